import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordHistory, sealRows } from '@suivi/audit';
import { createPartnership, createPerson } from '@suivi/directory';
import { verifyExport } from '../support/audit-export.js';
import { suivi } from '../support/command-line.js';
import { installedAt, withDatabase } from '../support/database.js';

const database = withDatabase();
const folder = mkdtempSync(join(tmpdir(), 'suivi-audit-'));
const file = join(folder, 'trail.jsonl');
const act = { actor: { kind: 'operator', name: 'Registry' } as const, now: installedAt };
const run = (...words: string[]) => suivi(['audit', ...words], { env: { DATABASE_URL: database().url } });

beforeAll(async () => {
  const { db } = database();
  const { id } = await createPartnership(db, { slug: 'un-caricom', name: { en: 'UN–CARICOM' } }, act);
  const person = await createPerson(db, { name: 'Ada Baptiste', email: 'ada@un.example', language: 'en', zone: 'UTC' }, act);
  const actor = { kind: 'person', name: person.name, personId: person.id } as const;
  for (let n = 1; n <= 3; n += 1) await recordHistory(db, { partnershipId: id, subject: 'commitment', subjectId: n, at: installedAt, actor, action: 'declared', before: null, after: { n } });
  await sealRows(db, installedAt);
  await recordHistory(db, { partnershipId: id, subject: 'commitment', subjectId: 4, at: installedAt, actor, action: 'declared', before: null, after: { n: 4 } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('suivi audit', () => {
  test('export writes what an auditor can verify without us, and how much of it is not sealed yet', async () => {
    const { code, out } = await run('export', '--partnership', 'un-caricom', '--out', file);
    const found = verifyExport(readFileSync(file, 'utf8'));
    expect(found).toMatchObject({ sealed: 4, unsealed: 1, names: ['Ada Baptiste'] });
    expect({ code, out }).toEqual({ code: 0, out: `Wrote ${file}: 5 rows, not sealed yet: 1. Head: ${found.head}.\n` });
    expect((await run('export', '--partnership', 'un-caricom', '--out', file)).err).toMatch(/exists already/);
  });

  test('export without a partnership gives what belongs to none: people, their names and addresses beside it', async () => {
    const { out } = await run('export', '--out', '-');
    expect(verifyExport(out)).toMatchObject({ sealed: 1, unsealed: 0, names: expect.arrayContaining(['Ada Baptiste', 'ada@un.example']) });
  });

  test('verify prints the head, and takes it back', async () => {
    const { code, out } = await run('verify');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^The trail is whole: 5 rows under 2 seals; not sealed yet: 1\.\nHead: [0-9a-f]{64}\n/) });
    const [, head = ''] = /Head: (\S+)/.exec(out) ?? [];
    expect((await run('verify', '--head', head)).code).toBe(0);
    expect((await run('verify', '--head', 'abc')).code).toBe(2);
    expect(await run('verify', '--head', head.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))).toMatchObject({ code: 1, out: expect.stringContaining('the trail was cut off before it, or written anew') });
  });

  test('verify names the row that was changed, its partnership and its instant, and ends with 1', async () => {
    await database().pool.query("alter table history disable trigger user; update history set action = 'verified' where id = 4; alter table history enable trigger user");
    const { code, out } = await run('verify');
    expect(code).toBe(1);
    expect(out).toContain('Row 4 (un-caricom, 2011-01-01T00:00:00.000Z) is not what seal 1 was put on.');
    expect(JSON.parse((await run('verify', '--json')).out)).toMatchObject({ ok: false, problems: 1, first: [{ kind: 'changed', row: 4 }] });
  });
});
