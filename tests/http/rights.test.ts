import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Route, routes } from '@suivi/contract';
import { accessGrant, installation } from '@suivi/db';
import { createPerson } from '@suivi/directory';
import { withApi } from '../support/api.js';
import { expectedStatus, type Place, places, type Role, roles } from '../support/rights-roles.js';
import { askedElsewhere, type Rule, table } from '../support/rights-table.js';
import { type Realm, realmOf, type Things } from '../support/rights-world.js';
import { cookieOf } from '../support/session-of.js';

/** Every role asks every operation for its own entity's thing, another entity's, a foreign partnership's, and one that does not exist. */

const now = '2026-03-02T09:00:00Z';
const api = withApi(now, { requestsPerMinute: 1_000_000 });
const act = { actor: { kind: 'system' as const, name: 'Test' }, now: new Date('2026-03-01T00:00:00Z') };

let home: Realm;
let foreign: Realm;
const cookies = new Map<Role, { cookie: string }>();
let n = 0;

beforeAll(async () => {
  const { db } = api().database;
  home = await realmOf(db, 'Zephyrine', act);
  foreign = await realmOf(db, 'Quetzalite', act);
  const { id: root } = await createPerson(db, { name: 'Root', email: 'root@x.example', language: 'en', zone: 'UTC' }, act);
  await db.insert(accessGrant).values({ personId: root, partnershipId: null, role: 'administrator', grantedAt: act.now });
  await db.update(installation).set({ claimedAt: act.now });
  const { viewer, administrator, un, partner } = home.cast;
  const people: Record<Exclude<Role, 'nobody'>, number> = {
    viewer, focalPoint: un.focal, alternate: un.alternate, head: un.head, unDesk: un.desk, partnerDesk: partner.desk, administrator, installation: root, foreignFocalPoint: foreign.cast.un.focal, foreignDesk: foreign.cast.un.desk,
  };
  for (const [role, personId] of Object.entries(people)) cookies.set(role as Role, await cookieOf(db, personId, new Date(now)));
}, 180_000);

const missing = 999_999_999;

interface Count {
  /** What the coordinator is to find, and what the focal point is: $P is the partnership, $O the entity, $I the person. */
  whole: string;
  own?: string;
}
const inHome = 'join commitment c on c.id = x.commitment_id where c.partnership_id = $P';
const counts: Record<string, Count> = {
  '/partnerships': { whole: 'partnership where id = $P', own: 'partnership where id = $P' },
  '/organizations': { whole: 'participant where partnership_id = $P', own: 'participant where partnership_id = $P' },
  '/participants': { whole: 'participant where partnership_id = $P', own: 'participant where partnership_id = $P' },
  '/instruments': { whole: 'instrument where partnership_id = $P', own: 'instrument where partnership_id = $P' },
  '/people': { whole: 'person x where id in (select person_id from appointment where partnership_id = $P union select person_id from access_grant where partnership_id = $P)' },
  '/series': { whole: 'series where partnership_id = $P', own: 'series where partnership_id = $P' },
  '/meetings': { whole: 'meeting m join series s on s.id = m.series_id where s.partnership_id = $P', own: 'meeting m join series s on s.id = m.series_id where s.partnership_id = $P' },
  '/readings': { whole: "reading r join meeting m on m.id = r.meeting_id join series s on s.id = m.series_id where s.partnership_id = $P and r.status <> 'done'", own: 'reading where false' },
  '/commitments': { whole: 'commitment where partnership_id = $P', own: 'commitment where partnership_id = $P and id in (select commitment_id from commitment_owner where organization_id = $O)' },
  '/mails': { whole: 'mail where person_id in (select person_id from appointment where partnership_id = $P)', own: 'mail where person_id = $I' },
  '/reports': { whole: 'report_document where partnership_id = $P', own: 'report_document where false' },
  '/updates': { whole: `status_update x ${inHome} and x.state <> 'awaiting-clearance'`, own: `status_update x ${inHome} and x.organization_id = $O` },
  '/extension-requests': { whole: `extension_request x ${inHome}`, own: `extension_request x ${inHome} and x.organization_id = $O` },
  '/handovers': { whole: `handover x ${inHome}` },
  '/replies': { whole: `reply r where exists (select 1 from reply_question x ${inHome} and x.reply_id = r.id and x.organization_id = $O)` },
};
const filters: [string, keyof Omit<Things, 'side'>][] = [
  ['/organizations?partnershipId=', 'partnership'], ['/participants?partnershipId=', 'partnership'], ['/instruments?partnershipId=', 'partnership'], ['/series?partnershipId=', 'partnership'], ['/meetings?partnershipId=', 'partnership'], ['/meetings?seriesId=', 'series'], ['/readings?partnershipId=', 'partnership'],
  ['/readings?meetingId=', 'meeting'], ['/commitments?partnershipId=', 'partnership'], ['/commitments?meetingId=', 'meeting'], ['/commitments?organizationId=', 'organization'], ['/commitments?documentId=', 'document'],
  ['/commitments/table?format=csv&partnershipId=', 'partnership'], ['/mails?personId=', 'person'], ['/updates?commitmentId=', 'commitment'], ['/extension-requests?commitmentId=', 'asked'], ['/handovers?commitmentId=', 'handedOver'],
  ['/reports?partnershipId=', 'partnership'], ['/reports?meetingId=', 'meeting'],
];

function thingAt(place: Place): Things {
  if (place === 'missing') return new Proxy(home.un, { get: (of, key) => (key === 'side' ? of.side : missing) });
  return place === 'own' ? home.un : place === 'other' ? home.partner : foreign.un;
}

const idIn = (route: Route, rule: Rule, thing: Things): string => (rule.kind && route.path.includes(':id') ? String(thing[rule.kind]) : '1');

async function ask(route: Route, rule: Rule, role: Role, place: Place) {
  const thing = thingAt(place);
  n += 1;
  const path = route.path.replace(':id', idIn(route, rule, thing)).replace(':number', '1');
  const headers = { ...cookies.get(role), ...rule.headers, ...(route.ifMatch ? { 'if-match': '"4242"' } : {}) };
  return api().call(route.method, `/api/v1${path}${rule.query ?? ''}`, { body: rule.body?.({ thing, n }), headers });
}

interface Seen {
  route: string;
  role: Role;
  place: Place;
  status: number;
  text: string;
}
const seen: Seen[] = [];

describe('the matrix', () => {
  test('has a row for every operation of the OpenAPI document, and for nothing else', async () => {
    const document = (await api().call('GET', '/api/v1/openapi.json')).json as { paths: Record<string, Record<string, { operationId: string }>> };
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect([...Object.keys(table), ...Object.keys(askedElsewhere)].sort()).toEqual(operations.sort());
  });

  test.each(routes.filter(({ id }) => id in table).map((route) => [route.id, route] as const))('%s', async (id, route) => {
    const rule = table[id] as Rule;
    const found: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    for (const role of roles)
      await Promise.all((rule.kind ? places : (['own'] as const)).map(async (place) => {
        const answer = await ask(route, rule, role, place);
        seen.push({ route: id, role, place, status: answer.status, text: answer.text });
        found[`${role} ${place}`] = answer.status;
        wanted[`${role} ${place}`] = expectedStatus(route, rule, role, place);
      }));
    expect(found).toEqual(wanted);
  });
});

const matching = (found: Seen, answer: Partial<Seen>): boolean => found.route === answer.route && found.role === answer.role && found.place === answer.place;
const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#');

describe('what is not theirs', () => {
  test('answers to the letter as what does not exist', () => {
    const hidden = seen.filter(({ route, role, place, status }) => table[route]?.kind && status === 404 && place !== 'missing' && role !== 'installation');
    const different = hidden.filter((one) => withoutNumbers(one.text) !== withoutNumbers(seen.find((other) => matching(other, { ...one, place: 'missing' }))?.text ?? ''));
    expect(different).toEqual([]);
    expect(hidden.length).toBeGreaterThan(300);
  });

  test('is in no answer: no list, page, table, report or problem says a word of it', () => {
    const words = (role: Role): RegExp => (role.startsWith('foreign') ? /zephyrine/i : /quetzalite/i);
    const told = seen.filter(({ role, text }) => role !== 'installation' && words(role).test(text));
    expect(told.map(({ route, role, place }) => `${route} ${role} ${place}`)).toEqual([]);
    const ownWords = seen.filter(({ role, text }) => (role.startsWith('foreign') ? /quetzalite/i : /zephyrine/i).test(text));
    expect(new Set(ownWords.map(({ route }) => route)).size).toBeGreaterThan(40);
  });

  test.each(Object.keys(counts))('is not counted either: %s', async (path) => {
    const { whole, own = '' } = counts[path] as Count;
    const shown = async (role: Role): Promise<number> => (await api().call('GET', `/api/v1${path}?limit=200`, { headers: cookies.get(role) })).json.items.length;
    const there = async (condition: string): Promise<number> => Number((await api().database.pool.query(`select count(*) as n from ${condition.replaceAll('$P', String(home.un.partnership)).replaceAll('$O', String(home.un.organization)).replaceAll('$I', String(home.cast.un.focal))}`)).rows[0].n);
    expect(await shown('unDesk')).toBe(await there(whole));
    if (own !== '') expect(await shown('focalPoint')).toBe(await there(own));
    expect(await shown('installation')).toBeGreaterThan(await there(whole));
  });

  test('cannot be filtered for: a foreign id in a query finds what one that does not exist finds', async () => {
    for (const [role, realm] of [['viewer', foreign], ['focalPoint', foreign], ['unDesk', foreign], ['foreignDesk', home]] as const)
      for (const [path, kind] of filters) {
        const asked = async (id: number) => api().call('GET', `/api/v1${path}${id}`, { headers: cookies.get(role) });
        const [strange, none] = [await asked(realm.un[kind]), await asked(missing)];
        expect({ role, path, status: strange.status, text: strange.text }).toEqual({ role, path, status: none.status, text: none.text });
      }
  });

  test('addresses of mail are read by the desks, and by whoever they belong to', () => {
    const readers = new Set<Role>(['viewer', 'focalPoint', 'alternate', 'head']);
    const own: Partial<Record<Role, string>> = { focalPoint: 'focal-un@', alternate: 'alternate-un@', head: 'head-un@', viewer: 'viewer@' };
    // What a person is handed out or shown of their own holds what they wrote themselves, such as the address of a colleague whom they named.
    const others = seen.filter(({ route, role, text }) => !['exportPerson', 'readOwnDuties'].includes(route) && readers.has(role) && text.replaceAll(new RegExp(`${own[role]}zephyrine`, 'gi'), '').match(/@zephyrine/i));
    expect(others.map(({ route, role, place }) => `${route} ${role} ${place}`)).toEqual([]);
  });
});
