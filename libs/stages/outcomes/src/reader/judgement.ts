import { addresseeOf, endsWith, hasWord, organIn, subjectOf } from './actors.js';
import type { Grammar } from './grammar.js';
import { find } from './lexicon.js';
import type { Analysis, Predicate, TokenRange } from './predicates.js';
import type { ProposalKind } from './reading.js';

/** Why a predicate is proposed: the rule, what it makes, how sure. */
export interface Verdict {
  rule: string;
  kind: ProposalKind;
  confidence: number;
}

/** What the sentence stands in. */
export interface Surroundings {
  /** The organ that speaks in this document, folded; null when unknown. */
  principal: string | null;
  /** The last named organ, which a pronoun points back to. */
  referent: string | null;
  /** Folded text of the sentence. */
  folded: string;
}

const CONTENT = 40;

const told = (grammar: Grammar, analysis: Analysis, predicate: Predicate, around: Surroundings): boolean => {
  const subject = subjectOf(grammar, analysis, predicate);
  if (predicate.sense.type === 'operative' && subject && endsWith(grammar.actors.documents, analysis.tokens, subject)) return true;
  if (!grammar.pack.wordless && !isPast(predicate)) return false;
  if (grammar.patterns.pastOccasions.some((shape) => shape.test(around.folded))) return true;
  const pronoun = subject === null ? isPast(predicate) :  subject.to - subject.from <= 2 && hasWord(grammar.actors.pronouns, analysis.tokens, subject);
  const organ = pronoun ? around.referent : subject && organIn(grammar, analysis.tokens, subject);
  return organ !== null && around.principal !== null && organ !== around.principal;
};

const isPast = (predicate: Predicate): boolean => predicate.sense.type === 'operative' && predicate.sense.form === 'past';

const asksItself = (grammar: Grammar, analysis: Analysis, predicate: Predicate, around: Surroundings): boolean => {
  const addressee = addresseeOf(grammar, analysis, predicate);
  const organ = addressee && organIn(grammar, analysis.tokens, addressee);
  return organ !== null && organ === around.principal && (isPast(predicate) || subjectOf(grammar, analysis, predicate) !== null);
};

/** Whether a that-clause (or the clause behind a future) is an action to come rather than a state or an opinion. */
function bindsToAct(grammar: Grammar, analysis: Analysis, range: TokenRange): boolean | null {
  const { tokens, skippable } = analysis;
  const { bindingShape } = grammar.pack;
  let inRelative = false;
  for (let i = range.from; i < Math.min(range.to, range.from + CONTENT); i++) {
    if (skippable[i]) continue;
    const state = find(grammar.words.stative, tokens, i, skippable);
    const bond = find(grammar.words.binding, tokens, i, skippable);
    if (bond && bond.length >= (state?.length ?? 0)) return !isStative(grammar, analysis, i + bond.length);
    if (state && !inRelative) return false;
    inRelative = find(grammar.words.subordinators, tokens, i) !== null || (inRelative && !state);
    if (tokens[i]?.kind === 'word' && bindingShape?.test(tokens[i]?.text ?? '')) return true;
  }
  return null;
}

const isStative = (grammar: Grammar, analysis: Analysis, from: number): boolean => {
  let i = from;
  while (analysis.skippable[i]) i++;
  return find(grammar.words.stative, analysis.tokens, i, analysis.skippable) !== null;
};

const hasAgent = (grammar: Grammar, analysis: Analysis, predicate: Predicate): boolean => {
  const subject = subjectOf(grammar, analysis, predicate);
  return subject !== null && hasWord(grammar.actors.agents, analysis.tokens, subject);
};

const happens = (grammar: Grammar, analysis: Analysis, from: number): boolean => {
  for (let i = from; i < Math.min(from + 8, analysis.tokens.length); i++) if (find(grammar.words.holding, analysis.tokens, i)) return true;
  return false;
};

const ofFuture = (grammar: Grammar, analysis: Analysis, predicate: Predicate): Verdict | null => {
  const { language, wordless } = grammar.pack;
  const duty = predicate.sense.type === 'duty';
  const from = shaped(grammar, analysis, predicate) ? predicate.from : predicate.to;
  if (isStative(grammar, analysis, from)) return null;
  const word = analysis.tokens[predicate.from];
  const we = grammar.pack.future.selfShape?.test(word?.bare ?? word?.text ?? '') === true;
  const agent = we || hasAgent(grammar, analysis, predicate);
  if (wordless && !predicate.subject) {
    const acts = find(grammar.words.itemOpeners, analysis.tokens, from) !== null || analysis.skippable[from] === true;
    return duty || !acts ? null : { rule: `${language}.${duty ? 'duty' : 'future'}.continued`, kind: 'commitment', confidence: 0.6 };
  }
  if (agent) return { rule: `${language}.${duty ? 'duty' : 'future'}.agent`, kind: 'commitment', confidence: duty ? 0.75 : 0.7 };
  if (!happens(grammar, analysis, predicate.from)) return null;
  return { rule: `${language}.${duty ? 'duty' : 'future'}.event`, kind: 'decision', confidence: 0.6 };
};

const shaped = (grammar: Grammar, analysis: Analysis, predicate: Predicate): boolean =>
  find(grammar.senses, analysis.tokens, predicate.from, analysis.skippable) === null;

// "They agreed:" with the points below.
const announcesList = ({ tokens }: Analysis, predicate: Predicate): boolean => /^[:：]$/u.test(tokens[predicate.to]?.text ?? '');

const SOON = 9;

const completed = (grammar: Grammar, analysis: Analysis, predicate: Predicate, verb: string): boolean => {
  const words = grammar.completedBy.get(verb);
  return !words || hasWord(words, analysis.tokens, { from: predicate.to, to: Math.min(predicate.to + SOON, analysis.tokens.length) });
};

const ofVerb = (grammar: Grammar, analysis: Analysis, predicate: Predicate, around: Surroundings): Verdict | null => {
  if (predicate.sense.type !== 'operative') return null;
  const { verb, form } = predicate.sense;
  if (verb.initialOnly && !predicate.initial) return null;
  if (told(grammar, analysis, predicate, around)) return null;
  if (!completed(grammar, analysis, predicate, verb.id)) return null;
  if (verb.frame === 'request' && asksItself(grammar, analysis, predicate, around)) return null;
  const content = { from: predicate.to, to: analysis.tokens.length };
  if (verb.frame === 'that' && !announcesList(analysis, predicate) && (bindsToAct(grammar, analysis, content) ?? verb.lenient === true) !== true) return null;
  const sure = predicate.initial ? 0.95 : predicate.subject ? 0.85 : 0.8;
  return { rule: `${grammar.pack.language}.${verb.id}`, kind: verb.kind, confidence: Number((sure * (verb.weight ?? 1) * (form === 'past' ? 0.9 : 1)).toFixed(2)) };
};

/** Judges one predicate: a verdict when it settles, asks, promises or advises, null when it only tells or opines. */
export function judge(grammar: Grammar, analysis: Analysis, predicate: Predicate, around: Surroundings): Verdict | null {
  const { type } = predicate.sense;
  if (type === 'operative') return ofVerb(grammar, analysis, predicate, around);
  if (type !== 'future' && type !== 'duty') return null;
  if (told(grammar, analysis, predicate, around)) return null;
  return ofFuture(grammar, analysis, predicate);
}
