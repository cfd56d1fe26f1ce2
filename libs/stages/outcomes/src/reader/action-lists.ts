import { agentAhead, hasWord, wordsOf } from './actors.js';
import { deadlineIn } from './deadlines.js';
import { originOf, type Flow } from './flow.js';
import { trimmedEnd, type Passage } from './passages.js';
import { find } from './lexicon.js';
import { endWithout } from './matching.js';
import { analyse } from './predicates.js';
import type { Thread, Tongue } from './spoken.js';
import { fold, tokensOf } from './tokens.js';
import type { Unit } from './units.js';

interface Cell {
  start: number;
  text: string;
}

const LONGEST_HEADING = 60;
const LONGEST_OWNER = 8;
const SHORTEST = 3;
const TAIL = /[(（]([^()（）]{3,80})[)）]\s*[.;；。]?$/u;

// Columns stand apart by bars, or by blanks that the flow has squeezed.
const cellsOf = (flow: Flow): Cell[] => {
  const cells: Cell[] = [];
  let from = 0;
  const close = (to: number) => {
    const text = flow.text.slice(from, to);
    const trimmed = text.trim();
    if (trimmed) cells.push({ start: from + text.length - text.trimStart().length, text: trimmed });
  };
  for (let i = 1; i < flow.text.length; i++) {
    const bar = flow.text[i] === '|' || flow.text[i - 1] === '|';
    if (!bar && !(flow.text[i] === ' ' && originOf(flow, i + 1) - originOf(flow, i - 1) > 2)) continue;
    close(flow.text[i - 1] === '|' ? i - 1 : i);
    from = i;
  }
  close(flow.text.length);
  return cells.filter(({ text }) => text !== '|');
};

const isHeader = ({ grammar }: Tongue, cells: readonly Cell[]): boolean => cells.length > 1 && cells.some(({ text }) => grammar.patterns.ownerColumns.some((shape) => shape.test(fold(text).text)));

const announces = ({ grammar }: Tongue, { flow: { text } }: Unit): boolean => {
  const last = fold(text.slice(-LONGEST_HEADING)).text.split(/[.;。；]\s*/u).pop() ?? '';
  return (text.length <= LONGEST_HEADING || /[:：]\s*$/u.test(text)) && grammar.patterns.actionHeadings.some((shape) => shape.test(last));
};

const isRow = (unit: Unit, cells: readonly Cell[]): boolean => cells.length > 2 || (!unit.label.includes('¶') && unit.zone === 'body') || unit.label.includes('•');

const isSoft = ({ grammar }: Tongue, text: string): boolean => {
  const tokens = tokensOf(text.slice(0, 300), grammar.pack.prefixes);
  return tokens.length < SHORTEST || find(grammar.words.softActions, tokens, 0) !== null || analyse(grammar, tokens).predicates.some(({ sense }) => sense.type === 'soft' || (sense.type === 'operative' && sense.form === 'past'));
};

/** Whether a task is none: a word or two ("none", "completed"), or only an attitude. */
export const isSoftAction = (tongue: Tongue, text: string): boolean => isSoft(tongue, text);

const isOwner = ({ grammar, timing }: Tongue, text: string): boolean =>
  !/\d/.test(text) && text.split(' ').length <= LONGEST_OWNER && deadlineIn(text, timing, { adoptedOn: null, sessions: new Map(), year: null, schedules: true }) === null && (grammar.pack.wordless || /\p{L}{2}/u.test(text));

const ownerOf = (tongue: Tongue, text: string, cells: readonly Cell[]): string[] => {
  const tail = TAIL.exec(text)?.[1]?.split(/[,،，;]\s*/u) ?? [];
  const named = [...cells.slice(1).map((cell) => cell.text), ...tail].filter((each) => isOwner(tongue, each));
  if (cells.length > 2 || tail.length) return named.slice(-1).flatMap((name) => name.split(/\s*[,،，、/]\s*/u));
  const tokens = tokensOf(text.slice(0, 200), tongue.grammar.pack.prefixes);
  const agent = agentAhead(tongue.grammar, analyse(tongue.grammar, tokens), 0);
  return agent && hasWord(tongue.grammar.actors.agents, tokens, agent) ? [wordsOf(text, tokens, agent)] : [];
};

const actionOf = (tongue: Tongue, unit: Unit, cells: readonly Cell[], thread: Thread): Passage => {
  const { text } = unit.flow;
  const first = cells.find((cell) => /\p{L}{2}/u.test(cell.text)) ?? (cells[0] as Cell);
  const rest = cells.filter((cell) => cell.start >= first.start);
  return {
    rule: `${tongue.grammar.pack.language}.action-list`, kind: 'commitment', confidence: 0.7, verb: null, bare: false,
    start: first.start, end: trimmedEnd(text, first.start, endWithout(text, /[\s|]/u, first.start)),
    actors: ownerOf(tongue, text, rest), deadline: deadlineIn(text.slice(first.start), tongue.timing, { ...thread.time, schedules: true }),
  };
};

// "6. Action points … 7. Any other business": the number goes on with the sections, not with the tasks; nor does a table go on without columns.
const isNextSection = (heading: Unit, unit: Unit, cells: readonly Cell[]): boolean =>
  cells.length < 2 && /^\d+(?: \[\d+\])?$/.test(unit.label) && (/^\d/.test(heading.label) || cellsOf(heading.flow).length > 1);

/** The rows and items under a heading such as "Action points", or under a table's head that names who is responsible. */
export function actionsListed(tongue: Tongue, units: readonly Unit[], thread: Thread, taken: ReadonlySet<Unit>): Array<{ unit: Unit; passage: Passage }> {
  const found: Array<{ unit: Unit; passage: Passage }> = [];
  let heading: Unit | null = null;
  for (const unit of units) {
    const cells = cellsOf(unit.flow);
    if (announces(tongue, unit) || isHeader(tongue, cells)) heading = unit;
    else if (!heading || !isRow(unit, cells) || isNextSection(heading, unit, cells)) heading = null;
    else if (!taken.has(unit) && !isSoft(tongue, unit.flow.text)) found.push({ unit, passage: actionOf(tongue, unit, cells, thread) });
  }
  return found;
}
