import type { Side } from '@suivi/contract';
import { formatDay, label } from '@suivi/i18n';
import { daysBetween, type Language, type LocalDate, type LocalizedText, localized } from '@suivi/kernel';
import type { Block } from './blocks.js';
import { apart, say } from './saying.js';

/** An entity in a review; `otherSide` is set where the other side's desk verifies it. */
export interface ReviewedEntity {
  entity: LocalizedText;
  otherSide: Side | null;
}

/** A coordinator's week in one partnership, as it stands at the moment of sending: the entities of the own side first. */
export interface Review {
  partnership: LocalizedText;
  overdue: readonly (ReviewedEntity & { count: number; oldest: string; since: LocalDate; lastContactOn: LocalDate | null })[];
  silent: readonly (ReviewedEntity & { count: number; since: LocalDate })[];
  toVerify: readonly (ReviewedEntity & { reference: string; since: LocalDate })[];
  /** More time that was asked for, and colleagues who were named to answer. */
  extensions: readonly (ReviewedEntity & { reference: string; since: LocalDate })[];
  handovers: readonly (ReviewedEntity & { reference: string; since: LocalDate })[];
  corrections: readonly { reference: string; title: string }[];
  /** People whose address is no good, or whose entities left `digests` mails in a row unanswered. */
  lost: readonly (ReviewedEntity & { person: string; since: LocalDate; digests: number | null })[];
  failed: readonly { person: string; count: number; lastOn: LocalDate }[];
  /** How many commitments come up for a reminder before the week is over. */
  comingUp: number;
}

/** More than this of a kind is counted: the register lists all. */
const shownAtMost = 15;

/** Whether a review says anything: what is only to come by itself is no reason for a mail. */
export const hasSomethingToSay = (review: Review): boolean =>
  [review.overdue, review.silent, review.toVerify, review.extensions, review.handovers, review.corrections, review.lost, review.failed].some((list) => list.length > 0);

type Key = Parameters<typeof say>[1];

interface Reader {
  /** The mail bears the review's title already. */
  isTitled?: boolean;
  language: Language;
  today: LocalDate;
  registerUrl: string;
}

const nameOf = ({ entity, otherSide }: ReviewedEntity, language: Language): string =>
  otherSide === null ? localized(entity, language) : say(language, 'mail.review.other-side', { entity: localized(entity, language), side: label(language, 'side', otherSide) });

/** What a review lists, a kind after the other, each as lines. */
function linesOf(review: Review, { language, today }: Reader): (readonly [Key, string[]])[] {
  const day = (on: LocalDate): string => formatDay(on, 'day', language);
  const since = (on: LocalDate): number => daysBetween(on, today);
  const waiting = (key: Key, list: Review['extensions']): string[] =>
    list.map((o) => say(language, key, { reference: o.reference, entity: nameOf(o, language), days: since(o.since) }));
  return [
    [
      'mail.review.overdue',
      review.overdue.map((o) => {
        const values = { entity: nameOf(o, language), count: o.count, reference: o.oldest, since: day(o.since) };
        return o.lastContactOn === null ? say(language, 'mail.review.overdue-unheard', values) : say(language, 'mail.review.overdue-entity', { ...values, contact: day(o.lastContactOn) });
      }),
    ],
    ['mail.review.to-verify', waiting('mail.review.waiting-update', review.toVerify)],
    ['mail.review.extensions', waiting('mail.review.waiting-request', review.extensions)],
    ['mail.review.handovers', waiting('mail.review.waiting-request', review.handovers)],
    ['mail.review.corrections', review.corrections.map(({ reference, title }) => `${apart(reference, language)} · ${apart(title, language)}`)],
    ['mail.review.silent', review.silent.map((o) => say(language, 'mail.review.silent-entity', { entity: nameOf(o, language), count: o.count, days: since(o.since) }))],
    [
      'mail.review.lost',
      review.lost.map((o) => {
        const values = { person: o.person, entity: nameOf(o, language), since: day(o.since) };
        return o.digests === null ? say(language, 'mail.review.lost-address', values) : say(language, 'mail.review.lost-unanswered', { ...values, count: o.digests });
      }),
    ],
    ['mail.review.failed', review.failed.map((o) => say(language, 'mail.review.failed-mail', { person: o.person, count: o.count, date: day(o.lastOn) }))],
  ];
}

/** A review as the pieces of a mail; nothing where it has nothing to say. */
export function reviewBlocks(review: Review, reader: Reader): Block[] {
  if (!hasSomethingToSay(review)) return [];
  const { language } = reader;
  const partnership = localized(review.partnership, language);
  const open = say(language, 'mail.digest.register');
  const parts = linesOf(review, reader).flatMap(([title, lines]): Block[] => {
    if (lines.length === 0) return [];
    const rest = lines.length - shownAtMost;
    const more = rest > 0 ? [say(language, 'mail.list.more', { count: rest })] : [];
    return [{ kind: 'heading', level: reader.isTitled ? 2 : 3, words: say(language, title) }, { kind: 'list', lines: [...lines.slice(0, shownAtMost), ...more] }];
  });
  return [
    ...(reader.isTitled ? [] : [{ kind: 'heading', level: 2, words: say(language, 'mail.review.subject', { partnership }) } as const]),
    ...parts,
    ...(review.comingUp > 0 ? [{ kind: 'words', words: say(language, 'mail.review.coming-up', { count: review.comingUp }) } as const] : []),
    { kind: 'link', link: { url: reader.registerUrl, label: open, about: partnership } },
  ];
}

/** Why the reader gets it. */
export const reviewWhy = (review: Review, language: Language): string => say(language, 'mail.footer.why-review', { partnership: localized(review.partnership, language) });
