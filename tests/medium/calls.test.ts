import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { addParticipant, appoint, createOrganization, createPartnership, createPerson, type Person } from '@suivi/directory';
import { round } from '@suivi/emails';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { callInFull, changeCall, closeCall, diffReminders, draftCall, extendCall, inputsOwed, noteCallWords, nudgeEntities, openCall, policyInForce, previewCall, previewReminders, proposeCall, setPolicy, sweepReminders } from '@suivi/reminders';
import { standardPolicy } from '@suivi/contract';
import { acceptUpdate, submitUpdate } from '@suivi/updates';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { contextAt, ScriptedMailer, testAct } from '../support/owing.js';

const databaseOf = withDatabase({ max: 8 });
const start = testAct('2012-03-01T12:00:00Z');
let count = 0;

/** Two entities of a partnership that owe something to a meeting, the next meeting a year later. */
async function world() {
  const { db } = databaseOf();
  const slug = `call-${(count += 1)}`;
  const { id: partnershipId } = await createPartnership(db, { slug, name: { en: `Partnership ${slug}` } }, start);
  const series = await createSeries(db, { partnershipId, slug: `s-${slug}`, name: { en: 'Meetings' } }, start);
  const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2012-02-01', place: 'Geneva', status: 'held' }, start);
  await createMeeting(db, { seriesId: series.id, ordinal: 2, startsOn: '2013-02-04', place: 'Bern' }, start);
  const entities = [];
  for (const name of ['alpha', 'beta']) {
    const { id } = await createOrganization(db, { acronym: `${slug}-${name}`.toUpperCase(), name: { en: name } }, start);
    await addParticipant(db, { partnershipId, organizationId: id, side: 'un' }, start);
    const person = await createPerson(db, { name: `Focal of ${name}`, email: `${name}@${slug}.example`, language: 'en', zone: 'UTC' }, start);
    await appoint(db, { partnershipId, organizationId: id, personId: person.id, role: 'focal-point', startsOn: '2012-01-01' }, start);
    const commitments = [];
    for (const n of name === 'alpha' ? [1, 2] : [3]) commitments.push((await enterCommitment(db, { meetingId: meeting.id, title: `Promise ${n}`, paragraphLabel: '3', quote: `Promise ${n}`, owners: [{ organizationId: id, part: 'lead' }] }, start)).id);
    entities.push({ id, person, commitments });
  }
  const [alpha, beta] = entities as [(typeof entities)[number], (typeof entities)[number]];
  const policy = { ...standardPolicy(700), rules: [{ slug: 'meeting-4', when: 'meeting' as const, months: 4, audience: ['focal-point' as const], channel: 'digest' as const }] };
  await setPolicy(db, { partnershipId, policy }, start);
  return { db, partnershipId, meetingId: meeting.id, alpha, beta };
}

type World = Awaited<ReturnType<typeof world>>;

const report = ({ db }: World, of: { id: number; person: Person }, commitmentId: number, now: string) =>
  submitUpdate(db, { commitmentId, organizationId: of.id, status: 'in-progress', narrative: 'Under way', by: { personId: of.person.id, letterhead } }, testAct(now));

/** Opens a call to both, and answers what mail each day brings to whom. */
async function opened(at: World, o: { opensOn?: string; dueOn?: string } = {}) {
  const { db, meetingId, alpha, beta } = at;
  const { opensOn = '2012-10-04', dueOn = '2012-11-15' } = o;
  const draft = await draftCall(db, { meetingId, opensOn, dueOn, message: { en: 'Please name figures.' }, sheet: 'none', entities: [alpha, beta].map(({ id }) => ({ organizationId: id, personId: null })) }, testAct('2012-10-01T09:00:00Z'));
  await openCall(db, { id: draft.id }, testAct('2012-10-01T09:00:00Z'));
  const mailer = new ScriptedMailer();
  const on = async (day: string): Promise<string[]> => {
    const before = mailer.got.length;
    for (const time of ['T08:00:00Z', 'T08:01:00Z', 'T15:00:00Z']) await round.run(contextAt(databaseOf(), `${day}${time}`, { outside: mailer }), {});
    return mailer.got.slice(before).filter((one) => one.to.address.includes(alpha.person.email.split('@')[1] as string)).map((one) => `${one.to.address.split('@')[0]}: ${one.subject}`).sort();
  };
  return { id: draft.id, on, mailer };
}

describe('a call for inputs', () => {
  test('is proposed with the months of the policy before the next meeting, to the entities that owe something', async () => {
    const { db, meetingId, alpha, beta } = await world();
    const proposal = await proposeCall(db, wholeInstallation, meetingId, new Date('2012-06-01T09:00:00Z'));
    expect(proposal).toMatchObject({ opensOn: '2012-10-04', dueOn: '2012-11-15', meetsOn: '2013-02-04' });
    expect(proposal.entities.map((one) => [one.organization.id, one.open, one.focalPoints.map((p) => p.id)])).toEqual([[alpha.id, 2, [alpha.person.id]], [beta.id, 1, [beta.person.id]]]);
  });

  test('asks once, reminds who has not answered in full, and never who has; the rule of the meeting says nothing beside it', async () => {
    const at = await world();
    const { db, alpha, beta, meetingId } = at;
    const { id, on, mailer } = await opened(at);
    expect(await on('2012-10-03')).toEqual([]);
    expect(await on('2012-10-04')).toEqual(['alpha: alpha: inputs are asked for by 15 November 2012', 'beta: beta: inputs are asked for by 15 November 2012']);
    expect(mailer.got.at(-1)?.text).toContain('Please name figures.');
    expect(mailer.got.at(-1)?.text).toMatch(/http:\/\/127\.0\.0\.1:3210\/answer\/call\/1\.\S+/);
    expect(await on('2012-10-05')).toEqual([]);
    await report(at, alpha, alpha.commitments[0] as number, '2012-10-10T09:00:00Z');
    const { id: answered } = await report(at, beta, beta.commitments[0] as number, '2012-10-10T09:00:00Z');
    await acceptUpdate(db, { id: answered }, testAct('2012-10-11T09:00:00Z'));
    expect((await callInFull(db, wholeInstallation, id, new Date())).entities.map((one) => [one.response, one.answered, one.asked])).toEqual([['in-part', 1, 2], ['complete', 1, 1]]);
    expect(await on('2012-11-01')).toEqual(['alpha: alpha: inputs are asked for by 15 November 2012']);
    expect(mailer.got.at(-1)?.text).toContain('Commitments answered: 1 of 2');
    expect((await inputsOwed(db, wholeInstallation, meetingId)).items.map((one) => one.organizationId)).toEqual([alpha.id]);
    await noteCallWords(db, { id, organizationId: alpha.id, nothing: true, personId: alpha.person.id }, testAct('2012-11-02T09:00:00Z'));
    expect([...(await on('2012-11-12')), ...(await on('2012-11-15')), ...(await on('2012-11-22'))]).toEqual([]);
  });

  test('is swept twice without a second reminder, and what was answered between the sweep and the mail is not asked', async () => {
    const at = await world();
    const { id, on } = await opened(at);
    const morning = new Date('2012-10-04T07:00:00Z');
    expect([await sweepReminders(at.db, morning), await sweepReminders(at.db, morning)].map((n) => n > 0)).toEqual([true, false]);
    await report(at, at.beta, at.beta.commitments[0] as number, '2012-10-04T07:30:00Z');
    expect(await on('2012-10-04')).toEqual(['alpha: alpha: inputs are asked for by 15 November 2012']);
    await closeCall(at.db, { id }, testAct('2012-10-20T09:00:00Z'));
    expect([...(await on('2012-11-01')), ...(await on('2012-11-15'))]).toEqual([]);
    const closed = (await callInFull(at.db, wholeInstallation, id, new Date())).entities.map((one) => one.response);
    await report(at, at.alpha, at.alpha.commitments[0] as number, '2012-12-01T09:00:00Z');
    expect([closed, (await callInFull(at.db, wholeInstallation, id, new Date())).entities.map((one) => one.response)]).toEqual([['none', 'complete'], ['none', 'complete']]);
    expect((await inputsOwed(at.db, wholeInstallation, at.meetingId)).items.map((one) => one.organizationId)).toEqual([at.alpha.id]);
  });

  test('whose date moves for one entity reminds it by the new date; a nudge is one mail more, and one a day', async () => {
    const at = await world();
    const { id, on } = await opened(at);
    await on('2012-10-04');
    await extendCall(at.db, { id, organizationIds: [at.beta.id], dueOn: '2012-11-29', reason: 'Elections' }, testAct('2012-10-10T09:00:00Z'));
    expect(await on('2012-11-15')).toEqual(['alpha: alpha: inputs are asked for by 15 November 2012', 'beta: beta: inputs are asked for by 29 November 2012']);
    const act = testAct('2012-11-16T09:00:00Z');
    expect([await nudgeEntities(at.db, { id, organizationIds: [at.alpha.id] }, act), await nudgeEntities(at.db, { id }, act), await nudgeEntities(at.db, { id }, act)]).toEqual([1, 1, 0]);
    expect(await on('2012-11-16')).toEqual(['alpha: alpha: inputs are asked for by 15 November 2012', 'beta: beta: inputs are asked for by 29 November 2012']);
    expect(await on('2012-11-17')).toEqual([]);
  });

  test('follows the rules that the partnership sets for calls, and what differs is told before', async () => {
    const at = await world();
    const { db, partnershipId, alpha, beta } = at;
    const { id, on } = await opened(at);
    await on('2012-10-04');
    const now = new Date('2012-10-05T09:00:00Z');
    const { policy } = await policyInForce(db, wholeInstallation, partnershipId);
    const calls = policy.callForInputs as NonNullable<typeof policy.callForInputs>;
    const changed = { ...policy, callForInputs: { ...calls, rules: calls.rules.map((rule) => (rule.slug === 'call-before-14' && rule.when === 'before' ? { ...rule, days: 21 } : rule)) } };
    const { counts, items } = await diffReminders(db, wholeInstallation, { partnershipId, after: changed, days: 45 }, now);
    expect([counts, items.map((one) => [one.kind, one.call?.id, one.person.id, one.before?.at.slice(0, 10), one.after?.at.slice(0, 10)])]).toEqual([
      { added: 0, gone: 0, moved: 2, otherChannel: 0 },
      [alpha, beta].map(({ person }) => ['moved', id, person.id, '2012-11-01', '2012-10-25']),
    ]);
    await setPolicy(db, { partnershipId, policy: changed }, testAct('2012-10-05T09:00:00Z'));
    await changeCall(db, { id, message: { en: 'Figures for both years.' }, entities: [{ organizationId: beta.id, personId: beta.person.id }] }, testAct('2012-10-05T10:00:00Z'));
    expect([await on('2012-10-25'), await on('2012-11-01')]).toEqual([['beta: beta: inputs are asked for by 15 November 2012'], []]);
  });

  test('is previewed as it then goes out, a draft as if it were opened', async () => {
    const at = await world();
    const { db, meetingId, alpha, beta, partnershipId } = at;
    const draft = await draftCall(db, { meetingId, opensOn: '2012-10-04', dueOn: '2012-11-15', message: {}, sheet: 'none', entities: [{ organizationId: alpha.id, personId: alpha.person.id }, { organizationId: beta.id, personId: null }] }, testAct('2012-10-01T09:00:00Z'));
    const now = new Date('2012-10-01T09:00:00Z');
    const days = (items: readonly { localDay: string; person: { name: string } }[]): string[] => items.map((one) => `${one.localDay} ${one.person.name}`).sort();
    const asDraft = await previewCall(db, wholeInstallation, { id: draft.id, days: 55 }, now);
    await openCall(db, { id: draft.id }, testAct('2012-10-01T09:00:00Z'));
    const foreseen = await previewReminders(db, wholeInstallation, { partnershipId, days: 55 }, now);
    expect(days(asDraft.items)).toEqual(days(foreseen.items));
    const mailer = new ScriptedMailer();
    const sent: string[] = [];
    for (let n = 0; n < 55; n += 1) {
      const day = new Date(Date.UTC(2012, 9, 1 + n)).toISOString().slice(0, 10);
      const before = mailer.got.length;
      await round.run(contextAt(databaseOf(), `${day}T09:00:00Z`, { outside: mailer }), {});
      for (const one of mailer.got.slice(before)) if (one.to.name.startsWith('Focal of') && [alpha.person.email, beta.person.email].includes(one.to.address)) sent.push(`${day} ${one.to.name}`);
    }
    expect(days(foreseen.items)).toEqual(sent.sort());
    expect(sent).toHaveLength(10);
    expect(foreseen.items.every((mail) => mail.why.every((why) => why.call?.id === draft.id && why.commitment === null))).toBe(true);
  });
});
