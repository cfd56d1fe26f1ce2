import { addresseeOf, endsWith, hasAgent, hasWord, organIn, subjectOf } from './actors.js';
import type { Genre } from './genres.js';
import type { Grammar } from './grammar.js';
import { find, type Lexicon } from './lexicon.js';
import { isDone } from './passives.js';
import type { OperativeVerb } from './packs/pack.js';
import { isDated, type Analysis, type Predicate, type TokenRange } from './predicates.js';
import type { ProposalKind } from './reading.js';
import type { Token } from './tokens.js';

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
  genre: Genre | null;
  /** Whoever acts is named above the item. */
  led: boolean;
  /** The sentence says by when. */
  firm: boolean;
  /** Folded text of the sentence. */
  folded: string;
}

const CONTENT = 40;
const EVENT = 8;
const SOON = 9;
const ROUTINE = 8;

/** One predicate of an analysed sentence, in its surroundings. */
interface Case {
  grammar: Grammar;
  analysis: Analysis;
  predicate: Predicate;
  around: Surroundings;
  subject: TokenRange | null;
}

const isPast = ({ sense }: Predicate): boolean => sense.type === 'operative' && sense.form === 'past';

const isToldForm = ({ sense }: Predicate): boolean => sense.type === 'operative' && (sense.form === 'past' || sense.form === 'passive');

// A pronoun, or a past verb without a subject, goes on with the last organ.
const voiceOf = ({ grammar, analysis, predicate, around, subject }: Case): string | null => {
  const pronoun = subject === null ? isPast(predicate) : subject.to - subject.from <= 2 && hasWord(grammar.actors.pronouns, analysis.tokens, subject);
  return pronoun ? around.referent : subject && organIn(grammar, analysis.tokens, subject);
};

const isPaper = ({ grammar, analysis, predicate, subject }: Case): boolean =>
  predicate.sense.type === 'operative' && subject !== null && endsWith(grammar.actors.documents, analysis.tokens, subject);

// "The representative of Chad proposed …": one voice asks or offers; nothing is settled by it.
const isOneVoice = ({ grammar, analysis, predicate, subject }: Case): boolean => {
  const { delegates, crowds } = grammar.actors;
  if (!subject || predicate.sense.type !== 'operative' || predicate.sense.verb.kind === 'decision' || isPromise(predicate.sense.verb)) return false;
  const named = grammar.pack.wordless ? endsWith(delegates, analysis.tokens, subject) : find(delegates, analysis.tokens, subject.from) !== null;
  return named && !hasWord(crowds, analysis.tokens, subject);
};

const isPromise = ({ id }: OperativeVerb): boolean => id === 'undertake' || id === 'announce' || id === 'intend';

// "I have asked my Special Envoy": in a report only its author binds, all others did so earlier.
const speaksItself = ({ grammar, analysis, subject }: Case): boolean => subject !== null && hasWord(grammar.actors.selves, analysis.tokens, subject);

const isReported = (each: Case): boolean =>
  (each.grammar.pack.wordless || isToldForm(each.predicate)) && (each.grammar.patterns.fulfilled.some((shape) => shape.test(each.around.folded)) || (each.around.genre === 'report' && !speaksItself(each)));

// What another body will do is said here, not told; and whoever takes part in a meeting speaks for it.
const isOtherVoice = (each: Case): boolean => {
  const { grammar, analysis, predicate, around, subject } = each;
  if (predicate.sense.type !== 'operative' || (subject && hasWord(grammar.actors.crowds, analysis.tokens, subject))) return false;
  const voice = voiceOf(each);
  return voice !== null && around.principal !== null && voice !== around.principal;
};

const told = (each: Case): boolean => {
  const { grammar, predicate, around } = each;
  if (isPaper(each) || isReported(each) || isOneVoice(each)) return true;
  if (!grammar.pack.wordless && !isPast(predicate)) return false;
  if (grammar.patterns.pastOccasions.some((shape) => shape.test(around.folded))) return true;
  return isOtherVoice(each);
};

// What the speaking organ is asked to do was asked by another one, earlier: a mandate that is told.
const asksItself = ({ grammar, analysis, predicate, around, subject }: Case): boolean => {
  const addressee = addresseeOf(grammar, analysis, predicate);
  const organ = addressee && organIn(grammar, analysis.tokens, addressee);
  return organ !== null && organ === around.principal && (isPast(predicate) || subject !== null);
};

const isStative = (grammar: Grammar, analysis: Analysis, from: number): boolean => {
  let i = from;
  while (analysis.skippable[i]) i++;
  return find(grammar.words.stative, analysis.tokens, i, analysis.skippable) !== null;
};

type Tie = 'acts' | 'states' | 'relative' | null;

const isShaped = (grammar: Grammar, token: Token | undefined): boolean => token?.kind === 'word' && grammar.pack.bindingShape?.test(token.text) === true;

const tieAt = (grammar: Grammar, analysis: Analysis, i: number): Tie => {
  const { tokens, skippable } = analysis;
  if (skippable[i]) return null;
  const length = (words: Lexicon<true>): number => find(words, tokens, i, skippable)?.length ?? 0;
  const state = length(grammar.words.stative);
  const bond = length(grammar.words.binding);
  if (bond && bond >= state) return isStative(grammar, analysis, i + bond) ? 'states' : 'acts';
  if (state) return 'states';
  if (find(grammar.words.subordinators, tokens, i)) return 'relative';
  return isShaped(grammar, tokens[i]) ? 'acts' : null;
};

// Whether a that-clause is an action to come rather than a state or an opinion; a state inside a relative clause does not count.
const bindsToAct = ({ grammar, analysis, predicate }: Case): boolean | null => {
  let inRelative = false;
  for (let i = predicate.to; i < Math.min(analysis.tokens.length, predicate.to + CONTENT); i++) {
    const tie = tieAt(grammar, analysis, i);
    if (tie === 'acts') return true;
    if (tie === 'states' && !inRelative) return false;
    if (tie) inRelative = tie === 'relative';
  }
  return null;
};

// Arabic: أن before a verb leads to an act, before a noun it states something.
const statesThat = ({ grammar, analysis: { tokens }, predicate: { to } }: Case): boolean => {
  if (!grammar.pack.prefixes.length) return false;
  const that = tokens.slice(to, to + SOON).findIndex(({ text }) => text === 'ان');
  return that >= 0 && tokens[to + that + 1]?.text.startsWith('ال') === true;
};

const happens = ({ grammar, analysis, predicate }: Case): boolean =>
  isDone(grammar, analysis, predicate) || hasWord(grammar.words.holding, analysis.tokens, { from: predicate.from, to: Math.min(predicate.from + EVENT, analysis.tokens.length) });

const saysWe = ({ grammar, analysis, predicate }: Case): boolean => {
  const word = analysis.tokens[predicate.from];
  return grammar.pack.future.selfShape?.test(word?.bare ?? word?.text ?? '') === true;
};

const hasDoer = (each: Case): boolean => {
  const { grammar, analysis, predicate, around, subject } = each;
  return subject === null ? saysWe(each) || (around.led && predicate.initial) : saysWe(each) || hasAgent(grammar, analysis.tokens, subject);
};

const isEvent = (each: Case): boolean => !isDated(each.predicate) && happens(each);

const ofFuture = (each: Case): Verdict | null => {
  const { grammar, analysis, predicate, subject } = each;
  const name = `${grammar.pack.language}.${predicate.sense.type}`;
  const synthetic = find(grammar.senses, analysis.tokens, predicate.from, analysis.skippable) === null;
  const from = synthetic ? predicate.from : predicate.to;
  if (isStative(grammar, analysis, from)) return null;
  if (grammar.pack.wordless && !subject) return continued(each, name);
  if (hasDoer(each))
    return { rule: `${name}.agent`, kind: 'commitment', confidence: predicate.sense.type === 'duty' ? 0.75 : 0.7 };
  return isEvent(each) ? { rule: `${name}.event`, kind: 'decision', confidence: 0.6 } : null;
};

// Chinese 将 without a subject goes on with the one before it, if an action follows (and not the object of 将…作为).
const continued = ({ grammar, analysis, predicate }: Case, name: string): Verdict | null => {
  const acts = find(grammar.words.itemOpeners, analysis.tokens, predicate.to) !== null || analysis.skippable[predicate.to] === true;
  return predicate.sense.type === 'future' && acts ? { rule: `${name}.continued`, kind: 'commitment', confidence: 0.6 } : null;
};

// "They agreed:" with the points below.
const announcesList = ({ analysis, predicate }: Case): boolean => /^[:：]$/u.test(analysis.tokens[predicate.to]?.text ?? '');

const completed = ({ grammar, analysis, predicate }: Case, verb: string): boolean => {
  const words = grammar.completedBy.get(verb);
  return !words || hasWord(words, analysis.tokens, { from: predicate.to, to: Math.min(predicate.to + SOON, analysis.tokens.length) });
};

// "The agenda was adopted", "adopts its agenda": how a meeting opens, with the object behind the verb or a few words on.
const isRoutine = ({ grammar, analysis, predicate, subject }: Case): boolean =>
  (subject !== null && subject.to - subject.from <= ROUTINE && isToldForm(predicate) && hasWord(grammar.words.routine, analysis.tokens, subject)) ||
  hasWord(grammar.words.routine, analysis.tokens, { from: predicate.to, to: Math.min(predicate.to + 4, analysis.tokens.length) });

const bindsByClause = (each: Case, verb: OperativeVerb): boolean => bindsToAct(each) ?? (verb.lenient === true && !statesThat(each));

const settles = (each: Case, verb: OperativeVerb): boolean => {
  if ((verb.initialOnly && !each.predicate.initial) || told(each) || !completed(each, verb.id)) return false;
  if (verb.frame === 'object') return !isRoutine(each);
  if (verb.frame === 'request') return !asksItself(each);
  return verb.frame !== 'that' || announcesList(each) || bindsByClause(each, verb);
};

const ofVerb = (each: Case, verb: OperativeVerb): Verdict | null => {
  const { predicate, grammar, subject } = each;
  if (!settles(each, verb)) return null;
  const sure = predicate.initial ? 0.95 : subject ? 0.85 : 0.8;
  return { rule: `${grammar.pack.language}.${verb.id}`, kind: verb.kind, confidence: Number((sure * (verb.weight ?? 1) * (isPast(predicate) ? 0.9 : 1)).toFixed(2)) };
};

// "The secretariat submits reports": without a date, or in a report, that is told.
const isUndated = ({ predicate, around }: Case): boolean => isDated(predicate) && (!around.firm || around.genre === 'report');

/** Judges one predicate: a verdict when it settles, asks, promises or advises, null when it only tells or opines. */
export function judge(grammar: Grammar, analysis: Analysis, predicate: Predicate, around: Surroundings): Verdict | null {
  const { sense } = predicate;
  if (sense.type !== 'operative' && sense.type !== 'future' && sense.type !== 'duty') return null;
  const each: Case = { grammar, analysis, predicate, around, subject: subjectOf(grammar, analysis, predicate) };
  if (sense.type === 'operative') return ofVerb(each, sense.verb);
  return told(each) || isUndated(each) ? null : ofFuture(each);
}
