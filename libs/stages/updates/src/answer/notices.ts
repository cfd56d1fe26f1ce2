import { formatDay, label, message } from '@suivi/i18n';
import { type Language, type LocalDate, localDayOf } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';
import type { StatusUpdate } from '../update-shape.js';
import type { Errors } from './fields.js';
import { alertOf, form, hidden, noticeOf, radios, type Say, said, saying, textField, tickBox } from './html.js';
import { filesOf, nextOne, promised } from './parts.js';
import type { Next, Standing } from './standing.js';

/** What a page may say that asks nothing. */
export type Notice = 'thanks' | 'closed' | 'asked' | 'withdrawn' | 'named' | 'cleared' | 'sent-back';

const titled = (title: string, body: string): string => `<h1>${escapeHtml(title)}</h1>${body}`;

/** A page that says one thing, and where to go on. */
export function noticePage(language: Language, notice: Notice, o: { next: Next | null; unsent?: string }): string {
  const title = message(language, `answer.${notice}.title`);
  return plainPage({ language, title, body: titled(title, `<p>${saying(language)(`answer.${notice}.body`)}</p>${o.unsent ?? ''}${nextOne(o.next, language)}`) });
}

/** The page of an answer that waits: for the coordinator, or for the head of the entity. */
export function waitingPage({ language, entityName, zone, next }: Standing, waits: { for: 'awaiting' | 'clearing'; since: Date; unsent?: string }): string {
  const title = message(language, `answer.${waits.for}.title`);
  const date: LocalDate = localDayOf(waits.since, zone);
  const body = saying(language)(`answer.${waits.for}.body`, { entity: entityName, date: formatDay(date, 'day', language) });
  return plainPage({ language, title, body: titled(title, `<p>${body}</p>${waits.unsent ?? ''}${nextOne(next, language)}`) });
}

/** Every link that is none of ours gets this same page. */
export function invalidPage(language: Language): string {
  const title = message(language, 'answer.invalid.title');
  return plainPage({ language, title, body: titled(title, `<p>${saying(language)('answer.invalid.body')}</p>`) });
}

/** The page of a link that held once: it offers a fresh one, to the same address. */
export function stalePage(language: Language, { errors = {}, unsent = '' }: { errors?: Errors; unsent?: string } = {}): string {
  const say = saying(language);
  const title = message(language, 'answer.stale.title');
  const ask = form(`${tickBox('fresh', say('answer.stale.label'), errors.fresh)}<button>${say('answer.stale.submit')}</button>`);
  return plainPage({ language, title, body: titled(title, `<p>${say('answer.stale.body')}</p>${alertOf(errors, say)}${ask}${unsent}`) });
}

/** The same answer, whether a mail goes out or not. */
export function freshPage(language: Language): string {
  const title = message(language, 'answer.fresh.title');
  return plainPage({ language, title, body: titled(title, `<p>${saying(language)('answer.fresh.body')}</p>`) });
}

/** All that an answer says: it goes out as a whole, and so it is read as a whole. */
function wholeOf(waiting: StatusUpdate, say: Say): string {
  const further = [['calls.sheet.results', waiting.results], ['calls.sheet.obstacles', waiting.obstacles], ['calls.sheet.evidence', waiting.evidence]] as const;
  return `${said(waiting.narrative)}${further.map(([key, words]) => (words === null ? '' : `<p class="soft">${say(key)}</p>${said(words)}`)).join('')}`;
}

/** The head's page: what somebody of the entity wrote, and whether it is to go out. */
export function clearancePage(standing: Standing, waiting: StatusUpdate, o: { token: string; note?: string; errors?: Errors; notice?: string; unsent?: string }): string {
  const { language, zone, next } = standing;
  const say = saying(language);
  const { errors = {} } = o;
  const person = waiting.person?.name ?? waiting.organization.acronym;
  const written = say('answer.clearance.written', { person, date: formatDay(localDayOf(new Date(waiting.submittedAt), zone), 'day', language), status: label(language, 'implementationStatus', waiting.status) });
  const options = [['clear', say('answer.clearance.clear')], ['back', say('answer.clearance.back', { person })]] as const;
  const decide = form(
    `${hidden('update', waiting.id)}${hidden('version', waiting.version)}${radios({ name: 'decision', legend: say('answer.clearance.question'), unchosen: say('answer.unchosen'), options, error: errors.decision })}${textField({ name: 'note', label: say('answer.clearance.note.label'), value: o.note, error: errors.note, kind: 'long', rows: 4 })}<button>${say('answer.clearance.submit')}</button>`,
  );
  return plainPage({
    language, title: message(language, 'answer.clearance.title'),
    body: `${promised(standing)}${noticeOf(o.notice)}${alertOf(errors, say)}<h2>${say('answer.clearance.title')}</h2><p class="soft">${written}</p>${wholeOf(waiting, say)}${filesOf(waiting, o.token)}${decide}${o.unsent ?? ''}${nextOne(next, language)}`,
  });
}
