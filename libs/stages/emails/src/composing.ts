import { type AnswerCapability, type CalendarAccess, signCalendar, signCallAnswer, signCapability } from '@suivi/access';
import { type LocalDate, localDayOf } from '@suivi/kernel';
import type { OutgoingMail } from '@suivi/mailer';
import { writeAnsweringLetter } from './answering-letter.js';
import { wordOf } from './alarming.js';
import { writeAlarm } from './alarm-letter.js';
import { type ClaimedMail, isPersonal, type PersonalMail, type PublishedEntry } from './delivering.store.js';
import { digestCalendar } from './digest-calendar.js';
import type { CallFacts, DigestFacts } from './digest-facts.js';
import type { DigestItemRow } from './digest.store.js';
import { writeDigest } from './digest.js';
import type { Letter } from './letter.js';
import { type Letterhead, replyAddressOf, returnPathOf } from './letterhead.js';
import { headersOfDigest, headersOfRequest } from './headers.js';
import { replyUrlOf } from './reply-link.js';
import { hasSomethingToSay } from './review.js';
import { type SignInPayload, writeSignIn } from './sign-in-letter.js';
import type { AnsweringKind, MailPayloads, Reader } from './payloads.js';

/** A mail with everything that it is written from: its reader's day, and for a digest what it is about as it stands now. */
export interface ReadMail {
  mail: ClaimedMail;
  today: LocalDate;
  readAt: Date;
  facts: DigestFacts;
}

/** The same of a mail to somebody of the directory. */
interface PersonalRead extends ReadMail {
  mail: PersonalMail;
}

/** A letter with the headers that only mail of its kind bears. */
export interface Written {
  letter: Letter;
  headers: Record<string, string>;
  /** What the ledger keeps in its place, where the letter holds what signs its reader in. */
  kept?: Letter;
  /** What it does to its reader's calendar, once it was sent. */
  published?: readonly PublishedEntry[];
}

const answerUrl = (letterhead: Letterhead, capability: AnswerCapability): string =>
  `${letterhead.publicUrl}/answer/${signCapability(letterhead.linkSecret, capability)}`;

/** Coordinators do not answer for an entity: they see the record. */
const placeFor = (letterhead: Letterhead, holder: CalendarAccess, row: DigestItemRow): string =>
  row.role === 'coordinator' ? `${letterhead.publicUrl}/commitments/${row.commitmentId}` : answerUrl(letterhead, { ...row, ...holder });

/** Where a call is answered, all of an entity's commitments on one page; for coordinators, where it stands. */
const callUrl = ({ publicUrl, linkSecret }: Letterhead, holder: CalendarAccess, { role, callId, organizationId, meetingId }: CallFacts): string =>
  role === 'coordinator' ? `${publicUrl}/meetings/${meetingId}/call` : `${publicUrl}/answer/call/${signCallAnswer(linkSecret, { ...holder, callId, organizationId })}`;

/** Where a person's calendar of deadlines is; its link is theirs, as those to answer are. */
const calendarUrl = ({ publicUrl, linkSecret }: Letterhead, holder: CalendarAccess): string => `${publicUrl}/calendar/${signCalendar(linkSecret, holder)}.ics`;

/** Whose links a mail bears: they hold until the next revocation. */
const holderOf = ({ personId, linkGeneration: generation }: PersonalMail): CalendarAccess => ({ personId, generation });

function writeGathered({ mail, today, facts }: PersonalRead, letterhead: Letterhead): Written | null {
  const reviews = facts.reviews.filter(hasSomethingToSay);
  if (facts.items.length + facts.calls.length + reviews.length === 0) return null;
  const { personId, language } = mail;
  const holder = holderOf(mail);
  const items = facts.items.map((row) => ({ ...row, lastNewsOn: localDayOf(row.lastNewsAt, mail.zone), answerUrl: placeFor(letterhead, holder, row), replyUrl: row.role === 'coordinator' ? undefined : replyUrlOf({ ...row, ...holder }, language, letterhead) }));
  const calendar = digestCalendar(facts, { language, letterhead, stampedAt: mail.createdAt, urlOf: (duty) => answerUrl(letterhead, { ...duty, ...holder }) });
  const calls = facts.calls.map((call) => ({ ...call, hasSheet: call.file !== null, url: callUrl(letterhead, holder, call) }));
  const own = items.some((item) => item.role !== 'coordinator') ? calendarUrl(letterhead, holder) : null;
  const digest = { personName: mail.name, language, today, items, calls, files: facts.calls.flatMap(({ file }) => file ?? []), changed: facts.changed, reviews, registerUrl: letterhead.publicUrl, calendarUrl: own };
  const { letter, shown } = writeDigest(digest, calendar.filesFor);
  // What is asked directly comes even to who stopped the digests: it cannot be stopped with one click.
  const all = [...items, ...calls];
  const digests = all.length === 0 || all.some((item) => item.channel === 'digest');
  const headers = digests ? headersOfDigest({ personId, seriesIds: all.map((row) => row.seriesId) }, letterhead) : headersOfRequest();
  return { letter, headers: own === null ? headers : { ...headers, ...answersTo(mail, letterhead) }, published: calendar.publishedBy(shown) };
}

/** Where an answer to a mail goes: to an address of its own that names it. */
function answersTo({ id, linkGeneration: generation }: PersonalMail, letterhead: Letterhead): Record<string, string> {
  const address = replyAddressOf({ mailId: id, generation }, letterhead);
  return address === undefined ? {} : { 'Reply-To': address };
}

/** The others tell, or ask for something that a status is no answer to. */
const awaitsAnswer: ReadonlySet<AnsweringKind> = new Set(['update-returned', 'handed-over', 'nudge', 'extension-decided', 'fresh-links']);

/** Nothing is left to ask where all has been answered, or has ended, since the desk wrote. */
const isMoot = ({ kind, payload }: PersonalMail): boolean => kind === 'nudge' && (payload as unknown as MailPayloads['nudge']).items.length === 0;

function writeAnswering(mail: PersonalMail, kind: AnsweringKind, letterhead: Letterhead): Written | null {
  if (isMoot(mail)) return null;
  const reader: Reader = { name: mail.name, language: mail.language, pageAt: (path) => `${letterhead.publicUrl}${path}`, linkFor: ({ commitmentId, organizationId }) => answerUrl(letterhead, { commitmentId, organizationId, ...holderOf(mail) }) };
  return { letter: writeAnsweringLetter(kind, mail.payload as never, reader), headers: { ...headersOfRequest(), ...(awaitsAnswer.has(kind) ? answersTo(mail, letterhead) : {}) } };
}

function writeToSignIn({ mail, readAt }: PersonalRead, letterhead: Letterhead): Written | null {
  const written = writeSignIn(mail, mail.payload as unknown as SignInPayload, { letterhead, at: readAt });
  return written && { ...written, headers: headersOfRequest() };
}

const writeToOperator = ({ language, payload }: ClaimedMail, { publicUrl }: Letterhead): Written => ({
  letter: writeAlarm(wordOf(payload), { language, ledgerUrl: `${publicUrl}/mails` }), headers: headersOfRequest(),
});

/** What a mail says at this moment, or null if nothing is left to say. Pure: a mail that cannot be written now cannot be written later. */
export function compose(read: ReadMail, letterhead: Letterhead): Written | null {
  const { mail } = read;
  if (mail.kind === 'alarm' || !isPersonal(mail)) return writeToOperator(mail, letterhead);
  if (mail.kind === 'sign-in') return writeToSignIn({ ...read, mail }, letterhead);
  return mail.kind === 'digest' ? writeGathered({ ...read, mail }, letterhead) : writeAnswering(mail, mail.kind, letterhead);
}

/** The mail as the mailer takes it. */
export const addressed = ({ letter, headers }: Written, mail: ClaimedMail, letterhead: Letterhead): OutgoingMail => ({
  messageId: mail.messageId, date: mail.createdAt, from: letterhead.from, envelopeFrom: returnPathOf(mail.id, letterhead),
  to: { name: mail.name, address: mail.toAddress }, ...letter, headers,
});
