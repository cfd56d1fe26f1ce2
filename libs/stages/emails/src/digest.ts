import { direction, formatDay, formatList, message } from '@suivi/i18n';
import type { ImplementationStatus, Role } from '@suivi/contract';
import { daysBetween, type Language, type LocalDate, type LocalizedText, localized, type Precision } from '@suivi/kernel';
import { transferSize } from '@suivi/mailer';
import { htmlPage, link, escapeHtml, type Letter } from './letter.js';

/** One thing that a person is reminded of, as it stands at the moment of sending. */
export interface DigestItem {
  reference: string;
  title: string;
  paragraphLabel: string;
  documentTitle: string | null;
  partnership: LocalizedText;
  entity: LocalizedText;
  role: Role;
  deadlineOn: LocalDate | null;
  precision: Precision | null;
  declaredStatus: ImplementationStatus;
  lastNewsOn: LocalDate;
  answerUrl: string;
}

/** A digest: one person, one local day. */
export interface Digest {
  personName: string;
  language: Language;
  today: LocalDate;
  items: readonly DigestItem[];
  /** True for what is asked directly, in the digest's place. */
  direct: boolean;
  /** Where everything can be read that one mail does not hold. */
  registerUrl: string;
}

/** What the bodies of a digest may take on the wire, so that a mail with its headers stays below 100 KB: larger ones are clipped by some readers. */
const largestBodies = 97_000;

const sections = ['overdue', 'due-today', 'due-soon', 'silent'] as const;
type Section = (typeof sections)[number];

/** Where an item stands in the digest: without a deadline near, it is there because nothing was heard. */
export function sectionOf(item: Pick<DigestItem, 'deadlineOn'>, today: LocalDate, dueSoonDays = 31): Section {
  if (item.deadlineOn === null) return 'silent';
  const left = daysBetween(today, item.deadlineOn);
  if (left < 0) return 'overdue';
  if (left === 0) return 'due-today';
  return left <= dueSoonDays ? 'due-soon' : 'silent';
}

/** Inside Arabic, a label such as "8 (j)" or a title in another script keeps its own order only between Unicode's isolates. */
const apart = (text: string, language: Language): string => (direction(language) === 'rtl' ? `\u2068${text}\u2069` : text);

/** The lines of one item, without its link. */
function linesOf(item: DigestItem, digest: Digest): { head: string; deadline: string; state: string; source: string } {
  const { language, today } = digest;
  const days = item.deadlineOn === null ? 0 : daysBetween(today, item.deadlineOn);
  const section = sectionOf(item, today);
  const state: Record<Section, () => string> = {
    overdue: () => message(language, 'mail.item.days-overdue', { days: -days }),
    'due-today': () => message(language, 'mail.item.days-left', { days: 0 }),
    'due-soon': () => message(language, 'mail.item.days-left', { days }),
    silent: () => message(language, 'mail.item.silent', { days: daysBetween(item.lastNewsOn, today) }),
  };
  return {
    head: `${item.reference}  ${item.title}`,
    deadline:
      item.deadlineOn === null
        ? message(language, 'mail.item.no-deadline')
        : message(language, 'mail.item.deadline', { date: formatDay(item.deadlineOn, item.precision ?? 'day', language) }),
    state: state[section](),
    source: message(language, 'mail.item.paragraph', { paragraph: apart(item.paragraphLabel, language), document: apart(item.documentTitle ?? item.reference, language) }),
  };
}

function subjectOf(digest: Digest): string {
  const names = [...new Set(digest.items.map((item) => localized(item.partnership, digest.language)))];
  const partnership = formatList(names, digest.language);
  const overdue = digest.items.filter((item) => sectionOf(item, digest.today) === 'overdue').length;
  if (digest.direct) return message(digest.language, 'mail.request.subject', { count: digest.items.length, partnership });
  return overdue > 0
    ? message(digest.language, 'mail.digest.subject-overdue', { count: overdue, partnership })
    : message(digest.language, 'mail.digest.subject', { count: digest.items.length, partnership });
}

function footerOf(digest: Digest): string[] {
  const { language } = digest;
  const why = digest.items.map((item) =>
    message(language, 'mail.footer.why', {
      role: message(language, `role.${item.role}`), entity: localized(item.entity, language), partnership: localized(item.partnership, language),
    }),
  );
  return [...new Set(why), message(language, 'mail.footer.how')];
}

const inOrder = ({ items, today }: Digest): DigestItem[] => sections.flatMap((section) => items.filter((item) => sectionOf(item, today) === section));

/** An octet takes three on the wire at most; only what could be too large is measured. */
const wireSize = ({ text, html }: Letter): number => (3 * Buffer.byteLength(text + html) <= largestBodies ? 0 : transferSize(text) + transferSize(html));

/**
 * What a digest says: the same in plain text and in HTML, in the person's language. `items` must not be empty. If they are too many for one
 * mail, the most urgent are shown and the rest is counted, with a link to the register.
 */
export function writeDigest(digest: Digest): Letter {
  const items = inOrder(digest);
  let shown = items.length;
  for (;;) {
    const letter = writeItems({ ...digest, items: items.slice(0, shown) }, items);
    const size = wireSize(letter);
    if (size <= largestBodies || shown === 1) return letter;
    shown = Math.max(1, Math.floor((shown * largestBodies * 0.98) / size));
  }
}

function writeItems(digest: Digest, all: readonly DigestItem[]): Letter {
  const { language, today, registerUrl } = digest;
  const rest = all.length - digest.items.length;
  const more = rest === 0 ? [] : [message(language, 'mail.digest.more', { count: rest })];
  const greeting = message(language, 'mail.greeting', { name: digest.personName });
  const intro = message(language, 'mail.digest.intro', { date: formatDay(today, 'day', language) });
  const answer = message(language, 'mail.item.answer');
  const grouped = sections
    .map((section) => ({ title: message(language, `mail.section.${section}`), items: digest.items.filter((item) => sectionOf(item, today) === section) }))
    .filter((group) => group.items.length > 0);
  const footer = footerOf(digest);

  const text = [
    greeting, '', intro,
    ...grouped.flatMap(({ title, items }) => [
      '', title.toLocaleUpperCase(language), '',
      ...items.flatMap((item) => {
        const lines = linesOf(item, digest);
        return [lines.head, `${lines.deadline} · ${lines.state}`, lines.source, answer, item.answerUrl, ''];
      }),
    ]),
    ...more.flatMap((line) => [line, registerUrl, '']),
    '-- ', ...footer,
  ].join('\n');

  const body = grouped
    .map(({ title, items }) => {
      const list = items.map((item) => {
        const lines = linesOf(item, digest);
        return `<li style="margin:0 0 20px;padding:0"><p style="margin:0 0 4px"><span style="color:#5b6472;font-size:13px">${escapeHtml(item.reference)}</span><br><strong dir="auto">${escapeHtml(item.title)}</strong></p><p style="margin:0 0 10px;color:#3f4753;font-size:14px">${escapeHtml(lines.deadline)} · ${escapeHtml(lines.state)}<br>${escapeHtml(lines.source)}</p>${link(item.answerUrl, answer, item.reference)}</li>`;
      });
      return `<h2 style="font-size:16px;margin:28px 0 12px;padding:0 0 6px;border-bottom:1px solid #d5dae1">${escapeHtml(title)}</h2><ul style="list-style:none;margin:0;padding:0">${list.join('')}</ul>`;
    })
    .join('') + more.map((line) => `<p style="margin:0 0 10px">${escapeHtml(line)}</p>${link(registerUrl, message(language, 'mail.digest.register'), line)}`).join('');
  const subject = subjectOf({ ...digest, items: all });
  return { subject, text, html: htmlPage({ language, direction: direction(language), title: subject, greeting, intro, body, footer }) };
}
