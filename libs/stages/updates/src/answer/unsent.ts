import { vocabulary } from '@suivi/contract';
import { label } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml } from '@suivi/pages';
import type { KeptFile } from '../evidence.js';
import { type FieldName, fieldNames, type Values } from './fields.js';
import { said, saying } from './html.js';
import type { Standing } from './standing.js';

const names = {
  status: 'answer.status.label', narrative: 'answer.narrative.label', evidence: 'calls.sheet.evidence', obstacles: 'calls.sheet.obstacles', results: 'calls.sheet.results', until: 'answer.time.until.label',
  why: 'answer.time.why.label', colleague: 'answer.colleague.name.label', address: 'answer.colleague.address.label', reason: 'answer.colleague.reason.label',
} as const satisfies Record<FieldName, string>;

function inWords(field: FieldName, value: string, language: Language): string {
  const status = field === 'status' ? vocabulary.implementationStatuses.find((one) => one === value) : undefined;
  return status ? label(language, 'implementationStatus', status) : value;
}

/** What a person wrote that was not sent, on a page that has no field for it: so that it can be copied. `note` is a head's to who wrote the answer. */
export function unsent(language: Language, typed: { values?: Values; files?: readonly KeptFile[]; note?: string }): string {
  const { values = {}, files = [], note = '' } = typed;
  const say = saying(language);
  const parts = fieldNames.flatMap((field) => (values[field] === undefined ? [] : [`<p class="soft">${say(names[field])}</p>${said(inWords(field, values[field], language))}`]));
  if (note.trim() !== '') parts.push(`<p class="soft">${say('answer.clearance.note.label')}</p>${said(note)}`);
  if (files.length > 0) parts.push(`<ul>${files.map(({ fileName }) => `<li><bdi>${escapeHtml(fileName)}</bdi></li>`).join('')}</ul>`);
  return parts.length === 0 ? '' : `<section class="note"><h2>${say('answer.unsent.title')}</h2>${parts.join('')}</section>`;
}

const reportFields = ['status', 'narrative', 'evidence', 'obstacles', 'results'] as const satisfies readonly FieldName[];
const without = (values: Values, fields: readonly FieldName[]): Values => Object.fromEntries(Object.entries(values).filter(([name]) => !(fields as readonly string[]).includes(name)));
const isSame = (typed: string | undefined, sent: string | null): boolean => (typed ?? '').trim() === (sent ?? '');

const hasReported = (values: Values, { last, capability }: Standing): boolean => last !== null && last.person?.id === capability.personId && reportFields.every((field) => isSame(values[field], last[field]));
const hasAsked = ({ why }: Values, { extension }: Standing): boolean => extension !== null && isSame(why, extension.reason);
const hasNamed = ({ colleague }: Values, { naming }: Standing): boolean => naming !== null && isSame(colleague, naming.colleagueName);

/** What of a form has not arrived yet: a button pressed twice sends the same twice, and what was sent is no draft. */
export function notSent({ values, files }: { values: Values; files: readonly KeptFile[] }, standing: Standing): { values: Values; files: readonly KeptFile[] } {
  const isReported = hasReported(values, standing);
  const sent = [...(isReported ? reportFields : []), ...(hasAsked(values, standing) ? (['until', 'why'] as const) : []), ...(hasNamed(values, standing) ? (['colleague', 'address', 'reason'] as const) : [])];
  return { values: without(values, sent), files: isReported ? [] : files };
}
