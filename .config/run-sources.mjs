/**
 * Lets a plain Node run our TypeScript sources: `node --import .config/run-sources.mjs file.ts`. Only tests start processes so; the
 * product runs what build.mjs has compiled, with the same options.
 */
import { register } from 'node:module';

register('./source-hooks.mjs', import.meta.url);
