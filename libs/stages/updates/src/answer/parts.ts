import { direction, formatDay, label } from '@suivi/i18n';
import { type Language, type LocalDate, localDayOf } from '@suivi/kernel';
import { escapeHtml } from '@suivi/pages';
import type { StatusUpdate } from '../update-shape.js';
import { clipped, said, saying } from './html.js';
import type { Next, Standing } from './standing.js';

/** Longest texts of others on the page, in characters: with all of them it stays below 50 KB. */
const longest = { quote: 3500, last: 1200, contribution: 500, contributions: 8 };

const dayOf = (instant: string, { zone, language }: { zone: string; language: Language }): string => formatDay(localDayOf(new Date(instant), zone), 'day', language);

/** What was promised: the words of the document, where they stand, and by when. */
export function promised({ of, language, personName, entityName, last }: Standing): string {
  const say = saying(language);
  const quoteLanguage = of.documentLanguage ?? 'en';
  const source = of.documentTitle === null ? say('answer.source', { paragraph: of.paragraphLabel }) : say('answer.source.in', { paragraph: of.paragraphLabel, document: of.documentTitle });
  const deadline = of.deadlineOn === null ? '' : `<p class="soft">${say('mail.item.deadline', { date: formatDay(of.deadlineOn, of.precision ?? 'day', language) })}</p>`;
  return `<p class="soft"><bdi>${escapeHtml(of.reference)}</bdi> · ${say(last?.state === 'awaiting-clearance' ? 'answer.greeting.clearing' : 'answer.greeting', { person: personName, entity: entityName })}</p>
<h1 dir="auto">${escapeHtml(of.title)}</h1>${deadline}
<blockquote lang="${quoteLanguage}" dir="${direction(quoteLanguage)}">${escapeHtml(clipped(of.quote, longest.quote))}</blockquote><p class="soft">${source}</p>`;
}

const statusOn = (update: StatusUpdate, standing: Standing): string =>
  saying(standing.language)('answer.last.said', { date: dayOf(update.submittedAt, standing), status: label(standing.language, 'implementationStatus', update.status) });

/** What the coordinator asked back, or the head of the entity. */
function askedBack(update: StatusUpdate, standing: Standing): string {
  const say = saying(standing.language);
  if (update.decisionNote === null || update.decidedAt === null || (update.state !== 'returned' && update.state !== 'sent-back')) return '';
  const date = dayOf(update.decidedAt, standing);
  const who = update.state === 'returned' ? say('answer.last.question', { date }) : say('answer.last.sent-back', { date, person: update.decidedBy ?? '' });
  return `<div class="note"><p><strong>${who}</strong></p>${said(clipped(update.decisionNote, longest.last))}</div>`;
}

/** What the entity reported last, and what came back. */
export function lastReported(standing: Standing): string {
  const say = saying(standing.language);
  const { last } = standing;
  const body = last === null ? `<p class="soft">${say('answer.last.none')}</p>` : `<p class="soft">${statusOn(last, standing)}</p>${said(clipped(last.narrative, longest.last))}${askedBack(last, standing)}`;
  return `<h2>${say('answer.last.title')}</h2>${body}`;
}

/** What the contributing entities report, for who writes for the lead. */
export function contributed(standing: Standing): string {
  const { contributions, language } = standing;
  if (contributions.length === 0) return '';
  const items = contributions.slice(0, longest.contributions).map(
    (update) => `<div class="note"><p><strong><bdi>${escapeHtml(update.organization.acronym)}</bdi></strong> <span class="soft">${statusOn(update, standing)}</span></p>${said(clipped(update.narrative, longest.contribution))}</div>`,
  );
  return `<details><summary>${saying(language)('answer.contributions.title')} (${contributions.length})</summary>${items.join('')}</details>`;
}

/** The files of an update, each to be fetched by who holds the link. */
export function filesOf(update: StatusUpdate, token: string): string {
  const items = update.files.map((file) => `<li><a href="/answer/${token}/files/${file.id}"><bdi>${escapeHtml(file.fileName)}</bdi></a></li>`);
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}

/** What else awaits the person, and the way to it. */
export function nextOne(next: Next | null, language: Language): string {
  if (!next) return '';
  const say = saying(language);
  return `<nav><p>${say('answer.next.count', { count: next.count })} <a href="${next.path}">${say('answer.next.open', { reference: next.reference })}</a></p><p class="soft" dir="auto">${escapeHtml(clipped(next.title, 200))}</p></nav>`;
}

/** A day in the words of the reader's language. */
export const inWords = (on: LocalDate, language: Language): string => formatDay(on, 'day', language);
