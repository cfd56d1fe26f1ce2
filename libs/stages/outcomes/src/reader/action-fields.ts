import { agentAhead, hasAgent, wordsOf } from './actors.js';
import { isSoftAction } from './action-lists.js';
import { deadlineIn } from './deadlines.js';
import type { Draft } from './draft.js';
import { joinFlows, sliceFlow, spanOf, type Span } from './flow.js';
import { fallback } from './owners.js';
import { trimmedEnd, type Passage } from './passages.js';
import { analyse } from './predicates.js';
import type { ReadDeadline } from './reading.js';
import type { Thread, Tongue } from './spoken.js';
import { fold, tokensOf } from './tokens.js';
import type { Unit } from './units.js';

/** What a label such as "Action:", "Responsable :" or "Plazo:" announces. */
export type FieldKind = 'action' | 'owner' | 'deadline' | 'decision' | 'meeting' | 'other';

/** A label found in a unit. */
export interface Field {
  kind: FieldKind;
  unit: Unit;
  index: number;
  /** Offsets in the unit's flow: the label, and what stands behind it. */
  label: number;
  start: number;
  end: number;
  /** A name in brackets between the label and the colon: "Action (UNDP): …". */
  named: string | null;
}

interface Entry {
  action: Field;
  owner: Field | null;
  deadline: Field | null;
}

const LONGEST_OWNER = 90;
const LONGEST_DEADLINE = 60;
const TAIL = /[(（]([^()（）]{2,80})[)）]\s*[.;；。]?$/u;
const NAMED = /^([^:：.;()]{2,90}?)\s*(?:[:：]|\s[–—-]\s)\s*(?=\S)/u;
const LABEL = /^(?:\p{Lu}|\p{Lo})/u;

const opensLabel = (text: string): boolean => LABEL.test(text);

const kindOf = ({ groups = {} }: RegExpMatchArray): FieldKind | null => KINDS.find((kind) => groups[kind] !== undefined) ?? null;

const KINDS: readonly FieldKind[] = ['meeting', 'owner', 'deadline', 'action', 'decision', 'other'];

/** The labels of a unit, each with the place of what stands behind it. */
export const fieldsIn = ({ grammar }: Tongue, unit: Unit, index: number): Field[] => {
  const { text } = unit.flow;
  if (!grammar.fields || !/[:：–—]/.test(text)) return [];
  const { text: folding, at } = fold(text);
  const found = [...folding.matchAll(grammar.fields.shape)].flatMap((match): Field[] => {
    const label = at(match.index + match[0].length - match[0].trimStart().length);
    const start = at(match.index + match[0].length);
    const kind = kindOf(match);
    if (!kind || (label > 0 && !opensLabel(text.slice(label)))) return [];
    return [{ kind, unit, index, label, start, end: text.length, named: /\(([^)]*)\)/u.exec(text.slice(label, start))?.[1] ?? null }];
  });
  found.forEach((field, i) => (field.end = found[i + 1]?.label ?? text.length));
  return found;
};

/** What stands behind a label. */
export const valueOf = ({ unit, start, end }: Field): string => unit.flow.text.slice(start, end).replace(/[\s|;；,，؛،–—-]+$/u, '').trim();

// Labels of one task stand in one paragraph or in paragraphs that follow each other; a new action, or the same label again, begins the next task.
const entriesOf = (fields: readonly Field[]): Entry[] => {
  const entries: Entry[] = [];
  let last = -1;
  let open: Entry | null = null;
  for (const field of fields) {
    if (field.index - last > 1) open = null;
    last = field.index;
    if (field.kind === 'action' || field.kind === 'decision' || field.kind === 'meeting') entries.push((open = { action: field, owner: null, deadline: null }));
    else if (field.kind !== 'other' && open) open[field.kind] ??= field;
  }
  return entries;
};

const isName = (tongue: Tongue, text: string): boolean => {
  const tokens = tokensOf(text, tongue.grammar.pack.prefixes);
  return text.length <= LONGEST_OWNER && !/\d{2}/.test(text) && tokens.length > 0 && (tokens[0]?.capital === true || hasAgent(tongue.grammar, tokens, { from: 0, to: tokens.length }));
};

const severally = (names: string): string[] => names.split(/\s*(?:[,;،؛，；、]|\s\/\s)\s*/u).filter(Boolean);

// "Secretariat to circulate", "the Bureau will draft": whoever stands in front of the verb.
const leading = (tongue: Tongue, text: string): string[] => {
  const { grammar } = tongue;
  const analysis = analyse(grammar, tokensOf(text.slice(0, 240), grammar.pack.prefixes));
  const subject = analysis.predicates.find((each) => each.subject)?.subject ?? agentAhead(grammar, analysis, 0);
  return subject && hasAgent(grammar, analysis.tokens, subject) ? [wordsOf(text, analysis.tokens, subject)] : [];
};

/** The names behind a label for owners. */
export const saidBy = (field: Field): string[] => severally(valueOf(field).replace(/[.。]$/u, ''));

const ownersOf = (tongue: Tongue, { action, owner }: Entry, thread: Thread): string[] => {
  if (owner) return saidBy(owner);
  return action.named ? severally(action.named) : ownersIn(tongue, valueOf(action), thread);
};

const ownersIn = (tongue: Tongue, value: string, thread: Thread): string[] => {
  const prefix = NAMED.exec(value)?.[1];
  if (prefix && isName(tongue, prefix)) return severally(prefix);
  const tail = TAIL.exec(value)?.[1]?.split(/[,،，;]\s*/u).filter((each) => isName(tongue, each)) ?? [];
  if (tail.length) return tail;
  const ahead = leading(tongue, value);
  return ahead.length ? ahead : fallback(thread);
};

/** What stands in a column or behind a label for deadlines, whole: dates without a preposition, quarters, "ongoing". */
export function writtenDeadline(tongue: Tongue, value: string, thread: Thread): ReadDeadline | null {
  const text = value.replace(/[\s.;。；|]+$/u, '');
  if (!text) return null;
  const read = deadlineIn(text, tongue.timing, { ...thread.time, schedules: true });
  if (text.length > LONGEST_DEADLINE) return read;
  return read ? { ...read, text } : { text, date: null, precision: null, type: 'vague' };
}

const lastOf = ({ action, owner, deadline }: Entry): Field =>
  [owner, deadline].reduce<Field>((last, each) => (each && (each.index > last.index || each.end > last.end) ? each : last), action);

const draftOf = (tongue: Tongue, entry: Entry, units: readonly Unit[], thread: Thread): Draft => {
  const { action, deadline } = entry;
  const last = lastOf(entry);
  const flows = units.slice(action.index, last.index + 1).map(({ flow }, i, all) => sliceFlow(flow, i === 0 ? action.start : 0, i === all.length - 1 ? last.end : flow.text.length));
  const flow = joinFlows(flows);
  const passage: Passage = {
    rule: `${tongue.grammar.pack.language}.field.${action.kind}`, kind: action.kind === 'decision' ? 'decision' : action.kind === 'meeting' ? 'next-meeting' : 'commitment', confidence: 0.85, verb: null, bare: false,
    start: flow.text.length - flow.text.trimStart().length, end: trimmedEnd(flow.text, 0, flow.text.length), actors: ownersOf(tongue, entry, thread),
    deadline: deadline ? writtenDeadline(tongue, valueOf(deadline), thread) : deadlineIn(valueOf(action), tongue.timing, { ...thread.time, schedules: true }),
  };
  return { ...passage, unit: action.unit, flow };
};

const placeOf = ({ flow, start, end }: Draft): Span => spanOf(flow, start, end);

// Whether a place meets one of many; they are sorted once, so that long tables stay quick.
const meeting = (drafts: readonly Draft[]): ((draft: Draft) => boolean) => {
  const spans = drafts.map(placeOf).sort((a, b) => a.to - b.to);
  return (draft) => {
    const { from, to } = placeOf(draft);
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle] as Span).to > from) high = middle;
      else low = middle + 1;
    }
    return (spans[low]?.from ?? Infinity) < to;
  };
};

/** Adds the tasks that labels announce ("Action: …", "Responsable : …", "Plazo: …"); what was read of them sentence by sentence gives way. */
export function withFields(tongue: Tongue, units: readonly Unit[], thread: Thread, drafts: readonly Draft[]): Draft[] {
  const fields = units.flatMap((unit, i) => (unit.zone === 'body' || unit.zone === 'heading' || unit.zone === 'preamble' ? fieldsIn(tongue, unit, i) : []));
  const tasks = entriesOf(fields)
    .filter((entry) => !isSoftAction(tongue, valueOf(entry.action)))
    // "Next meeting: to be announced" fixes nothing.
    .filter((entry) => entry.action.kind !== 'meeting' || deadlineIn(valueOf(entry.action), tongue.timing, { ...thread.time, schedules: true })?.date)
    .map((entry) => ({ kind: entry.action.kind, draft: draftOf(tongue, entry, units, thread) }));
  const readAlready = meeting(drafts);
  const added = tasks.filter(({ kind, draft }) => kind === 'action' || !readAlready(draft)).map(({ draft }) => draft);
  const replaced = meeting(added);
  const byUnit = new Map<Unit, Field[]>();
  for (const field of fields) byUnit.set(field.unit, [...(byUnit.get(field.unit) ?? []), field]);
  return [...drafts.filter((draft) => !replaced(draft)).map((draft) => completed(tongue, draft, byUnit.get(draft.unit) ?? [], thread)), ...added];
}

// "1. Draft the guide. Responsible: UNDP. Deadline: June": the labels complete what the sentence said.
const completed = (tongue: Tongue, draft: Draft, fields: readonly Field[], thread: Thread): Draft => {
  const behind = fields.filter((field) => field.label >= draft.end && draft.flow === draft.unit.flow);
  const owner = behind.find(({ kind }) => kind === 'owner');
  const deadline = behind.find(({ kind }) => kind === 'deadline');
  return { ...draft, actors: owner ? saidBy(owner) : draft.actors, deadline: deadline ? writtenDeadline(tongue, valueOf(deadline), thread) : draft.deadline };
};
