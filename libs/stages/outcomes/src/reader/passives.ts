import { hasAgent, STOP } from './actors.js';
import type { Grammar } from './grammar.js';
import { find } from './lexicon.js';
import type { Analysis, Predicate, TokenRange } from './predicates.js';

type Passive = NonNullable<Grammar['passive']>;

const AUXILIARY = 3;
const AGENT = 12;
const LONGEST_AGENT = 14;

const wordAt = ({ tokens }: Analysis, i: number): string => (tokens[i]?.kind === 'word' ? tokens[i].text : '');

const isDoing = ({ participle, except }: Passive, word: string): boolean => participle.test(word) && !except.test(word);

// "Will be [jointly] drafted", "sera rédigé": where the participle stands.
const participleAt = (passive: Passive, analysis: Analysis, predicate: Predicate): number | null => {
  for (let i = predicate.from; i < predicate.to + AUXILIARY; i++) {
    const be = find(passive.be, analysis.tokens, i);
    if (!be) continue;
    let at = i + be.length;
    while (analysis.skippable[at]) at++;
    return isDoing(passive, wordAt(analysis, at)) ? at : null;
  }
  return null;
};

// "Se publicarán": the verb itself.
const reflexiveAt = ({ reflexive, except }: Passive, analysis: Analysis, { from }: Predicate): number | null =>
  reflexive !== null && wordAt(analysis, from - 1) === reflexive && !except.test(wordAt(analysis, from)) ? from : null;

const doneAt = (passive: Passive, analysis: Analysis, predicate: Predicate): number | null =>
  predicate.sense.type === 'operative' ? null : (participleAt(passive, analysis, predicate) ?? reflexiveAt(passive, analysis, predicate));

/** Whether something is done by nobody in particular ("A guide will be published"); principles ("should be respected") and states are not. */
export function isDone({ passive }: Grammar, analysis: Analysis, predicate: Predicate): boolean {
  return passive !== null && !passive.weak.test(wordAt(analysis, predicate.from)) && doneAt(passive, analysis, predicate) !== null;
}

const isStop = ({ tokens }: Analysis, i: number): boolean => i >= tokens.length || STOP.test(tokens[i]?.text ?? '');

// The name ends where an adverbial or a time begins (by the secretariat in May, par le secrétariat avant juin).
const ends = ({ actors }: Grammar, { tokens, skippable }: Analysis, i: number): boolean => {
  if (skippable[i] || tokens[i]?.kind === 'number' || find(actors.linkers, tokens, i)) return true;
  return find(actors.adverbials, tokens, i) !== null && !find(actors.enders, tokens, i) && !find(actors.articles, tokens, i);
};

const nameFrom = (grammar: Grammar, analysis: Analysis, from: number): TokenRange | null => {
  let to = from;
  while (to < from + LONGEST_AGENT && !isStop(analysis, to) && !(to > from && ends(grammar, analysis, to))) to++;
  return hasAgent(grammar, analysis.tokens, { from, to }) ? { from, to } : null;
};

/** Who does it, where the passive says so ("will be distributed by the secretariat"). */
export function passiveAgent(grammar: Grammar, analysis: Analysis, predicate: Predicate): TokenRange | null {
  const { passive } = grammar;
  const done = passive && doneAt(passive, analysis, predicate);
  if (!passive || done === null) return null;
  for (let i = done + 1; i < done + AGENT && !isStop(analysis, i); i++) {
    const by = find(passive.by, analysis.tokens, i);
    const name = by && nameFrom(grammar, analysis, i + by.length);
    if (name) return name;
  }
  return null;
}
