import { vocabulary } from '@suivi/contract';
import { formatDay, label, message } from '@suivi/i18n';
import { localDayOf } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';
import { evidenceLimits, type KeptFile } from '../evidence.js';
import type { Errors, FieldName, Values } from './fields.js';
import { alertOf, errorBeside, form, noticeOf, radios, type Say, saying, textField, tickBox } from './html.js';
import { contributed, inWords, lastReported, nextOne, promised } from './parts.js';
import type { Standing } from './standing.js';

/** What stands in the form, what is wrong with it, and what is said above it. */
export interface Sheet {
  values: Values;
  files: readonly KeptFile[];
  errors: Errors;
  /** What a kept draft had chosen: told, not filled in. */
  chosen: Values;
  notice?: string;
  /** What was typed on another page than this, to be copied. */
  unsent?: string;
}

interface Drawing {
  standing: Standing;
  sheet: Sheet;
  say: Say;
}

const chosenHint = ({ sheet, say }: Drawing, field: FieldName, words: string | undefined): string | undefined =>
  words === undefined || sheet.values[field] !== undefined ? undefined : say('answer.draft.chosen', { choice: words });

const joined = (...hints: (string | undefined)[]): string | undefined => hints.filter((hint) => hint !== undefined).join(' ') || undefined;

function statusField(drawing: Drawing): string {
  const { standing: { language }, sheet: { values, errors, chosen }, say } = drawing;
  const names = new Map<string, string>(vocabulary.implementationStatuses.map((status) => [status, label(language, 'implementationStatus', status)]));
  return radios({
    name: 'status', legend: say('answer.status.label'), unchosen: say('answer.unchosen'), options: [...names].map(([status, name]) => [status, escapeHtml(name)] as const), chosen: values.status, error: errors.status,
    hint: chosenHint(drawing, 'status', names.get(chosen.status ?? '')),
  });
}

function filesField({ sheet: { files, errors }, say }: Drawing): string {
  const hint = say('answer.files.hint', { files: evidenceLimits.files, size: evidenceLimits.bytes / 1024 / 1024 });
  const kept = files.map(({ sha256, fileName }) => `<li><bdi>${escapeHtml(fileName)}</bdi> <label><input type="checkbox" name="drop" value="${sha256}"> ${say('answer.files.drop', { file: fileName })}</label></li>`);
  const list = kept.length === 0 ? '' : `<p>${say('answer.files.kept')}</p><ul>${kept.join('')}</ul>`;
  return `<div class="q-block"><label class="q" for="files">${say('answer.files.label')}</label><p class="soft" id="files-hint">${hint}</p>${errorBeside('files', errors.files)}${list}<input type="file" id="files" name="files" multiple aria-describedby="files-hint"></div>`;
}

function reportFields(drawing: Drawing): string {
  const { sheet: { values, errors }, say } = drawing;
  return [
    statusField(drawing),
    textField({ name: 'narrative', label: say('answer.narrative.label'), hint: `${say('answer.narrative.hint')} ${say('answer.narrative.reason-hint')}`, value: values.narrative, error: errors.narrative, kind: 'long' }),
    textField({ name: 'evidence', label: say('answer.evidence.label'), hint: say('answer.evidence.hint'), value: values.evidence, error: errors.evidence }),
    textField({ name: 'results', label: say('calls.page.results.label'), value: values.results, error: errors.results, kind: 'long', rows: 2 }),
    textField({ name: 'obstacles', label: say('calls.page.obstacles.label'), value: values.obstacles, error: errors.obstacles, kind: 'long', rows: 2 }),
    filesField(drawing),
    `<div><button name="act" value="report">${say('answer.submit')}</button> <button name="act" value="save" class="plain">${say('answer.save')}</button></div>`,
  ].join('');
}

const wayOf = (o: { title: string; body: string; act: string; submit: string; isOpen: boolean }): string =>
  `<details${o.isOpen ? ' open' : ''}><summary>${o.title}</summary>${o.body}<div><button name="act" value="${o.act}" class="plain">${o.submit}</button></div></details>`;

/** Whether any of the fields has something in it, or something wrong. */
const isTouched = ({ values, errors, chosen }: Sheet, fields: readonly FieldName[]): boolean => fields.some((field) => [values, errors, chosen].some((one) => one[field] !== undefined));

function moreTime(drawing: Drawing): string {
  const { standing: { of, extension, language, zone, today }, sheet, say } = drawing;
  const title = say('answer.time.title');
  if (extension) {
    const pending = say('answer.time.pending', { date: inWords(localDayOf(extension.askedAt, zone), language), until: formatDay(extension.deadlineOn, extension.deadlinePrecision, language) });
    const body = `<p>${pending}</p>${tickBox('withdraw', say('answer.time.withdraw.label'), sheet.errors.withdraw)}`;
    return wayOf({ title, body, act: 'withdraw', submit: say('answer.time.withdraw.submit'), isOpen: true });
  }
  const after = of.deadlineOn !== null && of.deadlineOn >= today;
  const hint = after ? say('answer.time.until.hint-after', { deadline: formatDay(of.deadlineOn ?? today, of.precision ?? 'day', language) }) : say('answer.time.until.hint');
  const body = [
    textField({ name: 'until', label: say('answer.time.until.label'), hint: joined(hint, chosenHint(drawing, 'until', sheet.chosen.until)), value: sheet.values.until, error: sheet.errors.until, kind: 'date' }),
    textField({ name: 'why', label: say('answer.time.why.label'), value: sheet.values.why, error: sheet.errors.why, kind: 'long', rows: 3 }),
  ].join('');
  return wayOf({ title, body, act: 'time', submit: say('answer.time.submit'), isOpen: isTouched(sheet, ['until', 'why']) });
}

function notMine(drawing: Drawing): string {
  const { standing: { naming, language, zone, entityName }, sheet, say } = drawing;
  const title = say('answer.colleague.title');
  if (naming) return `<details open><summary>${title}</summary><p>${say('answer.colleague.pending', { colleague: naming.colleagueName, date: inWords(localDayOf(naming.proposedAt, zone), language) })}</p></details>`;
  const { values, errors, chosen } = sheet;
  const body = [
    `<p>${say('answer.colleague.intro', { entity: entityName })}</p>`,
    textField({ name: 'colleague', label: say('answer.colleague.name.label'), value: values.colleague, error: errors.colleague }),
    textField({ name: 'address', label: say('answer.colleague.address.label'), hint: chosenHint(drawing, 'address', chosen.address), value: values.address, error: errors.address, kind: 'email' }),
    textField({ name: 'reason', label: say('answer.colleague.reason.label'), value: values.reason, error: errors.reason, kind: 'long', rows: 3 }),
  ].join('');
  return wayOf({ title, body, act: 'colleague', submit: say('answer.colleague.submit'), isOpen: isTouched(sheet, ['colleague', 'address', 'reason']) });
}

/** The page behind a link that holds: what was promised, in its exact words, and three ways to answer. Works without JavaScript; one form, so that no button loses what stands in the fields of another. */
export function answerPage(standing: Standing, sheet: Sheet): string {
  const { language } = standing;
  const say = saying(language);
  const drawing = { standing, sheet, say };
  return plainPage({
    language, title: message(language, 'answer.title'),
    body: `${promised(standing)}${lastReported(standing)}${contributed(standing)}${alertOf(sheet.errors, say)}${noticeOf(sheet.notice)}${sheet.unsent ?? ''}${form(`${reportFields(drawing)}${moreTime(drawing)}${notMine(drawing)}`)}${nextOne(standing.next, language)}`,
  });
}
