import { formatDay, label } from '@suivi/i18n';
import { type Language, localized } from '@suivi/kernel';
import type { Block } from './blocks.js';
import { deadlineLine, entryOf, personalLetter } from './decided.js';
import type { Letter } from './letter.js';
import type { MailPayloads, Reader } from './payloads.js';
import { say } from './saying.js';

/** Letters that ask somebody to act because another person did. */

/** The mail to a colleague who was named to answer. */
export function writeHandedOver(about: MailPayloads['handed-over'], reader: Reader): Letter {
  const { language } = reader;
  const entity = localized(about.entity, language);
  return personalLetter(reader, {
    subject: ['mail.handed-over.subject', { reference: about.reference, entity }],
    intro: ['mail.handed-over.intro', { person: about.by, entity }],
    blocks: [{ kind: 'entries', entries: [entryOf(about, reader, { label: 'mail.item.answer', lines: deadlineLine(about.deadline, language), quote: about.quote })] }],
  });
}

/** The desk's own mail that asks where commitments stand. */
export function writeNudge({ by, note, items }: MailPayloads['nudge'], reader: Reader): Letter {
  const { language } = reader;
  const [only, ...others] = items;
  const entry = (about: (typeof items)[number]) => entryOf(about, reader, { label: 'mail.item.answer', lines: [localized(about.entity, language), ...deadlineLine(about.deadline, language)], quote: others.length === 0 ? about.quote : undefined });
  return personalLetter(reader, {
    subject: only && others.length === 0 ? ['mail.nudge.subject', { reference: only.reference }] : ['mail.nudge.subject-several', { count: items.length }],
    intro: ['mail.nudge.intro', { person: by?.name ?? say(language, 'mail.nudge.coordinator') }],
    blocks: [...(note === null ? [] : [{ kind: 'quote', words: note } as const]), { kind: 'entries', entries: items.map(entry) }],
  });
}

/** All that an answer says, each part under its name. */
function answerBlocks(about: MailPayloads['clearance'], language: Language): Block[] {
  const status = say(language, 'mail.clearance.status', { status: label(language, 'implementationStatus', about.status) });
  const further = [['calls.sheet.results', about.results], ['calls.sheet.obstacles', about.obstacles], ['calls.sheet.evidence', about.evidence]] as const;
  return [{ kind: 'words', words: status }, { kind: 'quote', words: about.narrative }, ...further.flatMap(([key, words]): Block[] => (words ? [{ kind: 'words', words: say(language, key) }, { kind: 'quote', words }] : []))];
}

/** The mail that asks the head of an entity to clear an answer. */
export function writeClearance(about: MailPayloads['clearance'], reader: Reader): Letter {
  const { language } = reader;
  const entity = localized(about.entity, language);
  return personalLetter(reader, {
    subject: ['mail.clearance.subject', { reference: about.reference, entity }],
    intro: ['mail.clearance.intro', { person: about.author, entity }],
    blocks: [...answerBlocks(about, language), { kind: 'entries', entries: [entryOf(about, reader, { label: 'mail.clearance.read' })] }],
  });
}

/** The mail that brings an answer back from the head of the entity. */
export function writeClearanceRefused(about: MailPayloads['clearance-refused'], reader: Reader): Letter {
  return personalLetter(reader, {
    subject: ['mail.sent-back.subject', { reference: about.reference }],
    intro: ['mail.sent-back.intro', { person: about.by, date: formatDay(about.writtenOn, 'day', reader.language) }],
    blocks: [{ kind: 'quote', words: about.note }, { kind: 'entries', entries: [entryOf(about, reader, { label: 'mail.returned.answer' })] }],
  });
}

/** The mail with fresh links to all that awaits a person. */
export function writeFreshLinks({ items }: MailPayloads['fresh-links'], reader: Reader): Letter {
  const { language } = reader;
  return personalLetter(reader, {
    subject: ['mail.fresh-links.subject'],
    intro: ['mail.fresh-links.intro'],
    blocks: [{ kind: 'entries', entries: items.map((about) => entryOf(about, reader, { label: 'mail.item.answer', lines: [localized(about.entity, language), ...deadlineLine(about.deadline, language)] })) }],
  });
}
