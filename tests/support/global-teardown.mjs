import { join } from 'node:path';
import pg from 'pg';
import { removeRun, runsFolder } from './test-run.mjs';

/** Leaves nothing behind: neither the run's embedded server and folder nor its databases on a server of the tester's. */
export default async function tearDown() {
  await removeRun(join(runsFolder, process.env.SUIVI_TEST_RUN));
  if (process.env.TEST_DATABASE_URL) await dropDatabases(process.env.TEST_DATABASE_URL, `suivi_test_${process.env.SUIVI_TEST_RUN}_`);
}

async function dropDatabases(url, prefix) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select datname as name from pg_database where starts_with(datname, $1)', [prefix]);
    for (const { name } of rows) {
      await client.query(`alter database "${name}" is_template false`);
      await client.query(`drop database "${name}" with (force)`);
    }
  } finally {
    await client.end();
  }
}
