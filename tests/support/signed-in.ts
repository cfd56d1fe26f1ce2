import { addParticipant, appoint, createOrganization, createPartnership, createPerson, giveGrant } from '@suivi/directory';
import type { ApiUnderTest } from './api.js';
import { type Jar, newJar } from './browser-jar.js';

/** An installation with one partnership and people to sign in as; names are their own addresses at x.example. */
export interface Household {
  partnership: number;
  organization: number;
  person(name: string, role?: 'focal-point' | 'coordinator'): Promise<number>;
  administrator(name: string, partnershipId: number | null): Promise<number>;
  /** What the last mail to somebody bears. */
  mailTo(name: string): Promise<{ link: string; code: string; raw: string }>;
  ask(jar: Jar, name: string, then?: string): Promise<string>;
  /** A browser in which somebody has just signed in. */
  signIn(name: string): Promise<Jar>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  count(table: string): Promise<number>;
}

const addressOf = (name: string): string => (name.includes('@') ? name : `${name.toLowerCase()}@x.example`);

/** Sets an installation up; `it` is the API of the test. */
export async function household(it: ApiUnderTest): Promise<Household> {
  const { db, pool } = it.database;
  const act = { actor: { kind: 'system' as const, name: 'Test' }, now: new Date('2026-03-01T00:00:00Z') };
  const { id: partnership } = await createPartnership(db, { slug: 'un-x', name: { en: 'UN–X' } }, act);
  const { id: organization } = await createOrganization(db, { acronym: 'X', name: { en: 'X' } }, act);
  await addParticipant(db, { partnershipId: partnership, organizationId: organization, side: 'partner' }, act);
  const rows: Household['rows'] = async (sql) => (await pool.query(sql)).rows;
  const person: Household['person'] = async (name, role) => {
    const { id } = await createPerson(db, { name, email: addressOf(name), language: 'en', zone: 'UTC', dutyStationId: null }, act);
    if (role) await appoint(db, { partnershipId: partnership, organizationId: organization, personId: id, role, startsOn: '2026-01-01' }, act);
    return id;
  };
  const ask: Household['ask'] = async (jar, name, then = '/') => (await jar.post('/sign-in', { address: addressOf(name), then })).text;
  const mailTo: Household['mailTo'] = async (name) => {
    await it.work();
    const [row] = await rows(`select raw from mailbox_message where envelope_to = '${addressOf(name)}' order by id desc limit 1`);
    const raw = String(row?.raw ?? '').replace(/=\r?\n/g, '').replaceAll('=3D', '=');
    return { raw, link: new URL(/http:\/\/[^\s"]+\/sign-in\/link\/[\w.-]+/.exec(raw)?.[0] ?? 'http://none/').pathname, code: /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(raw)?.[0] ?? '' };
  };
  return {
    partnership, organization, person, ask, mailTo, rows,
    count: async (table) => Number((await rows(`select count(*)::int as n from ${table}`))[0]?.n),
    administrator: async (name, partnershipId) => {
      const personId = await person(name);
      await giveGrant(db, { personId, partnershipId, role: 'administrator' }, act);
      return personId;
    },
    signIn: async (name) => {
      const jar = newJar(it);
      // However often a test signs somebody in: how often one may ask is looked at elsewhere.
      await rows('delete from sign_in_request');
      await ask(jar, name);
      await jar.post((await mailTo(name)).link);
      return jar;
    },
  };
}
