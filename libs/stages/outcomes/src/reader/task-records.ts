import { fieldsIn, saidBy, valueOf, writtenDeadline, type Field } from './action-fields.js';
import type { Draft } from './draft.js';
import { fallback } from './owners.js';
import { trimmedEnd } from './passages.js';
import type { Thread, Tongue } from './spoken.js';
import type { Unit } from './units.js';

const SHORTEST = 8;

const isMarked = (unit: Unit): boolean => unit.zone === 'body' && !unit.label.includes('¶');

const isRecord = (fields: readonly Field[]): boolean => fields.some(({ kind }) => kind === 'owner' || kind === 'deadline') && fields.every(({ kind }) => kind !== 'action' && kind !== 'decision');

const isOwn = (fields: readonly Field[]): boolean => (fields[0]?.label ?? SHORTEST) >= SHORTEST;

const isOwned = (unit: Unit, fields: readonly Field[]): boolean => unit.zone === 'body' && fields.some(({ kind }) => kind === 'owner');

// Whose fields these are: the unit's own, behind its words, or those of the item above, on lines of their own.
const gathered = (tongue: Tongue, units: readonly Unit[]): Map<Unit, Field[]> => {
  const found = new Map<Unit, Field[]>();
  let task: Unit | null = null;
  units.forEach((unit, i) => {
    const fields = fieldsIn(tongue, unit, i);
    const own = isOwn(fields);
    if (own) task = isMarked(unit) ? unit : null;
    const bearer = own && isOwned(unit, fields) ? unit : task;
    if (bearer && isRecord(fields)) found.set(bearer, [...(found.get(bearer) ?? []), ...fields]);
  });
  return found;
};

const ownersOf = (fields: readonly Field[], known: Draft | undefined, thread: Thread): string[] => {
  const named = fields.filter(({ kind }) => kind === 'owner').flatMap(saidBy);
  return named.length ? named : (known?.actors ?? fallback(thread));
};

const draftOf = (tongue: Tongue, unit: Unit, { fields, known, thread }: { fields: readonly Field[]; known: Draft | undefined; thread: Thread }): Draft => {
  const due = fields.find(({ kind }) => kind === 'deadline');
  return {
    rule: `${tongue.grammar.pack.language}.task-record`, kind: known?.kind ?? 'commitment', confidence: 0.8, verb: null, bare: false, unit, flow: unit.flow,
    start: 0, end: trimmedEnd(unit.flow.text, 0, unit.flow.text.length), actors: ownersOf(fields, known, thread),
    deadline: (due && writtenDeadline(tongue, valueOf(due), thread)) ?? known?.deadline ?? null,
  };
};

/** Adds the tasks that name behind their own words who is responsible and when they are due ("Atlas of risks. Due: June 2027. Responsible: the Council"). */
export function withRecords(tongue: Tongue, units: readonly Unit[], thread: Thread, drafts: readonly Draft[]): Draft[] {
  const records = gathered(tongue, units);
  if (!records.size) return [...drafts];
  const known = new Map(drafts.map((draft) => [draft.unit, draft]));
  return [...drafts.filter(({ unit }) => !records.has(unit)), ...[...records].map(([unit, fields]) => draftOf(tongue, unit, { fields, known: known.get(unit), thread }))];
}
