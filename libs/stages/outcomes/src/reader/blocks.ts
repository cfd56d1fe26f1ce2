import { flowOf, type Flow, type Span } from './flow.js';
import { divisionName, type Line } from './lines.js';
import { markerOf, type Marker } from './markers.js';
import { matchesIn } from './matching.js';

/** A paragraph as laid out: its marker, if any, its text without the marker, and where all of it stands. */
export interface Block {
  marker: Marker | null;
  flow: Flow;
  span: Span;
}

/** One document of the given text; several stand in one text when `=== name ===` lines divide it. */
export interface Division {
  name: string | null;
  blocks: Block[];
}

interface Layout {
  doubleSpaced: boolean;
  oneALine: boolean;
}

interface Growing {
  marker: Marker | null;
  lines: Line[];
}

interface Gap {
  blanks: number;
  furniture: boolean;
}

const ENDED = /[.;:!?。；：！？؛؟…][)»”"'’」』]*(?:\(?\d{1,2}\)?)?$/u;
const PAUSED = /[,،，][)»”"'’]*$/u;
const LOWER = /^[\p{Ll}]/u;
const SHORT = 0.7;
const EARLY = 0.55;

// A raised note number can break a line in the middle of a sentence.
const NOTED = /[》”»，,]\d{1,2}$/u;

const share = (count: number, of: number): number => (of ? count / of : 0);

const layoutOf = (lines: readonly Line[]): Layout => {
  const texts = lines.filter((line) => line.kind === 'text');
  const ended = share(texts.filter((line) => ENDED.test(line.text) || PAUSED.test(line.text)).length, texts.length);
  const spaced = lines.filter((line, i) => line.kind === 'text' && lines[i + 1]?.kind === 'blank').length;
  const long = share(texts.filter((line) => line.text.length > (/[\p{Script=Han}]/u.test(line.text) ? 75 : 190)).length, texts.length);
  return {
    doubleSpaced: texts.length >= 6 && share(spaced, texts.length) >= 0.75 && ended < 0.6 && long < 0.1,
    oneALine: long >= 0.1 || ended >= 0.62 || texts.length < 4,
  };
};

// The usual length of a full line: four lines of five are no longer.
const widthOf = (lines: readonly Line[]): number => {
  const lengths = lines.filter((line) => line.kind === 'text').map((line) => line.text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
};

const unfinished = (last: Line): boolean => !ENDED.test(last.text);

const startsByIndent = (line: Line, growing: Growing, last: Line): boolean => {
  if (LOWER.test(line.text) || !(ENDED.test(last.text) || PAUSED.test(last.text))) return false;
  if (line.indent > last.indent + 1) return true;
  return growing.lines.length === 1 && line.indent >= 4 && line.indent === last.indent;
};

const startsAfterGap = (line: Line, last: Line, gap: Gap, layout: Layout): boolean => {
  if (gap.furniture && unfinished(last) && !PAUSED.test(last.text)) return false;
  if (!layout.doubleSpaced) return !(gap.furniture && LOWER.test(line.text));
  if (gap.blanks >= 3) return true;
  return ENDED.test(last.text) && line.indent > last.indent;
};

// A line that broke long before the margin was a heading or the end of something.
const brokeEarly = (line: Line, last: Line, width: number): boolean => last.text.length < width * EARLY && !LOWER.test(line.text) && !NOTED.test(last.text);

const endedEarly = (line: Line, last: Line, width: number): boolean => ENDED.test(last.text) && last.text.length < width * SHORT && !LOWER.test(line.text);

// "| Task | Owner | Due |", or three columns that wide blanks hold apart.
const isTableRow = ({ text }: Line): boolean => /^\|.*\|$/u.test(text) || /^\S.*?\S {3,}\S.*? {3,}\S/u.test(text);

// "Lead: …" under "Activity: …": one label a line, whatever the width of the page.
const LABEL = /^\p{Lu}[\p{L}'’ -]{1,32}\s?[:：]\s+\S/u;

const isLabelled = (line: Line, growing: Growing): boolean => LABEL.test(line.text) && LABEL.test((growing.lines[0] as Line).text);

const opensItself = (line: Line, growing: Growing): boolean => markerOf(line.text) !== null || isTableRow(line) || isLabelled(line, growing);

const startsBlock = (line: Line, growing: Growing, gap: Gap, layout: Layout & { width: number }): boolean => {
  const last = growing.lines[growing.lines.length - 1] as Line;
  if (opensItself(line, growing)) return true;
  if (!layout.oneALine && brokeEarly(line, last, layout.width)) return true;
  if (gap.blanks > 0 || gap.furniture) return startsAfterGap(line, last, gap, layout);
  if (layout.oneALine) return !(LOWER.test(line.text) && unfinished(last));
  return startsByIndent(line, growing, last) || endedEarly(line, last, layout.width);
};

// A note's number hangs on a word or a closing mark: "…Parties,1 pursuant", "…纲领》2". People do not want it in the text.
const NOTE = /(?<=[\p{L}»”"》）)][,;，；])\d{1,2}(?=\s|$)|(?<=[》”»])\d{1,2}(?=\s|$)|(?<=[\p{L}][.。；;])\d{1,2}$/gu;

const withoutNotes = (line: Line, skip: number): Span[] => {
  const spans: Span[] = [];
  let from = line.from + skip;
  for (const note of matchesIn(NOTE, line.text)) {
    const at = line.from + note.index;
    if (at <= from) continue;
    spans.push({ from, to: at });
    from = at + note[0].length;
  }
  spans.push({ from, to: line.to });
  return spans.filter((span) => span.to > span.from);
};

const blockOf = (source: string, growing: Growing): Block => {
  const [first, ...rest] = growing.lines as [Line, ...Line[]];
  const last = rest[rest.length - 1] ?? first;
  const spans = [...withoutNotes(first, growing.marker?.length ?? 0), ...rest.flatMap((line) => withoutNotes(line, 0))];
  return { marker: growing.marker, flow: flowOf(source, spans), span: { from: first.from, to: last.to } };
};

const blocksOf = (source: string, lines: readonly Line[]): Block[] => {
  const layout = { ...layoutOf(lines), width: widthOf(lines) };
  const blocks: Block[] = [];
  let growing: Growing | null = null;
  let gap: Gap = { blanks: 0, furniture: false };
  for (const line of lines) {
    if (line.kind === 'blank') gap.blanks += 1;
    if (line.kind === 'furniture') gap.furniture = true;
    if (line.kind !== 'text') continue;
    if (!growing || startsBlock(line, growing, gap, layout)) {
      if (growing) blocks.push(blockOf(source, growing));
      growing = { marker: markerOf(line.text), lines: [line] };
    } else growing.lines.push(line);
    gap = { blanks: 0, furniture: false };
  }
  if (growing) blocks.push(blockOf(source, growing));
  return blocks.filter((block) => block.flow.text.length > 0);
};

/** The documents of a text, each as the paragraphs it is laid out in. */
export function divisionsOf(source: string, lines: readonly Line[]): Division[] {
  const divisions: Division[] = [];
  let name: string | null = null;
  let from = 0;
  const close = (to: number) => {
    const blocks = blocksOf(source, lines.slice(from, to));
    if (blocks.length) divisions.push({ name, blocks });
  };
  lines.forEach((line, i) => {
    if (line.kind !== 'division') return;
    close(i);
    name = divisionName(line);
    from = i + 1;
  });
  close(lines.length);
  return divisions;
}
