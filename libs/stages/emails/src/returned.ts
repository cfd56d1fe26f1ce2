import { formatDay, message } from '@suivi/i18n';
import type { Language, LocalDate } from '@suivi/kernel';
import { type Letter, writeLetter } from './letter.js';

/** A coordinator's question on an update, on its way back to who sent it. */
export interface ReturnedUpdate {
  personName: string;
  language: Language;
  reference: string;
  title: string;
  submittedOn: LocalDate;
  note: string;
  answerUrl: string;
}

/** The mail that brings a returned update with its question. */
export function writeReturnedUpdate(returned: ReturnedUpdate): Letter {
  const { language, reference } = returned;
  const label = message(language, 'mail.returned.answer');
  return writeLetter({
    language,
    subject: message(language, 'mail.returned.subject', { reference }),
    greeting: message(language, 'mail.greeting', { name: returned.personName }),
    intro: message(language, 'mail.returned.intro', { date: formatDay(returned.submittedOn, 'day', language) }),
    blocks: [
      { kind: 'quote', words: returned.note },
      { kind: 'entries', entries: [{ label: reference, title: returned.title, lines: [], link: { url: returned.answerUrl, label, about: reference } }] },
    ],
    footer: [message(language, 'mail.footer.how')],
  });
}
