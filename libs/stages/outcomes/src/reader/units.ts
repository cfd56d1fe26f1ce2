import type { Block, Division } from './blocks.js';
import { sliceFlow, spanOf, type Flow, type Span } from './flow.js';
import type { Grammar } from './grammar.js';
import { inlineMarkers, markerOf, settled, type Marker } from './markers.js';
import { find } from './lexicon.js';
import { analyse } from './predicates.js';
import { fold, tokensOf } from './tokens.js';

/** Where in the document a paragraph stands: only the body can bind. */
export type Zone = 'body' | 'letter' | 'preamble' | 'heading' | 'afterword';

/** A citable paragraph or list item. */
export interface Unit {
  label: string;
  parent: string | null;
  flow: Flow;
  span: Span;
  zone: Zone;
  /** List items know the unit that leads them in. */
  leadIn: Unit | null;
  /** The unit's own words before, between and after the items inside it; the items are units of their own. */
  parts: Flow[];
}

interface Edges {
  letter: number;
  afterword: number;
  notes: readonly boolean[];
}

interface Numbering {
  number: string | null;
  letter: string | null;
  roman: string | null;
  counts: Map<string, number>;
  taken: Map<string, number>;
  lastMarker: Marker | null;
}

const PREAMBLE_END = /[,،，]\s*$/u;
const LEADS = /[:：]\s*[-—–]?\s*$|[-—–]\s*$/u;
const ENDED = /[.;:!?。；：！？؛؟…][)»”"'’」』]*$/u;
const AFTERWORD = /(?:^|[\s#*])ends\s*\.?\s*$/iu;
const HEADING_WORDS = 14;

const counted = (numbering: Numbering, name: string): string => {
  const count = (numbering.counts.get(name) ?? 0) + 1;
  numbering.counts.set(name, count);
  return `${name} ${count}`;
};

const path = (...parts: Array<string | null>): string => parts.filter(Boolean).join(' ');

const numberedLabel = (numbering: Numbering, marker: Marker): { label: string; parent: string | null } => {
  const { number, letter } = numbering;
  switch (marker.style) {
    case 'number':
    case 'section':
      Object.assign(numbering, { number: marker.label, letter: null, roman: null });
      return { label: marker.label, parent: null };
    case 'letter':
    case 'bracket-number':
      Object.assign(numbering, { letter: marker.label, roman: null });
      return { label: path(number, marker.label), parent: number };
    case 'roman':
      numbering.roman = marker.label;
      return { label: path(number, letter, marker.label), parent: path(number, letter) || null };
    default: {
      const parent = path(number, letter, numbering.roman);
      return { label: counted(numbering, path(parent, '•')), parent: parent || null };
    }
  }
};

const unique = (numbering: Numbering, label: string): string => {
  const times = (numbering.taken.get(label) ?? 0) + 1;
  numbering.taken.set(label, times);
  return times === 1 ? label : `${label} [${times}]`;
};

const HEADED: ReadonlySet<string> = new Set(['none', 'section']);
const LISTED: ReadonlySet<string> = new Set(['letter', 'roman', 'bullet']);

const isHeading = ({ marker, flow: { text } }: Block): boolean => {
  if (!HEADED.has(marker?.style ?? 'none') || ENDED.test(text) || PREAMBLE_END.test(text)) return false;
  const words = /\p{Script=Han}/u.test(text) ? text.length / 2 : text.split(' ').length;
  return words <= HEADING_WORDS;
};

const isPreamble = (block: Block, next: Block | undefined): boolean =>
  PREAMBLE_END.test(block.flow.text) && !LISTED.has(block.marker?.style ?? 'none') && !LISTED.has(next?.marker?.style ?? 'none');

const matches = (patterns: readonly RegExp[], text: string): boolean => {
  const head = fold(text.slice(0, 600)).text;
  return patterns.some((pattern) => pattern.test(head));
};

// A letter of transmittal runs from the top to the annex that it transmits.
const letterEnd = (blocks: readonly Block[], grammar: Grammar): number => {
  const opening = blocks.findIndex((block) => matches(grammar.patterns.letters, block.flow.text));
  if (opening < 0) return 0;
  const annex = blocks.findIndex((block, i) => i > opening && block.flow.text.length <= 160 && matches(grammar.patterns.annexes, block.flow.text));
  return annex < 0 ? (opening < 12 ? blocks.length : 0) : annex;
};

const afterwordStart = (blocks: readonly Block[]): number => {
  const at = blocks.findIndex((block, i) => i > 0 && AFTERWORD.test(block.flow.text.slice(-24)));
  return at < 0 ? blocks.length : at + 1;
};

// Notes to editors, contacts and footnotes: nothing binds from their heading on, unless an annex begins.
const inNotes = (blocks: readonly Block[], grammar: Grammar): boolean[] => {
  let noted = false;
  return blocks.map((block, i) => {
    const { text } = block.flow;
    const opens = i > 2 && text.length <= LONGEST_NOTE_HEADING && matches(grammar.patterns.afterwords, text);
    if (opens) noted = true;
    else if (noted && text.length <= 160 && matches(grammar.patterns.annexes, text)) noted = false;
    return noted;
  });
};

const LONGEST_NOTE_HEADING = 160;

const zoneOf = (blocks: readonly Block[], i: number, grammar: Grammar, edges: Edges): Zone => {
  const block = blocks[i] as Block;
  if (i < edges.letter) return 'letter';
  if (i >= edges.afterword || edges.notes[i]) return 'afterword';
  if (isHeading(block) && !calls(grammar, block.flow.text)) return 'heading';
  return isPreamble(block, blocks[i + 1]) ? 'preamble' : 'body';
};

// "4. (A) Meetings will be held": two markers open one paragraph.
const unfolded = (block: Block): Block[] => {
  const inner = block.marker?.style === 'number' ? markerOf(block.flow.text) : null;
  if (!inner || (inner.style !== 'letter' && inner.style !== 'roman' && inner.style !== 'bracket-number')) return [block];
  const flow = sliceFlow(block.flow, inner.length, block.flow.text.length);
  return [{ marker: block.marker, flow: sliceFlow(block.flow, 0, 0), span: { from: block.span.from, to: block.span.from } }, { marker: inner, flow, span: block.span }];
};

const labelled = (block: Block, zone: Zone, numbering: Numbering): { label: string; parent: string | null } => {
  if (zone !== 'body' && !(zone === 'letter' && block.marker)) return { label: counted(numbering, zone), parent: null };
  if (!block.marker) return { label: counted(numbering, '¶'), parent: null };
  const marker = settled(block.marker, numbering.lastMarker);
  numbering.lastMarker = marker;
  return numberedLabel(numbering, marker);
};

const endOfItem = (text: string, from: number, next: number | undefined): number => {
  if (next !== undefined) return next;
  const stop = /[。.](?=\s|$|[^\s\d.])/u.exec(text.slice(from));
  return stop ? from + stop.index + 1 : text.length;
};

const withInlineItems = (unit: Unit): Unit[] => {
  const { text } = unit.flow;
  const markers = text.length > 40 && unit.zone === 'body' ? inlineMarkers(text) : [];
  if (!markers.length) return [unit];
  const items: Unit[] = [];
  unit.parts = [];
  let from = 0;
  markers.forEach(({ at, marker }, i) => {
    if (at > from) unit.parts.push(sliceFlow(unit.flow, from, at));
    const start = at + marker.length;
    from = endOfItem(text, start, markers[i + 1]?.at);
    const flow = sliceFlow(unit.flow, start, from);
    items.push({ label: path(unit.label, marker.label), parent: unit.label, flow, span: spanOf(unit.flow, at, from), zone: 'body', leadIn: unit, parts: [flow] });
  });
  if (from < text.length) unit.parts.push(sliceFlow(unit.flow, from, text.length));
  return [unit, ...items];
};

interface Leads {
  /** "We agree:" in front of numbered paragraphs. */
  preface: Unit | null;
  /** The last verb that orders were announced by ("RESUELVE:"). */
  order: Unit | null;
  number: Unit | null;
  letter: Unit | null;
  last: Unit | null;
}

// "RESUELVE:" with a paragraph for each order and no numbers, or "1. …", a paragraph between, and "2. Encargar …".
const orderOf = (grammar: Grammar, { marker, flow: { text } }: Block, { order }: Leads): Unit | null =>
  order && (!marker || marker.value > 1) && opensAsOrder(grammar, text) ? order : null;

const isAction = ({ pack }: Grammar, word: string): boolean => pack.itemShape?.test(word) ?? word === pack.taskLink;

const opensAsOrder = (grammar: Grammar, text: string): boolean => {
  const { pack, words } = grammar;
  const tokens = tokensOf(text.slice(0, 80), pack.prefixes);
  if (tokens[0]?.capital !== true || find(words.planNouns, tokens, 0)) return false;
  return tokens.slice(0, find(words.itemOpeners, tokens, 0) ? 2 : 1).some((token) => isAction(grammar, token.text));
};

const leadInOf = (block: Block, leads: Leads, grammar: Grammar): Unit | null => {
  switch (block.marker?.style) {
    case 'letter':
    case 'bracket-number':
      return leads.number;
    case 'roman':
      return leads.letter ?? leads.number;
    case 'bullet':
      return leads.last;
    case 'number':
    case 'section':
      return leads.preface ?? orderOf(grammar, block, leads);
    default:
      return orderOf(grammar, block, leads);
  }
};

// "The Commission decided: (a) …; (b) …": the next number begins a section, not an item of what was announced.
const closePreface = (leads: Leads, marker: Marker | null): void => {
  if (marker && LISTED.has(marker.style) && leads.preface === leads.number) leads.preface = null;
};

const announce = (leads: Leads, unit: Unit, grammar: Grammar): void => {
  leads.preface = leadsIn(unit.flow.text, grammar) ? unit : null;
  if (isVerbLast(grammar, unit.flow.text)) leads.order = unit;
};

const remember = (leads: Leads, unit: Unit, marker: Marker | null, grammar: Grammar): void => {
  const style = marker?.style;
  if (!marker) announce(leads, unit, grammar);
  if (!marker || style === 'number' || style === 'section') Object.assign(leads, { number: unit, letter: null });
  if (style === 'letter') leads.letter = unit;
  if (style !== 'bullet') leads.last = unit;
};

/** Whether a text announces a list: by its mark, or because it is nothing but the verb that its items hang on ("يقرر" on a line of its own). */
export const leadsIn = (text: string, grammar: Grammar): boolean => LEADS.test(text) || calls(grammar, text);

const calls = (grammar: Grammar, text: string): boolean => isVerbAlone(grammar, text) || (CALLED_OUT.test(text.slice(-LONGEST_VERB)) && isVerbLast(grammar, text));

// "Los Ministros, reunidos en Lima, RESUELVEN"
const CALLED_OUT = /\s\p{Lu}{5,}\s*$/u;

// "LA ASAMBLEA GENERAL, …, RESUELVE:"
const isVerbLast = (grammar: Grammar, text: string): boolean => isVerbAlone(grammar, (text.split(/[\s,]+(?=\S+\s*$)/u).pop() ?? '').replace(/\s*[:：]\s*$/u, ''));

/** Whether a text is nothing but the verb that decides ("RESUELVE:"). */
export const isVerbAlone = (grammar: Grammar, text: string): boolean => {
  if (grammar.pack.wordless || text.length > LONGEST_VERB) return false;
  const { tokens, skippable, predicates } = analyse(grammar, tokensOf(text, grammar.pack.prefixes));
  const [verb] = predicates;
  if (verb?.sense.type !== 'operative' || !verb.initial || verb.sense.verb.frame === 'object') return false;
  return tokens.every((token, i) => (i >= verb.from && i < verb.to) || skippable[i] === true || token.text === ':');
};

const LONGEST_VERB = 40;

// What the body decided ends where an annex begins: the annex counts from one again.
const isAnnex = ({ flow: { text } }: Block, grammar: Grammar): boolean => text.length <= LONGEST_ANNEX && !ENDED.test(text) && matches(grammar.patterns.annexes, text);

const LONGEST_ANNEX = 60;

/** The paragraphs and list items of a document, labelled as they are cited. */
export function unitsOf(division: Division, grammar: Grammar): Unit[] {
  const blocks = division.blocks.flatMap(unfolded);
  const edges: Edges = { letter: letterEnd(blocks, grammar), afterword: afterwordStart(blocks), notes: inNotes(blocks, grammar) };
  const numbering: Numbering = { number: null, letter: null, roman: null, counts: new Map(), taken: new Map(), lastMarker: null };
  const leads: Leads = { preface: null, order: null, number: null, letter: null, last: null };
  const units: Unit[] = [];
  blocks.forEach((block, i) => {
    const zone = zoneOf(blocks, i, grammar, edges);
    if (isAnnex(block, grammar)) Object.assign(leads, { preface: null, order: null, number: null, letter: null, last: null });
    const named = labelled(block, zone, numbering);
    const leadIn = zone === 'body' ? leadInOf(block, leads, grammar) : null;
    const unit: Unit = { ...named, label: unique(numbering, named.label), flow: block.flow, span: block.span, zone, leadIn, parts: [block.flow] };
    if (zone === 'body') {
      closePreface(leads, block.marker);
      remember(leads, unit, block.marker, grammar);
    }
    if (unit.flow.text) for (const each of withInlineItems(unit)) units.push(each);
  });
  return units;
}
