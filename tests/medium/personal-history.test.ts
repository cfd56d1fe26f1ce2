import { readFileSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { erasePersonalValues, historyOf, holdBackPersonalValues, recordHistory, sealRows, verifyTrail } from '@suivi/audit';
import { type Database, dropDatabase, migrate, openDatabase, transact } from '@suivi/db';
import { changeAddress, createPerson, markContactLost } from '@suivi/directory';
import { createTestDatabase, installedAt, withDatabase } from '../support/database.js';

jest.setTimeout(60_000); // makes whole databases, on a machine that may be busy

const database = withDatabase();
const operator = { kind: 'operator', name: 'Registry' } as const;
const act = { actor: operator, now: installedAt };

/** Everything that is hashed and exported, as one text. */
async function wholeHistory({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ text: string }>("select string_agg(row_to_json(h)::text, '') as text from history h");
  return rows[0]?.text ?? '';
}

/** A person with a name, an address given up, and one that no longer reaches them; who has declared something. */
async function registered(n: number): Promise<{ id: number; actor: { kind: 'person'; name: string; personId: number } }> {
  const { db } = database();
  const person = await createPerson(db, { name: `Ada Baptiste ${n}`, email: `ada-${n}@un.example`, language: 'fr', zone: 'UTC' }, act);
  const actor = { kind: 'person', name: person.name, personId: person.id } as const;
  await changeAddress(db, { personId: person.id, email: `ada-${n}@caricom.example` }, { ...act, actor });
  await markContactLost(db, { personId: person.id, address: `ada-${n}@caricom.example`, reason: `550 <ada-${n}@caricom.example> unknown` }, act);
  await recordHistory(db, { partnershipId: 1, subject: 'commitment', subjectId: n, at: installedAt, actor, action: 'declared', before: null, after: { n } });
  return { id: person.id, actor };
}

describe('names and addresses of people', () => {
  test('stand beside the history, and its readers see them in it', async () => {
    const { db } = database();
    const { id, actor } = await registered(1);
    expect(await wholeHistory(database())).not.toMatch(/Baptiste|@/);
    const [lost, changed, added] = await historyOf(db, wholeInstallation, 'person', id);
    expect(lost).toMatchObject({ actor: operator, reason: '550 <ada-1@caricom.example> unknown', after: { name: 'Ada Baptiste 1', email: 'ada-1@caricom.example', language: 'fr' } });
    expect(changed).toMatchObject({ actor, changes: { email: { from: 'ada-1@un.example', to: 'ada-1@caricom.example' } } });
    expect(added).toMatchObject({ changes: { name: { from: null, to: 'Ada Baptiste 1' }, language: { from: null, to: 'fr' } } });
    expect(await historyOf(db, wholeInstallation, 'commitment', 1)).toMatchObject([{ actor, after: { n: 1 } }]);
  });

  test('are kept once, however often a person acts', async () => {
    const { db, pool } = database();
    const { id, actor } = await registered(2);
    for (let turn = 0; turn < 3; turn += 1) await recordHistory(db, { partnershipId: 1, subject: 'commitment', subjectId: 2, at: installedAt, actor, action: 'declared', before: null, after: { turn } });
    expect((await pool.query('select value from personal_value where person_id = $1 order by value', [id])).rows).toEqual(
      ['550 <ada-2@caricom.example> unknown', 'Ada Baptiste 2', 'ada-2@caricom.example', 'ada-2@un.example'].map((value) => ({ value })),
    );
  });

  test('are erased for good, the trail says whose they were by number, and it is as whole as before', async () => {
    const { db, pool } = database();
    const { id, actor } = await registered(3);
    await sealRows(db, installedAt);
    const { head } = await verifyTrail(db);
    await transact(db, async (tx) => {
      await holdBackPersonalValues(tx);
      await recordHistory(tx, { partnershipId: null, subject: 'person', subjectId: id, at: installedAt, actor: operator, action: 'erased', before: null, after: {} });
      await erasePersonalValues(tx, id);
    });
    // A session that still bears the name does not bring it back.
    await recordHistory(db, { partnershipId: 1, subject: 'commitment', subjectId: 3, at: installedAt, actor, action: 'declared', before: null, after: {} });
    await sealRows(db, installedAt);
    expect((await pool.query('select 1 from personal_value where person_id = $1 or value ~ $2', [id, 'Baptiste 3|ada-3'])).rows).toEqual([]);
    expect(await historyOf(db, wholeInstallation, 'commitment', 3)).toMatchObject([{ actor: { name: `erased person ${id}` } }, { actor: { name: `erased person ${id}` } }]);
    expect((await historyOf(db, wholeInstallation, 'person', id))[2]).toMatchObject({ changes: { email: { from: `erased person ${id}`, to: `erased person ${id}` }, version: { from: 1, to: 2 } } });
    expect(await verifyTrail(db, head ?? '')).toMatchObject({ unsealed: 0, problems: 0 });
  });
});

const folder = new URL('../../drizzle/migrations/', import.meta.url);

/** Brings an empty database to the version before the trail had seals. */
async function migrateBeforeSeals({ pool }: Database): Promise<void> {
  const { entries } = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8')) as { entries: { tag: string; when: number }[] };
  await pool.query('create schema drizzle; create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)');
  for (const { tag, when } of entries.slice(0, entries.findIndex((entry) => entry.tag.endsWith('audit-trail')))) {
    await pool.query(readFileSync(new URL(`${tag}.sql`, folder), 'utf8'));
    await pool.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [tag, when]);
  }
}

test('a history from before is brought into this form, and is whole from then on', async () => {
  const url = await createTestDatabase({ migrated: false });
  const old = openDatabase({ url, max: 2 });
  try {
    await migrateBeforeSeals(old);
    const row = "insert into history (partnership_id, subject, subject_id, at, actor, action, reason, changes, after) values";
    const ada = '{"kind": "person", "name": "Ada Baptiste", "personId": 7}';
    await old.pool.query(`${row} (null, 'person', 7, '2011-01-01', '{"kind": "operator", "name": "Registry"}', 'added', null, '{"name": {"from": null, "to": "Ada Baptiste"}, "email": {"from": null, "to": "ada@un.example"}, "version": {"from": null, "to": 1}}', '{"id": 7, "name": "Ada Baptiste", "email": "ada@un.example"}'),
      (null, 'person', 7, '2011-01-02', '${ada}', 'contact-lost', '550 ada@un.example', '{"contactLostAt": {"from": null, "to": "2011-01-02"}}', '{"id": 7, "name": "Ada Baptiste", "email": "ada@un.example"}'),
      (1, 'commitment', 1, '2011-01-03', '${ada}', 'declared', 'work began', '{"name": {"from": "no", "to": "person"}}', '{"name": "no person"}'),
      (1, 'proposal', 1, '2011-01-04', '${ada}', 'rejected', null, '{"status": {"from": "proposed", "to": "rejected"}, "decidedBy": {"from": null, "to": "Ada Baptiste"}}', '{"status": "rejected", "decidedBy": "Ada Baptiste"}'),
      (1, 'reading', 1, '2011-01-05', '${ada}', 'dismissed', null, '{"requestedBy": {"from": null, "to": ${ada}}}', '{"requestedBy": ${ada}}')`);
    await migrate(url, installedAt);
    expect(await wholeHistory(old)).not.toMatch(/Baptiste|@/);
    expect(await historyOf(old.db, wholeInstallation, 'person', 7)).toMatchObject([
      { actor: { name: 'Ada Baptiste' }, reason: '550 ada@un.example', after: { email: 'ada@un.example' } },
      { actor: { name: 'Registry' }, reason: null, changes: { name: { from: null, to: 'Ada Baptiste' }, email: { to: 'ada@un.example' }, version: { to: 1 } } },
    ]);
    expect(await historyOf(old.db, wholeInstallation, 'commitment', 1)).toMatchObject([{ actor: { name: 'Ada Baptiste', personId: 7 }, reason: 'work began', changes: { name: { to: 'person' } }, after: { name: 'no person' } }]);
    await expect(old.pool.query('delete from history')).rejects.toThrow('append-only');
    expect(await historyOf(old.db, wholeInstallation, 'proposal', 1)).toMatchObject([{ actor: { name: 'Ada Baptiste' }, changes: { status: { to: 'rejected' } }, after: { status: 'rejected' } }]);
    expect(await historyOf(old.db, wholeInstallation, 'reading', 1)).toMatchObject([{ after: { requestedBy: { kind: 'person', personId: 7 } } }]);
    expect(await sealRows(old.db, installedAt)).toBe(5);
    expect(await verifyTrail(old.db)).toMatchObject({ rows: 5, problems: 0 });
  } finally {
    await old.close();
    await dropDatabase(url);
  }
});
