import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { suivi } from '../support/command-line.js';
import { withDatabase } from '../support/database.js';

const folder = mkdtempSync(join(tmpdir(), 'suivi-start-'));
const database = withDatabase();
const built = existsSync(fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url)));
/** The starter launches the built web server while it still looks at the database. */
const whenBuilt = built ? test : test.skip;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a start that cannot be', () => {
  test('on wrong settings lists all of them', async () => {
    const { code, err } = await suivi(['start'], { env: { PORT: '70000', LOG_LEVEL: 'loud', SUIVI_PORT: '1' } });
    expect(code).toBe(1);
    expect(err).toMatch(/^3 settings are wrong:\n {2}- PORT must be .*\n {2}- LOG_LEVEL must be .*\n {2}- SUIVI_PORT is not a setting\. Did you mean PORT\?\n$/);
  });

  test('on a taken port makes no data folder', async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, err } = await suivi(['start'], { env: { PORT: String(port), SUIVI_DATA_DIR: join(folder, 'never') } });
    await new Promise((resolve) => other.close(resolve));
    expect({ code, made: existsSync(join(folder, 'never')) }).toEqual({ code: 1, made: false });
    expect(err).toBe(`Port ${port} on 127.0.0.1 is taken by another program. Set PORT to a free one, or to 0 for any.\n`);
  });

  whenBuilt(`in a folder that cannot be written leaves it as it is${built ? '' : ' (needs the built product: npm run build)'}`, async () => {
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    const { code, err } = await suivi(['start'], { env: { PORT: '0', SUIVI_DATA_DIR: locked } });
    expect({ code, left: readdirSync(locked) }).toEqual({ code: 1, left: [] });
    expect(err).toMatch(/^The data folder .* cannot be written to: .*SUIVI_DATA_DIR\.\n$/);
  });

  whenBuilt(`on a database of a newer version changes nothing there${built ? '' : ' (needs the built product: npm run build)'}`, async () => {
    const { pool, url } = database();
    const tables = async () => (await pool.query("select count(*)::int as count from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")).rows[0].count;
    const before = await tables();
    await pool.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later release', 4102444800000)");
    for (const words of [['start'], ['migrate'], ['doctor', '--json']]) {
      const { code, out, err } = await suivi(words, { env: { PORT: '0', DATABASE_URL: url, SUIVI_DATA_DIR: join(folder, 'data') } });
      expect(code).toBe(1);
      expect(out + err).toMatch(/newer version/);
    }
    expect(await tables()).toBe(before);
  });
});
