import type { KeptFile } from '../evidence.js';

/** The fields of the answer page in which a person writes or chooses. */
export const fieldNames = ['status', 'narrative', 'evidence', 'obstacles', 'results', 'until', 'why', 'colleague', 'address', 'reason'] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in the fields; what is absent is empty. */
export type Values = Partial<Record<FieldName, string>>;

/** Everything that can be wrong on the page, by the field where it is told. */
export type Errors = Partial<Record<FieldName | 'files' | 'withdraw' | 'decision' | 'note' | 'fresh', string>>;

/**
 * The fields that decide: without one of them nothing happens, whichever button is pressed. A kept draft tells them in words and does not fill them in again, for whoever
 * opens a link (a mail scanner does) may press the buttons of what it finds.
 */
export const deciding = ['status', 'until', 'address'] as const satisfies readonly FieldName[];

/** What a person typed and has not sent: the fields, the files that came along, and when. */
export interface Draft {
  values: Values;
  files: readonly KeptFile[];
  savedOn: Date;
}

const one = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The fields out of a posted form, whatever else it holds. Line ends are those of a text, as every other text of ours. */
export const valuesIn = (form: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(fieldNames.map((name) => [name, one(form[name]).replaceAll('\r\n', '\n')]).filter(([, value]) => value !== ''));

/** Whether anything was typed or chosen. */
export const isBlank = (values: Values): boolean => Object.values(values).every((value) => value.trim() === '');

/** What is kept after a form came in: its words, and of what decides what was chosen before where nothing is now. A form in which nothing stands takes nothing away. */
export const keptOf = (values: Values, before: Values = {}): Values =>
  isBlank(values) ? before : Object.fromEntries(fieldNames.map((name) => [name, values[name] ?? (isDeciding(name) ? before[name] : undefined)]).filter(([, value]) => value !== undefined));

const isDeciding = (name: FieldName): boolean => (deciding as readonly FieldName[]).includes(name);

/** A draft as the page shows it when its link is opened again: what decides is left out. */
export const shownOf = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([name]) => !isDeciding(name as FieldName)));
