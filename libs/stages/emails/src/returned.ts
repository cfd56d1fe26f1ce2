import { direction, formatDay, message } from '@suivi/i18n';
import type { Language, LocalDate } from '@suivi/kernel';
import { escapeHtml, htmlPage, type Letter, link } from './letter.js';

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
  const { language } = returned;
  const subject = message(language, 'mail.returned.subject', { reference: returned.reference });
  const greeting = message(language, 'mail.greeting', { name: returned.personName });
  const intro = message(language, 'mail.returned.intro', { date: formatDay(returned.submittedOn, 'day', language) });
  const answer = message(language, 'mail.returned.answer');
  const footer = [message(language, 'mail.footer.how')];
  const text = [greeting, '', intro, '', returned.note, '', `${returned.reference}  ${returned.title}`, '', answer, returned.answerUrl, '', '-- ', ...footer].join('\n');
  const body = `<blockquote dir="auto" style="margin:16px 0;padding:2px 16px;border-inline-start:3px solid #0b5394;white-space:pre-wrap">${escapeHtml(returned.note)}</blockquote><p><span style="color:#5b6472;font-size:13px">${escapeHtml(returned.reference)}</span><br><strong dir="auto">${escapeHtml(returned.title)}</strong></p>${link(returned.answerUrl, answer, returned.reference)}`;
  return { subject, text, html: htmlPage({ language, direction: direction(language), title: subject, greeting, intro, body, footer }) };
}
