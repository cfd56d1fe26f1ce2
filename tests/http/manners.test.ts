import { beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '@suivi/contract';
import { type ApiUnderTest, withApi } from '../support/api.js';

const api = withApi();
let it: ApiUnderTest;
const ids: Record<string, number> = {};
const deadlines = ['2011-12-01', '2011-09-01', '2011-07-01', '2011-06-01', '2011-05-01'];
const post = async (url: string, body: unknown) => (await it.call('POST', `/api/v1${url}`, { body })).json;

beforeAll(async () => {
  it = api();
  ids.partnership = (await post('/partnerships', { slug: 'un-au', name: { en: 'UN–African Union' } })).id;
  ids.organization = (await post('/organizations', { acronym: 'AUC', name: { en: 'African Union Commission' } })).id;
  await post(`/partnerships/${ids.partnership}/participants`, { organizationId: ids.organization, side: 'partner' });
  ids.series = (await post('/series', { partnershipId: ids.partnership, slug: 'un-au', name: { en: 'Conferences' }, intervalMonths: 12 })).id;
  ids.meeting = (await post('/meetings', { seriesId: ids.series, ordinal: 5, startsOn: '2011-06-01', place: 'Addis Ababa', status: 'held' })).id;
  for (let n = 1; n <= 7; n += 1)
    await post('/commitments', {
      meetingId: ids.meeting, paragraphLabel: String(n), quote: `Words ${n}`, title: `Commitment ${n}`, owners: [{ organizationId: ids.organization, part: 'lead' }],
      deadline: deadlines[n - 1] ? { on: deadlines[n - 1] } : null,
    });
});

describe('the contract', () => {
  test('every route of the contract is mounted, and the OpenAPI document lists it', async () => {
    const document = (await it.call('GET', '/api/v1/openapi.json')).json;
    expect(document.openapi).toBe('3.1.0');
    for (const route of routes) {
      const operation = document.paths[route.path.replace(/:(\w+)/g, '{$1}')][route.method.toLowerCase()];
      expect(operation.operationId).toBe(route.id);
      const answer = await it.call(route.method, `/api/v1${route.path.replace(':id', '999999')}`, { body: route.method === 'GET' ? undefined : {} });
      expect({ route: route.id, unmounted: answer.status === 404 && /^Cannot /.test(answer.json?.detail ?? '') }).toEqual({ route: route.id, unmounted: false });
      expect(answer.status).toBeLessThan(500);
    }
  });

  test('an operation id stands once', () => expect(new Set(routes.map((r) => r.id)).size).toBe(routes.length));
});

describe('a page of the register', () => {
  test('ends where the next begins, in the order of deadlines, those without one last', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { title: string }[]; nextCursor: string | null } = (await it.call('GET', `/api/v1/commitments?limit=3${cursor ? `&cursor=${cursor}` : ''}`)).json;
      seen.push(...page.items.map((c) => c.title));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1, 6, 7].map((n) => `Commitment ${n}`));
    const descending = (await it.call('GET', '/api/v1/commitments?sort=-deadline&limit=3')).json;
    expect(descending.items.map((c: { title: string }) => c.title)).toEqual([7, 6, 1].map((n) => `Commitment ${n}`));
  });

  test('is filtered by entity, meeting and schedule', async () => {
    const count = async (query: string) => (await it.call('GET', `/api/v1/commitments?${query}`)).json.items.length;
    expect(await count(`organizationId=${ids.organization}&meetingId=${ids.meeting}`)).toBe(7);
    expect(await count('organizationId=424242')).toBe(0);
    expect(await count('schedule=overdue')).toBe(3);
    expect(await count('schedule=due-soon')).toBe(1);
    expect(await count('schedule=on-track')).toBe(1);
    expect(await count('schedule=no-deadline')).toBe(2);
    expect(await count('status=implemented')).toBe(0);
  });

  test.each(['cursor=xx', 'limit=0', 'limit=1000', 'schedule=late', 'partnershipId=one', 'sort=title'])('a query that means nothing (%s) is refused', async (query) => {
    const answer = await it.call('GET', `/api/v1/commitments?${query}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('errors', () => {
  test('say what is wrong, field by field', async () => {
    const answer = await it.call('POST', '/api/v1/people', { body: { name: 'A\u0000', email: 'a@x;b@y', language: 'de', zone: 'Mars/Olympus' } });
    expect(answer.json).toMatchObject({ status: 422, code: 'invalid-body' });
    expect(answer.json.errors.map((e: { path: string }) => e.path).sort()).toEqual(['body.email', 'body.language', 'body.name', 'body.zone']);
  });

  test.each([
    ['an id that is none', '/api/v1/commitments/abc', 400],
    ['a commitment that is not there', '/api/v1/commitments/424242', 404],
    ['an address that is not there', '/api/v1/nothing', 404],
    ['a body that is no JSON', '{', 400],
  ])('%s', async (_, urlOrBody, status) => {
    const isUrl = urlOrBody.startsWith('/');
    const answer = isUrl ? await it.call('GET', urlOrBody) : await it.call('POST', '/api/v1/people', { body: urlOrBody, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ status, type: expect.stringContaining('urn:suivi:problem:') });
  });

  test('what is there already is a conflict', async () => {
    expect((await post('/partnerships', { slug: 'un-au', name: { en: 'Again' } })).code).toBe('already-exists');
  });
});

describe('changes', () => {
  test('ask for the version they start from, and give the new one', async () => {
    const [{ id }] = (await it.call('GET', '/api/v1/commitments?limit=1')).json.items;
    const read = await it.call('GET', `/api/v1/commitments/${id}`);
    expect(read.headers.get('etag')).toBe('"1"');
    const change = (version: string) => it.call('PATCH', `/api/v1/commitments/${id}`, { body: { level: 'regional' }, headers: { 'if-match': version } });
    expect((await change('"1"')).headers.get('etag')).toBe('"2"');
    expect((await change('"1"')).json).toMatchObject({ status: 412, code: 'stale-version' });
    expect((await change('3')).json).toMatchObject({ status: 400 });
  });

  test('of two at the same moment one wins and the other is told', async () => {
    const [{ id, version }] = (await it.call('GET', '/api/v1/commitments?limit=1')).json.items;
    const both = await Promise.all([1, 2].map((n) => it.call('PATCH', `/api/v1/commitments/${id}`, { body: { title: `Title ${n}` }, headers: { 'if-match': `"${version}"` } })));
    expect(both.map((a) => a.status).sort()).toEqual([200, 412]);
  });

  test('from a page elsewhere are refused', async () => {
    const body = { slug: 'evil', name: { en: 'x' } };
    expect((await it.call('POST', '/api/v1/partnerships', { body, headers: { origin: 'https://elsewhere.example' } })).json).toMatchObject({ status: 403, code: 'foreign-origin' });
    expect((await it.call('POST', '/api/v1/partnerships', { body, headers: { origin: 'null' } })).status).toBe(403);
    const form = { method: 'POST', body: 'email=somebody%40x.example', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' } };
    for (const page of ['/sign-in', '/unsubscribe/1.x', '/answer/1.x']) expect([page, (await fetch(`${it.origin}${page}`, form)).status]).toEqual([page, 403]);
  });
});

describe('an appointment', () => {
  test('that ends is no longer reminded, and its end stands in the list', async () => {
    const person = await post('/people', { name: 'Leaves', email: 'leaves@x.example' });
    const appointment = await post(`/partnerships/${ids.partnership}/appointments`, { organizationId: ids.organization, personId: person.id, role: 'focal-point' });
    expect(await post(`/appointments/${appointment.id}/end`, { endsOn: '2011-08-20' })).toMatchObject({ id: appointment.id, endsOn: '2011-08-20' });
    const { items } = (await it.call('GET', `/api/v1/partnerships/${ids.partnership}/appointments`)).json;
    expect(items).toContainEqual(expect.objectContaining({ id: appointment.id, endsOn: '2011-08-20' }));
  });
});

describe('health', () => {
  test('the process is alive, ready, and shows its figures', async () => {
    expect((await it.call('GET', '/healthz')).json).toEqual({ status: 'ok' });
    expect((await it.call('GET', '/readyz')).json).toEqual({ status: 'ok', database: 'ok', queue: 'ok' });
    const metrics = await it.call('GET', '/metrics');
    expect(metrics.text).toMatch(/suivi_mails\{state="sent"\} 0/);
    expect(metrics.text).toContain('suivi_http_request_seconds_bucket');
  });

  test('answers forbid scripts from elsewhere and framing', async () => {
    const { headers } = await it.call('GET', '/healthz');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-frame-options')).toBe('DENY');
  });
});
