import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { recordHistory, sealRows } from '@suivi/audit';
import { SteppedClock } from '@suivi/kernel';
import { createWebhook, deliveriesTo, retryDelivery, switchWebhook, tellWebhooks, webhooksFor } from '@suivi/webhooks';
import { Webhook } from 'standardwebhooks';
import { withDatabase } from '../support/database.js';

const database = withDatabase();
const clock = new SteppedClock(new Date('2026-03-02T09:00:00Z'));
const act = () => ({ actor: { kind: 'operator' as const, name: 'Test' }, now: clock.now() });
const loopback = ['127.0.0.0/8'];
const by = () => ({ scope: wholeInstallation, act: act(), networks: loopback });

/** A receiver that answers what it is told to, and keeps what it got. */
const got: { request: IncomingMessage; body: string }[] = [];
let answer: (request: IncomingMessage) => number | 'hang' = () => 204;
let receiver: Server;
let url: string;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      got.push({ request, body });
      const status = answer(request);
      if (status !== 'hang') response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/suivi`;
});
afterAll(() => void receiver.close());
beforeEach(async () => {
  got.length = 0;
  answer = () => 204;
  await database().pool.query('truncate webhook_endpoint cascade');
});
afterEach(() => clock.set(new Date(clock.now().getTime() + 86_400_000)));

const happens = (action: string, subjectId = 1): Promise<void> =>
  recordHistory(database().db, { partnershipId: null, subject: 'commitment', subjectId, at: clock.now(), actor: { kind: 'operator', name: 'Ana Reyes' }, action, before: null, after: { id: subjectId, reference: 'UN-CARICOM-6/03', verifiedStatus: 'in-progress', title: 'A plan', version: 2 } });
const tell = async (worker = 'test'): Promise<void> => {
  await sealRows(database().db, clock.now());
  await tellWebhooks.run({ db: database().db, clock, worker, webhookNetworks: loopback }, {});
};
const add = (events: readonly ('commitment.changed' | 'commitment.closed' | 'update.submitted')[] = ['update.submitted', 'commitment.closed']) => createWebhook(database().db, { partnershipId: null, url, events: [...events] }, by());
const told = async (id: number) => (await deliveriesTo(database().db, { id, limit: 100 }, wholeInstallation)).items;

describe('webhooks', () => {
  test('a receiver is told that a report was circulated, issued and corrected, under the hash of what was issued, and of no draft', async () => {
    await createWebhook(database().db, { partnershipId: null, url, events: ['report.circulated', 'report.issued', 'report.corrected'] }, by());
    const report = { id: 7, kind: 'final', meetingId: 2, state: 'issued', contentSha256: 'ab', masthead: { symbol: 'A/1' }, version: 5 };
    for (const action of ['begun', 'dressed', 'circulated', 'approved', 'issued', 'corrected'])
      await recordHistory(database().db, { partnershipId: null, subject: 'report', subjectId: 7, at: clock.now(), actor: { kind: 'operator', name: 'Ana Reyes' }, action, before: null, after: report });
    await tell();
    const bodies = got.map(({ body }) => JSON.parse(body)).sort((a, b) => (a.type < b.type ? -1 : 1));
    expect(bodies.map(({ type }) => type)).toEqual(['report.circulated', 'report.corrected', 'report.issued']);
    expect(bodies[2].data).toMatchObject({ reportId: 7, kind: 'final', meetingId: 2, state: 'issued', contentSha256: 'ab' });
  });

  test('a receiver gets what it asked for, signed so that the library of the convention accepts it, and nothing about people', async () => {
    const { id, secret } = await add();
    await happens('update-submitted');
    await happens('edited');
    await tell();
    expect(got).toHaveLength(1);
    const [{ request, body }] = got as [(typeof got)[number]];
    // the library holds the time against the machine's clock: what was signed is checked at its own time
    const headers = request.headers as Record<string, string>;
    const resigned = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(Number(headers['webhook-timestamp']) * 1000), body);
    expect(headers['webhook-signature']).toBe(resigned);
    expect(JSON.parse(body)).toMatchObject({ type: 'update.submitted', data: { commitmentId: 1, reference: 'UN-CARICOM-6/03', action: 'update-submitted' } });
    expect(body).not.toMatch(/Ana|plan/);
    expect(await told(id)).toMatchObject([{ state: 'delivered', attempts: 1, event: 'update.submitted' }]);
  });

  test('what is not delivered is tried again later under the same id, and told once', async () => {
    const { id } = await add();
    answer = () => 503;
    await happens('closed');
    await tell();
    await tell();
    expect(got).toHaveLength(1);
    expect(await told(id)).toMatchObject([{ state: 'due', fate: 'the receiver answered 503' }]);
    answer = () => 200;
    clock.set(new Date(clock.now().getTime() + 3 * 60_000));
    await tell();
    await tell();
    expect(got.map(({ request }) => request.headers['webhook-id'])).toEqual([got[0]?.request.headers['webhook-id'], got[0]?.request.headers['webhook-id']]);
    expect(await told(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  test('four workers at once tell each event once', async () => {
    await add();
    for (let n = 1; n <= 40; n += 1) await happens('closed', n);
    await sealRows(database().db, clock.now());
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => tellWebhooks.run({ db: database().db, clock, worker: name, webhookNetworks: loopback }, {})));
    expect(new Set(got.map(({ request }) => request.headers['webhook-id'])).size).toBe(40);
    expect(got).toHaveLength(40);
  });

  test('a receiver that says it is gone is told nothing more until somebody enables it, and then only what is new', async () => {
    const { id } = await add();
    answer = () => 410;
    await happens('closed');
    await tell();
    expect(await webhooksFor(database().db, wholeInstallation)).toMatchObject([{ id, disabledReason: 'the receiver answered 410' }]);
    await happens('closed', 2);
    await tell();
    expect(got).toHaveLength(1);
    answer = () => 204;
    await switchWebhook(database().db, { id, on: true }, by());
    await happens('closed', 3);
    await tell();
    expect(got.slice(1).map(({ body }) => JSON.parse(body).data.commitmentId)).toEqual([3]);
  });

  test('a failed delivery can be tried again by a person', async () => {
    const { id } = await add();
    answer = () => 410;
    await happens('closed');
    await tell();
    answer = () => 204;
    await switchWebhook(database().db, { id, on: true }, by());
    const [failed] = await told(id);
    await retryDelivery(database().db, { id: failed?.id ?? 0, version: failed?.version }, by());
    await tell();
    expect(await told(id)).toMatchObject([{ state: 'delivered' }]);
  });

  test('a redirect is not followed', async () => {
    const { id } = await add();
    answer = () => 302;
    await happens('closed');
    await tell();
    expect(await told(id)).toMatchObject([{ state: 'due', fate: 'the receiver answered 302' }]);
  });

  test.each([
    'http://example.org/', 'https://127.0.0.1/', 'https://[::1]/', 'https://10.0.0.8/', 'https://192.168.1.1/', 'https://169.254.169.254/latest', 'https://[fd00::1]/', 'https://[::ffff:10.0.0.1]/',
    'https://2130706433/', 'https://0x7f.1/', 'ftp://example.org/', 'https://user:secret@example.org/', 'no address',
  ])('the address %s is refused', async (address) => {
    await expect(createWebhook(database().db, { partnershipId: null, url: address, events: ['commitment.closed'] }, { ...by(), networks: [] })).rejects.toMatchObject({ code: 'webhook.address-not-usable' });
  });

  test('a name that leads to a private address is never connected to, and the endpoint is switched off', async () => {
    const { id } = await createWebhook(database().db, { partnershipId: null, url: 'https://localhost/suivi', events: ['commitment.closed'] }, { ...by(), networks: [] });
    await happens('closed');
    await sealRows(database().db, clock.now());
    await tellWebhooks.run({ db: database().db, clock, worker: 'test' }, {});
    expect(await told(id)).toMatchObject([{ state: 'failed', fate: expect.stringContaining('not a public address') }]);
    expect((await webhooksFor(database().db, wholeInstallation))[0]?.disabledAt).not.toBeNull();
  });

  test('whoever administers another partnership sees and changes nothing of it', async () => {
    const { id } = await add();
    const stranger = { everything: false, personId: 5, partnerships: [{ partnershipId: 77, role: 'administrator' as const, sides: [] }], entities: [] };
    expect(await webhooksFor(database().db, stranger)).toEqual([]);
    await expect(deliveriesTo(database().db, { id, limit: 5 }, stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(switchWebhook(database().db, { id, on: false }, { scope: stranger, act: act() })).rejects.toMatchObject({ code: 'not-found' });
  });
});
