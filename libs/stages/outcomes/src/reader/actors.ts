import type { Grammar } from './grammar.js';
import { find } from './lexicon.js';
import type { Analysis, Predicate, TokenRange } from './predicates.js';
import type { Token } from './tokens.js';

const LONGEST_NAME = 40;
/** Marks that end a name. */
export const STOP = /^[,;:.،؛，；：。]$/u;
const OPEN = /^[(（["“«]$/u;
const CLOSE = /^[)）\]"”»]$/u;

/** The words of a range as they stand in the sentence. */
export const wordsOf = (sentence: string, tokens: readonly Token[], range: TokenRange): string =>
  range.to > range.from ? sentence.slice((tokens[range.from] as Token).start, (tokens[range.to - 1] as Token).end) : '';

const skipWhile = (from: number, to: number, test: (i: number) => number): number => {
  let i = from;
  while (i < to) {
    const step = test(i);
    if (!step) break;
    i += step;
  }
  return i;
};

const isAction = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => {
  const clitic = find(grammar.actors.clitics, tokens, i);
  const token = tokens[i + (clitic?.length ?? 0)];
  return token?.kind === 'word' && !token.capital && grammar.pack.itemShape?.test(token.text) === true;
};

// "يعين كل طرف منسقا": somebody in the accusative is whom the act is done to.
const isAppointed = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => {
  const { text } = tokens[i] as Token;
  return text.endsWith('ا') && grammar.actors.agents.root.next.has(text.slice(0, -1)) && !isDefinite(tokens[i + 1]);
};

// "to" before an article or a name belongs to the name (the States parties to the Convention); before a verb it ends it.
// Arabic: a name ends at a verbal noun (دعم), at one led by ب (بتبادل), at an indefinite object (دعما) and at "their …" (عزمهما).
const endsArabic = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => {
  const { text } = tokens[i] as Token;
  if (find(grammar.actors.agents, tokens, i)) return isAppointed(grammar, tokens, i);
  // "اللجنة التحضيرية الانتهاء": a definite verbal noun ends a definite name, "مجلس التعاون" holds one; "المشاركة" is an adjective as well.
  if (text.startsWith('ال')) return !text.startsWith('الم') && isDefinite(tokens[i - 1]) && !isDefinite(tokens[i + 1]) && find(grammar.words.itemOpeners, tokens, i) !== null;
  if (text.startsWith('ب') && grammar.words.itemOpeners.root.next.has(text.slice(1))) return true;
  return find(grammar.words.itemOpeners, tokens, i) !== null || /^(?:ب(?!ين$|لد|رنامج|نك)[^ ]{4,}|[^ ]{3,}ا|[^ ]{2,}هما)$/u.test(text);
};

/** Whether a name ends here, because the action that its bearer is asked for begins. */
export const ends = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => {
  const { itemShape, wordless } = grammar.pack;
  const found = find(grammar.actors.enders, tokens, i);
  if (!found) return grammar.pack.prefixes.length > 0 ? endsArabic(grammar, tokens, i) : grammar.pack.actors.enders === '' && isAction(grammar, tokens, i);
  const next = tokens[i + found.length];
  const relative = tokens.slice(i, i + found.length).some((token) => token.text.startsWith('qu'));
  if (wordless || !next || relative) return true;
  if (itemShape) return isAction(grammar, tokens, i + found.length);
  return !next.capital && find(grammar.actors.articles, tokens, i + found.length) === null;
};

const startOfName = (grammar: Grammar, analysis: Analysis, from: number): number => {
  const { tokens, skippable } = analysis;
  return skipWhile(from, tokens.length, (i) => {
    if (skippable[i] || STOP.test((tokens[i] as Token).text)) return 1;
    return find(grammar.actors.linkers, tokens, i)?.length ?? 0;
  });
};

// Chinese: the clause in front of a name ("尚未批准公约的国家") holds verbs too; the name ends only after somebody is named.
const endsName = (grammar: Grammar, tokens: readonly Token[], from: number, i: number): boolean =>
  ends(grammar, tokens, i) && (!grammar.pack.wordless || hasWord(grammar.actors.agents, tokens, { from, to: i }));

// "encargar a la Secretaría la preparación", « confier au Secrétariat l'étude »: behind the name a new noun begins.
const beginsObject = (grammar: Grammar, tokens: readonly Token[], from: number, i: number): boolean => {
  const { actors, words, pack } = grammar;
  if (!pack.objectArticles?.test((tokens[i] as Token).text) || !hasWord(actors.agents, tokens, { from, to: i })) return false;
  const links = [actors.enders, actors.linkers, actors.adverbials, words.coordinators, actors.articles];
  return !links.some((lexicon) => find(lexicon, tokens, i - 1));
};

const stops = (grammar: Grammar, analysis: Analysis, from: number, i: number): boolean =>
  i > from && (STOP.test((analysis.tokens[i] as Token).text) || analysis.clauses.has(i) || breaksName(grammar, analysis.tokens, i) || beginsObject(grammar, analysis.tokens, from, i) || endsName(grammar, analysis.tokens, from, i));

const breaksName = ({ pack }: Grammar, tokens: readonly Token[], i: number): boolean =>
  pack.actors.breaks?.test(tokens.slice(i, i + 4).map((token) => token.text).join(' ')) === true;

// "invites the States to:" breaks off behind the word that leads to the action.
const withoutEnder = (grammar: Grammar, tokens: readonly Token[], from: number, to: number): number => {
  let end = to;
  while (!grammar.pack.wordless && end > from + 1 && find(grammar.actors.enders, tokens, end - 1)) end--;
  return end;
};

const endOfName = (grammar: Grammar, analysis: Analysis, from: number): number => {
  const { tokens } = analysis;
  let depth = 0;
  let i = from;
  for (; i < Math.min(tokens.length, from + LONGEST_NAME); i++) {
    const { text } = tokens[i] as Token;
    if (OPEN.test(text)) depth += 1;
    else if (CLOSE.test(text)) depth -= 1;
    else if (depth <= 0 && stops(grammar, analysis, from, i)) break;
  }
  return withoutEnder(grammar, tokens, from, i);
};

const SUBJECT_AFTER_VERB = 8;

/** Where the marker of an addressee stands, and where the name behind it begins; the same place where they are one word (بالدول, إليها). */
interface Marked {
  at: number;
  name: number;
}

// Arabic: "the Committee requests of the Division" has the subject between the verb and the marker of the addressee.
const marked = (grammar: Grammar, { tokens }: Analysis, predicate: Predicate): Marked => {
  const markers = predicate.sense.type === 'operative' ? grammar.addressedBy.get(predicate.sense.verb.id) : undefined;
  const none = { at: predicate.to, name: predicate.to };
  if (!markers) return none;
  const fused = markers.root.next.has(FUSED_MARKER);
  for (let i = predicate.to; i < Math.min(tokens.length, predicate.to + SUBJECT_AFTER_VERB); i++) {
    const found = find(markers, tokens, i);
    if (found) return { at: i, name: i + found.length };
    if (fused && FUSED_NAME.test((tokens[i] as Token).text)) return { at: i, name: i };
  }
  return none;
};

const FUSED_MARKER = 'ب';
const FUSED_NAME = /^ب(?:ال|جميع|كل|كافة|سائر)/u;

// "كلف الوزراء الأمانة": a definite name does not go on with another; the second one is addressed.
const APPOSED = /^ال(?:اعضاء|اطراف|طرف|عضو)$/u;

// "حثت اللجنة شركات الطيران": an indefinite noun cannot belong to the definite one before it, so the subject ends there and somebody is addressed.
const afterDefinite = (grammar: Grammar, tokens: readonly Token[], from: number): number => {
  if (!isDefinite(tokens[from]) || !find(grammar.actors.agents, tokens, from)) return from;
  let i = from + 1;
  while (isDefinite(tokens[i]) && !find(grammar.actors.agents, tokens, i)) i++;
  return find(grammar.actors.articles, tokens, i) || isBareNoun(grammar, tokens, i) ? i : from;
};

const isDefinite = (token: Token | undefined): boolean => token?.text.startsWith('ال') === true;

const isBareNoun = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => {
  const token = tokens[i];
  if (token?.kind !== 'word' || token.bare !== null || isDefinite(token) || /(?:ها|هم|هما)$/u.test(token.text)) return false;
  const { actors, words } = grammar;
  const links = [actors.enders, actors.linkers, actors.articles, words.subordinators, words.negators];
  return !links.some((lexicon) => find(lexicon, tokens, i)) && !ends(grammar, tokens, i);
};

const isPast = ({ sense }: Predicate): boolean => sense.type === 'operative' && sense.form === 'past';

const afterSubject = (grammar: Grammar, { tokens }: Analysis, predicate: Predicate, from: number): number => {
  const noun = grammar.pack.prefixes.length > 0 && isPast(predicate) ? afterDefinite(grammar, tokens, from) : from;
  if (noun > from) return noun;
  const names = [from, from + 1].map((i) => tokens[i]?.text ?? '');
  if (!grammar.pack.prefixes.length || APPOSED.test(names[1] as string) || !names.every((name) => name.startsWith('ال'))) return from;
  return find(grammar.actors.agents, tokens, from) && find(grammar.actors.agents, tokens, from + 1) ? from + 1 : from;
};

/** Whom a request is made to. */
export function addresseeOf(grammar: Grammar, analysis: Analysis, predicate: Predicate): TokenRange | null {
  const from = afterSubject(grammar, analysis, predicate, startOfName(grammar, analysis, marked(grammar, analysis, predicate).name));
  const to = endOfName(grammar, analysis, from);
  return to > from && to - from < LONGEST_NAME ? { from, to } : null;
}

const subjectBehind = (grammar: Grammar, analysis: Analysis, predicate: Predicate): TokenRange | null => {
  const { sense } = predicate;
  const asks = sense.type === 'operative' && sense.verb.frame === 'request';
  const marker = asks ? marked(grammar, analysis, predicate).at : predicate.to;
  if (asks && marker <= predicate.to) return null;
  let from = predicate.to;
  while (analysis.skippable[from]) from++;
  // "تقرر تشكيل فريق": what was decided stands behind the verb, not who decided.
  if (find(grammar.words.itemOpeners, analysis.tokens, from) && !find(grammar.actors.agents, analysis.tokens, from)) return null;
  if (!hasWord(grammar.actors.agents, analysis.tokens, { from, to: Math.min(from + 3, analysis.tokens.length) })) return null;
  return asks ? { from, to: marker } : withoutObject(grammar, analysis.tokens, { from, to: endOfName(grammar, analysis, from) });
};

const NISBA = 'ال[^ ]+(?:ي|ية|يون|يين|يان|يتان|يتين)';
const PARTICIPLE = 'الم(?:شترك|عني|شارك|تعاقد|نفذ|كلف|ضيف|انح|ختص|تخصص|تحد|ذكور|ؤقت|قيم|ساعد|ستقل|تاثر|تقدم|نتسب|وقع|صدر|ستورد|جاور|هتم|سؤول|نظم|ستضيف|عين|تعدد|مول|ستفيد|ؤسس|وسع|صغر|شرف|نسق|تابع|راقب|ستهدف)';
const PLAIN_ADJECTIVE = 'ال(?:عام|عامل|خاص|عضو|اعضاء|اطراف|طرف|اخر|اخرون|اخرين|علي|عليا|دائم|رفيع|شقيق|صديق|شريك|تابع|عرب|افارقة|جديد|قائم|منضم|اقل|ساحل|صاعد|كبير|صغير|اول|ثان|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|ناطق|راعي)';
// What can go on with a definite name: adjectives, and members or parties behind their States.
const GOES_ON = new RegExp(`^(?:${NISBA}|(?:${PARTICIPLE}|${PLAIN_ADJECTIVE})(?:ة|ون|ين|ان|تان|تين)?)$`, 'u');
const EACH = /^(?:كل|اي)$/u;
const MEMBER = /^(?:عضو|طرف|متعاقدة?|مشاركة?|موقعة?|معنية?|منهما|منها|منهم)$/u;

// "تقدم الأمانة التقرير", "يعين كل طرف منسقا": the verb stands first, then whoever acts, then what is done something to.
const withoutObject = (grammar: Grammar, tokens: readonly Token[], { from, to }: TokenRange): TokenRange => {
  for (let i = from + 1; i < to; i++) if (isObject(grammar, tokens, from, i)) return { from, to: i };
  return { from, to };
};

const isObject = (grammar: Grammar, tokens: readonly Token[], from: number, i: number): boolean => {
  const { text, kind } = tokens[i] as Token;
  if (kind !== 'word' || joinsName(grammar, tokens, i) || !isWhole(tokens, from, i) || MEMBER.test(text)) return false;
  if (isDefinite(tokens[i])) return !GOES_ON.test(text);
  return !text.startsWith('ل') || find(grammar.actors.agents, tokens, i) !== null;
};

const joinsName = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => {
  const bare = tokens[i]?.bare ?? '';
  return bare.startsWith('ال') || (bare !== '' && find(grammar.actors.agents, tokens, i) !== null);
};

// Nothing indefinite belongs to a definite noun, nor to "each party".
const isWhole = (tokens: readonly Token[], from: number, i: number): boolean => isDefinite(tokens[i - 1]) || (i > from + 1 && EACH.test((tokens[from] as Token).text));

const DOING_REACH = 8;

const doer = (grammar: Grammar, analysis: Analysis, from: number): TokenRange => {
  const { tokens } = analysis;
  const whole = { from, to: endOfName(grammar, analysis, from) };
  if (grammar.pack.prefixes.length > 0) return withoutObject(grammar, tokens, whole);
  let to = from + 1;
  while (to < whole.to && !find(grammar.actors.adverbials, tokens, to)) to++;
  return { from, to };
};

/** Who does what a decision agrees to, where a verbal noun leads to them ("approves the hosting by the Republic of …"). */
export function behindDoing(grammar: Grammar, analysis: Analysis, to: number): TokenRange | null {
  const { tokens } = analysis;
  for (let i = to; i < Math.min(tokens.length, to + DOING_REACH) && !STOP.test((tokens[i] as Token).text); i++) {
    const doing = find(grammar.actors.doings, tokens, i);
    if (!doing) continue;
    const from = i + doing.length;
    const named = skipWhile(from, tokens.length, (k) => find(grammar.actors.articles, tokens, k)?.length ?? 0);
    if (!find(grammar.actors.agents, tokens, named) && !(tokens[from]?.acronym === true)) continue;
    return doer(grammar, analysis, from);
  }
  return null;
}

/** The subject of a predicate: before it, or, where verbs come first, behind it. */
export function subjectOf(grammar: Grammar, analysis: Analysis, predicate: Predicate): TokenRange | null {
  if (predicate.subject) return predicate.subject;
  return grammar.pack.prefixes.length > 0 ? subjectBehind(grammar, analysis, predicate) : null;
}

/** Whether a word of a list stands in a range. */
export function hasWord(lexicon: Parameters<typeof find>[0], tokens: readonly Token[], range: TokenRange): boolean {
  for (let i = range.from; i < range.to; i++) if (find(lexicon, tokens, i)) return true;
  return false;
}

/** Whether a range names somebody who can act: by a word for it, or by an acronym in a sentence that is not all in capitals. */
export function hasAgent(grammar: Grammar, tokens: readonly Token[], range: TokenRange): boolean {
  if (hasWord(grammar.actors.agents, tokens, range)) return true;
  const isName = (i: number): boolean => tokens[i]?.acronym === true && tokens[i + 1]?.acronym !== true;
  for (let i = range.from; i < range.to; i++) if (isName(i)) return true;
  return false;
}

/** Whether a range ends with a word of a list: its head, where the language puts the head last. */
export function endsWith(lexicon: Parameters<typeof find>[0], tokens: readonly Token[], range: TokenRange): boolean {
  for (let i = Math.max(range.from, range.to - 4); i < range.to; i++) if (find(lexicon, tokens, i)?.length === range.to - i) return true;
  return false;
}

/** Who acts in a clause that begins at `from`: the name up to its first word for somebody who can act ("that the State party take…"). */
export function agentAhead(grammar: Grammar, analysis: Analysis, from: number): TokenRange | null {
  const { tokens } = analysis;
  const clause = skipWhile(from, tokens.length, (i) => find(grammar.words.subordinators, tokens, i)?.length ?? (grammar.pack.prefixes.length > 0 ? find(grammar.actors.linkers, tokens, i)?.length : undefined) ?? 0);
  const start = startOfName(grammar, analysis, clause > from && opensWithVerb(grammar, tokens, clause) ? clause + 1 : clause);
  if (!opensName(grammar, tokens, start)) return null;
  const limit = Math.min(tokens.length, start + 10);
  for (let i = start; i < limit && !STOP.test((tokens[i] as Token).text); i++) {
    const to = skipWhile(i, limit, (k) => find(grammar.actors.agents, tokens, k)?.length ?? (tokens[k]?.acronym ? 1 : 0));
    if (to > i) return { from: start, ...(grammar.pack.prefixes.length > 0 ? withoutObject(grammar, tokens, { from: start, to: endOfName(grammar, analysis, start) }) : { to }) };
    if (ends(grammar, tokens, i)) return null;
  }
  return null;
}

// "على أن تدرس السلطات": Arabic puts the verb of the clause before whoever acts.
const opensWithVerb = (grammar: Grammar, tokens: readonly Token[], i: number): boolean =>
  grammar.pack.prefixes.length > 0 && find(grammar.words.subordinators, tokens, i - 1) !== null && /^[يت][^ ]{2,}$/u.test(tokens[i]?.text ?? '') && find(grammar.actors.agents, tokens, i) === null;

const opensName = (grammar: Grammar, tokens: readonly Token[], i: number): boolean => {
  const first = tokens[i];
  if (!first) return false;
  return grammar.pack.wordless || first.capital || find(grammar.actors.articles, tokens, i) !== null || find(grammar.actors.agents, tokens, i) !== null;
};

/** The first organ word (assembly, committee, 委员会) in a range, folded. */
export function organIn(grammar: Grammar, tokens: readonly Token[], range: TokenRange): string | null {
  for (let i = range.from; i < range.to; i++) {
    const found = find(grammar.actors.organs, tokens, i);
    if (found) return tokens.slice(i, i + found.length).map((token) => token.bare ?? token.text).join(grammar.pack.wordless ? '' : ' ');
  }
  return null;
}

// "للأمانة", "بالدول": the preposition is no part of the name.
const unfused = ({ pack }: Grammar, name: string): string => (pack.language === 'ru' ? name.replace(/^На (?=\p{Lu})/u, '') : pack.prefixes.length > 0 ? name.replace(/^[وف]?(?:لل|[بك]ال)(?=[\u0621-\u064a]{2})/u, 'ال') : name);

/** Divides "the Secretary-General and the Council" where an article, a capital or a Chinese conjunction shows that another name begins. */
export function namesOf(grammar: Grammar, sentence: string, tokens: readonly Token[], range: TokenRange): string[] {
  const names: string[] = [];
  let from = range.from;
  for (let i = range.from + 1; i < range.to - 1; i++) {
    const found = find(grammar.words.coordinators, tokens, i);
    const next = i + (found?.length ?? 0);
    const another = found && find(grammar.actors.articles, tokens, next) !== null;
    if (!another || next >= range.to) continue;
    names.push(wordsOf(sentence, tokens, { from, to: i }));
    from = next;
  }
  names.push(wordsOf(sentence, tokens, { from, to: range.to }));
  return names.map((name) => unfused(grammar, name.replace(/^[\s,，、]+|[\s,，、]+$/g, ''))).filter((name) => name.length > 1 || /\p{Script=Han}/u.test(name));
}
