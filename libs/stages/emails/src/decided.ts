import { formatDay } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import type { Block, Entry } from './blocks.js';
import { type Letter, writeLetter } from './letter.js';
import type { About, MailPayloads, Reader, SaidDay } from './payloads.js';
import { apart, say } from './saying.js';

/** Letters that tell a person what was decided on what they asked. */

type Key = Parameters<typeof say>[1];
type Values = Parameters<typeof say>[2];

/** A letter to one person: what happened, the words that came with it, and where to act. */
export function personalLetter({ name, language }: Reader, words: { subject: [Key, Values?]; intro: [Key, Values?]; blocks: readonly Block[] }): Letter {
  return writeLetter({
    language,
    subject: say(language, ...words.subject),
    greeting: say(language, 'mail.greeting', { name }),
    intro: say(language, ...words.intro),
    blocks: words.blocks,
    footer: [say(language, 'mail.footer.how')],
  });
}

/** The commitment that a letter is about, with its link. */
export const entryOf = (about: About, reader: Reader, o: { label: Key; lines?: readonly string[]; quote?: string }): Entry => ({
  label: apart(about.reference, reader.language), title: about.title, lines: o.lines ?? [], quote: o.quote, link: { url: reader.linkFor(about), label: say(reader.language, o.label), about: about.reference },
});

/** Where a deadline stands, as a line of an entry; no line without one. */
export const deadlineLine = (deadline: SaidDay | null, language: Language): string[] =>
  deadline === null ? [] : [say(language, 'mail.item.deadline', { date: formatDay(deadline.on, deadline.precision, language) })];

const noteBlocks = (note: string | null, language: Language): Block[] =>
  note === null ? [] : [{ kind: 'words', words: say(language, 'mail.decision.note') }, { kind: 'quote', words: note }];

/** The mail that brings a returned update with its question. */
export function writeReturnedUpdate(about: MailPayloads['update-returned'], reader: Reader): Letter {
  return personalLetter(reader, {
    subject: ['mail.returned.subject', { reference: about.reference }],
    intro: ['mail.returned.intro', { date: formatDay(about.submittedOn, 'day', reader.language) }],
    blocks: [{ kind: 'quote', words: about.note }, { kind: 'entries', entries: [entryOf(about, reader, { label: 'mail.returned.answer' })] }],
  });
}

/** The mail that tells whether more time was granted. */
export function writeExtensionDecided(about: MailPayloads['extension-decided'], reader: Reader): Letter {
  const { reference, deadline, note } = about;
  const { language } = reader;
  const date = formatDay(about.askedOn, 'day', language);
  return personalLetter(reader, {
    subject: [deadline ? 'mail.extension.granted.subject' : 'mail.extension.declined.subject', { reference }],
    intro: deadline ? ['mail.extension.granted.intro', { date, deadline: formatDay(deadline.on, deadline.precision, language) }] : ['mail.extension.declined.intro', { date }],
    blocks: [...noteBlocks(note, language), { kind: 'entries', entries: [entryOf(about, reader, { label: 'mail.decision.open' })] }],
  });
}

/** The mail that tells who named a colleague whether the colleague answers now. */
export function writeHandoverDecided(about: MailPayloads['handover-decided'], reader: Reader): Letter {
  const { reference, colleague, confirmed, note } = about;
  const outcome = confirmed ? 'confirmed' : 'declined';
  return personalLetter(reader, {
    subject: [`mail.handover.${outcome}.subject`, { reference, colleague }],
    intro: [`mail.handover.${outcome}.intro`, { colleague }],
    blocks: [...noteBlocks(note, reader.language), { kind: 'entries', entries: [entryOf(about, reader, { label: 'mail.decision.open' })] }],
  });
}
