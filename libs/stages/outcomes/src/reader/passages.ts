import { addresseeOf, agentAhead, ends, hasWord, namesOf, organIn, subjectOf } from './actors.js';
import { deadlineIn, type TimeContext, type Timing } from './deadlines.js';
import type { Flow } from './flow.js';
import type { Grammar } from './grammar.js';
import { judge, type Verdict } from './judgement.js';
import { find } from './lexicon.js';
import type { OperativeVerb } from './packs/pack.js';
import { analyse, type Analysis, type Predicate, type TokenRange } from './predicates.js';
import type { ProposalKind, ReadDeadline } from './reading.js';
import { sentencesOf } from './sentences.js';
import { fold, tokensOf, type Token } from './tokens.js';

/** A language ready for reading. */
export interface Tongue {
  grammar: Grammar;
  timing: Timing;
  abbreviations: ReadonlySet<string>;
}

/** What reading carries from sentence to sentence. */
export interface Thread {
  principal: string | null;
  referent: string | null;
  /** Who acted last, in the document's words; a sentence without a subject goes on with them. */
  actors: string[];
  body: string | null;
  /** Who owns what nobody is named for: the two sides, or whoever speaks most. */
  owners: string[];
  /** Sentences that were taken apart already. */
  heard: ReadonlyMap<string, Analysis>;
  time: TimeContext;
}

/** The lead-in that an item hangs on: its verdict and whom it binds. */
export interface Lead {
  verb: OperativeVerb | null;
  verdict: Verdict;
  actors: string[];
  year: number | null;
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

const LONGEST_NAMED = 10;
const SMALL = 0.3;
const BARE = 6;
const TRAILING = /[\s;；,，、:：]+$/u;

const isPronoun = (tongue: Tongue, analysis: Analysis, range: TokenRange): boolean =>
  range.to - range.from <= 3 && hasWord(tongue.grammar.actors.pronouns, analysis.tokens, range);

const isSelf = (tongue: Tongue, analysis: Analysis, range: TokenRange): boolean =>
  range.to - range.from <= 3 && hasWord(tongue.grammar.actors.selves, analysis.tokens, range);

const fallback = (thread: Thread): string[] => (thread.actors.length ? thread.actors : thread.body ? [thread.body] : thread.owners);

const isMeeting = (tongue: Tongue, analysis: Analysis, subject: TokenRange): boolean =>
  hasWord(tongue.grammar.words.meetings, analysis.tokens, subject) && organIn(tongue.grammar, analysis.tokens, subject) === null;

// "A study would be made": what is done is no owner.
const nobody = (tongue: Tongue, analysis: Analysis, predicate: Predicate, subject: TokenRange): boolean =>
  (predicate.sense.type === 'future' || predicate.sense.type === 'duty') &&
  (isMeeting(tongue, analysis, subject) || (!tongue.grammar.pack.wordless && !hasWord(tongue.grammar.actors.agents, analysis.tokens, subject)));

const subjectNames = (tongue: Tongue, sentence: string, analysis: Analysis, predicate: Predicate, thread: Thread): string[] => {
  const subject = subjectOf(tongue.grammar, analysis, predicate);
  if (!subject) return predicate.initial ? (thread.body ? [thread.body] : fallback(thread)) : fallback(thread);
  if (nobody(tongue, analysis, predicate, subject)) return thread.body ? [thread.body] : [...thread.owners, ...thread.actors];
  const names = namesOf(tongue.grammar, sentence, analysis.tokens, subject);
  if (isPronoun(tongue, analysis, subject)) return [...names, ...fallback(thread)];
  return isSelf(tongue, analysis, subject) && thread.body ? [...names, thread.body] : names;
};

const isAdvice = ({ sense }: Predicate): boolean => sense.type === 'operative' && sense.verb.kind === 'recommendation';

const doerOf = (tongue: Tongue, analysis: Analysis, predicate: Predicate): TokenRange | null => {
  const { sense } = predicate;
  if (sense.type !== 'operative' || sense.verb.frame === 'object' || sense.verb.frame === 'act') return null;
  const behind = predicate.subject ? null : subjectOf(tongue.grammar, analysis, predicate);
  return agentAhead(tongue.grammar, analysis, behind?.to ?? predicate.to);
};

const actorsOf = (tongue: Tongue, sentence: string, analysis: Analysis, predicate: Predicate, thread: Thread): string[] => {
  const asks = predicate.sense.type === 'operative' && predicate.sense.verb.frame === 'request';
  const clause = asks && find(tongue.grammar.words.subordinators, analysis.tokens, predicate.to + (analysis.tokens[predicate.to]?.kind === 'mark' ? 1 : 0)) !== null;
  const addressee = asks && !clause ? addresseeOf(tongue.grammar, analysis, predicate) : null;
  if (addressee) return namesOf(tongue.grammar, sentence, analysis.tokens, addressee);
  const names = subjectNames(tongue, sentence, analysis, predicate, thread);
  const acting = doerOf(tongue, analysis, predicate);
  if (!acting) return [...new Set(names)];
  const doers = namesOf(tongue.grammar, sentence, analysis.tokens, acting);
  // Whoever is advised is to act; whoever decides that another acts still owns the decision.
  return [...new Set(isAdvice(predicate) ? doers : [...doers, ...names])];
};

const follow = (tongue: Tongue, sentence: string, analysis: Analysis, judged: Judged, thread: Thread): void => {
  const subject = subjectOf(tongue.grammar, analysis, judged.predicate);
  if (!subject || isPronoun(tongue, analysis, subject)) return;
  thread.referent = organIn(tongue.grammar, analysis.tokens, subject);
  if (hasWord(tongue.grammar.actors.agents, analysis.tokens, subject)) thread.actors = namesOf(tongue.grammar, sentence, analysis.tokens, subject);
};

const startOf = (tongue: Tongue, analysis: Analysis, judged: readonly Judged[], k: number): number => {
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

const endOf = (tongue: Tongue, sentence: string, analysis: Analysis, { judged, k }: { judged: readonly Judged[]; k: number }): number => {
  const next = judged.slice(k + 1).find(({ predicate, verdict }) => verdict !== null || (predicate.sense.type === 'soft' && !(tongue.grammar.pack.wordless && predicate.sense.form === 'plain')));
  if (!next) return sentence.length;
  let to = next.predicate.clause;
  while (to > 1 && isJoint(tongue, analysis, to - 1)) to--;
  return (analysis.tokens[to] as Token).start;
};

const kindOf = (tongue: Tongue, analysis: Analysis, range: TokenRange, verdict: Verdict): ProposalKind => {
  const { meetings, holding } = tongue.grammar.words;
  if (verdict.kind === 'request' || verdict.kind === 'recommendation') return verdict.kind;
  const held = hasWord(holding, analysis.tokens, range) && hasWord(meetings, analysis.tokens, range);
  return held ? 'next-meeting' : verdict.kind;
};

const isBare = (tongue: Tongue, analysis: Analysis, predicate: Predicate): boolean => {
  const { grammar } = tongue;
  const addressee = predicate.sense.type === 'operative' && predicate.sense.verb.frame === 'request' ? addresseeOf(grammar, analysis, predicate) : null;
  if (!addressee) return analysis.tokens.length - predicate.to <= BARE;
  for (let i = addressee.to; i < analysis.tokens.length - 2; i++) if (ends(grammar, analysis.tokens, i)) return false;
  return true;
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

const tokenRange = (analysis: Analysis, start: number, end: number): TokenRange => {
  const from = analysis.tokens.findIndex((token) => token.start >= start);
  let to = analysis.tokens.length;
  while (to > from && (analysis.tokens[to - 1] as Token).end > end) to--;
  return { from: Math.max(0, from), to };
};

/** The passages that one sentence proposes, in offsets of the sentence. */
export function passagesOf(tongue: Tongue, sentence: string, thread: Thread): Passage[] {
  const analysis = thread.heard.get(sentence) ?? analyse(tongue.grammar, tokensOf(sentence, tongue.grammar.pack.prefixes));
  const around = { principal: thread.principal, referent: thread.referent, folded: fold(sentence.slice(0, 400)).text };
  const judged = withoutContent(analysis.predicates.map((predicate) => ({ predicate, verdict: judge(tongue.grammar, analysis, predicate, around) })));
  const passages: Passage[] = [];
  judged.forEach((each, k) => {
    const { predicate, verdict } = each;
    const actors = verdict ? actorsOf(tongue, sentence, analysis, predicate, thread) : [];
    follow(tongue, sentence, analysis, each, thread);
    if (!verdict) return;
    const start = startOf(tongue, analysis, judged, k);
    const end = endOf(tongue, sentence, analysis, { judged, k });
    const kind = kindOf(tongue, analysis, tokenRange(analysis, start, end), verdict);
    const time = { ...thread.time, schedules: kind === 'next-meeting' };
    const deadline = deadlineIn(sentence.slice(start, end), tongue.timing, time);
    const verb = predicate.sense.type === 'operative' ? predicate.sense.verb : null;
    passages.push({ ...verdict, kind, start, end, actors, deadline, verb, bare: isBare(tongue, analysis, predicate) });
  });
  return merged(passages);
}

const trimmedEnd = (text: string, start: number, end: number): number => start + text.slice(start, end).replace(TRAILING, '').length;

/** The passages that a flow proposes, in offsets of the flow. */
export function passagesIn(tongue: Tongue, flow: Flow, thread: Thread): Passage[] {
  return sentencesOf(flow.text, tongue.abbreviations).flatMap(({ start, end }) =>
    passagesOf(tongue, flow.text.slice(start, end), thread).map((passage) => {
      const from = start + passage.start + (/^\s*/.exec(flow.text.slice(start + passage.start, end))?.[0].length ?? 0);
      return { ...passage, start: from, end: trimmedEnd(flow.text, from, start + passage.end) };
    }),
  );
}

const opensWithAction = (tongue: Tongue, text: string): boolean => {
  const { grammar } = tongue;
  const tokens = tokensOf(text.slice(0, 200), grammar.pack.prefixes);
  const { skippable } = analyse(grammar, tokens.slice(0, 12));
  let i = 0;
  while (skippable[i]) i++;
  const first = tokens[i];
  if (!first) return false;
  if (find(grammar.words.softActions, tokens, i)) return false;
  return find(grammar.words.itemOpeners, tokens, i) !== null || (grammar.pack.itemShape?.test(first.text) === true && first.kind === 'word');
};

const itemPassage = (tongue: Tongue, flow: Flow, lead: Lead, thread: Thread, rule: string): Passage => {
  const time = { ...thread.time, year: lead.year, schedules: lead.verdict.kind === 'next-meeting' };
  const end = trimmedEnd(flow.text, 0, flow.text.length);
  return {
    rule: `${tongue.grammar.pack.language}.item.${rule}`, kind: lead.verdict.kind, confidence: lead.verdict.confidence * 0.9, verb: null, bare: false,
    start: 0, end, actors: lead.actors, deadline: deadlineIn(flow.text, tongue.timing, time),
  };
};

/** The passages of a list item: the action that its lead-in governs, a date of the meeting that it fixes, or its own sentences. */
export function passagesOfItem(tongue: Tongue, flow: Flow, { lead, numbered }: { lead: Lead | null; numbered: boolean }, thread: Thread): Passage[] {
  if (!lead) return passagesIn(tongue, flow, thread);
  if (opensWithAction(tongue, flow.text)) return [itemPassage(tongue, flow, lead, thread, lead.verb?.id ?? 'action')];
  if (lead.verdict.kind === 'next-meeting') {
    const dated = itemPassage(tongue, flow, lead, thread, 'dated');
    if (dated.deadline?.date) return [dated];
  }
  const own = passagesIn(tongue, flow, { ...thread, actors: lead.actors });
  return !numbered && lead.verb && lead.verb.frame !== 'object' && lead.verb.frame !== 'request' ? own.filter((passage) => passage.verb !== null) : own;
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
  const actors = first ? subjectNames(tongue, flow.text, analysis, first, thread) : leadingNames(tongue, flow.text, analysis);
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

