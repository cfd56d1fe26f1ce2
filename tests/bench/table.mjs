import { linesOfRules } from './rules.mjs';

/** A figure to three significant digits, thousands apart. */
export const figure = (value) => value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 21 : 3, maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : undefined });

const columns = [
  ['benchmark', (r) => r.name],
  ['ours', (r) => figure(r.ours), true],
  ['limit', (r) => figure(r.limit), true],
  ['unit', (r) => r.unit],
  ['ratio', (r) => r.ratio.toFixed(3), true],
  ['runs', (r) => String(r.runs), true],
];

/** The results as text: a line each, the notes below. */
export function tableOf(results) {
  const lines = [columns.map(([title]) => title), ...results.map((r) => columns.map(([, cell]) => cell(r)))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const row = (line) => line.map((cell, i) => (columns[i][2] ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd();
  const notes = results.map((r) => `${r.name}: ${r.note}`);
  const rules = results.flatMap((r) => (r.rules ? ['', ...linesOfRules(r.rules)] : []));
  return `${[...lines.map(row), '', ...notes, ...rules].join('\n')}\n`;
}
