import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lockDataDir, refuseRunning } from './lock.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suivi-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the starter of a data folder', () => {
  test('is the only one, and the second is told where the first is', () => {
    const lock = lockDataDir(folder);
    expect(() => lockDataDir(folder)).toThrow('Suivi is already being started');
    lock.reachedAt('http://127.0.0.1:4321');
    expect(() => refuseRunning(folder)).toThrow(`Suivi already runs at http://127.0.0.1:4321 on the data in ${folder} (process ${process.pid})`);
    lock.release();
    expect(refuseRunning(folder)).toEqual({ leftOver: false });
  });

  test('that was killed does not stand in the way, nor does another process that bears its number now', () => {
    for (const holder of [{ pid: 999_999_999, birth: '1' }, { pid: process.pid, birth: 'of another process' }]) {
      writeFileSync(join(folder, 'starter.json'), JSON.stringify(holder));
      expect(refuseRunning(folder)).toEqual({ leftOver: true });
      lockDataDir(folder).release();
    }
  });

  test('is looked for without writing anything', () => {
    refuseRunning(join(folder, 'not-there'));
    expect(readdirSync(folder)).toEqual([]);
  });
});
