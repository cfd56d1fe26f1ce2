import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cli.js';
import { Failure } from './failure.js';

/** The processes that the product consists of beside its database. */
export type ProcessName = 'api' | 'worker';

/** The program of a process; an app is started by its main file and never imported. */
export function programOf(name: ProcessName): string {
  const main = join(root, 'apps', name, 'dist', 'main.js');
  if (!existsSync(main)) throw new Failure(`${main} is not there: run \`npm run build\` first.`);
  return main;
}
