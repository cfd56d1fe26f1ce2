import type { ProgressReport, ReportCommitment } from '@suivi/contract';
import { label, ordinal } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { scalePoint } from 'd3-scale';
import { linkHorizontal } from 'd3-shape';
import type { Chart } from '../outline/outline.js';
import { capitalized, lowered, sayIn } from '../outline/words.js';
import { commitmentsOf } from '../sections/groups.js';
import { inSheets } from './sheets.js';
import { chartWidth, colours, Sketch } from './svg.js';

type Member = ReportCommitment['lineage'][number];
/** More lines than these are told by the table alone. */
const mostLines = 40;
const linesAPage = 20;
const rowHeight = 34;

/** Where each record stands: a column a meeting, a row for each that shares it. */
function placesOf(lines: readonly Member[][]): Map<string, { member: Member; row: number }> {
  const places = new Map<string, { member: Member; row: number }>();
  lines.forEach((line, at) => line.forEach((member) => places.has(member.reference) || places.set(member.reference, { member, row: at })));
  // Two of one meeting in one line (merged there) may not lie upon each other.
  const taken = new Set<string>();
  for (const place of places.values()) {
    while (taken.has(`${place.member.meetingOrdinal}/${place.row}`)) place.row += 1;
    taken.add(`${place.member.meetingOrdinal}/${place.row}`);
  }
  return places;
}

function lineageSheet(lines: readonly Member[][], { id, title }: { id: string; title: string }, language: Language): Chart {
  const say = sayIn(language);
  const ordinals = [...new Set(lines.flat().map((member) => member.meetingOrdinal))].sort((a, b) => a - b);
  const scale = scalePoint(ordinals, [90, chartWidth - 90]);
  const x = (n: number): number => scale(n) ?? chartWidth / 2;
  const sketch = new Sketch(language);
  for (const n of ordinals) sketch.text({ x: x(n), y: 16, text: capitalized(say('report.lineage.meeting', { ordinal: ordinal(n, language) })), anchor: 'middle', bold: true });
  const places = placesOf(lines);
  const y = (row: number): number => 50 + row * rowHeight;
  const link = linkHorizontal<unknown, [number, number]>();
  for (const line of lines)
    line.slice(1).forEach((to, i) => {
      const [a, b] = [places.get(line[i]?.reference ?? ''), places.get(to.reference)];
      if (a && b) sketch.path(link({ source: [sketch.x(x(a.member.meetingOrdinal)), y(a.row)], target: [sketch.x(x(b.member.meetingOrdinal)), y(b.row)] }) ?? '', colours.soft);
    });
  for (const { member, row } of places.values()) {
    sketch.circle({ x: x(member.meetingOrdinal), y: y(row), r: 6, fill: member.recordState === 'open' ? '#ffffff' : colours.accent, stroke: colours.accent });
    sketch.text({ x: x(member.meetingOrdinal), y: y(row) + 20, text: member.reference, anchor: 'middle', size: 11, over: true });
  }
  const alternative = lines.map((line) => `${line.map((m) => `${m.reference} (${lowered(label(language, 'recordState', m.recordState))})`).join(' → ')}.`).join(' ');
  return { title, alternative, svg: sketch.drawn({ id, height: y(Math.max(...[...places.values()].map(({ row }) => row))) + 30, title, alternative }) };
}

/** How commitments went on from meeting to meeting; none where none did. */
export function lineageCharts(report: ProgressReport): Chart[] {
  const { language } = report;
  const lines = commitmentsOf(report).map((of) => of.lineage).filter((line) => line.length > 0).slice(0, mostLines);
  if (lines.length === 0) return [];
  return inSheets(lines, { most: linesAPage, id: 'chart-lineage', title: sayIn(language)('report.chart.lineage') }, language).map(({ items, ...sheet }) => lineageSheet(items, sheet, language));
}
