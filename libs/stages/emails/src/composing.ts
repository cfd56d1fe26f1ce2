import { signCalendar, signCapability } from '@suivi/access';
import { type LocalDate, localDayOf } from '@suivi/kernel';
import type { OutgoingMail } from '@suivi/mailer';
import { wordOf } from './alarming.js';
import { writeAlarm } from './alarm-letter.js';
import { type ClaimedMail, isPersonal, type PersonalMail, type PublishedEntry } from './delivering.store.js';
import { digestCalendar } from './digest-calendar.js';
import type { DigestFacts } from './digest-facts.js';
import type { DigestItemRow } from './digest.store.js';
import { writeDigest } from './digest.js';
import type { Letter } from './letter.js';
import { type Letterhead, returnPathOf } from './letterhead.js';
import { headersOfDigest, headersOfRequest } from './headers.js';
import { hasSomethingToSay } from './review.js';
import { writeReturnedUpdate } from './returned.js';

/** A mail with everything that it is written from: its reader's day, and for a digest what it is about as it stands now. */
export interface ReadMail {
  mail: ClaimedMail;
  today: LocalDate;
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
  /** What it does to its reader's calendar, once it was sent. */
  published?: readonly PublishedEntry[];
}

const answerUrl = (letterhead: Letterhead, capability: { personId: number; commitmentId: number; organizationId: number }): string =>
  `${letterhead.publicUrl}/answer/${signCapability(letterhead.linkSecret, capability)}`;

/** Coordinators do not answer for an entity: they see the record. */
const placeFor = (letterhead: Letterhead, personId: number, row: DigestItemRow): string =>
  row.role === 'coordinator' ? `${letterhead.publicUrl}/commitments/${row.commitmentId}` : answerUrl(letterhead, { personId, ...row });

function writeReturned({ mail }: PersonalRead, letterhead: Letterhead): Written {
  const returned = mail.payload as { commitmentId: number; organizationId: number; reference: string; title: string; submittedOn: LocalDate; note: string };
  const letter = writeReturnedUpdate({
    ...returned, personName: mail.name, language: mail.language, answerUrl: answerUrl(letterhead, { personId: mail.personId, ...returned }),
  });
  return { letter, headers: headersOfRequest() };
}

/** Where a person's calendar of deadlines is; its link is theirs, as those to answer are. */
const calendarUrl = ({ publicUrl, linkSecret }: Letterhead, personId: number): string => `${publicUrl}/calendar/${signCalendar(linkSecret, { personId })}.ics`;

function writeGathered({ mail, today, facts }: PersonalRead, letterhead: Letterhead): Written | null {
  const reviews = facts.reviews.filter(hasSomethingToSay);
  if (facts.items.length === 0 && reviews.length === 0) return null;
  const { personId, language } = mail;
  const items = facts.items.map((row) => ({ ...row, lastNewsOn: localDayOf(row.lastNewsAt, mail.zone), answerUrl: placeFor(letterhead, personId, row) }));
  const calendar = digestCalendar(facts, { language, letterhead, stampedAt: mail.createdAt, urlOf: (duty) => answerUrl(letterhead, { personId, ...duty }) });
  const own = items.some((item) => item.role !== 'coordinator') ? calendarUrl(letterhead, personId) : null;
  const digest = { personName: mail.name, language, today, items, changed: facts.changed, reviews, registerUrl: letterhead.publicUrl, calendarUrl: own };
  const { letter, shown } = writeDigest(digest, calendar.filesFor);
  // What is asked directly comes even to who stopped the digests: it cannot be stopped with one click.
  const digests = items.length === 0 || items.some((item) => item.channel === 'digest');
  const headers = digests ? headersOfDigest({ personId, seriesIds: items.map((row) => row.seriesId) }, letterhead) : headersOfRequest();
  return { letter, headers, published: calendar.publishedBy(shown) };
}

const writers = { digest: writeGathered, 'update-returned': writeReturned } satisfies Partial<Record<ClaimedMail['kind'], (read: PersonalRead, letterhead: Letterhead) => Written | null>>;

const writeToOperator = ({ language, payload }: ClaimedMail, { publicUrl }: Letterhead): Written => ({
  letter: writeAlarm(wordOf(payload), { language, ledgerUrl: `${publicUrl}/mails` }), headers: headersOfRequest(),
});

/** What a mail says at this moment, or null if nothing is left to say. Pure: a mail that cannot be written now cannot be written later. */
export function compose(read: ReadMail, letterhead: Letterhead): Written | null {
  const { mail } = read;
  if (mail.kind === 'alarm' || !isPersonal(mail)) return writeToOperator(mail, letterhead);
  return writers[mail.kind]({ ...read, mail }, letterhead);
}

/** The mail as the mailer takes it. */
export const addressed = ({ letter, headers }: Written, mail: ClaimedMail, letterhead: Letterhead): OutgoingMail => ({
  messageId: mail.messageId, date: mail.createdAt, from: letterhead.from, envelopeFrom: returnPathOf(mail.id, letterhead),
  to: { name: mail.name, address: mail.toAddress }, ...letter, headers,
});
