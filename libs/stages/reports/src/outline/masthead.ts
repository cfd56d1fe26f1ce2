import type { ReportDress } from '@suivi/contract';
import { formatDay, label, sessionOrdinal } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { printable } from '../plain-text.js';
import type { OutlineMasthead } from './outline.js';
import { capitalized, sayIn } from './words.js';

interface Of {
  partnership: string;
  kind: string;
  asOf: string;
  language: Language;
}

/** The head of the first page, as United Nations documents have it: symbol, distribution, date, original language, session and agenda item. */
export function mastheadOf({ partnership, kind, asOf, language }: Of, { masthead, correction }: ReportDress): OutlineMasthead {
  const say = sayIn(language);
  const isDocument = masthead.symbol !== null || masthead.distribution !== null;
  const symbol = masthead.symbol === null ? kind : printable(masthead.symbol);
  const organ = [
    masthead.session === null ? '' : capitalized(say('report.masthead.session', { ordinal: sessionOrdinal(masthead.session, language) })),
    masthead.agendaItem === null ? '' : say('report.masthead.agenda-item', { item: printable(masthead.agendaItem) }),
  ].filter(Boolean);
  const facts = [
    masthead.distribution === null ? '' : say(`report.masthead.distribution.${masthead.distribution}`),
    masthead.date === null ? '' : formatDay(masthead.date, 'day', language),
    isDocument ? say('report.masthead.original', { language: label(language, 'language', masthead.originalLanguage) }) : say('report.masthead.language', { language: label(language, 'language', language) }),
    say('report.masthead.as-of', { date: formatDay(asOf, 'day', language) }),
  ].filter(Boolean);
  return { partnership, symbol: correction === undefined ? symbol : `${symbol}/Corr.${correction}`, facts, organ };
}
