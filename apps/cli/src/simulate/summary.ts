import type { ProgressReport } from '@suivi/contract';
import { daysBetween, type LocalDate, localDayOf } from '@suivi/kernel';
import type { Scenario } from './scenario.js';
import type { Lineage } from './timeline.js';

/** What went out to one person. Weeks run from Monday; the median counts weeks without mail too. */
export interface PersonSummary {
  person: string;
  language: string;
  zone: string;
  total: number;
  maxADay: number;
  weekMedian: number;
  weekMax: number;
}

/** What a simulation comes to. */
export interface SimulationSummary {
  scenario: string;
  from: LocalDate;
  to: LocalDate;
  rounds: number;
  events: { played: number; afterTheEnd: number };
  mails: { total: number; people: PersonSummary[] };
  reminders: Record<string, number>;
  commitments: Record<string, number>;
  report: ProgressReport['figures'];
  carriedOver: Lineage[];
}

/** A mail as the summary counts it. */
export interface CountedMail {
  person: string;
  at: Date;
  reasons: readonly { rule: string }[];
}

const monday = '2001-01-01';
const weekOf = (day: LocalDate): number => Math.floor(daysBetween(monday, day) / 7);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(middle)] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const countsOf = (values: readonly (string | number)[]): Map<string | number, number> => {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** What each person got, by the keys of the scenario. */
export function peopleSummary(scenario: Scenario, mails: readonly CountedMail[], span: { from: LocalDate; to: LocalDate }): PersonSummary[] {
  return Object.entries(scenario.people).map(([person, { language, dutyStation, zone: own }]) => {
    const zone = own ?? scenario.dutyStations[dutyStation]?.zone ?? 'UTC';
    const days = mails.filter((mail) => mail.person === person).map((mail) => localDayOf(mail.at, zone));
    const byWeek = countsOf(days.map(weekOf));
    const weeks = Array.from({ length: weekOf(span.to) - weekOf(span.from) + 1 }, (_, i) => byWeek.get(weekOf(span.from) + i) ?? 0);
    return { person, language, zone, total: days.length, maxADay: Math.max(0, ...countsOf(days).values()), weekMedian: median(weeks), weekMax: Math.max(0, ...weeks) };
  });
}

/** How many reminders went out by each rule, the rules in alphabetical order. */
export const remindersByRule = (mails: readonly CountedMail[]): Record<string, number> =>
  Object.fromEntries([...countsOf(mails.flatMap((mail) => mail.reasons.map(({ rule }) => rule)))].sort(([a], [b]) => String(a).localeCompare(String(b), 'en', { numeric: true })));

const table = (rows: readonly (readonly (string | number)[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length))) ?? [];
  return rows.map((row) => row.map((cell, column) => (typeof cell === 'number' ? String(cell).padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
};

const listed = (counts: Record<string, number>): string => Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ') || 'none';

/** The summary as people read it at the command line. */
export function summaryText(summary: SimulationSummary, out: string): string {
  const people = summary.mails.people.toSorted((a, b) => b.total - a.total || a.person.localeCompare(b.person, 'en'));
  const silent = people.filter((p) => p.total === 0).map((p) => p.person);
  const lines = [
    `${summary.scenario}: ${summary.from} to ${summary.to}`,
    `${summary.events.played} events${summary.events.afterTheEnd > 0 ? ` (${summary.events.afterTheEnd} more lie after the end)` : ''}, ${summary.rounds} rounds of the postman, ${summary.mails.total} mails`,
    '',
    table([['person', 'language', 'zone', 'mails', 'a day at most', 'a week: median', 'at most'], ...people.filter((p) => p.total > 0).map((p) => [p.person, p.language, p.zone, p.total, p.maxADay, p.weekMedian, p.weekMax])]),
    ...(silent.length > 0 ? [`No mail to: ${silent.join(', ')}`] : []),
    '',
    `Reminders: ${listed(summary.reminders)}`,
    `Commitments: ${listed(summary.commitments)}`,
    `Report: ${summary.report.total} commitments, ${summary.report.open} open, ${summary.report.overdue} overdue, ${summary.report.carriedOver} carried over, ${summary.report.withoutUpdate} without an accepted update`,
    ...(summary.carriedOver.length > 0 ? ['Carried over:', ...summary.carriedOver.map(({ from, to, title }) => `  ${from} -> ${to}  ${title}`)] : ['Nothing was carried over.']),
    '',
    `Written to ${out}: mails/, timeline.json, final-report.docx, .pdf, .xlsx, .html and .json`,
  ];
  return `${lines.join('\n')}\n`;
}
