import { defineConfig } from 'drizzle-kit';

/** Run from the root: `npx drizzle-kit generate --config drizzle/drizzle.config.ts --name what-changes`. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './libs/base/db/src/schema/index.ts',
  out: './drizzle/migrations',
});
