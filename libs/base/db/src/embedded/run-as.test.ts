import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseRunAs, commandLine, handOver } from './run-as.js';
import { EmbeddedPostgresError } from './problem.js';

const isRoot = process.getuid?.() === 0;
const nowhere = join(tmpdir(), 'suivi-no-such-cluster');
const asRoot = isRoot ? test : test.skip;

describe('root starts the server', () => {
  asRoot('in a user namespace where there are any (needs root)', () => {
    expect(commandLine(chooseRunAs(nowhere, 'postgres', () => true), 'postgres', ['-D', 'x'])).toEqual([
      'unshare', ['-U', '--map-user=1000', '--map-group=1000', '--', 'postgres', '-D', 'x'],
    ]);
  });

  asRoot('as an unprivileged user where there are none (needs root)', () => {
    expect(chooseRunAs(nowhere, '/bin/true', () => false).uid).toBeGreaterThan(0);
  });

  asRoot('as the owner of a cluster that another user has made (needs root)', () => {
    const cluster = mkdtempSync(join(tmpdir(), 'suivi-cluster-'));
    handOver(cluster, { prefix: [], uid: 4711, gid: 4712 });
    expect(statSync(cluster).uid).toBe(4711);
    expect(chooseRunAs(cluster, 'postgres', () => true)).toEqual({ prefix: [], uid: 4711, gid: 4712 });
    rmSync(cluster, { recursive: true });
  });

  asRoot('not at all if nobody else can run its programs, and says so (needs root)', () => {
    expect(() => chooseRunAs(nowhere, '/no/such/program', () => false)).toThrow(EmbeddedPostgresError);
  });
});

test('anybody else starts it as himself', () => {
  if (isRoot) return expect(commandLine({ prefix: [] }, 'postgres', ['-D', 'x'])).toEqual(['postgres', ['-D', 'x']]);
  return expect(chooseRunAs(nowhere, 'postgres')).toEqual({ prefix: [] });
});
