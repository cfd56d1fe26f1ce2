import { beforeAll, describe, expect, test } from '@jest/globals';
import { markContactLost } from '@suivi/directory';
import { parseMessage } from '@suivi/mailer';
import { submitUpdate } from '@suivi/updates';
import { type ApiUnderTest, withApi } from '../support/api.js';
import { testAct } from '../support/owing.js';
import { reportWorld, type ReportWorld } from '../support/report-world.js';

const api = withApi('2012-07-10T12:00:00Z');
let it: ApiUnderTest;
let world: ReportWorld;

const nudge = (commitments: number[], o: { side?: 'un' | 'partner'; note?: string; again?: boolean; key?: string } = {}) => {
  const { side = 'un', key, ...more } = o;
  return it.call('POST', '/api/v1/nudges', { body: { parts: commitments.map((commitmentId) => ({ commitmentId, organizationId: world.entity[side] })), ...more }, headers: key === undefined ? {} : { 'idempotency-key': key } });
};
const takeBack = (mailIds: number[]) => it.call('POST', '/api/v1/nudges/withdraw', { body: { mailIds } });
const mailById = async (id: number) => (await it.call('GET', `/api/v1/mails/${id}`)).json;
/** Nudges that left, the latest first. */
const arrived = async () => {
  const { rows } = await it.database.pool.query("select b.raw from mailbox_message b join mail m on m.message_id = b.message_id where m.kind = 'nudge' order by b.id desc");
  return Promise.all(rows.map(({ raw }) => parseMessage(String(raw))));
};
const at = (hour: string) => it.clock.set(new Date(`2012-07-${hour}Z`));

beforeAll(async () => {
  it = api();
  world = await reportWorld(it.database.db, { many: 8 });
});

describe('the desk asks directly', () => {
  test('in one mail a person about several commitments, which leaves when it can no longer be taken back', async () => {
    const { status, json } = await nudge(world.commitments.slice(0, 3), { note: 'The minister asks.' });
    expect([status, json]).toEqual([201, { mails: [{ id: expect.any(Number), person: { id: world.focal.un, name: 'focal-point un' }, commitments: 3 }], left: [], leavesAt: '2012-07-10T12:00:10.000Z' }]);
    await it.roundAt('2012-07-10T12:00:09Z');
    expect(await arrived()).toEqual([]);
    await it.roundAt('2012-07-10T12:00:10Z');
    const [mail] = await arrived();
    expect((await mailById(json.mails[0].id)).subject).toBe('3 commitments: where do they stand?');
    expect(mail?.text?.match(/\/answer\/[\w.-]+/g)).toHaveLength(3);
    expect(mail?.text).toContain('> The minister asks.');
  });

  test('and it stands in the history, at the desk, and among the mails of the commitment', async () => {
    const [first = 0] = world.commitments;
    const [entry] = (await it.call('GET', `/api/v1/commitments/${first}/history`)).json.items;
    expect(entry).toMatchObject({ action: 'nudge-sent', reason: 'The minister asks.' });
    const { overdue } = (await it.call('GET', `/api/v1/partnerships/${world.partnership}/desk`)).json;
    expect(overdue.filter(({ nudgedAt }: { nudgedAt: string | null }) => nudgedAt !== null)).toHaveLength(3);
    expect((await it.call('GET', `/api/v1/mails?commitmentId=${first}`)).json.items.filter(({ kind }: { kind: string }) => kind === 'nudge')).toMatchObject([{ state: 'sent' }]);
  });

  test('not twice within a day, unless it insists; what can be asked is asked, and the rest named', async () => {
    const [first = 0, second = 0, , fourth = 0] = world.commitments;
    at('11T11:59:00');
    const refused = await nudge([first, second]);
    expect([refused.status, refused.json.code, refused.json.detail]).toEqual([409, 'nudge.too-soon', 'UN-CARICOM-6/01 was asked about less than 24 hours ago; UN-CARICOM-6/02 was asked about less than 24 hours ago']);
    expect((await nudge([first, fourth])).json).toMatchObject({ mails: [{ commitments: 1 }], left: [{ commitmentId: first, why: 'too-soon' }] });
    expect((await nudge([second], { again: true })).json).toMatchObject({ mails: [{ commitments: 1 }], left: [] });
    at('11T12:00:00');
    expect((await nudge([first])).status).toBe(201);
  });

  test('once, however often the same wish arrives', async () => {
    const [, , , , fifth = 0] = world.commitments;
    const answers = [await nudge([fifth], { key: 'one-wish' }), await nudge([fifth], { key: 'one-wish' })];
    expect(answers.map(({ status, json }) => [status, json.mails[0].id])).toEqual([[201, answers[0]?.json.mails[0].id], [201, answers[0]?.json.mails[0].id]]);
  });

  test('and takes it back before it has left: nobody is written to, and it counts as not asked', async () => {
    const [, , , , , sixth = 0] = world.commitments;
    const { mails: [mail] } = (await nudge([sixth])).json;
    expect((await takeBack([mail.id])).status).toBe(204);
    expect(await mailById(mail.id)).toMatchObject({ state: 'dropped', fate: 'taken back by Coordinator' });
    const again = (await nudge([sixth])).json.mails[0];
    await it.roundAt('2012-07-11T12:01:00Z');
    expect((await takeBack([again.id])).json).toMatchObject({ status: 409, code: 'nudge.already-sent' });
    expect((await it.call('GET', `/api/v1/commitments/${sixth}/history`)).json.items.map(({ action }: { action: string }) => action).slice(0, 3)).toEqual(['nudge-sent', 'nudge-withdrawn', 'nudge-sent']);
  });

  test('about nothing that was answered while the mail waited', async () => {
    const [, , , , , , seventh = 0, eighth = 0] = world.commitments;
    at('11T13:00:00');
    const { mails: [mail] } = (await nudge([seventh, eighth])).json;
    await submitUpdate(it.database.db, { commitmentId: seventh, organizationId: world.entity.un, status: 'in-progress', narrative: 'Half.' }, testAct('2012-07-11T13:00:05Z'));
    await it.roundAt('2012-07-11T13:01:00Z');
    expect((await arrived())[0]?.text?.match(/UN-CARICOM-6\/\d+/g)?.[0]).toBe('UN-CARICOM-6/08');
    expect((await mailById(mail.id)).state).toBe('sent');
    expect((await nudge([seventh])).json).toMatchObject({ status: 409, code: 'nudge.nothing-owed' });
  });

  test('and is told where nobody can be reached', async () => {
    const [first = 0] = world.commitments;
    await markContactLost(it.database.db, { personId: world.focal.partner, address: 'focal-point.partner@un-caricom.example', reason: '550 5.1.1' }, testAct('2012-07-11T14:00:00Z'));
    const { status, json } = await nudge([first], { side: 'partner' });
    expect([status, json.code, json.detail]).toEqual([409, 'nudge.nobody-reached', 'UN-CARICOM-6/01 has nobody whose contact is not lost']);
  });
});
