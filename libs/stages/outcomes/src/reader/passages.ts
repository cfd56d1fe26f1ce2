import { addresseeOf, ends, hasAgent, hasWord, namesOf } from './actors.js';
import { deadlineIn } from './deadlines.js';
import type { Flow } from './flow.js';
import { judge, type Verdict } from './judgement.js';
import { find } from './lexicon.js';
import { actorsOf, follow } from './owners.js';
import { endWithout } from './matching.js';
import type { OperativeVerb } from './packs/pack.js';
import { analyse, isDated, type Analysis, type Predicate, type TokenRange } from './predicates.js';
import type { ProposalKind, ReadDeadline } from './reading.js';
import { sentencesOf } from './sentences.js';
import type { Spoken, Thread, Tongue } from './spoken.js';
import { fold, tokensOf, type Token } from './tokens.js';

/** The lead-in that an item hangs on: its verdict and whom it binds. */
export interface Lead {
  verb: OperativeVerb | null;
  verdict: Verdict;
  actors: string[];
  year: number | null;
  /** It breaks off before the action ("recommends that:"): every item goes on with it. */
  open: boolean;
  /** Nothing but the verb and its addressee: the items carry the matter. */
  bare: boolean;
}

/** A passage of a flow that is proposed. */
export interface Passage extends Verdict {
  start: number;
  end: number;
  actors: string[];
  deadline: ReadDeadline | null;
  verb: OperativeVerb | null;
  bare: boolean;
}

interface Judged {
  predicate: Predicate;
  verdict: Verdict | null;
}

/** A sentence with its predicates judged. */
interface Weighed extends Spoken {
  judged: readonly Judged[];
  /** The last token at which an action begins that somebody is asked for; -1 where none does. */
  lastAction: number;
}

const SMALL = 0.3;
const BARE = 6;
const TRAILING = /[\s;；,，、:：]/u;

const startOf = ({ tongue, analysis, judged }: Weighed, k: number): number => {
  const { predicate } = judged[k] as Judged;
  const { wordless } = tongue.grammar.pack;
  if (k === 0 && !wordless) return 0;
  let from = predicate.clause;
  while (from > 0 && (analysis.skippable[from - 1] || (wordless && !/^[，；。：、]$/u.test((analysis.tokens[from - 1] as Token).text)))) from--;
  while (wordless && find(tongue.grammar.words.coordinators, analysis.tokens, from)) from++;
  return (analysis.tokens[from] as Token).start;
};

const isJoint = (tongue: Tongue, analysis: Analysis, i: number): boolean =>
  analysis.skippable[i] === true || (analysis.tokens[i] as Token).kind === 'mark' || find(tongue.grammar.words.coordinators, analysis.tokens, i)?.length === 1;

const closes = ({ tongue }: Spoken, { predicate: { sense }, verdict }: Judged): boolean =>
  verdict !== null || (sense.type === 'soft' && !(tongue.grammar.pack.wordless && sense.form === 'plain'));

const endOf = (weighed: Weighed, k: number): number => {
  const { tongue, sentence, analysis, judged } = weighed;
  let i = k + 1;
  while (i < judged.length && !closes(weighed, judged[i] as Judged)) i++;
  const next = judged[i];
  if (!next) return sentence.length;
  let to = next.predicate.clause;
  while (to > 1 && isJoint(tongue, analysis, to - 1)) to--;
  return (analysis.tokens[to] as Token).start;
};

const ARTICLE_REACH = 3;

// "The tenth meeting", "a special session" of the body itself; "a forum", "between general meetings" are no next meeting.
const hasNextMeeting = ({ grammar }: Tongue, { tokens }: Analysis, range: TokenRange): boolean => {
  const { meetings, someMeeting } = grammar.words;
  for (let i = range.from; i < range.to; i++) {
    if (!find(meetings, tokens, i)) continue;
    const before = { from: Math.max(range.from, i - ARTICLE_REACH), to: i };
    if (!hasWord(someMeeting, tokens, before)) return true;
  }
  return false;
};

const kindOf = (tongue: Tongue, analysis: Analysis, range: TokenRange, verdict: Verdict): ProposalKind => {
  const { holding } = tongue.grammar.words;
  if (verdict.kind === 'request' || verdict.kind === 'recommendation') return verdict.kind;
  const held = hasWord(holding, analysis.tokens, range) && hasNextMeeting(tongue, analysis, range);
  return held ? 'next-meeting' : verdict.kind;
};

const lastActionOf = ({ grammar }: Tongue, { tokens }: Analysis): number => {
  for (let i = tokens.length - 3; i >= 0; i--) {
    const ender = find(grammar.actors.enders, tokens, i)?.length ?? 1;
    if (i + ender < tokens.length - 1 && ends(grammar, tokens, i)) return i;
  }
  return -1;
};

const isBare = ({ tongue: { grammar }, analysis, lastAction }: Weighed, predicate: Predicate): boolean => {
  // « Les Parties coopèrent dans les domaines suivants : »: the verb is the act itself.
  if (predicate.sense.type === 'duty' && predicate.sense.full) return false;
  const addressee = predicate.sense.type === 'operative' && predicate.sense.verb.frame === 'request' ? addresseeOf(grammar, analysis, predicate) : null;
  return addressee ? lastAction < addressee.to : analysis.tokens.length - predicate.to <= BARE;
};

const merged = (passages: Passage[]): Passage[] => {
  const out: Passage[] = [];
  for (const passage of passages) {
    const last = out[out.length - 1];
    const whole = last ? passage.end - last.start : 0;
    const small = last && Math.min(passage.end - passage.start, last.end - last.start) < SMALL * whole;
    if (!last || !small) out.push(passage);
    else out[out.length - 1] = { ...last, end: passage.end, actors: [...new Set([...last.actors, ...passage.actors])], deadline: last.deadline ?? passage.deadline };
  }
  return out;
};

// "They agreed that the next meeting will be held in May": the future is what was agreed, not a second promise.
const withoutContent = (judged: Judged[]): Judged[] => {
  const first = judged.findIndex(({ predicate, verdict }) => verdict !== null && predicate.sense.type === 'operative');
  if (first < 0) return judged;
  return judged.filter(({ predicate }, k) => k <= first || (predicate.sense.type !== 'future' && predicate.sense.type !== 'duty'));
};

// The first token that begins at a place or behind it.
const tokenAt = ({ tokens }: Analysis, place: number): number => {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

const passageOf = (weighed: Weighed, k: number, actors: string[]): Passage[] => {
  const { tongue, sentence, analysis, judged, thread } = weighed;
  const { predicate, verdict } = judged[k] as Judged;
  if (!verdict) return [];
  const start = startOf(weighed, k);
  const end = endOf(weighed, k);
  const kind = kindOf(tongue, analysis, { from: tokenAt(analysis, start), to: tokenAt(analysis, end) }, verdict);
  const deadline = deadlineIn(sentence.slice(start, end), tongue.timing, { ...thread.time, schedules: kind === 'next-meeting' });
  const verb = predicate.sense.type === 'operative' ? predicate.sense.verb : null;
  return [{ ...verdict, kind, start, end, actors, deadline, verb, bare: isBare(weighed, predicate) }];
};

/** Whether a document here only speaks of itself ("the present decision takes effect on the day of its signing"). */
export const isFormal = ({ grammar }: Tongue, sentence: string): boolean => {
  const { text } = fold(sentence.slice(0, 300));
  return grammar.patterns.formal.some((shape) => shape.test(text));
};

const LONGEST_TASKED = 9;

// "UNDP to circulate the draft by June": the short style of minutes, where no verb is finite.
const taskedIn = ({ tongue, sentence, analysis, thread }: Spoken): Passage[] => {
  const { grammar } = tongue;
  const { tokens } = analysis;
  const at = tokens.slice(0, LONGEST_TASKED).findIndex(({ text }) => text === grammar.pack.taskLink);
  const name = { from: 0, to: at };
  if (at < 1 || analysis.predicates.length || !find(grammar.words.planVerbs, tokens, at + 1) || !hasAgent(grammar, tokens, name)) return [];
  if (hasWord(grammar.words.subordinators, tokens, name) || tokens.slice(0, at).some(({ kind }) => kind === 'mark')) return [];
  const deadline = deadlineIn(sentence, tongue.timing, { ...thread.time, schedules: false });
  return [{ rule: `${grammar.pack.language}.task`, kind: 'commitment', confidence: 0.6, start: 0, end: sentence.length, actors: namesOf(grammar, sentence, tokens, name), deadline, verb: null, bare: false }];
};

const isFirm = ({ grammar: { pack } }: Tongue, deadline: ReadDeadline | null): boolean =>
  deadline !== null && deadline.type !== 'vague' && deadline.type !== 'period' && pack.duty.dated?.test(deadline.text) === true;

/** The passages that one sentence proposes, in offsets of the sentence. */
export function passagesOf(tongue: Tongue, sentence: string, thread: Thread, infinitive = false): Passage[] {
  const { grammar } = tongue;
  if (isFormal(tongue, sentence)) return [];
  const known = infinitive ? undefined : thread.heard.get(sentence);
  const analysis = known ?? analyse(grammar, tokensOf(sentence, grammar.pack.prefixes), infinitive);
  const spoken: Spoken = { tongue, sentence, analysis, thread };
  const firm = !thread.told && analysis.predicates.some(isDated) && isFirm(tongue, deadlineIn(sentence, tongue.timing, thread.time));
  const around = { firm, principal: thread.principal, referent: thread.referent, genre: thread.genre, led: thread.led, folded: fold(sentence.slice(0, 400)).text };
  const tasked = grammar.pack.taskLink ? taskedIn(spoken) : [];
  if (tasked.length) return tasked;
  const judged = withoutContent(analysis.predicates.map((predicate) => ({ predicate, verdict: judge(grammar, analysis, predicate, around) })));
  const weighed: Weighed = { ...spoken, judged, lastAction: judged.length ? lastActionOf(tongue, analysis) : -1 };
  const passages = judged.flatMap(({ predicate, verdict }, k) => {
    const actors = verdict ? actorsOf(spoken, predicate) : [];
    follow(spoken, predicate);
    return passageOf(weighed, k, actors);
  });
  return merged(passages);
}

/** The end of a passage without the marks and blanks that trail it. */
export const trimmedEnd = (text: string, start: number, end: number): number => endWithout(text.slice(0, end), TRAILING, start);

/** The passages that a flow proposes, in offsets of the flow; `infinitive` says that its first sentence opens with one. */
export function passagesIn(tongue: Tongue, flow: Flow, thread: Thread, infinitive = false): Passage[] {
  return sentencesOf(flow.text, tongue.abbreviations).flatMap(({ start, end }, i) =>
    passagesOf(tongue, flow.text.slice(start, end), thread, infinitive && i === 0).map((passage) => {
      const from = start + passage.start + (/^\s*/.exec(flow.text.slice(start + passage.start, end))?.[0].length ?? 0);
      return { ...passage, start: from, end: trimmedEnd(flow.text, from, start + passage.end) };
    }),
  );
}
