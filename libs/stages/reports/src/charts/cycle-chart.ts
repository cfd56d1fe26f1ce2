import type { ProgressReport } from '@suivi/contract';
import { formatDay, ordinal } from '@suivi/i18n';
import type { LocalDate } from '@suivi/kernel';
import { scaleLinear } from 'd3-scale';
import type { Chart } from '../outline/outline.js';
import { capitalized, sayIn } from '../outline/words.js';
import { commitmentsOf } from '../sections/groups.js';
import { chartWidth, colours, Sketch } from './svg.js';

/** A day as a number of days, to be set on a line. */
const daysOf = (day: LocalDate): number => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
};

interface Milestone {
  on: LocalDate;
  text: string;
}

interface Placed {
  of: Milestone;
  row: number;
}

function milestonesOf(report: ProgressReport): Milestone[] {
  const { language } = report;
  const say = sayIn(language);
  const meeting = (of: ProgressReport['meeting']): Milestone => ({ on: of.startsOn, text: capitalized(say('report.masthead.meeting', { ordinal: ordinal(of.ordinal, language) })) });
  const all = [meeting(report.meeting), { on: report.asOf, text: say('report.chart.this-report') }, ...(report.nextMeeting ? [meeting(report.nextMeeting)] : [])];
  return all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Milestones in rows above the line, so that the words of two that lie close do not run into each other. */
function placed(milestones: readonly Milestone[], x: (day: LocalDate) => number): Placed[] {
  return milestones.map((of, i) => ({ of, row: milestones.slice(0, i).filter((before) => x(of.on) - x(before.on) < 210).length }));
}

const rowHeight = 36;

function milestone(sketch: Sketch, { of, row }: Placed, { at, base }: { at: number; base: number }): void {
  const y = base - 26 - row * rowHeight;
  const anchor = at < 130 ? 'start' : at > chartWidth - 130 ? 'end' : 'middle';
  sketch.line({ x1: at, y1: y + 6, x2: at, y2: base, stroke: colours.soft });
  sketch.circle({ x: at, y: base, r: 6, fill: colours.accent });
  sketch.text({ x: at, y, text: formatDay(of.on, 'day', sketch.language), anchor, fill: colours.soft, size: 12, over: true });
  sketch.text({ x: at, y: y - 13, text: of.text, anchor, bold: true, over: true });
}

/** Days of a kind below the line: a dot for each day, larger where several fall on it. */
function dots(sketch: Sketch, o: { days: readonly LocalDate[]; y: number; fill: string; name: string; x: (day: LocalDate) => number }): void {
  const counts = new Map<LocalDate, number>();
  for (const day of o.days) counts.set(day, (counts.get(day) ?? 0) + 1);
  for (const [day, n] of counts) sketch.circle({ x: o.x(day), y: o.y, r: Math.min(10, 3 + Math.sqrt(n)), fill: o.fill });
  sketch.text({ x: 0, y: o.y + 28, text: o.name, fill: colours.soft, size: 12 });
}

/** The cycle on a line: the meetings and the report above, what was reported and the deadlines below. */
export function cycleChart(report: ProgressReport): Chart {
  const { language } = report;
  const say = sayIn(language);
  const all = commitmentsOf(report);
  const milestones = milestonesOf(report);
  const updates = all.flatMap((c) => c.updates.map((u) => u.on));
  const deadlines = all.flatMap((c) => (c.deadline ? [c.deadline.on] : []));
  const days = [...milestones.map(({ on }) => on), ...updates, ...deadlines].map(daysOf);
  const scale = scaleLinear([Math.min(...days), Math.max(...days, Math.min(...days) + 1)], [12, chartWidth - 12]);
  const x = (day: LocalDate): number => scale(daysOf(day));
  const above = placed(milestones, x).sort((a, b) => b.row - a.row);
  const base = 56 + (above[0]?.row ?? 0) * rowHeight;
  const sketch = new Sketch(language);
  sketch.line({ x1: 0, y1: base, x2: chartWidth, y2: base, stroke: colours.ink, width: 2 });
  // From the top row down, so that the words of a lower one stand over the line of the one above it.
  for (const each of above) milestone(sketch, each, { at: x(each.of.on), base });
  const names = { updates: say('report.chart.updates', { n: updates.length }), deadlines: say('report.chart.deadlines', { n: deadlines.length }) };
  dots(sketch, { days: updates, y: base + 26, fill: '#1a7f5a', name: names.updates, x });
  dots(sketch, { days: deadlines, y: base + 78, fill: colours.warn, name: names.deadlines, x });
  const title = say('report.chart.cycle');
  const alternative = [...milestones.map((m) => say('report.chart.of', { name: m.text, list: formatDay(m.on, 'day', language) })), `${names.updates}.`, `${names.deadlines}.`].join(' ');
  return { title, alternative, svg: sketch.drawn({ id: 'chart-cycle', height: base + 116, title, alternative }) };
}
