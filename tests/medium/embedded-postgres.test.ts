import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { EmbeddedPostgresError, type EmbeddedProblem, findEmbeddedPostgres, openDatabase, startEmbeddedPostgres, type EmbeddedPostgres } from '@suivi/db';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(60_000); // the first start makes a cluster: 1 s on an idle machine, several on a busy one

const silent = (): void => undefined;
const postmasterOf = (dataDir: string): number => Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
let dataDir: string;
let running: EmbeddedPostgres[] = [];

async function start(durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: silent, durable });
  running.push(server);
  return server;
}

async function ask<T>(url: string, statement: string): Promise<T[]> {
  const { pool, close } = openDatabase({ url, max: 1 });
  try {
    return (await pool.query(statement)).rows;
  } finally {
    await close();
  }
}

async function problemOf(work: Promise<unknown>): Promise<EmbeddedProblem | undefined> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown);
  return error instanceof EmbeddedPostgresError ? error.problem : undefined;
}

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
});

const makeFolder = (): void => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'suivi embedded ')), 'data of Suivi');
};
const removeFolder = (): void => rmSync(join(dataDir, '..'), { recursive: true, force: true });

describe('the embedded server', () => {
  beforeAll(makeFolder);
  afterAll(removeFolder);

  test('is made once by two that start at once, and stops when the last one leaves', async () => {
    mkdirSync(join(dataDir, 'postgres.new-999999-1-abcdef'), { recursive: true }); // as a killed first start leaves it
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.url).toBe(first.url);
    expect([first.started, second.started].filter(Boolean)).toHaveLength(1);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-users', 'postgres.log']);
    await first.stop();
    await first.stop();
    expect(await ask(second.url, 'select 1 as still')).toEqual([{ still: 1 }]);
    await second.stop();
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('keeps its rows from one start to the next and is gone after its stop', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 1 as n');
    expect(findEmbeddedPostgres(dataDir)).toBe(first.url);
    await first.stop();
    await expect(ask(first.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(findEmbeddedPostgres(dataDir)).toBeNull();
    const second = await start();
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  test('listens on the loopback only, wants a password, and keeps its folder to itself', async () => {
    const { url } = await start();
    expect(await ask(url, "select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as sockets")).toEqual([{ at: '127.0.0.1', sockets: '' }]);
    const withoutPassword = new URL(url);
    withoutPassword.password = 'guess';
    await expect(ask(withoutPassword.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
  });

  test('that was killed comes back with what was committed', async () => {
    const first = await start(true);
    await ask(first.url, 'create table survivor as select 1 as n');
    process.kill(postmasterOf(dataDir), 'SIGKILL');
    const second = await start(true);
    expect(await ask(second.url, 'select n from survivor')).toEqual([{ n: 1 }]);
  });

  test('starts although its process id of last time is somebody else’s now', async () => {
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.ppid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await ask((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('forgets users that were killed', async () => {
    const server = await start();
    writeFileSync(join(dataDir, 'postgres-users/1-1'), ''); // process 1 lives, but it was not born then
    await server.stop();
    expect(readdirSync(join(dataDir, 'postgres-users'))).toEqual([]);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('passes on what PostgreSQL itself complained of', async () => {
    writeFileSync(join(dataDir, 'postgres/postgresql.conf'), 'no_such_setting = 1\n');
    await expect(start()).rejects.toThrow('no_such_setting');
  });
});

describe('the embedded server says clearly', () => {
  beforeEach(makeFolder);
  afterEach(removeFolder);

  test('that the data folder is read-only', async () => {
    mkdirSync(dataDir, { mode: 0o555 });
    chmodSync(dataDir, 0o555);
    expect(await problemOf(start())).toBe('data-folder-not-writable');
    chmodSync(dataDir, 0o755);
  });

  test('that the data folder is a file', async () => {
    writeFileSync(dataDir, '');
    expect(await problemOf(start())).toBe('data-folder-not-writable');
  });

  test('that the data are of another PostgreSQL', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '16\n');
    expect(await problemOf(start())).toBe('data-folder-of-other-version');
  });

  test('that the folder holds something else', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres/letter.txt'), 'x');
    expect(await problemOf(start())).toBe('data-folder-damaged');
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['letter.txt']);
  });
});
