import { vocabulary } from '@suivi/contract';
import { direction, formatDay, label, message, ordinal, ordinalGenitive } from '@suivi/i18n';
import { localDayOf, localized } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';
import type { AskedCommitment } from '@suivi/reminders';
import { type Errors, shownOf, type Values } from '../answer/fields.js';
import { clipped, described, errorBeside, form, type Say, saying, textField, tickBox } from '../answer/html.js';
import { nameOf } from './form.js';
import type { CallStanding } from './standing.js';

/** What stands in the form of a call, what is wrong with it, and what is said above it. */
export interface CallSheetShown {
  /** By commitment; where there is nothing, the draft. */
  typed?: ReadonlyMap<number, Values>;
  errors?: ReadonlyMap<number, Errors>;
  notices?: readonly string[];
  problem?: string;
  remarks?: string;
  nothingError?: string;
  sheetError?: string;
  /** Show what comes after this commitment. */
  after?: number;
}

/** A page stays below 50 KB, and below what a form may hold; the rest follows on the next. */
const [largest, mostOnPage] = [44_000, 10];
const longest = { quote: 400, answered: 12 };

interface Drawing {
  standing: CallStanding;
  shown: CallSheetShown;
  say: Say;
}

function statusChoice({ standing: { language }, say }: Drawing, o: { id: number; value?: string; chosen?: string; error?: string }): string {
  const name = nameOf('status', o.id);
  const names = vocabulary.implementationStatuses.map((status) => [status, label(language, 'implementationStatus', status)] as const);
  const chosen = o.value === undefined ? names.find(([status]) => status === o.chosen)?.[1] : undefined;
  const hint = chosen === undefined ? '' : `<p class="soft" id="${name}-hint">${say('answer.draft.chosen', { choice: chosen })}</p>`;
  const options = [['', message(language, 'calls.page.status.none')] as const, ...names].map(([value, words]) => `<option value="${value}"${value === (o.value ?? '') ? ' selected' : ''}>${escapeHtml(words)}</option>`);
  return `<div class="q-block"><label class="q" for="${name}">${say('answer.status.label')}</label>${hint}${errorBeside(name, o.error)}<select id="${name}" name="${name}"${described(name, o.error, hint === '' ? undefined : `${name}-hint`)}>${options.join('')}</select></div>`;
}

/** One commitment: what was promised, and the fields of its answer. */
function block(drawing: Drawing, { commitmentId: id, reference, title, quote, deadlineOn, precision }: AskedCommitment): string {
  const { standing: { language, drafts }, shown, say } = drawing;
  const typed = shown.typed?.get(id);
  const draft = typed ? undefined : drafts.get(id);
  const values = typed ?? (draft ? shownOf(draft) : {});
  const errors = shown.errors?.get(id) ?? {};
  const deadline = deadlineOn === null ? '' : `<p class="soft">${say('mail.item.deadline', { date: formatDay(deadlineOn, precision ?? 'day', language) })}</p>`;
  const field = (name: 'narrative' | 'results' | 'obstacles' | 'evidence', words: string, rows?: number): string =>
    textField({ name: nameOf(name, id), label: words, value: values[name], error: errors[name], kind: rows ? 'long' : 'text', rows });
  return [
    `<section aria-labelledby="c-${id}"><h3 id="c-${id}"><bdi>${escapeHtml(reference)}</bdi> <span dir="auto">${escapeHtml(clipped(title, 200))}</span></h3>${deadline}<blockquote dir="auto" class="soft">${escapeHtml(clipped(quote, longest.quote))}</blockquote>`,
    statusChoice(drawing, { id, value: values.status, chosen: draft?.status, error: errors.status }),
    field('narrative', say('answer.narrative.label'), 4), field('results', say('calls.page.results.label'), 2), field('obstacles', say('calls.page.obstacles.label'), 2), field('evidence', say('answer.evidence.label')),
    '</section>',
  ].join('');
}

/** As many commitments as one page holds, and how many follow. */
function open(drawing: Drawing): { blocks: string[]; rest: number; last: number | undefined } {
  const { standing: { asked }, shown } = drawing;
  const toAnswer = asked.filter((one) => one.isOpen && !one.answered);
  const from = shown.after === undefined ? 0 : toAnswer.findIndex((one) => one.commitmentId === shown.after) + 1;
  const blocks: string[] = [];
  let size = 0;
  for (const one of toAnswer.slice(from, from + mostOnPage)) {
    const html = block(drawing, one);
    size += Buffer.byteLength(html);
    if (blocks.length > 0 && size > largest - 8000) break;
    blocks.push(html);
  }
  return { blocks, rest: toAnswer.length - from - blocks.length, last: toAnswer[from + blocks.length - 1]?.commitmentId };
}

function answeredOnes({ standing: { asked, language, zone }, say }: Drawing): string {
  const done = asked.filter((one) => one.answered);
  if (done.length === 0) return '';
  const lines = done.slice(0, longest.answered).map((one) => {
    const said = one.clearing || one.lastUpdateAt === null ? say('updateState.awaiting-clearance')
      : say('calls.page.reported', { date: formatDay(localDayOf(one.lastUpdateAt, zone), 'day', language), status: label(language, 'implementationStatus', one.declaredStatus) });
    return `<li><bdi>${escapeHtml(one.reference)}</bdi> <span dir="auto">${escapeHtml(clipped(one.title, 80))}</span><br><span class="soft">${said}</span></li>`;
  });
  return `<h2>${say('calls.page.answered.title')} (${done.length})</h2><ul>${lines.join('')}</ul>`;
}

/** The sheet that works off-line: to be fetched, and sent back. */
function offLine({ standing: { language }, shown, say }: Drawing, token: string): string {
  const links = (['xlsx', 'docx'] as const).map((format) => `<li><a href="/answer/call/${token}/sheet.${format}">${escapeHtml(label(language, 'callSheet', format))}</a></li>`).join('');
  const error = errorBeside('sheet', shown.sheetError);
  return `<details${shown.sheetError ? ' open' : ''}><summary>${say('calls.page.sheet.title')}</summary><p>${say('calls.page.sheet.body')}</p><ul>${links}</ul>${form(
    `<div class="q-block"><label class="q" for="sheet">${say('calls.page.sheet.label')}</label>${error}<input type="file" id="sheet" name="sheet" accept=".xlsx,.docx"${described('sheet', shown.sheetError)}></div><button name="act" value="sheet" class="plain">${say('calls.page.sheet.submit')}</button>`,
  )}</details>`;
}

function nothingMore({ standing: { call }, shown, say }: Drawing): string {
  if (call.nothing) return `<p class="note">${say('calls.page.nothing.said')}</p>`;
  const box = `${tickBox('nothing', say('calls.page.nothing.label'), shown.nothingError)}<button name="act" value="nothing" class="plain">${say('calls.page.nothing.submit')}</button>`;
  return `<details${shown.nothingError ? ' open' : ''}><summary>${say('calls.page.nothing.title')}</summary>${form(box)}</details>`;
}

const noticesOf = ({ notices = [], problem }: CallSheetShown): string =>
  `${problem === undefined ? '' : `<div role="alert"><p class="bad">${escapeHtml(problem)}</p></div>`}${notices.map((words) => `<p class="note" role="status">${escapeHtml(words)}</p>`).join('')}`;

/** The form: the commitments that wait for an answer, as many as one page holds, and words for the report as a whole. */
function theForm(drawing: Drawing): string {
  const { standing: { call }, shown, say } = drawing;
  const { blocks, rest, last } = open(drawing);
  const remarks = textField({ name: 'remarks', label: say('calls.page.remarks.label'), value: shown.remarks ?? call.remarksDraft ?? call.remarks ?? '', kind: 'long', rows: 3 });
  const buttons = `<button name="act" value="submit">${say('calls.page.submit')}</button><button name="act" value="save" class="plain">${say('answer.save')}</button>`;
  const more = rest > 0 ? `<nav><p>${say('calls.page.more', { count: rest })} <a href="?after=${last}">${say('calls.page.more.open')}</a></p></nav>` : '';
  const head = blocks.length > 0 ? `<h2>${say('calls.page.open.title')}</h2>` : `<p>${say('calls.page.asked-none')}</p>`;
  return `${head}${form(`${blocks.join('<hr>')}${remarks}${buttons}`)}${more}`;
}

/** The page behind the link of a call: all of the entity's commitments, one after the other. Works without JavaScript; only what is given a status goes out. */
export function callPage(standing: CallStanding, token: string, shown: CallSheetShown = {}): string {
  const { language, call, asked, personName, entityName } = standing;
  const say = saying(language);
  const drawing: Drawing = { standing, shown, say };
  const n = call.meetingOrdinal;
  const words = Object.keys(call.message).length === 0 ? '' : `<blockquote dir="${direction(language)}">${escapeHtml(clipped(localized(call.message, language), 1500))}</blockquote>`;
  const progress = asked.length === 0 ? '' : `<p class="soft">${say('calls.mail.progress', { answered: asked.filter((one) => one.answered).length, asked: asked.length })}</p>`;
  return plainPage({
    language, title: message(language, 'calls.page.title'),
    body: [
      `<h1>${say('calls.mail.title', { ordinal: ordinal(n, language), ordinalGenitive: ordinalGenitive(n, language) })}</h1><p>${say('calls.page.intro', { person: personName, entity: entityName, date: formatDay(call.dueOn, 'day', language) })}</p>`,
      words, progress, noticesOf(shown), theForm(drawing), answeredOnes(drawing), nothingMore(drawing), offLine(drawing, token),
    ].join(''),
  });
}

/** The page of a call that is closed. */
export function closedCallPage({ language }: CallStanding): string {
  const title = message(language, 'calls.page.closed.title');
  return plainPage({ language, title, body: `<h1>${escapeHtml(title)}</h1><p>${saying(language)('calls.page.closed.body')}</p>` });
}
