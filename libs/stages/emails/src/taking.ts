import { type Db, transact, sideBySide } from '@suivi/db';
import { addDays, instantOf, type LocalDate, localDayOf } from '@suivi/kernel';
import { nextWritingHour, withdrawReminders, writingPlace, writingTimes } from '@suivi/reminders';
import type { ReadMail } from './composing.js';
import type { DeliveryContext } from './context.js';
import * as store from './delivering.store.js';
import { unsaidCallReminders } from './digest-calls.store.js';
import { digestFacts, nothingKnown } from './digest-facts.js';
import { installationRow } from './emails.store.js';
import { released } from './fate.js';
import { whoHadDigest } from './gathering.store.js';
import { stillOwed } from './nudges.store.js';
import type { MailPayloads } from './payloads.js';

/** A worker that dies keeps its mails this long; then anyone takes them over. Longer than a mailer may take for one mail. */
const leaseMinutes = 2;
/** What waits for its reader's hours is looked at again by then: they may have moved, or be back, before. */
const longestWaitMs = 6 * 3_600_000;

/** A mail that was taken, with the state it is written from; `takenBack` says why a digest must not go out after all. */
export interface Ready extends ReadMail {
  takenBack?: string;
}

/** What was taken in one go: what may be sent now, and what goes back to wait. */
export interface Batch {
  taken: number;
  ready: readonly Ready[];
  put: readonly store.Fate[];
}

export const nothing: Batch = { taken: 0, ready: [], put: [] };

/** A reader's day and hours, worked out once a zone and duty station. */
interface Hours {
  today: LocalDate;
  dayBegan: Date;
  opens: Date;
}

/** Takes the next mails that are due, and reads in a few statements what they are to be written from. Nothing is taken while delivery is on hold. */
export async function takeBatch(context: DeliveryContext, lane: store.Lane, limit: number): Promise<Batch> {
  const { db, clock, worker, perDomain: perMinute = 0 } = context;
  if ((await installationRow(db)).deliveryHeldSince) return nothing;
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + leaseMinutes * 60_000);
  const claimed = await store.claimMails(db, { now, leaseUntil, worker, limit, lane, perMinute });
  if (claimed.length === 0) return nothing;
  const hoursOf = await hoursAt(context, now);
  const closed = claimed.filter((mail) => mail.kind === 'digest' && hoursOf(mail).opens > now);
  const tooMany = await beyondPace(context, claimed.filter((mail) => !closed.includes(mail)), now);
  const put = [...closed.map((mail) => released(mail, earlier(hoursOf(mail).opens, new Date(now.getTime() + longestWaitMs)), 'waits for working hours')), ...tooMany];
  const waiting = new Set(put.map((fate) => fate.mail.id));
  const ready = await read(context, claimed.filter((mail) => !waiting.has(mail.id)), hoursOf);
  return { taken: claimed.length, ready: ready.map((one) => ({ ...one, readAt: now })), put };
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

type HoursOf = (mail: store.ClaimedMail) => Hours;

async function hoursAt({ db }: DeliveryContext, now: Date): Promise<HoursOf> {
  const times = await writingTimes(db, now);
  const known = new Map<string, Hours>();
  return (mail) => {
    const reader = { ...mail, personId: mail.personId ?? 0 };
    const place = writingPlace(reader, times);
    let hours = known.get(place);
    if (!hours) {
      const today = localDayOf(now, mail.zone);
      hours = { today, dayBegan: instantOf(today, 0, mail.zone), opens: nextWritingHour(reader, times, now) };
      known.set(place, hours);
    }
    return hours;
  };
}

const domainOf = (mail: store.ClaimedMail): string => mail.toAddress.slice(mail.toAddress.lastIndexOf('@') + 1).toLowerCase();

/** What is more than a domain may get now; each comes back when its turn is, so that the next claim does not meet all of them. */
async function beyondPace({ db, perDomain: perMinute = 0 }: DeliveryContext, mails: readonly store.ClaimedMail[], now: Date): Promise<store.Fate[]> {
  const leaving = mails.filter((mail) => !mail.isSample);
  if (perMinute === 0 || leaving.length === 0) return [];
  const asked = new Map<string, number>();
  for (const mail of leaving) asked.set(domainOf(mail), (asked.get(domainOf(mail)) ?? 0) + 1);
  const left = await store.grantDomains(db, asked, { now, perMinute });
  const late = new Map<string, number>();
  return leaving.flatMap((mail) => {
    const domain = domainOf(mail);
    const rest = left.get(domain) ?? 0;
    left.set(domain, rest - 1);
    if (rest > 0) return [];
    const turn = (late.get(domain) ?? 0) + 1;
    late.set(domain, turn);
    return [released(mail, new Date(now.getTime() + (turn * 60_000) / perMinute), `waits its turn: ${perMinute} mails a minute go to ${domain}`)];
  });
}

/** The state that mails are written from. A digest that is late keeps to one a day: what it holds waits where there is a later one, sent or not. */
async function read({ db, clock }: DeliveryContext, mails: readonly store.ClaimedMail[], hoursOf: HoursOf): Promise<Omit<Ready, 'readAt'>[]> {
  const digests = mails.filter(store.isPersonal).filter((mail) => mail.kind === 'digest');
  const late = digests.filter((mail) => mail.localDay < hoursOf(mail).today);
  const [served, facts] = await sideBySide(db, [
    async () => (late.length === 0 ? new Set<number>() : whoHadDigest(db, late.map((m) => ({ personId: m.personId, since: addDays(m.localDay, 1), sentSince: hoursOf(m).dayBegan, except: m.id })))),
    () => digestFacts(db, digests.map((mail) => ({ mailId: mail.id, personId: mail.personId, zone: mail.zone, language: mail.language, today: hoursOf(mail).today })), clock.now()),
  ]);
  const reasonAgainst = (mail: store.ClaimedMail): string | undefined => {
    if (mail.kind !== 'digest') return undefined;
    if (mail.wantsNone) return 'no digest may go to this person now';
    return mail.localDay < hoursOf(mail).today && served.has(mail.personId ?? 0) ? 'its day was over; what it held goes into the next digest' : undefined;
  };
  const current = await withoutAnswered(db, mails);
  const ready = current.map((mail) => ({ mail, today: hoursOf(mail).today, facts: facts.get(mail.id) ?? nothingKnown, takenBack: reasonAgainst(mail) }));
  await withdrawUnsaid(db, ready.filter((one) => one.mail.kind === 'digest' && !one.takenBack));
  return ready;
}

/** Nudges without what was answered since the desk wrote them: mail that waited for its server says what is true when it goes. */
async function withoutAnswered(db: Db, mails: readonly store.ClaimedMail[]): Promise<readonly store.ClaimedMail[]> {
  const itemsOf = (mail: store.ClaimedMail): MailPayloads['nudge']['items'] => (mail.kind === 'nudge' ? (mail.payload as unknown as MailPayloads['nudge']).items : []);
  const asked = mails.flatMap(itemsOf);
  if (asked.length === 0) return mails;
  const owed = await stillOwed(db, asked);
  return mails.map((mail) => (mail.kind === 'nudge' ? { ...mail, payload: { ...mail.payload, items: itemsOf(mail).filter((one) => owed.has(`${one.commitmentId} ${one.organizationId}`)) } } : mail));
}

/**
 * What a digest gathered and cannot say now (its commitment was closed, its deadline moved, an answer waits) was not said: it is taken back before
 * anything is sent, so that it comes again where it is true again. Whoever dies between the two has forgotten nothing.
 */
async function withdrawUnsaid(db: Db, digests: readonly Omit<Ready, 'readAt'>[]): Promise<void> {
  if (digests.length === 0) return;
  const said = digests.map(({ mail, facts }) => ({ mailId: mail.id, duties: facts.items, calls: facts.calls }));
  const unsaid = [...(await store.unsaidReminders(db, said)), ...(await unsaidCallReminders(db, said))];
  if (unsaid.length > 0) await transact(db, async (tx) => withdrawReminders(tx, await store.unlinkUnsaid(tx, unsaid)));
}
