import type { ReminderChannel, Role } from '@suivi/contract';
import { formatDay, ordinal, ordinalGenitive } from '@suivi/i18n';
import { daysBetween, type Language, type LocalDate, type LocalizedText, localized } from '@suivi/kernel';
import type { Block, Entry } from './blocks.js';
import { apart, say } from './saying.js';

/** A call for inputs in a digest, as it stands at the moment of sending. */
export interface DigestCall {
  meetingOrdinal: number;
  partnership: LocalizedText;
  entity: LocalizedText;
  role: Role;
  channel: ReminderChannel;
  /** The rule that asks; `nudge` is the coordinator's own word. */
  rule: string;
  dueOn: LocalDate;
  asked: number;
  answered: number;
  /** The coordinator's words, in the languages that they were written in. */
  message: LocalizedText;
  /** Where it is answered; of a coordinator, where the call stands. */
  url: string;
  /** Whether the sheet that works off-line goes along. */
  hasSheet: boolean;
}

const dueLine = ({ dueOn }: DigestCall, language: Language, today: LocalDate): string => {
  const left = daysBetween(today, dueOn);
  const near = left < 0 ? say(language, 'mail.item.days-overdue', { days: -left }) : say(language, 'mail.item.days-left', { days: left });
  return `${say(language, 'calls.mail.due', { date: formatDay(dueOn, 'day', language) })} · ${near}`;
};

function entryOf(call: DigestCall, language: Language, today: LocalDate): Entry {
  const entity = localized(call.entity, language);
  const { meetingOrdinal: n, asked, answered, message: words } = call;
  const isOwn = call.role !== 'coordinator';
  return {
    label: apart(entity, language),
    title: say(language, 'calls.mail.title', { ordinal: ordinal(n, language), ordinalGenitive: ordinalGenitive(n, language) }),
    lines: [
      ...(call.rule === 'nudge' ? [say(language, 'calls.mail.nudge')] : []),
      dueLine(call, language, today),
      ...(asked > 0 ? [say(language, 'calls.mail.progress', { answered, asked })] : []),
      ...(call.hasSheet ? [say(language, 'calls.mail.sheet')] : []),
    ],
    quote: isOwn && Object.keys(words).length > 0 ? localized(words, language) : undefined,
    link: { url: call.url, label: say(language, isOwn ? 'calls.mail.answer' : 'calls.mail.open'), about: entity },
  };
}

/** The section of a digest that asks for inputs. */
export const callBlocks = (calls: readonly DigestCall[], { language, today }: { language: Language; today: LocalDate }): Block[] =>
  calls.length === 0 ? [] : [{ kind: 'heading', level: 2, words: say(language, 'calls.mail.section') }, { kind: 'entries', entries: calls.map((call) => entryOf(call, language, today)) }];

/** The subject of a mail that a call takes. */
export const callSubject = (call: DigestCall, language: Language): string => say(language, 'calls.mail.subject', { entity: localized(call.entity, language), date: formatDay(call.dueOn, 'day', language) });

/** Why its reader gets it. */
export const callWhy = (call: DigestCall, language: Language): string =>
  say(language, 'mail.footer.why', { role: say(language, `role.${call.role}`), entity: localized(call.entity, language), partnership: localized(call.partnership, language) });
