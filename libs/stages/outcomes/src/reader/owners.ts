import { addresseeOf, agentAhead, hasAgent, hasWord, namesOf, organIn, subjectOf } from './actors.js';
import { find, type Lexicon } from './lexicon.js';
import { passiveAgent } from './passives.js';
import type { Predicate, TokenRange } from './predicates.js';
import type { Spoken, Thread } from './spoken.js';

const FEW = 3;

const isOnly = ({ analysis }: Spoken, range: TokenRange, words: Lexicon<true>): boolean => range.to - range.from <= FEW && hasWord(words, analysis.tokens, range);

/** Who acts where nobody is named: the last actor, the deciding body, or the owners of the document. */
export const fallback = (thread: Thread): string[] => (thread.actors.length ? thread.actors : thread.body ? [thread.body] : thread.owners);

const isMeeting = ({ tongue, analysis }: Spoken, subject: TokenRange): boolean =>
  hasWord(tongue.grammar.words.meetings, analysis.tokens, subject) && organIn(tongue.grammar, analysis.tokens, subject) === null;

// "A study would be made": what is done is no owner, nor is the meeting that will be held.
const isNobody = (spoken: Spoken, predicate: Predicate, subject: TokenRange): boolean => {
  const { tongue, analysis } = spoken;
  if (predicate.sense.type !== 'future' && predicate.sense.type !== 'duty') return false;
  return isMeeting(spoken, subject) || (!tongue.grammar.pack.wordless && !hasAgent(tongue.grammar, analysis.tokens, subject));
};

const names = ({ tongue, sentence, analysis }: Spoken, range: TokenRange): string[] => namesOf(tongue.grammar, sentence, analysis.tokens, range);

const unnamed = (thread: Thread, initial: boolean): string[] => (initial && thread.body ? [thread.body] : fallback(thread));

/** Whom the subject of a predicate names; a pronoun also gives whom it stands for. */
export function subjectNames(spoken: Spoken, predicate: Predicate): string[] {
  const { tongue, analysis, thread } = spoken;
  const subject = subjectOf(tongue.grammar, analysis, predicate);
  if (!subject) return unnamed(thread, predicate.initial);
  const agent = passiveAgent(tongue.grammar, analysis, predicate);
  if (agent) return names(spoken, agent);
  if (isNobody(spoken, predicate, subject)) return thread.body ? [thread.body] : [...thread.owners, ...thread.actors];
  const named = names(spoken, subject);
  if (isOnly(spoken, subject, tongue.grammar.actors.pronouns)) return [...named, ...fallback(thread)];
  return isOnly(spoken, subject, tongue.grammar.actors.selves) && thread.body ? [...named, thread.body] : named;
}

const isAdvice = ({ sense }: Predicate): boolean => sense.type === 'operative' && sense.verb.kind === 'recommendation';

const doerOf = ({ tongue, analysis }: Spoken, predicate: Predicate): TokenRange | null => {
  const { sense } = predicate;
  if (sense.type !== 'operative' || sense.verb.frame === 'object') return null;
  const laid = analysis.predicates.find((each) => each.from > predicate.from && each.sense.type === 'duty' && each.sense.laid);
  if (laid?.subject) return laid.subject;
  if (sense.verb.frame === 'act') return null;
  const behind = predicate.subject ? null : subjectOf(tongue.grammar, analysis, predicate);
  return agentAhead(tongue.grammar, analysis, behind?.to ?? predicate.to);
};

// "demands that all parties comply": a clause follows, not somebody who is asked.
const askedOf = ({ tongue, analysis }: Spoken, predicate: Predicate): TokenRange | null => {
  const { sense, to } = predicate;
  if (sense.type !== 'operative' || sense.verb.frame !== 'request') return null;
  const next = analysis.tokens[to]?.kind === 'mark' ? to + 1 : to;
  return find(tongue.grammar.words.subordinators, analysis.tokens, next) ? null : addresseeOf(tongue.grammar, analysis, predicate);
};

// "Members were requested to send": whoever is asked is the subject.
const isAskedItself = ({ sense, subject }: Predicate): boolean => sense.type === 'operative' && sense.form === 'passive' && subject !== null;

// "agreed to request the Secretariat to", "acordaron encomendar a la Secretaría que": whoever is asked by the second verb.
const askedNext = ({ tongue, analysis }: Spoken, { sense, to }: Predicate): Predicate | null => {
  if (sense.type !== 'operative' || (sense.verb.frame !== 'act' && sense.verb.frame !== 'bind')) return null;
  const { grammar } = tongue;
  let from = to;
  while (analysis.skippable[from] || find(grammar.actors.enders, analysis.tokens, from)?.length === 1) from++;
  const found = find(grammar.infinitives, analysis.tokens, from);
  if (found?.value.type !== 'operative' || found.value.verb.frame !== 'request') return null;
  return { from, to: from + found.length, sense: found.value, subject: null, clause: from, initial: false };
};

/** Who owns what a predicate says: whoever is asked or advised, whoever is to act, the subject, or who acted before. */
export function actorsOf(spoken: Spoken, predicate: Predicate): string[] {
  const asked = isAskedItself(predicate) ? null : askedOf(spoken, askedNext(spoken, predicate) ?? predicate);
  if (asked) return names(spoken, asked);
  const subjects = subjectNames(spoken, predicate);
  const doer = doerOf(spoken, predicate);
  const doers = doer ? names(spoken, doer) : [];
  // Whoever is advised is to act; whoever decides that another acts still owns the decision.
  return [...new Set(doer && isAdvice(predicate) ? doers : [...doers, ...subjects])];
}

/** Remembers who acts in a predicate, for the pronouns and the silent subjects that follow. */
export function follow(spoken: Spoken, predicate: Predicate): void {
  const { tongue, analysis, thread } = spoken;
  const subject = subjectOf(tongue.grammar, analysis, predicate);
  if (!subject || isOnly(spoken, subject, tongue.grammar.actors.pronouns)) return;
  thread.referent = organIn(tongue.grammar, analysis.tokens, subject);
  if (hasAgent(tongue.grammar, analysis.tokens, subject)) thread.actors = names(spoken, subject);
}
