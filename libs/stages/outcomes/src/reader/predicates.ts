import type { Grammar, Sense } from './grammar.js';
import { bearerBehind, isInverted, laidOn } from './laid-on.js';
import { covered, find } from './lexicon.js';
import type { Token } from './tokens.js';

/** A stretch of tokens, end excluded. */
export interface TokenRange {
  from: number;
  to: number;
}

/** A verb that carries a sentence (or a clause of it), with its subject if that is said. */
export interface Predicate extends TokenRange {
  sense: Sense;
  subject: TokenRange | null;
  /** First token of the clause: the subject's, or the verb's own. */
  clause: number;
  /** Nothing but adverbs stands before it in the sentence. */
  initial: boolean;
}

/** A sentence taken apart: its tokens, which of them only accompany the verb, and its predicates. */
export interface Analysis {
  tokens: readonly Token[];
  skippable: readonly boolean[];
  predicates: readonly Predicate[];
  /** Where the clauses of its operative verbs begin. */
  clauses: ReadonlySet<number>;
}

interface Walk {
  grammar: Grammar;
  tokens: readonly Token[];
  skippable: boolean[];
  subordinate: boolean[];
  coordinate: boolean[];
  main: Predicate | null;
  wordless: boolean;
  /** The sentence is an item that an infinitive opens ("To request the secretariat …"). */
  infinitive: boolean;
}

const LONGEST_SUBJECT = 45;
const BOUNDARY = /^[,;:،؛，；：—–]$/u;
const STRONG = /^[;:؛；：—–]$/u;

const isBoundary = (walk: Walk, i: number): boolean => BOUNDARY.test((walk.tokens[i] as Token).text) || walk.coordinate[i] === true;

const backOverSkippable = (walk: Walk, i: number): number => {
  let j = i;
  while (j >= 0 && walk.skippable[j]) j--;
  return j;
};

const has = (list: boolean[], range: TokenRange): boolean => {
  for (let i = range.from; i < range.to; i++) if (list[i]) return true;
  return false;
};

const nounLike = (walk: Walk, range: TokenRange, { direct, operative }: { direct: boolean; operative: boolean }): boolean => {
  const { words } = walk.grammar;
  if (operative && find(words.nounFollowers, walk.tokens, range.to)) return true;
  const before = range.from - 1;
  if (direct || before < 0) return false;
  return find(words.nounMarkers, walk.tokens, before) !== null || (before > 0 && find(words.nounMarkers, walk.tokens, before - 1)?.length === 2);
};

const negated = (walk: Walk, range: TokenRange, behind: boolean): boolean => {
  const { negators } = walk.grammar.words;
  for (let i = Math.max(0, range.from - 2); i < range.from; i++) if (!walk.skippable[i] && find(negators, walk.tokens, i)) return true;
  return behind && !walk.skippable[range.to] && find(negators, walk.tokens, range.to) !== null;
};

const formOf = (sense: Sense): string => ('form' in sense ? sense.form : sense.type);

const formsAgree = (one: Sense, other: Sense): boolean =>
  formOf(one) === formOf(other) || formOf(one) === 'passive' || formOf(other) === 'passive';

// "…the number of complaints and requests submitted": after a conjunction a verb that asks needs somebody to ask.
const asksSomebody = (walk: Walk, range: TokenRange): boolean => {
  let i = range.to;
  while (walk.skippable[i]) i++;
  while (i < walk.tokens.length && find(walk.grammar.actors.linkers, walk.tokens, i)) i++;
  const next = walk.tokens[i];
  if (!next) return false;
  return next.capital || next.kind === 'mark' || find(walk.grammar.actors.articles, walk.tokens, i) !== null || find(walk.grammar.actors.agents, walk.tokens, i) !== null;
};

const LONGEST_ADDRESSEE = 24;

const agentFollows = (walk: Walk, from: number): boolean => {
  const { agents, enders } = walk.grammar.actors;
  for (let i = from; i < Math.min(walk.tokens.length, from + LONGEST_ADDRESSEE); i++) {
    if (find(agents, walk.tokens, i)) return true;
    if (i > from && (BOUNDARY.test((walk.tokens[i] as Token).text) || find(enders, walk.tokens, i))) return false;
  }
  return false;
};

// "Les Parties coopèrent et s'engagent": the first verb is in no list, the second one still has its subject.
const joinsUnknownVerb = (walk: Walk, range: TokenRange): boolean =>
  !walk.grammar.pack.nounVerbs && range.from <= LONGEST_SUBJECT && !has(walk.subordinate, { from: 0, to: range.from });

const isModal = ({ type }: Sense): boolean => type === 'future' || type === 'duty';

const isRequest = (sense: Sense): boolean => sense.type === 'operative' && sense.verb.frame === 'request';

const agrees = (walk: Walk, range: TokenRange, sense: Sense): boolean => {
  if (walk.main) return formsAgree(walk.main.sense, sense) || (isAttitude(walk.main.sense) && isOrder(sense));
  return (walk.tokens[range.from - 1] as Token).kind === 'mark' || (formOf(sense) !== 'past' && joinsUnknownVerb(walk, range));
};

const continues = (walk: Walk, range: TokenRange, sense: Sense): boolean => {
  if (isModal(sense) || sense.type === 'opening') return walk.wordless;
  if (walk.wordless) return !(isRequest(sense) && walk.main) || agentFollows(walk, range.to);
  return agrees(walk, range, sense) && (!isRequest(sense) || !walk.grammar.pack.nounVerbs || asksSomebody(walk, range));
};

const clauseStart = (walk: Walk, to: number, mark: RegExp): number => {
  let i = to;
  while (i > 0 && to - i < LONGEST_SUBJECT && !mark.test((walk.tokens[i - 1] as Token).text)) i--;
  return i;
};

const firstComma = (walk: Walk, range: TokenRange): number => {
  for (let i = range.from; i < range.to; i++) if (BOUNDARY.test((walk.tokens[i] as Token).text)) return i;
  return range.to;
};

const opensAside = (walk: Walk, i: number): boolean =>
  find(walk.grammar.actors.adverbials, walk.tokens, i) !== null || walk.subordinate[i] === true || find(walk.grammar.senses, walk.tokens, i)?.value.type === 'opening' || walk.skippable[i] === true;

// 共同 is an adverb, but 共同主席 is somebody.
const accompanies = (walk: Walk, i: number): boolean => walk.skippable[i] === true && !(walk.wordless && find(walk.grammar.actors.agents, walk.tokens, i));

const trimmed = (walk: Walk, range: TokenRange): TokenRange | null => {
  let { from, to } = range;
  while (from < to && (accompanies(walk, from) || walk.coordinate[from] || (walk.tokens[from] as Token).kind === 'mark')) from++;
  while (from < to && (walk.skippable[to - 1] || (walk.tokens[to - 1] as Token).text === ',' || find(walk.grammar.actors.clitics, walk.tokens, to - 1))) to--;
  return from < to ? { from, to } : null;
};

const wordlessSubject = (walk: Walk, to: number): TokenRange | null => {
  const range = trimmed(walk, { from: clauseStart(walk, to, BOUNDARY), to });
  if (!range || range.to - range.from >= LONGEST_SUBJECT || has(walk.subordinate, range)) return null;
  return walk.main && walk.main.to > range.from ? null : range;
};

// "There exists machinery and the Governments will consider": a verb of state in front shows that the subject starts behind it.
const behindState = (walk: Walk, range: TokenRange): TokenRange | null => {
  let state = -1;
  let joint = -1;
  for (let i = range.from; i < range.to; i++) {
    if (find(walk.grammar.words.stative, walk.tokens, i)) state = i;
    else if (state >= 0 && isBoundary(walk, i)) joint = i;
  }
  if (state < 0) return range;
  return joint > state ? trimmed(walk, { from: joint + 1, to: range.to }) : null;
};

// "which will host": nothing between the relative and the verb. "the committee which meets in May will": the clause is inside the name.
const relativeInside = (walk: Walk, range: TokenRange): boolean => {
  if (walk.subordinate[range.from] || find(walk.grammar.actors.pronouns, walk.tokens, range.from) || range.to - range.from > 30) return false;
  for (let i = Math.max(range.from, range.to - 2); i < range.to; i++) if (walk.subordinate[i]) return false;
  return find(walk.grammar.actors.articles, walk.tokens, range.from) !== null || (walk.tokens[range.from] as Token).capital;
};

const fit = (walk: Walk, range: TokenRange | null): TokenRange | null => {
  if (!range) return null;
  if (!has(walk.subordinate, range)) return behindState(walk, range);
  return relativeInside(walk, range) ? range : null;
};

const subjectBefore = (walk: Walk, to: number): TokenRange | null => {
  if (walk.wordless) return wordlessSubject(walk, to);
  if (walk.main) return null;
  const strong = clauseStart(walk, to, STRONG);
  const whole = trimmed(walk, { from: strong, to });
  if (!whole) return null;
  const tail = trimmed(walk, { from: clauseStart(walk, whole.to, BOUNDARY), to: whole.to });
  if (!tail || tail.from <= whole.from) return fit(walk, whole);
  const aside = opensAside(walk, strong) || opensAside(walk, whole.from);
  if (BOUNDARY.test((walk.tokens[to - 1] as Token).text)) return afterAside(walk, whole, aside);
  if (has(walk.subordinate, tail)) return null;
  return aside ? fit(walk, tail) : trimmed(walk, { from: whole.from, to: firstComma(walk, whole) });
};

// The verb stands right behind a comma: "Transport, which matters to both, would be kept"; "In respect of trade, tariffs, in time, would be studied".
const afterAside = (walk: Walk, whole: TokenRange, aside: boolean): TokenRange | null => {
  const comma = firstComma(walk, whole);
  if (!aside) return trimmed(walk, { from: whole.from, to: comma });
  const rest = trimmed(walk, { from: comma, to: whole.to });
  return rest && fit(walk, { from: rest.from, to: firstComma(walk, rest) });
};

// Arabic writes "and" as one letter with the verb.
const fused = (walk: Walk, i: number): boolean => {
  const token = walk.tokens[i] as Token;
  return token.bare !== null && !walk.grammar.senses.root.next.has(token.text);
};

const barred = (walk: Walk, range: TokenRange, sense: Sense, direct: boolean): boolean =>
  nounLike(walk, range, { direct, operative: sense.type === 'operative' }) || ((sense.type !== 'duty' || sense.full === true) && negated(walk, range, sense.type === 'future'));

// The verb opens the sentence, or only an adverbial stands before it. A future without a subject is a list item, or belongs
// to a language whose verb comes first (يعقد) or needs none (将).
const opening = (walk: Walk, back: number, direct: boolean): boolean => back < 0 || (walk.main === null && direct && backOverSkippable(walk, back - 1) < 0);

// "To adopt the plan and to instruct the secretariat": the second order opens as the first one does.
const isNextOrder = ({ main }: Walk, sense: Sense): boolean => isOrder(sense) && main?.initial === true && (isOrder(main.sense) || isAttitude(main.sense));

// "Принять к сведению доклад и поручить …": an attitude in the form of an order.
const isAttitude = (sense: Sense): boolean => sense.type === 'soft' && sense.form === 'infinitive';

const isOrder = (sense: Sense): boolean => sense.type === 'operative' && sense.verb.initialOnly === true;

const follows = (walk: Walk, back: number, direct: boolean, sense: Sense): boolean =>
  direct && (!isModal(sense) || walk.wordless || walk.coordinate[back] === true);

// "to request", "de prier": the word in front belongs to the infinitive.
const behindVerb = (walk: Walk, range: TokenRange, sense: Sense): number => {
  const i = range.from - 1;
  const led = formOf(sense) === 'infinitive' && i >= 0 && find(walk.grammar.actors.enders, walk.tokens, i)?.length === 1;
  return backOverSkippable(walk, led ? i - 1 : i);
};

const placed = (walk: Walk, range: TokenRange, sense: Sense): Predicate | null => {
  const back = behindVerb(walk, range, sense);
  const direct = back < 0 || isBoundary(walk, back) || fused(walk, range.from);
  if (barred(walk, range, sense, direct)) return null;
  const bare: Predicate = { ...range, sense, subject: null, clause: range.from, initial: false };
  if (opening(walk, back, direct)) return { ...bare, initial: !isModal(sense) || walk.main === null };
  return isAttitude(sense) ? null : within(walk, bare, back, direct);
};

const within = (walk: Walk, bare: Predicate, back: number, direct: boolean): Predicate | null => {
  const { sense } = bare;
  const range = { from: bare.from, to: bare.to };
  if (follows(walk, back, direct, sense)) return continues(walk, range, sense) ? { ...bare, initial: isNextOrder(walk, sense) } : null;
  return isOrder(sense) && isInverted(walk.grammar, walk, range.from) ? { ...bare, clause: 0, initial: true } : withSubject(walk, range, sense, back);
};

const withSubject = (walk: Walk, range: TokenRange, sense: Sense, back: number): Predicate | null => {
  const subject = sense.type === 'opening' ? null : subjectBefore(walk, back + 1);
  if (!subject) return null;
  const bearer = sense.type === 'duty' && sense.full ? bearerBehind(walk.grammar, walk, subject, range) : null;
  if (bearer) return { ...range, sense: { type: 'duty', laid: true }, subject: bearer, clause: subject.from, initial: false };
  return { ...range, sense, subject, clause: subject.from, initial: false };
};

const futureShaped = (walk: Walk, token: Token, shape: RegExp): boolean =>
  [token.text, token.bare ?? ''].some((word) => shape.test(word) && !walk.grammar.futureExcept.has(word));

// 将此 is a compound, 将就此 is not: nothing stands inside it.
const unbroken = (walk: Walk, i: number): { length: number; value: Sense } | null => find(walk.grammar.senses, walk.tokens, i);

const senseAt = (walk: Walk, i: number): { length: number; value: Sense } | null => {
  const opening = walk.infinitive && (walk.main === null || formOf(walk.main.sense) === 'infinitive') ? find(walk.grammar.infinitives, walk.tokens, i) : null;
  const found = opening ?? find(walk.grammar.senses, walk.tokens, i, walk.skippable);
  if (found) return walk.wordless && found.value.type === 'none' ? unbroken(walk, i) : found;
  return futureAt(walk, i);
};

const futureAt = (walk: Walk, i: number): { length: number; value: Sense } | null => {
  const { shape } = walk.grammar.pack.future;
  const token = walk.tokens[i] as Token;
  if (!shape || token.kind !== 'word' || !futureShaped(walk, token, shape)) return null;
  return { length: 1, value: { type: 'future', reported: false } };
};

const laidFrom = (walk: Walk, i: number): Predicate | null => {
  if (!walk.grammar.pack.laidOn || walk.skippable[i] || (!walk.wordless && (walk.main !== null || has(walk.subordinate, { from: 0, to: i })))) return null;
  const back = backOverSkippable(walk, i - 1);
  const opens = back < 0 || isBoundary(walk, back) || fused(walk, i);
  const laid = laidOn(walk.grammar, walk, i, opens);
  return laid && { from: laid.verb, to: laid.verb + 1, sense: { type: 'duty', laid: true }, subject: laid.subject, clause: i, initial: false };
};

const stepFrom = (walk: Walk, i: number): { predicate: Predicate | null; next: number } => {
  const laid = laidFrom(walk, i);
  if (laid) return { predicate: laid, next: laid.to };
  const found = senseAt(walk, i);
  if (!found) return { predicate: null, next: i + 1 };
  const next = i + found.length;
  return { predicate: found.value.type === 'none' ? null : placed(walk, { from: i, to: next }, found.value), next };
};

/** Whether a verb obliges only where the sentence says by when; elsewhere it tells, and the sentence goes on as if it were not there. */
export const isDated = ({ sense }: Predicate): boolean => sense.type === 'duty' && sense.dated === true;

const take = (walk: Walk, predicates: Predicate[], predicate: Predicate): void => {
  predicates.push(predicate);
  if (isDated(predicate)) return;
  if (predicate.sense.type !== 'opening') walk.main ??= predicate;
  if (walk.wordless) walk.main = predicate;
};

/** Finds the predicates of a sentence: the first verb that is its own, then those that follow in the same form; an item may open with an infinitive. */
export function analyse(grammar: Grammar, tokens: readonly Token[], infinitive = false): Analysis {
  const adverbs = covered(grammar.words.adverbs, tokens);
  const adjuncts = covered(grammar.words.adjuncts, tokens);
  const skippable = adverbs.map((is, i) => is || adjuncts[i] === true);
  const subordinate = covered(grammar.words.subordinators, tokens);
  const coordinate = covered(grammar.words.coordinators, tokens);
  const walk: Walk = { grammar, tokens, skippable, subordinate, coordinate, main: null, wordless: grammar.pack.wordless, infinitive };
  const predicates: Predicate[] = [];
  for (let i = 0; i < tokens.length; ) {
    const { predicate, next } = stepFrom(walk, i);
    if (predicate) take(walk, predicates, predicate);
    i = next;
  }
  const clauses = new Set(predicates.filter(({ sense }) => sense.type === 'operative').map(({ clause }) => clause));
  return { tokens, skippable, predicates, clauses };
}
