import { withFields } from './action-fields.js';
import { actionsListed } from './action-lists.js';
import { hasWord, organIn, subjectOf, wordsOf } from './actors.js';
import type { Division } from './blocks.js';
import { datesIn } from './dates.js';
import { datedSessions, forceDateIn } from './deadlines.js';
import type { Draft } from './draft.js';
import type { DivisionFacts } from './facts.js';
import { adoptedPassage, breaksOff, namedIn, passagesOfItem, plannedPassage } from './items.js';
import { passagesIn, type Lead, type Passage } from './passages.js';
import type { Sense } from './grammar.js';
import type { Thread, Tongue } from './spoken.js';
import { analyse, isDated, type Analysis, type Predicate } from './predicates.js';
import { sentencesOf } from './sentences.js';
import { withRecords } from './task-records.js';
import { fold, tokensOf } from './tokens.js';
import { boundTongue } from './tongues.js';
import { isVerbAlone, leadsIn, unitsOf, type Unit } from './units.js';

/** The paragraphs and proposals of one document. */
export interface DivisionReading {
  units: Unit[];
  drafts: Draft[];
}

interface Course {
  tongue: Tongue;
  thread: Thread;
  leads: Map<Unit, Lead | null>;
  drafts: Draft[];
}

/** Enough of a document to hear whose voice it is. */
const HEARD = 200_000;

interface Voices {
  principal: string | null;
  owner: string | null;
  heard: ReadonlyMap<string, Analysis>;
}

interface Hearing {
  organs: Map<string, number>;
  owners: Map<string, number>;
  heard: Map<string, Analysis>;
}

const most = (voices: ReadonlyMap<string, number>): string | null => {
  let best: string | null = null;
  for (const [voice, count] of voices) if (best === null || count > (voices.get(best) ?? 0)) best = voice;
  return best;
};

const add = (voices: Map<string, number>, voice: string | null, weight: number): void => {
  if (voice) voices.set(voice, (voices.get(voice) ?? 0) + weight);
};

const isSilent = (predicate: Predicate): boolean => predicate.sense.type === 'opening' || isDated(predicate);

const hear = (tongue: Tongue, sentence: string, { organs, owners, heard }: Hearing): void => {
  const { grammar } = tongue;
  const analysis = analyse(grammar, tokensOf(sentence, grammar.pack.prefixes));
  heard.set(sentence, analysis);
  for (const predicate of analysis.predicates) {
    const { sense } = predicate;
    if (isSilent(predicate)) continue;
    const subject = subjectOf(grammar, analysis, predicate);
    if (!subject) continue;
    add(organs, organIn(grammar, analysis.tokens, subject), weightOf(sense, grammar.pack.wordless));
    if (sense.type === 'soft') continue;
    const named = hasWord(grammar.actors.agents, analysis.tokens, subject) && !hasWord(grammar.actors.pronouns, analysis.tokens, subject);
    if (named && subject.to - subject.from <= LONGEST_OWNER) add(owners, wordsOf(sentence, analysis.tokens, subject), 1);
  }
};

// Whoever decides or asks speaks, and whoever reviews and recalls; what a body "will prepare" is said of it by others.
const weightOf = (sense: Sense, wordless: boolean): number => {
  if (sense.type === 'operative') return sense.form === 'past' ? 2 : 3;
  if (wordless) return sense.type === 'soft' ? 0 : 3;
  return sense.type === 'soft' ? 1 : 0.5;
};

const LONGEST_OWNER = 8;

// Who speaks here: the organ that most often decides, asks or promises. What another organ decided is only told.
const voicesOf = (tongue: Tongue, units: readonly Unit[]): Voices => {
  const hearing: Hearing = { organs: new Map(), owners: new Map(), heard: new Map() };
  let length = 0;
  for (const { text } of units.flatMap((unit) => (unit.zone === 'body' ? unit.parts : []))) {
    length += text.length;
    if (length > HEARD) break;
    for (const { start, end } of sentencesOf(text, tongue.abbreviations)) hear(tongue, text.slice(start, end), hearing);
  }
  return { principal: most(hearing.organs), owner: most(hearing.owners), heard: hearing.heard };
};

const yearIn = (tongue: Tongue, text: string): number | null => datesIn(fold(text).text, tongue.timing.patterns).find((date) => date.year !== null)?.year ?? null;

const asks = ({ verb }: Passage): boolean => verb?.frame === 'request' || verb?.kind === 'recommendation';

const leadFrom = (tongue: Tongue, unit: Unit, passages: readonly Passage[]): Lead | null => {
  const head = unit.parts[0]?.text ?? '';
  const last = passages[passages.length - 1];
  if (!last || !leadsIn(head, tongue.grammar) || last.end < head.trimEnd().length - 2) return null;
  return { verb: last.verb, verdict: { rule: last.rule, kind: last.kind, confidence: last.confidence }, actors: last.actors, year: yearIn(tongue, head), open: asks(last) && (last.bare || breaksOff(tongue, head)), bare: last.bare };
};

const leadOf = (course: Course, unit: Unit): Lead | null => {
  for (let up = unit.leadIn; up; up = up.leadIn) {
    const lead = course.leads.get(up);
    if (lead) return lead;
  }
  return null;
};

const namesAlone = ({ tongue }: Course, { flow, parts }: Unit): boolean => {
  const head = parts[0]?.text ?? flow.text;
  return leadsIn(head, tongue.grammar) && namedIn(tongue, head).length > 0;
};

const isPlanned = ({ thread }: Course, { label }: Unit, part: number, lead: Lead | null): boolean => part === 0 && lead === null && thread.genre === 'plan' && !label.startsWith('¶');

const readUnit = (course: Course, unit: Unit): void => {
  const { tongue, thread } = course;
  const lead = leadOf(course, unit);
  thread.told = lead === null && unit.leadIn !== null;
  thread.led = lead === null && unit.leadIn !== null && namesAlone(course, unit.leadIn);
  unit.parts.forEach((flow, i) => {
    const planned = isPlanned(course, unit, i, lead) ? plannedPassage(tongue, flow, thread) : [];
    const passages = planned.length ? planned : unit.leadIn && i === 0 ? passagesOfItem({ tongue, flow, thread, numbered: unit.parent === null }, lead) : passagesIn(tongue, flow, thread);
    if (i === 0) course.leads.set(unit, leadFrom(tongue, unit, passages) ?? null);
    if (!passages.length && leadsIn(flow.text, tongue.grammar)) thread.actors = namedIn(tongue, flow.text);
    for (const passage of passages) course.drafts.push({ ...passage, unit, flow });
  });
};

// "The meeting adopted both recommendations": the list above it is decided, and the sentence adds nothing to it.
const adoptListed = (course: Course, units: readonly Unit[]): void => {
  const { tongue, thread } = course;
  const taken = new Set(course.drafts.map((draft) => draft.unit));
  const led = itemsByLead(units);
  let seen = 0;
  units.forEach((unit, i) => {
    const own = unit.parts.length > 1 ? unit.parts[unit.parts.length - 1] : unit.flow;
    if (unit.zone !== 'body' || !own || !tongue.grammar.patterns.adopting.some((shape) => shape.test(fold(own.text.slice(0, 600)).text))) return;
    const inside = led.get(unit);
    const listed = inside ?? itemsBefore(units, i, seen);
    if (!inside) seen = i;
    for (const item of listed) {
      if (taken.has(item)) continue;
      taken.add(item);
      course.drafts.push({ ...adoptedPassage(tongue, item.flow, thread), unit: item, flow: item.flow });
    }
  });
};

const itemsByLead = (units: readonly Unit[]): Map<Unit, Unit[]> => {
  const led = new Map<Unit, Unit[]>();
  for (const unit of units) {
    if (!unit.leadIn || unit.zone !== 'body') continue;
    const items = led.get(unit.leadIn);
    if (items) items.push(unit);
    else led.set(unit.leadIn, [unit]);
  }
  return led;
};

// Not those before `seen`: an earlier sentence adopted them.
const itemsBefore = (units: readonly Unit[], i: number, seen: number): Unit[] => {
  let from = i;
  while (from > seen && units[from - 1]?.leadIn) from--;
  return units.slice(from, i);
};

// A lead-in that only says who must act gives way to the items that say what.
const dropBareLeads = ({ tongue, drafts }: Course): Draft[] => {
  const led = new Set(drafts.map((draft) => draft.unit.leadIn));
  return drafts.filter((draft) => !(draft.bare && (led.has(draft.unit) ? leadsIn(draft.unit.parts[0]?.text ?? '', tongue.grammar) : isVerbAlone(tongue.grammar, draft.unit.flow.text))));
};

/** Reads one document of the given text. */
export function readDivision(plain: Tongue, division: Division, facts: DivisionFacts): DivisionReading {
  const tongue = facts.genre === 'instrument' ? boundTongue(plain) : plain;
  const units = unitsOf(division, tongue.grammar);
  const whole = division.blocks.map((block) => block.flow.text).join('\n');
  const time = { adoptedOn: facts.adoptedOn, inForce: facts.genre === 'instrument' ? forceDateIn(whole, tongue.timing) : null, sessions: datedSessions(whole, tongue.timing), year: null, schedules: false };
  const { principal, owner, heard } = voicesOf(tongue, units);
  const owners = facts.parties.length ? facts.parties : owner ? [owner] : [];
  const thread: Thread = { principal, referent: null, actors: [], body: facts.body, owners, genre: facts.genre, led: false, told: false, heard, time };
  const course: Course = { tongue, thread, leads: new Map(), drafts: [] };
  for (const unit of units) {
    if (unit.zone !== 'body') continue;
    if (!unit.leadIn) thread.actors = [];
    readUnit(course, unit);
  }
  adoptListed(course, units);
  const taken = new Set(course.drafts.map((draft) => draft.unit));
  for (const { unit, passage } of actionsListed(tongue, units, thread, taken)) course.drafts.push({ ...passage, unit, flow: unit.flow });
  course.drafts = withRecords(tongue, units, thread, withFields(tongue, units, thread, course.drafts));
  return { units, drafts: dropBareLeads(course) };
}
