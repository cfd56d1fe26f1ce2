import type { ImplementationStatus, ProgressReport, ReportDress } from '@suivi/contract';
import { formatList, formatNumber, label } from '@suivi/i18n';
import { scaleLinear } from 'd3-scale';
import type { Chart } from '../outline/outline.js';
import { lowered, sayIn } from '../outline/words.js';
import { type Group, groupsOf } from '../sections/groups.js';
import { inSheets } from './sheets.js';
import { chartWidth, shortened, Sketch } from './svg.js';

/** Each lighter or darker than its neighbours, so that they are told apart without colour too; `on` is what can be read upon them. */
const looks: Record<ImplementationStatus, { fill: string; on: string }> = {
  'not-started': { fill: '#c9d1d9', on: '#1b1f24' },
  'in-progress': { fill: '#f0b429', on: '#1b1f24' },
  implemented: { fill: '#1a7f5a', on: '#ffffff' },
  'overtaken-by-events': { fill: '#d8c4f0', on: '#1b1f24' },
  discontinued: { fill: '#5b3b82', on: '#ffffff' },
};
const inOrder: readonly ImplementationStatus[] = ['implemented', 'in-progress', 'not-started', 'overtaken-by-events', 'discontinued'];
const rowHeight = 44;
const barsAPage = 20;

const countsOf = (group: Group) => inOrder.map((status) => ({ status, n: group.commitments.filter((c) => c.verifiedStatus === status).length })).filter(({ n }) => n > 0);

function legend(sketch: Sketch): number {
  let [x, y] = [0, 14];
  for (const status of inOrder) {
    const text = label(sketch.language, 'implementationStatus', status);
    const width = 34 + [...text].length * (sketch.language === 'zh' ? 13 : 7.4);
    if (x + width > chartWidth) [x, y] = [0, y + 22];
    sketch.rect({ x, y: y - 11, width: 14, height: 14, fill: looks[status].fill });
    sketch.text({ x: x + 20, y, text });
    x += width;
  }
  return y + 14;
}

function bar(sketch: Sketch, group: Group, y: number, scale: (n: number) => number): void {
  sketch.text({ x: 0, y: y + 12, text: shortened(group.heading, sketch.language === 'zh' ? 50 : 95) });
  let x = 0;
  for (const { status, n } of countsOf(group)) {
    sketch.rect({ x, y: y + 18, width: scale(n), height: 18, fill: looks[status].fill });
    if (scale(n) > 16) sketch.text({ x: x + scale(n) / 2, y: y + 32, text: formatNumber(n, sketch.language), anchor: 'middle', fill: looks[status].on, size: 12 });
    x += scale(n);
  }
  sketch.text({ x: x + 8, y: y + 32, text: formatNumber(group.commitments.length, sketch.language), size: 12, bold: true });
}

function statusSheet(report: ProgressReport, groups: readonly Group[], o: { id: string; title: string; most: number }): Chart {
  const { language } = report;
  const sketch = new Sketch(language);
  const scale = scaleLinear([0, o.most], [0, chartWidth - 44]);
  const top = legend(sketch);
  groups.forEach((group, i) => bar(sketch, group, top + i * rowHeight, scale));
  const counted = (group: Group): string => formatList(countsOf(group).map(({ status, n }) => `${formatNumber(n, language)} ${lowered(label(language, 'implementationStatus', status))}`), language);
  const alternative = groups.map((group) => sayIn(language)('report.chart.of', { name: group.heading, list: counted(group) })).join(' ');
  return { title: o.title, alternative, svg: sketch.drawn({ ...o, height: top + groups.length * rowHeight, alternative }) };
}

/** How many commitments of each group stand where: a bar a group, all by one measure; in several charts where a page holds no more. */
export function statusCharts(report: ProgressReport, dress: ReportDress): Chart[] {
  const groups = groupsOf(report, dress);
  const most = Math.max(1, ...groups.map((group) => group.commitments.length));
  return inSheets(groups, { most: barsAPage, id: 'chart-status', title: sayIn(report.language)('report.chart.status') }, report.language).map(({ items, ...sheet }) => statusSheet(report, items, { ...sheet, most }));
}
