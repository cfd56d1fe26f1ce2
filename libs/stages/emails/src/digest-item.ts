import type { ImplementationStatus, ReminderChannel, Role } from '@suivi/contract';
import { formatDay, formatList } from '@suivi/i18n';
import { daysBetween, type Language, type LocalDate, type LocalizedText, type Precision } from '@suivi/kernel';
import type { Entry } from './blocks.js';
import { apart, say } from './saying.js';

/** One thing that a person is reminded of, as it stands at the moment of sending. */
export interface DigestItem {
  reference: string;
  title: string;
  paragraphLabel: string;
  documentTitle: string | null;
  partnership: LocalizedText;
  entity: LocalizedText;
  role: Role;
  /** In the digest, or asked directly. */
  channel: ReminderChannel;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
  declaredStatus: ImplementationStatus;
  lastNewsOn: LocalDate;
  /** The coordinator's question with which the entity's last update came back, while it is open. */
  question: { words: string; askedOn: LocalDate } | null;
  /** Whom it was asked before it came to this person, on which day first; null where nobody was. */
  askedBefore: { people: readonly { name: string; role: Role }[]; since: LocalDate } | null;
  answerUrl: string;
  /** Where it is answered by a mail of its own; absent where no answers are read, and for who does not answer it. */
  replyUrl?: string;
}

export const sections = ['overdue', 'due-today', 'due-soon', 'awaiting', 'silent'] as const;
export type Section = (typeof sections)[number];

/** Where an item stands in the digest. A question to answer is that first; without a deadline near, it is there because nothing was heard. */
export function sectionOf(item: Pick<DigestItem, 'deadlineOn' | 'question'>, today: LocalDate, dueSoonDays = 31): Section {
  if (item.question) return 'awaiting';
  if (item.deadlineOn === null) return 'silent';
  const left = daysBetween(today, item.deadlineOn);
  if (left < 0) return 'overdue';
  if (left === 0) return 'due-today';
  return left <= dueSoonDays ? 'due-soon' : 'silent';
}

function deadlineLine({ deadlineOn, precision, lastNewsOn }: DigestItem, language: Language, today: LocalDate): string {
  const silence = say(language, 'mail.item.silent', { days: daysBetween(lastNewsOn, today) });
  if (deadlineOn === null) return `${say(language, 'mail.item.no-deadline')} · ${silence}`;
  const left = daysBetween(today, deadlineOn);
  const near = left < 0 ? say(language, 'mail.item.days-overdue', { days: -left }) : left <= 31 ? say(language, 'mail.item.days-left', { days: left }) : silence;
  return `${say(language, 'mail.item.deadline', { date: formatDay(deadlineOn, precision ?? 'day', language) })} · ${near}`;
}

function askedLine({ askedBefore }: DigestItem, language: Language): string[] {
  if (!askedBefore) return [];
  const people = askedBefore.people.map(({ name, role }) => `${apart(name, language)} (${say(language, `role.${role}`)})`);
  return [say(language, 'mail.item.asked-before', { people: formatList(people, language), date: formatDay(askedBefore.since, 'day', language) })];
}

/** An item as it stands in a mail. */
export function entryOf(item: DigestItem, language: Language, today: LocalDate): Entry {
  const label = say(language, item.role === 'coordinator' ? 'mail.item.open' : 'mail.item.answer');
  return {
    label: apart(item.reference, language),
    title: item.title,
    lines: [
      deadlineLine(item, language, today),
      say(language, 'mail.item.paragraph', { paragraph: item.paragraphLabel, document: item.documentTitle ?? item.reference }),
      ...askedLine(item, language),
      ...(item.question ? [say(language, 'mail.item.question', { date: formatDay(item.question.askedOn, 'day', language) })] : []),
    ],
    quote: item.question?.words,
    link: { url: item.answerUrl, label, about: item.reference },
    reply: item.replyUrl === undefined ? undefined : { url: item.replyUrl, label: say(language, 'mail.item.reply'), about: item.reference },
  };
}
