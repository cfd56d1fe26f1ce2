import type { ConsolidatedReport, ReportDress } from '@suivi/contract';
import { formatDay, formatDayRange, formatList, formatMeetingDays, label, ordinal } from '@suivi/i18n';
import { message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { unwrapped } from '../plain-text.js';
import { Composition } from '../outline/composition.js';
import { mastheadOf } from '../outline/masthead.js';
import type { Cell, Outline, Run } from '../outline/outline.js';
import { asSentence, gapOf, lowered, sayIn, sentences } from '../outline/words.js';
import { expiring, organizationKey, organizationsIn } from './consolidated-sections.js';

type Organization = ConsolidatedReport['organizations'][number];
type Instrument = Organization['instruments'][number];

/** "from 1 January 2021 to 31 December 2025", as far as it is known. */
export function termOf({ startsOn, endsOn, signedOn }: Instrument, language: Language): string {
  const say = sayIn(language);
  const day = (on: string): string => formatDay(on, 'day', language);
  const signed = signedOn === null ? '' : say('report.instrument.signed', { date: day(signedOn) });
  const term = startsOn !== null && endsOn !== null ? formatDayRange(startsOn, endsOn, language) : endsOn !== null ? say('report.instrument.until', { date: day(endsOn) }) : startsOn !== null ? say('report.instrument.since', { date: day(startsOn) }) : '';
  return formatParts([signed, term], language);
}
const formatParts = (parts: readonly string[], language: Language): string => parts.filter(Boolean).join(language === 'ar' ? '؛ ' : language === 'zh' ? '；' : '; ');

function happenings(of: Organization, to: Composition): string[] {
  const { say, language } = to;
  const meetings = of.meetings.map((m) => {
    const days = formatMeetingDays(m, language);
    return say('report.organization.meeting', { ordinal: ordinal(m.ordinal, language), where: m.place.trim() === '' ? days : say('report.where', { place: m.place, days }) });
  });
  const documents = of.documents.map((d) => asSentence(say('report.organization.document', { title: d.symbol ? `${d.title} (${d.symbol})` : d.title, date: formatDay(d.adoptedOn, 'day', language) })));
  return [...meetings, ...documents];
}

function figures({ figures: f }: Organization, to: Composition): string {
  const { say, language } = to;
  if (f.total === 0) return say('report.organization.no-commitments');
  const counted = (['implemented', 'in-progress', 'not-started', 'overtaken-by-events', 'discontinued'] as const).filter((status) => f.byStatus[status] > 0).map((status) => say(`report.count.${status}`, { n: f.byStatus[status] }));
  return sentences([say('report.organization.commitments', { total: f.total }), say('report.summary.statuses', { list: formatList(counted, language) }), f.open === 0 ? '' : say('report.summary.open', { open: f.open, overdue: f.overdue })], language);
}

const told = (u: Organization['updates'][number], { say, language }: Composition): Run[] => [
  { text: say('report.item.update', { entity: u.entity, date: formatDay(u.on, 'day', language), status: lowered(label(language, 'implementationStatus', u.status)) }), italic: true },
  { text: gapOf(language) }, { text: `${asSentence(unwrapped(u.narrative))}`, foreign: true }, { text: ` (${u.reference})` },
];

const listed = (i: Instrument, { say, language }: Composition): Run[] => [
  { text: i.name, foreign: true }, { text: i.parties.length > 0 ? say('report.instrument.parties', { parties: formatList(i.parties, language) }) : '' },
  { text: say('report.instrument.term', { kind: lowered(message(language, `instrumentKind.${i.kind}`)), term: termOf(i, language) || say('report.instrument.open') }) },
  ...(i.standing === 'expires' || i.standing === 'expired' ? [{ text: `${gapOf(language)}${say(`report.instrument.${i.standing}`)}`, strong: true }] : []),
];

function organization(of: Organization, to: Composition): void {
  const { say, language } = to;
  to.part(organizationKey(of.id), of.organization.name);
  const happened = happenings(of, to);
  to.paragraph([{ text: happened.length > 0 ? sentences(happened, language) : say('report.organization.no-meeting') }]);
  to.paragraph([{ text: figures(of, to) }]);
  to.subParagraphs(of.updates.map((u) => told(u, to)));
  if (of.instruments.length === 0) return;
  to.paragraph([{ text: say('report.organization.instruments') }]);
  to.subParagraphs(of.instruments.map((i) => listed(i, to)));
}

const cell = (text: string): Cell => ({ lines: [{ text }] });

function instruments(report: ConsolidatedReport, dress: ReportDress, to: Composition): void {
  const { say, language } = to;
  const all = expiring(organizationsIn(report, dress));
  to.section('instruments', say('report.heading.instruments'));
  to.paragraph([{ text: say('report.instruments.intro', { n: all.length, date: formatDay(report.nextReportOn, 'day', language) }) }]);
  if (all.length === 0) return;
  to.table({
    caption: say('report.instruments.table'),
    head: [say('report.instruments.organization'), say('report.instruments.name'), say('report.instruments.term'), say('report.instruments.ends')],
    shares: [26, 38, 20, 16],
    rows: all.map(({ of, instrument: i }) => [cell(of.organization.name), { lines: [{ text: i.name, foreign: true }] }, cell(termOf(i, language)), cell(i.endsOn === null ? '' : formatDay(i.endsOn, 'day', language))]),
  });
}

/** The consolidated report in words, in its language, ready to be laid out. */
export function consolidatedOutlineOf(report: ConsolidatedReport, dress: ReportDress): Outline {
  const { language } = report;
  const say = sayIn(language);
  const to = new Composition(language, dress);
  const period = { from: formatDay(report.from, 'day', language), to: formatDay(report.asOf, 'day', language) };
  const scope = say('report.consolidated.scope', { ...period, n: report.organizations.length });
  to.section('introduction', say('report.heading.introduction'));
  to.paragraph([{ text: scope }]);
  to.paragraph([{ text: say(`report.consolidated.order.${dress.order}`) }]);
  to.section('organizations', say('report.heading.organizations'));
  for (const of of organizationsIn(report, dress)) organization(of, to);
  instruments(report, dress, to);
  for (const key of ['observations', 'recommendations'] as const) if (dress.narratives.some((n) => n.key === key && n.text.trim() !== '')) to.section(key, say(`report.heading.${key}`));
  return {
    language,
    day: report.asOf,
    masthead: mastheadOf({ partnership: say('report.consolidated.issuer'), kind: say('report.consolidated.kind'), asOf: report.asOf, language }, dress),
    occasion: [],
    title: say('report.consolidated.title'),
    summary: { heading: say('report.heading.summary'), sentences: [sentences([scope, say('report.instruments.intro', { n: expiring(report.organizations).length, date: formatDay(report.nextReportOn, 'day', language) })], language)] },
    contents: say('report.heading.contents'),
    blocks: to.blocks,
    annex: null,
  };
}
