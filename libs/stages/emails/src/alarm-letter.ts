import { formatDay } from '@suivi/i18n';
import { type Language, localDayOf } from '@suivi/kernel';
import type { AlarmWord } from './alarm.js';
import { type Letter, writeLetter } from './letter.js';
import { apart, say } from './saying.js';

/** An instant as operators read it, in UTC. */
const shown = (at: Date, language: Language): string => say(language, 'delivery.alarm.at', { day: formatDay(localDayOf(at, 'utc'), 'day', language), time: at.toISOString().slice(11, 16) });

/** The mail that tells the operator what is in the way of mail, or that nothing is any more. */
export function writeAlarm({ tone, at, troubles }: AlarmWord, o: { language: Language; ledgerUrl: string }): Letter {
  const { language, ledgerUrl } = o;
  const subject = say(language, `delivery.alarm.subject.${tone}`);
  const intro = say(language, `delivery.alarm.intro.${tone}`, { at: shown(at, language) });
  const lines = troubles.map(({ code, count, detail, since }) => `${say(language, `delivery.trouble.${code}`, { count, detail: detail ?? '' })}${since ? ` (${apart(shown(since, language), language)})` : ''}`);
  const open = say(language, 'delivery.alarm.ledger');
  return writeLetter({
    language, subject, intro,
    blocks: [{ kind: 'list', lines }, { kind: 'link', link: { url: ledgerUrl, label: open, about: subject } }],
    footer: [say(language, 'delivery.alarm.footer')],
  });
}
