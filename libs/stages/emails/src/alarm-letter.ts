import { message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import type { AlarmWord } from './alarm.js';
import { type Letter, writeLetter } from './letter.js';

/** An instant as operators read it, in UTC: 2026-11-22 08:30. */
const shown = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');

/** The mail that tells the operator what is in the way of mail, or that nothing is any more. */
export function writeAlarm({ tone, at, troubles }: AlarmWord, o: { language: Language; ledgerUrl: string }): Letter {
  const { language, ledgerUrl } = o;
  const subject = message(language, `delivery.alarm.subject.${tone}`);
  const intro = message(language, `delivery.alarm.intro.${tone}`, { at: shown(at) });
  const lines = troubles.map(({ code, count, detail, since }) => `${message(language, `delivery.trouble.${code}`, { count, detail: detail ?? '' })}${since ? ` (${shown(since)})` : ''}`);
  const open = message(language, 'delivery.alarm.ledger');
  return writeLetter({
    language, subject, intro,
    blocks: [{ kind: 'list', lines }, { kind: 'link', link: { url: ledgerUrl, label: open, about: subject } }],
    footer: [message(language, 'delivery.alarm.footer')],
  });
}
