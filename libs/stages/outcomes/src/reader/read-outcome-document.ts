import { divisionsOf } from './blocks.js';
import { readDivision } from './division-reading.js';
import type { Draft } from './draft.js';
import { factsOf, type DivisionFacts } from './facts.js';
import { codePointsOf, placeOf, spanOf } from './flow.js';
import { languageOf } from './language.js';
import { linesOf } from './lines.js';
import type { DocumentFacts, DocumentReading, NextMeeting, ReadingOptions, ReadParagraph, ReadProposal } from './reading.js';
import { tongueOf } from './tongues.js';
import type { Unit } from './units.js';

interface Placing {
  source: string;
  codePoint: (unit: number) => number;
  /** Set before labels when several documents stand in one text. */
  prefix: string;
}

const LABEL_JOINT = ' ';

const labelOf = (placing: Placing, label: string): string => (placing.prefix ? placing.prefix + LABEL_JOINT + label : label);

const paragraphOf = (placing: Placing, unit: Unit): ReadParagraph => ({
  label: labelOf(placing, unit.label),
  parent: unit.parent === null ? null : labelOf(placing, unit.parent),
  text: unit.flow.text,
  ...placeOf(unit.span, placing.codePoint),
});

const proposalOf = (placing: Placing, draft: Draft): ReadProposal => {
  const span = spanOf(draft.flow, draft.start, draft.end);
  return {
    paragraph: labelOf(placing, draft.unit.label),
    quote: placing.source.slice(span.from, span.to),
    text: draft.flow.text.slice(draft.start, draft.end),
    ...placeOf(span, placing.codePoint),
    kind: draft.kind,
    actors: draft.actors,
    deadline: draft.deadline,
    rule: draft.rule,
    confidence: Number(draft.confidence.toFixed(2)),
  };
};

const nextMeetingOf = (facts: DivisionFacts, proposals: readonly ReadProposal[], place: (text: string) => string | null): NextMeeting | null => {
  const fixed = proposals.find((proposal) => proposal.kind === 'next-meeting' && proposal.deadline?.date);
  if (!fixed) return null;
  const ordinal = fixed.deadline?.meetingOrdinal ?? (facts.meetingOrdinal === null ? null : facts.meetingOrdinal + 1);
  return { ordinal, date: fixed.deadline?.date ?? null, place: place(fixed.text), paragraph: fixed.paragraph };
};

const NO_FACTS: DocumentFacts = { title: null, symbol: null, date: null, place: null, meetingOrdinal: null, coChairs: null, body: null, nextMeeting: null };

const publicFacts = ({ adoptedOn: _, parties: __, genre: ___, ...facts }: DivisionFacts, nextMeeting: NextMeeting | null): DocumentFacts => ({ ...facts, nextMeeting });

// One by one: hundreds of thousands of arguments are more than a call takes.
const append = <T>(list: T[], more: readonly T[]): void => {
  for (const each of more) list.push(each);
};

/**
 * Reads the text of an outcome document: its facts, its citable paragraphs, and the passages proposed as commitments.
 * Pure and deterministic; every quote is the slice of `text` between its places, counted in code points.
 */
export function readOutcomeDocument(text: string, options: ReadingOptions): DocumentReading {
  const language = options.language === 'auto' ? languageOf(text) : options.language;
  const divisions = divisionsOf(text, linesOf(text));
  const codePoint = codePointsOf(text);
  const paragraphs: ReadParagraph[] = [];
  const proposals: ReadProposal[] = [];
  let facts: DocumentFacts | null = null;
  for (const division of divisions) {
    const sample = division.blocks.map((block) => block.flow.text).join(' ').slice(0, 40_000);
    const tongue = tongueOf(options.language === 'auto' && divisions.length > 1 ? languageOf(sample) : language);
    const found = factsOf(tongue, division, text, options.adoptedOn);
    const placing: Placing = { source: text, codePoint, prefix: divisions.length > 1 && division.name ? division.name : '' };
    const { units, drafts } = readDivision(tongue, division, found);
    const own = drafts.map((draft) => proposalOf(placing, draft)).filter((proposal) => proposal.end > proposal.start);
    const place = (sentence: string) => tongue.grammar.pack.facts.places.map((source) => new RegExp(source, 'u').exec(sentence)?.groups?.['place']?.trim()).find(Boolean) ?? null;
    facts ??= publicFacts(found, nextMeetingOf(found, own, place));
    append(paragraphs, units.map((unit) => paragraphOf(placing, unit)));
    append(proposals, own);
  }
  proposals.sort((a, b) => a.start - b.start || a.end - b.end);
  return { language, facts: facts ?? NO_FACTS, paragraphs, proposals };
}
