import { formatDay, formatList } from '@suivi/i18n';
import { type Language, type LocalDate, localized } from '@suivi/kernel';
import type { MailAttachment } from '@suivi/mailer';
import type { Block } from './blocks.js';
import { callBlocks, callSubject, callWhy, type DigestCall } from './digest-call.js';
import { changeLines, type DigestChange } from './digest-change.js';
import { type DigestItem, entryOf, sectionOf, sections } from './digest-item.js';
import { howToReply } from './reply-link.js';
import { largestLetter, type Letter, wireSize, writeLetter } from './letter.js';
import { type Review, reviewBlocks, reviewWhy } from './review.js';
import { apart, say } from './saying.js';

/** A digest: one person, one local day. Something must be in it: items, a call for inputs or a review. */
export interface Digest<Item = DigestItem> {
  personName: string;
  language: Language;
  today: LocalDate;
  items: readonly Item[];
  /** Calls for inputs that the person is asked to answer, or (a coordinator) told of. */
  calls: readonly DigestCall[];
  /** Files that go along whatever else does. */
  files?: readonly MailAttachment[];
  /** What changed since the last digest, with the day of that one; null for the first. */
  changed: { since: LocalDate; changes: readonly DigestChange[] } | null;
  /** A coordinator's week, on its first working day. */
  reviews: readonly Review[];
  /** Where everything can be read that one mail does not hold. */
  registerUrl: string;
  /** The person's calendar of deadlines; null for who has no deadlines of their own. */
  calendarUrl: string | null;
}

const isDirect = (item: Pick<DigestItem, 'channel'>): boolean => item.channel === 'single';

function subjectOf({ items, calls, reviews, language, today }: Digest): string {
  // A call that asks directly is what the mail is about, unless a commitment is asked about in the same way.
  const call = items.some(isDirect) ? undefined : (calls.find(isDirect) ?? (items.length === 0 ? calls[0] : undefined));
  if (call) return callSubject(call, language);
  if (items.length === 0) return say(language, 'mail.review.subject', { partnership: formatList(reviews.map((r) => apart(localized(r.partnership, language), language)), language) });
  const direct = items.filter(isDirect);
  const [only] = direct;
  if (only && direct.length === 1) return say(language, 'mail.single.subject', { reference: only.reference, entity: localized(only.entity, language) });
  const partnership = formatList([...new Set(items.map((item) => apart(localized(item.partnership, language), language)))], language);
  if (direct.length > 0) return say(language, 'mail.request.subject', { count: direct.length, partnership });
  const overdue = items.filter((item) => item.deadlineOn !== null && item.deadlineOn < today).length;
  return overdue > 0 ? say(language, 'mail.digest.subject-overdue', { count: overdue, partnership }) : say(language, 'mail.digest.subject', { count: items.length, partnership });
}

function introOf({ items, calls, language, today }: Digest): string {
  const date = formatDay(today, 'day', language);
  if (items.length + calls.length === 0) return say(language, 'mail.review.intro', { date });
  return say(language, [...items, ...calls].some(isDirect) ? 'mail.single.intro' : 'mail.digest.intro', { date });
}

/** What is asked directly, then the rest in the order of its urgency. */
const inOrder = <Item extends DigestItem>({ items, today }: Digest<Item>): Item[] => {
  const rest = items.filter((item) => !isDirect(item));
  return [...items.filter(isDirect), ...sections.flatMap((section) => rest.filter((item) => sectionOf(item, today) === section))];
};

function itemBlocks(items: readonly DigestItem[], { language, today }: Digest): Block[] {
  const [direct, rest] = [items.filter(isDirect), items.filter((item) => !isDirect(item))];
  const entries = (some: readonly DigestItem[]): Block => ({ kind: 'entries', entries: some.map((item) => entryOf(item, language, today)) });
  const grouped = sections.flatMap((section): Block[] => {
    const some = rest.filter((item) => sectionOf(item, today) === section);
    return some.length === 0 ? [] : [{ kind: 'heading', level: 2, words: say(language, `mail.section.${section}`) }, entries(some)];
  });
  if (direct.length === 0) return grouped;
  return [entries(direct), ...(rest.length > 0 ? [{ kind: 'words', words: say(language, 'mail.single.rest') } as const] : []), ...grouped];
}

function changeBlocks({ changed, language }: Digest): Block[] {
  if (!changed || changed.changes.length === 0) return [];
  return [
    { kind: 'heading', level: 2, words: say(language, 'mail.section.changed', { date: formatDay(changed.since, 'day', language) }) },
    { kind: 'list', lines: changeLines(changed.changes, language) },
  ];
}

function moreBlocks(rest: number, { language, registerUrl }: Digest): Block[] {
  if (rest === 0) return [];
  const words = say(language, 'mail.digest.more', { count: rest });
  return [{ kind: 'words', words }, { kind: 'link', link: { url: registerUrl, label: say(language, 'mail.digest.register'), about: words } }];
}

function footerOf({ items, calls, reviews, language }: Digest): string[] {
  const why = items.map((item) =>
    say(language, 'mail.footer.why', {
      role: say(language, `role.${item.role}`), entity: localized(item.entity, language), partnership: localized(item.partnership, language),
    }),
  );
  const links = [...items, ...calls].some((item) => item.role !== 'coordinator') ? [say(language, 'mail.footer.how')] : [];
  const answers = items.some((item) => item.replyUrl !== undefined) ? [howToReply(language)] : [];
  return [...new Set([...calls.map((call) => callWhy(call, language)), ...why]), ...reviews.map((review) => reviewWhy(review, language)), ...answers, ...links];
}

/** A mail that is one review and nothing else bears its title in the subject: it is not said twice. */
const reviewsOf = (digest: Digest): Block[] =>
  digest.reviews.flatMap((review) => reviewBlocks(review, { ...digest, isTitled: digest.reviews.length === 1 && digest.items.length + digest.calls.length === 0 }));

function written(shown: readonly DigestItem[], digest: Digest, attachments: readonly MailAttachment[]): Letter {
  const { language, calendarUrl } = digest;
  const letter = writeLetter({
    language,
    subject: subjectOf(digest),
    greeting: say(language, 'mail.greeting', { name: digest.personName }),
    intro: introOf(digest),
    blocks: [...callBlocks(digest.calls, digest), ...itemBlocks(shown, digest), ...moreBlocks(digest.items.length - shown.length, digest), ...changeBlocks(digest), ...reviewsOf(digest)],
    footer: footerOf(digest),
    footerLinks: calendarUrl === null ? [] : [{ url: calendarUrl, label: say(language, 'mail.footer.calendar'), about: '' }],
  });
  const all = [...(digest.files ?? []), ...attachments];
  return all.length > 0 ? { ...letter, attachments: all } : letter;
}

/**
 * What a digest says: the same in plain text and in HTML, in the person's language. If its items are too many for one mail, what is asked
 * directly and the most urgent are shown and the rest is counted, with a link to the register. `filesFor` gives the files
 * that go along with the items shown, which are answered too.
 */
export function writeDigest<Item extends DigestItem>(digest: Digest<Item>, filesFor: (shown: readonly Item[]) => readonly MailAttachment[] = () => []): { letter: Letter; shown: readonly Item[] } {
  const items = inOrder(digest);
  let shown = items.length;
  for (;;) {
    const some = items.slice(0, shown);
    const letter = written(some, digest, filesFor(some));
    const size = wireSize(letter);
    if (size <= largestLetter || shown <= 1) return { letter, shown: some };
    shown = Math.max(1, Math.min(shown - 1, Math.floor((shown * largestLetter * 0.98) / size)));
  }
}
