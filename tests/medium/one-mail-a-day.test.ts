import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { mail } from '@suivi/db';
import { changeAddress, markContactLost, type Person } from '@suivi/directory';
import { deliverDueMail, ledger, round } from '@suivi/emails';
import type { Delivery, OutgoingMail } from '@suivi/mailer';
import { eq } from 'drizzle-orm';
import { withDatabase } from '../support/database.js';
import { contextAt, peopleOwing, ScriptedMailer, testAct } from '../support/owing.js';

const databaseOf = withDatabase({ max: 8 });
const [wednesday, thursday, friday] = ['2012-05-09T08:00:00Z', '2012-05-10T08:00:00Z', '2012-05-11T08:00:00Z'];
const act = testAct('2012-05-09T07:00:00Z');
let count = 0;

/** A mailer that takes its time: it has begun with a mail, and takes it when it is told to. */
class SlowMailer extends ScriptedMailer {
  begin: () => void = () => undefined;
  go: () => void = () => undefined;
  readonly begun = new Promise<void>((resolve) => (this.begin = resolve));
  private readonly told = new Promise<void>((resolve) => (this.go = resolve));
  override async send(outgoing: OutgoingMail): Promise<Delivery> {
    this.begin();
    await this.told;
    return super.send(outgoing);
  }
}

/** Somebody who is reminded of 'Promise 1' on Wednesday and of 'Second' on Thursday, and all that mailers got for them. */
async function reader(): Promise<{ person: Person; got: (...mailers: ScriptedMailer[]) => string[] }> {
  const { db, pool } = databaseOf();
  const slug = `day-${(count += 1)}`;
  const [person] = (await peopleOwing(databaseOf(), slug)) as [Person];
  const { rows } = await pool.query('select c.meeting_id::int as meeting, o.organization_id::int as entity from commitment c join commitment_owner o on o.commitment_id = c.id join appointment a on a.organization_id = o.organization_id where a.person_id = $1', [person.id]);
  const { meeting, entity } = rows[0] as { meeting: number; entity: number };
  await enterCommitment(db, { meetingId: meeting, title: 'Second', paragraphLabel: '4', quote: 'Second', owners: [{ organizationId: entity, part: 'lead' }], deadline: { on: '2012-05-17' } }, testAct('2012-05-08T12:00:00Z'));
  const got = (...mailers: ScriptedMailer[]): string[] =>
    mailers.flatMap((mailer) => mailer.got).filter((one) => one.to.address.includes(slug)).map((one) => ['Promise 1', 'Second'].filter((title) => one.text.includes(title)).join(' and '));
  return { person, got };
}

const at = (now: string, outside: ScriptedMailer) => contextAt(databaseOf(), now, { outside });
const busy = (): ScriptedMailer => new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: '450 later' }));

/** A worker that dies once the server has taken a mail, before it can write that down. */
async function dieAfterSending(now: string): Promise<ScriptedMailer> {
  const mailer = new ScriptedMailer();
  const announce = (moment: string): void => {
    if (moment === 'settle:before-commit') throw new Error('the process died');
  };
  await expect(round.run({ ...at(now, mailer), announce }, {})).rejects.toThrow('the process died');
  return mailer;
}

describe('a digest that is late', () => {
  test('and in the hands of one worker is the mail of the day: another writes no second one beside it', async () => {
    const { person, got } = await reader();
    await round.run(at(wednesday, busy()), {});
    const [slow, quick] = [new SlowMailer(), new ScriptedMailer()];
    const handing = deliverDueMail(at(thursday, slow));
    await slow.begun;
    await round.run(at('2012-05-10T08:00:01Z', quick), {});
    slow.go();
    await handing;
    await round.run(at('2012-05-10T08:01:00Z', quick), {});
    expect(got(slow, quick)).toEqual(['Promise 1']);
    await round.run(at(friday, quick), {});
    expect(got(slow, quick)).toEqual(['Promise 1', 'Second']);
    expect((await ledger(databaseOf().db, wholeInstallation, { personId: person.id, limit: 9 })).items.map((one) => [one.localDay, one.state])).toEqual([['2012-05-11', 'sent'], ['2012-05-09', 'sent']]);
  });

  test('and may have been taken by the server goes out again as itself; what it holds goes into no other mail', async () => {
    const { got } = await reader();
    const died = await dieAfterSending('2012-05-09T19:59:00Z');
    const next = new ScriptedMailer();
    for (const now of ['2012-05-09T20:02:00Z', thursday, '2012-05-10T08:01:00Z']) await round.run(at(now, next), {});
    expect(got(died, next)).toEqual(['Promise 1', 'Promise 1']);
    expect(next.got.map((one) => one.messageId)).toEqual(died.got.map((one) => one.messageId));
    await round.run(at(friday, next), {});
    expect(got(next)).toEqual(['Promise 1', 'Second']);
  });

  test('because its connection broke goes out again as itself, too', async () => {
    const { person, got } = await reader();
    const broken = new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: 'Connection closed', inDoubt: true }));
    await round.run(at('2012-05-09T19:59:00Z', broken), {});
    const next = new ScriptedMailer();
    await round.run(at(thursday, next), {});
    await round.run(at(friday, next), {});
    expect(got(next)).toEqual(['Promise 1', 'Second']);
    expect(next.got[0]?.messageId).toBe(broken.got.find((one) => one.to.address === person.email)?.messageId);
  });

  test('and may have been taken today, and then had nothing left to say, is the mail of the day', async () => {
    const { person, got } = await reader();
    const broken = new ScriptedMailer(() => ({ outcome: 'deferred', serverReply: 'Connection closed', inDoubt: true }));
    for (const now of [wednesday, thursday]) await round.run(at(now, broken), {});
    // what it asked for was given to somebody else and back: it is owed anew, and not yet due again
    await databaseOf().pool.query("update commitment_owner o set assigned_at = $1 from commitment c join appointment a using (partnership_id) where c.id = o.commitment_id and c.title like 'Promise 1%' and a.person_id = $2", [thursday, person.id]);
    const next = new ScriptedMailer();
    for (const now of ['2012-05-10T09:00:00Z', '2012-05-10T09:05:00Z']) await round.run(at(now, next), {});
    expect(got(next)).toEqual([]);
    await round.run(at(friday, next), {});
    expect(got(next)).toEqual(['Second']);
  });

  test('and was refused for sure goes into the digest of the day', async () => {
    const { got } = await reader();
    await round.run(at(wednesday, busy()), {});
    const next = new ScriptedMailer();
    await round.run(at(thursday, next), {});
    await round.run(at(friday, next), {});
    expect(got(next)).toEqual(['Promise 1 and Second']);
  });
});

test('a worker that finds out late that a digest must not go out takes nothing from the one who sends it meanwhile', async () => {
  const { db } = databaseOf();
  const { person, got } = await reader();
  await round.run(at(wednesday, busy()), {});
  await markContactLost(db, { personId: person.id, address: person.email, reason: 'came back' }, act);
  const next = new ScriptedMailer();
  const stalled = at('2012-05-09T08:03:00Z', next);
  let overtaken = false;
  const announce = async (moment: string): Promise<void> => {
    if (moment !== 'claim:committed' || overtaken) return;
    overtaken = true; // the first worker stands still for longer than its lease
    await changeAddress(db, { personId: person.id, email: person.email.replace('@', '-new@') }, act);
    await round.run(at('2012-05-09T08:06:00Z', next), {});
  };
  await deliverDueMail({ ...stalled, announce });
  for (const now of ['2012-05-09T09:00:00Z', thursday, friday]) await round.run(at(now, next), {});
  expect(got(next)).toEqual(['Promise 1', 'Second']);
  expect((await db.select({ state: mail.state }).from(mail).where(eq(mail.personId, person.id))).map((row) => row.state)).toEqual(['sent', 'sent']);
});
