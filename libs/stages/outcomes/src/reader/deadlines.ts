import { datesIn, dayAfter, dayBefore, lastDayOf, timePatternsOf, type TimePatterns, type WrittenDate } from './dates.js';
import { matchesIn } from './matching.js';
import type { LanguagePack } from './packs/pack.js';
import type { DeadlineType, ReadDeadline } from './reading.js';
import { LONGEST } from './sentences.js';
import { fold, folded } from './tokens.js';

/** What is known outside the sentence: the day of adoption, sessions whose date stands elsewhere, the year of a lead-in. */
export interface TimeContext {
  adoptedOn: string | null;
  /** The day the instrument enters into force, where it says so. */
  inForce?: string | null;
  sessions: ReadonlyMap<number, string>;
  year: number | null;
  /** The sentence fixes a meeting: its bare date is the deadline. */
  schedules: boolean;
}

/** The time grammar of one language, compiled. */
export interface Timing {
  patterns: TimePatterns;
  limits: RegExp;
  ahead: RegExp | null;
  places: RegExp;
  after: RegExp;
  ruledOut: RegExp;
  ruledOutAfter: RegExp | null;
  sessions: readonly RegExp[];
  meetings: readonly RegExp[];
  /** What shows that a session is when, not what is held; null where the shapes of sessions hold it anyway. */
  sessionMarks: RegExp | null;
  ordinal: RegExp;
  recurring: readonly RegExp[];
  vague: readonly RegExp[];
  periods: readonly RegExp[];
  events: readonly RegExp[];
  anchors: { own: RegExp; force: RegExp } | null;
  inForce: readonly RegExp[];
  relative: ReadonlyArray<{ shape: RegExp; unit: 'days' | 'weeks' | 'months' | 'years'; times: number }>;
  ordinals: ReadonlyMap<string, number>;
  numbers: ReadonlyMap<string, number>;
}

interface Candidate {
  start: number;
  end: number;
  rank: number;
  type: DeadlineType;
  date: WrittenDate | null;
  ordinal: number | null;
  iso: string | null;
  /** The act is due before the period begins ("before 2030"). */
  ahead?: boolean;
}

const NEAR = 48;
const AHEAD = 8;
const RANK = { limit: 100, session: 80, relative: 75, day: 66, period: 62, month: 60, year: 56, event: 50, recurring: 45, vague: 40, bare: 20 };

// Folded letters of the five alphabetic packs; a property class costs ten times more to compile.
const LETTERS = 'a-z\\u00df-\\u024f\\u0400-\\u04ff\\u0620-\\u064a';

const tableOf = (words: Record<string, number>): Map<string, number> => new Map(Object.entries(words).map(([word, value]) => [folded(word), value]));

/** Compiles the time grammar of a pack. */
export function timingOf(pack: LanguagePack): Timing {
  const { time } = pack;
  const patterns = timePatternsOf(time);
  // Where blanks divide words, "that the next meeting" does not hold "at the next meeting".
  const whole = (source: string) => (pack.wordless ? source : `(?<![${LETTERS}\\d])(?:${source})(?![${LETTERS}])`);
  const before = (sources: readonly string[]) => patterns.fill(`${whole(sources.join('|'))}\\s*$`, 'u');
  const each = (sources: readonly string[]) => sources.map((source) => patterns.fill(whole(source)));
  return {
    patterns,
    limits: before(time.limits),
    ahead: time.ahead ? patterns.fill(`^(?:${time.ahead})$`, 'u') : null,
    places: before(time.places),
    after: patterns.fill(`^\\s*(?:${time.after.join('|')})`, 'u'),
    ruledOut: before(time.ruledOut),
    ruledOutAfter: time.ruledOutAfter ? patterns.fill(`^\\s*(?:${time.ruledOutAfter.join('|')})`, 'u') : null,
    sessions: each(time.sessions),
    meetings: time.meetings.map((source) => patterns.fill(source, 'u')),
    sessionMarks: time.sessionMarks ? new RegExp(time.sessionMarks, 'u') : null,
    ordinal: patterns.fill('{ordinal}'),
    recurring: each(time.recurring),
    vague: each(time.vague),
    periods: each(time.periods),
    events: each(time.events ?? []),
    anchors: time.anchors ? { own: new RegExp(folded(time.anchors.own), 'u'), force: new RegExp(folded(time.anchors.force), 'u') } : null,
    inForce: (time.inForce ?? []).map((source) => patterns.fill(source, 'u')),
    relative: time.relative.map(({ pattern, unit, times = 1 }) => ({ shape: patterns.fill(whole(pattern)), unit, times })),
    ordinals: tableOf(time.ordinals),
    numbers: tableOf(time.numbers),
  };
}

const rankOf = (date: WrittenDate): number => (date.day !== null ? RANK.day : date.month !== null || date.quarter ? RANK.month : RANK.year);

const isPast = (date: WrittenDate, context: TimeContext): boolean => {
  const last = lastDayOf(date, context.year);
  return context.adoptedOn !== null && last !== null && last.date < context.adoptedOn;
};

const lengthOf = (match: RegExpExecArray | null): number => match?.[0].length ?? 0;

// "in the first half of 2027" is a time, "of 2027" belongs to a name: the longer reading wins.
const isName = (ruledOut: RegExpExecArray | null, place: RegExpExecArray | null): boolean =>
  ruledOut !== null && ruledOut[0].trimEnd().length >= (place?.[0].trimEnd().length ?? 0);

const isOver = (behind: string, date: WrittenDate, timing: Timing, context: TimeContext): boolean => timing.ruledOutAfter?.test(behind) === true || isPast(date, context);

// "Before 2030" and "6月前" end before the period does; a named day stays the day that people write down, and "before the end of 2030" is its end.
const isAhead = (timing: Timing, date: WrittenDate, marker: RegExpExecArray | null): boolean =>
  date.day === null && !date.closing && timing.ahead !== null && marker !== null && timing.ahead.test(marker[0].trim());

const datedCandidate = (text: string, date: WrittenDate, timing: Timing, context: TimeContext): Candidate | null => {
  const before = text.slice(Math.max(0, date.start - NEAR), date.start);
  const behind = text.slice(date.end, date.end + NEAR);
  if (isOver(behind, date, timing, context)) return null;
  const after = timing.after.exec(behind);
  const limit = timing.limits.exec(before);
  const place = timing.places.exec(before);
  const base = { end: date.end + lengthOf(after), type: 'date' as const, date, ordinal: null, iso: null };
  if (limit || after) return { ...base, start: date.start - lengthOf(limit ?? place), rank: RANK.limit, ahead: isAhead(timing, date, limit ?? after) };
  if (isName(timing.ruledOut.exec(before), place) || !(place || context.schedules)) return null;
  return { ...base, start: date.start - lengthOf(place), rank: place ? rankOf(date) : RANK.bare + rankOf(date) / 100 };
};

const ordinalIn = (match: RegExpMatchArray, timing: Timing): number | null => {
  const word = match.groups?.['ordinal'];
  if (!word) return null;
  return timing.ordinals.get(word.replace(/\s+/g, ' ')) ?? (/^\d+$/.test(word) ? Number(word) : null);
};

const matched = (text: string, shapes: readonly RegExp[], timing: Timing, kind: { rank: number; type: DeadlineType }): Candidate[] =>
  shapes.flatMap((shape) =>
    matchesIn(shape, text).map((match) => ({
      start: match.index, end: match.index + match[0].length, ...kind, date: null, ordinal: ordinalIn(match, timing), iso: null,
    })),
  );

// "Within ten days of the end of each quarter" comes back; it has no day of its own.
const returning = (each: Candidate, text: string, timing: Timing): Candidate =>
  timing.recurring.some((shape) => [...text.slice(each.start, each.end).matchAll(shape)].length > 0) ? { ...each, type: 'recurring', iso: null } : each;

// "Within a month of its adoption" counts from the day of the document, "of entry into force" from that day; "thereafter" has no day here.
const countedFrom = (anchor: string | undefined, timing: Timing, context: TimeContext): string | null => {
  if (!anchor || !timing.anchors) return context.adoptedOn;
  if (timing.anchors.force.test(anchor)) return context.inForce ?? null;
  return timing.anchors.own.test(anchor) ? context.adoptedOn : null;
};

const relativeIn = (text: string, timing: Timing, context: TimeContext): Candidate[] =>
  timing.relative.flatMap(({ shape, unit, times }) =>
    matchesIn(shape, text).map((match) => {
      const word = match.groups?.['number'] ?? '1';
      const amount = /^\d+$/.test(word) ? Number(word) : (timing.numbers.get(word) ?? null);
      const from = countedFrom(match.groups?.['anchor'], timing, context);
      const iso = from && amount !== null ? dayAfter(from, amount * times, unit) : null;
      return { start: match.index, end: match.index + match[0].length, rank: RANK.relative, type: 'relative' as const, date: null, ordinal: null, iso };
    }),
  );

// "At the session of the Committee in January": nothing but the rest of its name between.
const goesOn = (date: WrittenDate, between: string, timing: Timing): boolean => date.day === null && !/[,，(（]/u.test(between) && timing.places.test(between);

// "at its fifty-second session (June 2020)", "after the session, to be held in March 2016": the date belongs to the session.
const withItsDate = (session: Candidate, dates: readonly WrittenDate[], text: string, timing: Timing): Candidate => {
  const ahead = dates.find((each) => each.end <= session.start && session.start - each.end <= AHEAD);
  if (ahead && !/[,，.;；。、)）]/u.test(text.slice(ahead.end, session.start))) return { ...session, date: ahead, start: ahead.start };
  const date = dates.find((each) => each.start >= session.end && each.start - session.end <= NEAR);
  if (!date || /[.;；。]/.test(text.slice(session.end, date.start))) return session;
  const between = text.slice(session.end, date.start);
  if (goesOn(date, between, timing)) return { ...session, date, end: date.end };
  const bracket = /[(（][^()（）]*$/.test(between);
  if (!bracket && !/^[^,，]{0,24}[,，]/u.test(between)) return session;
  return { ...session, date, end: bracket ? closing(text, date.end) : date.end };
};

const closing = (text: string, from: number): number => from + (/^\s*[)）]/u.exec(text.slice(from, from + 8))?.[0].length ?? 0);

const onlyBracketed = (text: string, dates: readonly WrittenDate[]): WrittenDate | null => {
  const inside = dates.filter((date) => /[(（]\s*$/.test(text.slice(0, date.start).slice(-3)));
  return inside.length === 1 ? (inside[0] as WrittenDate) : null;
};

const resolved = (text: string, candidate: Candidate, dates: readonly WrittenDate[], context: TimeContext): Pick<ReadDeadline, 'date' | 'precision'> => {
  if (candidate.iso) return { date: candidate.iso, precision: 'day' };
  const meets = candidate.type === 'meeting' && !candidate.date;
  const elsewhere = meets && candidate.ordinal !== null ? context.sessions.get(candidate.ordinal) : undefined;
  if (elsewhere) return { date: elsewhere, precision: 'month' };
  const written = meets ? onlyBracketed(text, dates) : candidate.date;
  return written ? dated(candidate, written, dates, context) : UNRESOLVED;
};

const dated = (candidate: Candidate, written: WrittenDate, dates: readonly WrittenDate[], context: TimeContext): Pick<ReadDeadline, 'date' | 'precision'> => {
  const year = context.year ?? yearOf(written, dates, context);
  const last = lastDayOf(written, year);
  if (!last) return UNRESOLVED;
  return candidate.ahead ? { ...last, date: dayBefore(written, year) } : last;
};

const UNRESOLVED = { date: null, precision: null } as const;

// "By the end of June": of the year that the sentence names elsewhere, or the first June after the document.
const yearOf = (written: WrittenDate, dates: readonly WrittenDate[], { adoptedOn }: TimeContext): number | null => {
  if (written.year !== null || adoptedOn === null) return null;
  const adopted = Number(adoptedOn.slice(0, 4));
  if (written.later !== null) return adopted + written.later;
  const named = dates.find((date) => date.year !== null && date.year >= adopted)?.year;
  if (named) return named;
  const last = lastDayOf(written, adopted);
  return last && last.date < adoptedOn ? adopted + 1 : adopted;
};

// "第六次会议于11月召开": the session is what is held, the month is when.
const isWhen = (session: string, { sessionMarks }: Timing): boolean => sessionMarks === null || sessionMarks.test(session);

const candidatesIn = (text: string, dates: readonly WrittenDate[], timing: Timing, context: TimeContext): Candidate[] => {
  const whole = dates.filter((date) => date.year !== null || date.day !== null || timing.places.test(text.slice(Math.max(0, date.start - NEAR), date.start)));
  const dated = dates.flatMap((date) => datedCandidate(text, date, timing, context) ?? []);
  const named = matched(text, timing.sessions, timing, { rank: RANK.session, type: 'meeting' });
  const whens = context.schedules && dated.length ? named.filter((each) => isWhen(text.slice(each.start, each.end), timing)) : named;
  const sessions = whens.map((each) => withItsDate(each, whole, text, timing));
  return [
    ...sessions,
    ...dated.filter((each) => !sessions.some((session) => each.start >= session.start && each.end <= session.end)),
    ...relativeIn(text, timing, context).map((each) => returning(each, text, timing)),
    ...matched(text, timing.periods, timing, { rank: RANK.period, type: 'period' }),
    ...matched(text, timing.recurring, timing, { rank: RANK.recurring, type: 'recurring' }),
    ...matched(text, timing.events, timing, { rank: RANK.event, type: 'relative' }),
    ...matched(text, timing.vague, timing, { rank: RANK.vague, type: 'vague' }),
  ];
};

/** The deadline of a sentence: the strongest expression of time in it, the first of equals. */
export function deadlineIn(sentence: string, timing: Timing, context: TimeContext): ReadDeadline | null {
  const { text, at } = fold(sentence.slice(0, LONGEST));
  const dates = datesIn(text, timing.patterns);
  const [best] = candidatesIn(text, dates, timing, context).sort((a, b) => b.rank - a.rank || a.start - b.start);
  if (!best) return null;
  const words = sentence.slice(at(best.start), at(best.end)).trim();
  const deadline: ReadDeadline = { text: words, ...resolved(text, best, dates, context), type: best.type };
  return best.ordinal === null ? deadline : { ...deadline, meetingOrdinal: best.ordinal };
}

/** The day an instrument enters into force, where a sentence says so. */
export function forceDateIn(text: string, timing: Timing): string | null {
  const folding = fold(text).text;
  for (const shape of timing.inForce) {
    const match = shape.exec(folding);
    const [date] = match ? datesIn(folding.slice(match.index, match.index + match[0].length + FORCE_REACH), timing.patterns) : [];
    const last = date && lastDayOf(date);
    if (last) return last.date;
  }
  return null;
}

const FORCE_REACH = 48;
const BRACKETED = /[(（]([^()（）]{4,40})[)）]/gu;
const REACH = 80;

const lastOrdinal = (text: string, timing: Timing): number | null => {
  const matches = matchesIn(timing.ordinal, text).filter((match) => !/\d/.test(match[0]));
  const last = matches[matches.length - 1];
  return last ? ordinalIn(last, timing) : null;
};

/** Sessions that the document dates somewhere ("the fifty-second sessions (June 2020)"): ordinal to last day. */
export function datedSessions(text: string, timing: Timing): Map<number, string> {
  const found = new Map<number, string>();
  const folding = fold(text).text;
  for (const match of folding.matchAll(BRACKETED)) {
    const [date] = datesIn(match[1] as string, timing.patterns);
    const last = date && lastDayOf(date);
    const sentence = last && folding.slice(Math.max(0, match.index - REACH), match.index).split(/[.;。；]/).pop();
    const ordinal = sentence ? lastOrdinal(sentence, timing) : null;
    if (last && ordinal !== null && !found.has(ordinal)) found.set(ordinal, last.date);
  }
  return found;
}
