import { addresseeOf, agentAhead, behindDoing, hasAgent, hasWord, namesOf, organIn, subjectOf } from './actors.js';
import type { Grammar, Sense } from './grammar.js';
import { find, type Found, type Lexicon } from './lexicon.js';
import { passiveAgent } from './passives.js';
import type { Analysis, Predicate, TokenRange } from './predicates.js';
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

// An order that names nobody is the deciding body's own ("Вернуться к вопросу …"), not of whoever was asked before.
const unnamed = (thread: Thread, { initial, sense }: Predicate): string[] => {
  if (initial && thread.body) return [thread.body];
  const own = initial && sense.type === 'operative' && sense.verb.initialOnly === true;
  return own && thread.owners.length ? thread.owners : fallback(thread);
};

/** Whom the subject of a predicate names; a pronoun also gives whom it stands for. */
export function subjectNames(spoken: Spoken, predicate: Predicate): string[] {
  const { tongue, analysis, thread } = spoken;
  const subject = subjectOf(tongue.grammar, analysis, predicate);
  if (!subject) return unnamed(thread, predicate);
  const agent = passiveAgent(tongue.grammar, analysis, predicate);
  if (agent) return names(spoken, agent);
  if (isNobody(spoken, predicate, subject)) return thread.body ? [thread.body] : [...thread.owners, ...thread.actors];
  const named = names(spoken, subject);
  if (isOnly(spoken, subject, tongue.grammar.actors.pronouns)) return [...named, ...fallback(thread)];
  return isOnly(spoken, subject, tongue.grammar.actors.selves) && thread.body ? [...named, thread.body] : named;
}

const isAdvice = ({ sense }: Predicate): boolean => sense.type === 'operative' && sense.verb.kind === 'recommendation';

// "It was agreed on a new date, and the Centre shall …": whoever a later clause of the sentence lays it on.
const laterBearer = (grammar: Grammar, analysis: Analysis, predicate: Predicate): TokenRange | null => {
  const impersonal = predicate.sense.type === 'operative' && predicate.sense.form === 'passive' && predicate.subject === null;
  for (const each of analysis.predicates) {
    if (each.from <= predicate.from || each.sense.type !== 'duty' || !(each.sense.laid || impersonal)) continue;
    const bearer = subjectOf(grammar, analysis, each);
    if (bearer && hasAgent(grammar, analysis.tokens, bearer)) return bearer;
  }
  return null;
};

const doerOf = ({ tongue, analysis }: Spoken, predicate: Predicate): TokenRange | null => {
  const { sense } = predicate;
  if (sense.type !== 'operative') return null;
  const bearer = behindDoing(tongue.grammar, analysis, predicate.to);
  if (bearer || sense.verb.frame === 'object') return bearer;
  const laid = laterBearer(tongue.grammar, analysis, predicate);
  if (laid) return laid;
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

// "Решено: поручить Комиссии …": orders that have a form of their own.
const orderAt = (grammar: Grammar, { tokens }: Analysis, from: number): Found<Sense> | null => {
  const found = find(grammar.senses, tokens, from);
  return found?.value.type === 'operative' && found.value.verb.initialOnly ? found : null;
};

const isAsking = (sense: Sense): boolean => sense.type === 'operative' && sense.verb.frame === 'request';

const leadsOn = (grammar: Grammar, { tokens, skippable }: Analysis, i: number): boolean =>
  skippable[i] === true || /^[:：]$/u.test(tokens[i]?.text ?? '') || find(grammar.actors.enders, tokens, i)?.length === 1;

// "agreed to request the Secretariat to", "acordaron encomendar a la Secretaría que": whoever is asked by the second verb.
const askedNext = ({ tongue, analysis }: Spoken, { sense, to }: Predicate): Predicate | null => {
  if (sense.type !== 'operative' || (sense.verb.frame !== 'act' && sense.verb.frame !== 'bind')) return null;
  const { grammar } = tongue;
  let from = to;
  while (leadsOn(grammar, analysis, from)) from++;
  const found = find(grammar.infinitives, analysis.tokens, from) ?? orderAt(grammar, analysis, from);
  if (!found || !isAsking(found.value)) return null;
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
