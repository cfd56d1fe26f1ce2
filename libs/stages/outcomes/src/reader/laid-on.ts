import { ends, endsWith } from './actors.js';
import type { Grammar } from './grammar.js';
import { find, type Lexicon } from './lexicon.js';
import type { TokenRange } from './predicates.js';
import type { Token } from './tokens.js';

/** A duty that no verb bears: on whom it is laid, and the token that its action begins with. */
export interface Laid {
  subject: TokenRange;
  verb: number;
}

interface Words {
  tokens: readonly Token[];
  skippable: readonly boolean[];
}

const LONGEST_NAME = 24;
const NEAR = 5;
const STOP = /^[,;:.،؛，；：。()（）]$/u;
const FUSED_NOUN = /[理自缘来经案事]/u;
const DONE = /[了的过]/u;

const agentAt = (grammar: Grammar, tokens: readonly Token[], i: number): number => find(grammar.actors.agents, tokens, i)?.length ?? (tokens[i]?.acronym ? 1 : 0);

const isInfinitive = ({ pack }: Grammar, token: Token): boolean => !token.capital && pack.itemShape?.test(token.text) === true;

// "Секретариату до 1 марта представить": whoever stands first, in the dative, is to do what the infinitive says.
const byCase = (grammar: Grammar, words: Words, from: number): Laid | null => {
  const { tokens } = words;
  const isBearer = (i: number): boolean => tokens[i]?.acronym === true || grammar.laidOn?.bearer?.test(tokens[i]?.text ?? '') === true;
  if (!isBearer(from)) return null;
  let agent = -1;
  for (let i = from; i < Math.min(tokens.length, from + LONGEST_NAME); i++) {
    const token = tokens[i] as Token;
    if (agent < 0 && i < from + NEAR && agentAt(grammar, tokens, i) && isBearer(i)) agent = i;
    else if (isInfinitive(grammar, token)) return agent < 0 ? null : { subject: { from, to: nameEnd(grammar, words, agent + 1, i) }, verb: i };
    if (interrupts(grammar, words, i)) return null;
  }
  return null;
};

const interrupts = (grammar: Grammar, { tokens, skippable }: Words, i: number): boolean => {
  const { text } = tokens[i] as Token;
  if (skippable[i]) return false;
  return /^[,;:]$/u.test(text) || grammar.laidOn?.never?.test(text) === true || find(grammar.senses, tokens, i) !== null || find(grammar.words.subordinators, tokens, i) !== null;
};

/** "Контроль за исполнением возложить на …": the thing first, then the order; nothing between them is a verb of its own. */
export function isInverted(grammar: Grammar, words: Words, verb: number): boolean {
  const { tokens } = words;
  const first = tokens[0] as Token;
  if (!grammar.laidOn?.governors?.test(first.text) || !isInfinitive(grammar, tokens[verb] as Token) || verb > LONGEST_NAME) return false;
  for (let i = 0; i < verb; i++) if (interrupts(grammar, words, i)) return false;
  return true;
}

/** "Ответственность за отчет несет Секретариат": what is borne, the verb, then whoever bears it; null where nobody stands behind the verb. */
export function bearerBehind(grammar: Grammar, { tokens }: Words, subject: TokenRange, verb: TokenRange): TokenRange | null {
  if (!grammar.pack.duty.charges?.test((tokens[subject.from] as Token).text)) return null;
  const from = verb.to;
  let named = false;
  let to = from;
  for (; to < Math.min(tokens.length, from + LONGEST_NAME) && !STOP.test((tokens[to] as Token).text); to++) {
    if (to < from + NEAR && agentAt(grammar, tokens, to)) named = true;
    else if (named && find(grammar.actors.adverbials, tokens, to)) break;
  }
  return named ? { from, to } : null;
}

const nameEnd = (grammar: Grammar, { tokens, skippable }: Words, from: number, to: number): number => {
  let i = from;
  while (i < to && !skippable[i] && (tokens[i] as Token).kind !== 'number' && (find(grammar.laidOn?.within as Lexicon<true>, tokens, i) || !find(grammar.actors.adverbials, tokens, i))) i++;
  return i;
};

// "على الأمانة العامة أن تعد": the preposition lays on whom it governs what the clause says.
const byClause = (grammar: Grammar, { tokens }: Words, from: number): Laid | null => {
  if (!agentAt(grammar, tokens, from) && !agentAt(grammar, tokens, from + 1)) return null;
  for (let i = from + 1; i < Math.min(tokens.length - 1, from + LONGEST_NAME); i++) {
    if (STOP.test((tokens[i] as Token).text)) return null;
    const until = find(grammar.laidOn?.until as Lexicon<true>, tokens, i);
    if (until) return { subject: { from, to: i }, verb: i + until.length };
    if (isVerbalNoun(grammar, tokens, i)) return { subject: { from, to: i }, verb: i };
  }
  return null;
};

// "على الأمانة إعداد …": the verbal noun without ال, or behind a definite name.
const isVerbalNoun = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => find(grammar.words.itemOpeners, tokens, i) !== null && ends(grammar, tokens, i);

const isDone = (tokens: readonly Token[], verb: number): boolean => [1, 2, 3].some((step) => DONE.test(tokens[verb + step]?.text ?? ''));

const MARK = /^[，；。：]$/u;

// What stands in front of 由 in its clause must be a thing (费用由…), unless it is a meeting that somebody will hold.
const isThing = (grammar: Grammar, { tokens }: Words, by: number, verb: number): boolean => {
  if (find(grammar.words.holding, tokens, verb)) return true;
  let from = by;
  while (from > 0 && !MARK.test((tokens[from - 1] as Token).text)) from--;
  return !tokens.slice(from, by).some(({ text }) => text === '了') && !endsWith(grammar.actors.agents, tokens, { from, to: by });
};

const actionAt = (grammar: Grammar, { tokens, skippable }: Words, i: number, first: boolean): boolean => {
  if (first) return skippable[i] === true || find(grammar.words.itemOpeners, tokens, i) !== null || find(grammar.laidOn?.within as Lexicon<true>, tokens, i) !== null;
  let verb = i;
  while (skippable[verb]) verb++;
  return find(grammar.laidOn?.within as Lexicon<true>, tokens, verb) !== null;
};

// "由秘书处汇总", "费用由各方承担": whoever stands behind 由 acts, unless it is told of what was done (了) or made (的).
const byAgent = (grammar: Grammar, words: Words, from: number, opens: boolean): Laid | null => {
  const { tokens } = words;
  if (FUSED_NOUN.test(tokens[from - 2]?.text ?? '') || tokens[from]?.text === '于') return null;
  const verb = actionBehind(grammar, words, from);
  if (verb === null || isDone(tokens, verb)) return null;
  return opens || isThing(grammar, words, from - 1, verb) ? { subject: { from, to: verb }, verb } : null;
};

// The action behind whoever is named; in a sentence that 由 opens any action, elsewhere one that is laid on somebody.
const actionBehind = (grammar: Grammar, words: Words, from: number): number | null => {
  const { tokens } = words;
  let named = -1;
  for (let i = from; i < Math.min(tokens.length, from + LONGEST_NAME) && !MARK.test((tokens[i] as Token).text); i++) {
    const length = agentAt(grammar, tokens, i);
    if (length) named = Math.max(named, i + length);
    else if (named >= 0 && i >= named && actionAt(grammar, words, i, from === 1)) return i;
  }
  return null;
};

/** The duty that a clause lays on somebody from token `i` on, `opens` telling that the clause begins there; null where it lays none. */
export function laidOn(grammar: Grammar, words: Words, i: number, opens: boolean): Laid | null {
  const { laidOn: laying } = grammar;
  if (!laying || (!opens && !grammar.pack.wordless)) return null;
  if (!grammar.pack.laidOn?.by) return byCase(grammar, words, i);
  const by = find(laying.by, words.tokens, i);
  if (!by) return null;
  return grammar.pack.wordless ? byAgent(grammar, words, i + by.length, opens) : byClause(grammar, words, i + by.length);
}
