import { direction, message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import type { AlarmWord } from './alarm.js';
import { escapeHtml, htmlPage, type Letter, link } from './letter.js';

/** An instant as operators read it, in UTC: 2026-11-22 08:30. */
const shown = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');

/** The mail that tells the operator what is in the way of mail, or that nothing is any more. */
export function writeAlarm({ tone, at, troubles }: AlarmWord, o: { language: Language; ledgerUrl: string }): Letter {
  const { language, ledgerUrl } = o;
  const subject = message(language, `delivery.alarm.subject.${tone}`);
  const intro = message(language, `delivery.alarm.intro.${tone}`, { at: shown(at) });
  const lines = troubles.map(({ code, count, detail, since }) => `${message(language, `delivery.trouble.${code}`, { count, detail: detail ?? '' })}${since ? ` (${shown(since)})` : ''}`);
  const open = message(language, 'delivery.alarm.ledger');
  const footer = [message(language, 'delivery.alarm.footer')];
  const text = [intro, '', ...lines.map((line) => `- ${line}`), '', open, ledgerUrl, '', '-- ', ...footer].join('\n');
  const body = `<ul style="padding-inline-start:20px">${lines.map((line) => `<li style="margin:0 0 8px">${escapeHtml(line)}</li>`).join('')}</ul>${link(ledgerUrl, open, subject)}`;
  return { subject, text, html: htmlPage({ language, direction: direction(language), title: subject, greeting: '', intro, body, footer }) };
}
