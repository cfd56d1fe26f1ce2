import { addresseeOf, behindDoing, hasWord, namesOf } from './actors.js';
import { deadlineIn } from './deadlines.js';
import type { Flow } from './flow.js';
import { find } from './lexicon.js';
import { fallback, subjectNames } from './owners.js';
import { isFormal, passagesIn, trimmedEnd, type Lead, type Passage } from './passages.js';
import { analyse, type Analysis } from './predicates.js';
import type { Thread, Tongue } from './spoken.js';
import { tokensOf, type Token } from './tokens.js';

const LONGEST_NAMED = 10;

const opensWithAction = (tongue: Tongue, text: string, open: boolean): boolean => {
  const { grammar } = tongue;
  const tokens = tokensOf(text.slice(0, 200), grammar.pack.prefixes);
  const { skippable } = analyse(grammar, tokens.slice(0, 12));
  let i = 0;
  while (skippable[i]) i++;
  const first = tokens[i];
  if (!first) return false;
  if (find(grammar.words.softActions, tokens, i)) return false;
  return open || find(grammar.words.itemOpeners, tokens, i) !== null || (grammar.pack.itemShape?.test(first.text) === true && first.kind === 'word');
};

// "1. To approve the hosting by the Republic of …", "… and to instruct the secretariat": whoever the item itself names.
const namedInItem = (tongue: Tongue, text: string): string[] => {
  const { grammar } = tongue;
  if (!grammar.actors.doings.root.next.size) return [];
  const analysis = analyse(grammar, tokensOf(text.slice(0, ITEM_HEAD), grammar.pack.prefixes));
  const asked = analysis.predicates.filter(({ sense, initial }) => initial && sense.type === 'operative' && sense.verb.frame === 'request').map((predicate) => addresseeOf(grammar, analysis, predicate));
  const bearers = [behindDoing(grammar, analysis, 0), ...asked];
  return bearers.flatMap((range) => (range && hasWord(grammar.actors.agents, analysis.tokens, range) ? namesOf(grammar, text, analysis.tokens, range) : []));
};

const ITEM_HEAD = 400;

const itemPassage = ({ tongue, flow, thread }: Item, lead: Lead, rule: string): Passage => {
  const time = { ...thread.time, year: lead.year, schedules: lead.verdict.kind === 'next-meeting' };
  const end = trimmedEnd(flow.text, 0, flow.text.length);
  return {
    rule: `${tongue.grammar.pack.language}.item.${rule}`, kind: lead.verdict.kind, confidence: lead.verdict.confidence * 0.9, verb: null, bare: false,
    start: 0, end, actors: [...new Set([...namedInItem(tongue, flow.text), ...lead.actors])], deadline: deadlineIn(flow.text, tongue.timing, time),
  };
};

/** A list item to be read. */
export interface Item {
  tongue: Tongue;
  flow: Flow;
  thread: Thread;
  /** Numbered paragraphs under "We agree:", which speak for themselves; lettered items are content of their lead-in. */
  numbered: boolean;
}

const datedPassage = (item: Item, lead: Lead): Passage | null => {
  if (lead.verdict.kind !== 'next-meeting') return null;
  const dated = itemPassage(item, lead, 'dated');
  return dated.deadline?.date ? dated : null;
};

const isContent = ({ numbered }: Item, { verb, bare }: Lead): boolean => !numbered && !bare && verb !== null && verb.frame !== 'object' && verb.frame !== 'request';

// "The Ministers agreed on the following:" decides each item; "agreed that:" can list opinions.
const listsDecisions = ({ verb, verdict }: Lead): boolean =>
  (verdict.kind === 'decision' || verdict.kind === 'commitment') && (verb === null || verb.frame === 'act' || verb.frame === 'bind');

const opensSoftly = (tongue: Tongue, text: string): boolean => {
  const tokens = tokensOf(text.slice(0, 200), tongue.grammar.pack.prefixes);
  return find(tongue.grammar.words.softActions, tokens, 0) !== null || analyse(tongue.grammar, tokens).predicates.some(({ sense }) => sense.type === 'soft');
};

const decidedItem = ({ tongue, flow, thread }: Item, lead: Lead): Passage[] =>
  opensSoftly(tongue, flow.text) || isFormal(tongue, flow.text) ? [] : [{ ...adoptedPassage(tongue, flow, { ...thread, actors: lead.actors }), kind: lead.verdict.kind }];

// "The Council decided: 3. To instruct the secretariat …": the item asks somebody itself.
const ordersItself = (tongue: Tongue, text: string): boolean => {
  const [first] = analyse(tongue.grammar, tokensOf(text.slice(0, 200), tongue.grammar.pack.prefixes)).predicates;
  return first?.initial === true && first.sense.type === 'operative' && first.sense.verb.frame === 'request';
};

/** Whether an item opens with the infinitive of asking or advising, or of a mere attitude ("To request the Council …", "Tomar nota …"). */
export function asksByInfinitive(tongue: Tongue, text: string): boolean {
  const [first] = analyse(tongue.grammar, tokensOf(text.slice(0, 300), tongue.grammar.pack.prefixes), true).predicates;
  if (!first?.initial || !('form' in first.sense) || first.sense.form !== 'infinitive') return false;
  return first.sense.type === 'soft' || (first.sense.type === 'operative' && (first.sense.verb.frame === 'request' || first.sense.verb.kind === 'recommendation'));
}

/** The passages of a list item: the action that its lead-in governs, a date of the meeting that it fixes, or its own sentences. */
export function passagesOfItem(item: Item, lead: Lead | null): Passage[] {
  const { tongue, flow, thread } = item;
  if (!lead) return passagesIn(tongue, flow, thread);
  if (lead.verdict.kind === 'decision' && asksByInfinitive(tongue, flow.text)) return passagesIn(tongue, flow, { ...thread, actors: lead.actors }, true);
  if (lead.verb?.frame !== 'request' && ordersItself(tongue, flow.text)) return passagesIn(tongue, flow, { ...thread, actors: lead.actors });
  return opensWithAction(tongue, flow.text, lead.open) ? [itemPassage(item, lead, lead.verb?.id ?? 'action')] : ownPassages(item, lead);
}

const ownPassages = (item: Item, lead: Lead): Passage[] => {
  const { tongue, flow, thread } = item;
  const dated = datedPassage(item, lead);
  if (dated) return [dated];
  const own = passagesIn(tongue, flow, { ...thread, actors: lead.actors });
  if (lead.bare && listsDecisions(lead) && !own.length) return decidedItem(item, lead);
  return isContent(item, lead) ? own.filter((passage) => passage.verb !== null) : own;
};

/** What a numbered or lettered item of a plan lists by its bare verb ("Strengthen dialogue …", « Renforcer le dialogue … »). */
export function plannedPassage(tongue: Tongue, flow: Flow, thread: Thread): Passage[] {
  const { grammar } = tongue;
  const tokens = tokensOf(flow.text.slice(0, 200), grammar.pack.prefixes);
  const [first] = tokens;
  if (first?.kind !== 'word' || find(grammar.words.softActions, tokens, 0) || find(grammar.words.planNouns, tokens, 0)) return [];
  const acts = grammar.pack.planVerbs ? find(grammar.words.planVerbs, tokens, 0) !== null : grammar.pack.itemShape?.test(first.text) === true;
  if (!acts) return [];
  const owners = thread.owners.length ? thread.owners : fallback(thread);
  return [{ ...adoptedPassage(tongue, flow, thread), rule: `${grammar.pack.language}.planned`, kind: 'commitment', confidence: 0.75, actors: owners }];
}

/** Whether a lead-in breaks off before the action: "requests the secretariat to:", "recomienda que:". */
export function breaksOff(tongue: Tongue, text: string): boolean {
  const { grammar } = tongue;
  const tokens = tokensOf(text.slice(-60), grammar.pack.prefixes).filter((token) => token.kind !== 'mark');
  const last = tokens.length - 1;
  return !grammar.pack.wordless && last >= 0 && (find(grammar.actors.enders, tokens, last) !== null || find(grammar.words.subordinators, tokens, last) !== null);
}

/** Whom a lead-in names that has no verb of its own ("the ministers:"); its items go on with them. */
export function namedIn(tongue: Tongue, text: string): string[] {
  const tokens = tokensOf(text.slice(-200), tongue.grammar.pack.prefixes);
  let from = tokens.length - 1;
  while (from > 0 && !/^[,،，;.]$/u.test((tokens[from - 1] as Token).text)) from--;
  const range = { from, to: tokens.length - 1 };
  return range.to - range.from <= LONGEST_NAMED && hasWord(tongue.grammar.actors.agents, tokens, range) ? namesOf(tongue.grammar, text.slice(-200), tokens, range) : [];
}

/** An item that a later sentence adopts ("the meeting adopted both recommendations"). */
export function adoptedPassage(tongue: Tongue, flow: Flow, thread: Thread): Passage {
  const tokens = tokensOf(flow.text, tongue.grammar.pack.prefixes);
  const analysis = analyse(tongue.grammar, tokens);
  const first = analysis.predicates.find(({ subject }) => subject !== null && hasWord(tongue.grammar.actors.agents, analysis.tokens, subject));
  const actors = first ? subjectNames({ tongue, sentence: flow.text, analysis, thread }, first) : leadingNames(tongue, flow.text, analysis);
  return {
    rule: `${tongue.grammar.pack.language}.adopted-item`, kind: 'decision', confidence: 0.8, verb: null, bare: false,
    start: 0, end: trimmedEnd(flow.text, 0, flow.text.length), actors: actors.length ? actors : fallback(thread),
    deadline: deadlineIn(flow.text, tongue.timing, thread.time),
  };
}

const leadingNames = (tongue: Tongue, text: string, analysis: Analysis): string[] => {
  const enders = analysis.tokens.findIndex((_, i) => find(tongue.grammar.actors.enders, analysis.tokens, i) !== null);
  if (enders <= 0 || enders > 40) return [];
  const range = { from: 0, to: enders };
  return hasWord(tongue.grammar.actors.agents, analysis.tokens, range) ? namesOf(tongue.grammar, text, analysis.tokens, range) : [];
};

