import { type ProgressReport, type ReportCommitment, vocabulary } from '@suivi/contract';
import { formatDay, formatList, formatNumber, label } from '@suivi/i18n';
import { annexOf } from './annex.js';
import { commitmentRuns, updateRuns } from './commitment-text.js';
import type { Block, Outline, Run } from './outline.js';
import { asSentence, capitalized, fullName, meetingValues, nextMeetingValues, partMark, sayIn, sectionMark, sentences, subParagraphMark } from './words.js';

/** Hands out the numbers of paragraphs and the marks of sections in the order of the document. */
class Composition {
  readonly blocks: Block[] = [];
  private paragraphs = 0;
  private sections = 0;
  private parts = 0;

  constructor(readonly report: ProgressReport) {}

  section(text: string): void {
    this.sections += 1;
    this.parts = 0;
    this.blocks.push({ kind: 'heading', level: 1, mark: sectionMark(this.sections, this.report.language), text });
  }

  part(text: string): void {
    this.parts += 1;
    this.blocks.push({ kind: 'heading', level: 2, mark: partMark(this.parts, this.report.language), text });
  }

  paragraph(runs: Run[]): void {
    this.paragraphs += 1;
    this.blocks.push({ kind: 'paragraph', number: this.paragraphs, runs });
  }

  /** Sub-paragraphs of the paragraph before; a single one bears no mark. */
  subParagraphs(all: Run[][]): void {
    all.forEach((runs, i) => this.blocks.push({ kind: 'sub-paragraph', mark: all.length > 1 ? subParagraphMark(i + 1, this.report.language) : null, runs }));
  }
}

const commitmentsOf = (report: ProgressReport): ReportCommitment[] => report.areas.flatMap((area) => area.commitments);

/** The statuses counted, in one sentence. */
function statusesSentence(report: ProgressReport): string {
  const { figures, language } = report;
  const say = sayIn(language);
  const counted = (['implemented', 'in-progress', 'not-started', 'overtaken-by-events', 'discontinued'] as const)
    .map((status) => ({ status, n: figures.byStatus[status] }))
    .filter(({ n }) => n > 0)
    .map(({ status, n }) => say(`report.count.${status}`, { n }));
  return say('report.summary.statuses', { list: formatList(counted, language) });
}

/** What is still open, and what was heard of it. */
function openSentences(report: ProgressReport): string[] {
  const { figures, language } = report;
  const say = sayIn(language);
  return [
    figures.open === 0 ? say('report.summary.none-open') : say('report.summary.open', { open: figures.open, overdue: figures.overdue }),
    figures.carriedOver > 0 ? say('report.summary.carried-over', { n: figures.carriedOver, ...nextMeetingValues(report) }) : '',
    figures.withoutUpdate > 0 ? say('report.summary.without-update', { n: figures.withoutUpdate }) : '',
  ].filter(Boolean);
}

const scopeSentence = (report: ProgressReport): string =>
  sayIn(report.language)('report.summary.scope', {
    total: report.figures.total, ...meetingValues(report.meeting, report.language), date: formatDay(report.asOf, 'day', report.language),
  });

function introduction(to: Composition): void {
  const { report } = to;
  const { language, document, nextMeeting } = report;
  const say = sayIn(language);
  const meeting = meetingValues(report.meeting, language);
  to.section(say('report.heading.introduction'));
  if (document) {
    const title = document.symbol ? `${document.title} (${document.symbol})` : document.title;
    to.paragraph([{ text: asSentence(say('report.intro.document', { ...meeting, title })) }]);
  } else to.paragraph([{ text: say('report.intro.meeting', meeting) }]);
  to.paragraph([{ text: say('report.intro.basis', { date: formatDay(report.asOf, 'day', language) }) }]);
  if (nextMeeting) to.paragraph([{ text: say('report.intro.next', meetingValues(nextMeeting, language)) }]);
}

function overview(to: Composition): void {
  const { report } = to;
  const { language } = report;
  const say = sayIn(language);
  const statuses = vocabulary.implementationStatuses;
  const figure = (n: number): string => (n === 0 ? '–' : formatNumber(n, language));
  const line = (name: string, of: readonly ReportCommitment[]): string[] => [
    name, ...statuses.map((status) => figure(of.filter((c) => c.verifiedStatus === status).length)), formatNumber(of.length, language),
  ];
  to.section(say('report.heading.overview'));
  to.paragraph([{ text: sentences(openSentences(report), language) }]);
  to.blocks.push({
    kind: 'figures',
    caption: say('report.overview.table'),
    head: [say('report.overview.area'), ...statuses.map((status) => label(language, 'implementationStatus', status)), say('report.overview.total')],
    rows: report.areas.map((area) => line(area.name ?? say('report.heading.no-area'), area.commitments)),
    total: line(say('report.overview.total'), commitmentsOf(report)),
  });
}

function areas(to: Composition): void {
  const { report } = to;
  const say = sayIn(report.language);
  to.section(say('report.heading.areas'));
  for (const area of report.areas) {
    to.part(area.name ?? say('report.heading.no-area'));
    for (const commitment of area.commitments) {
      to.paragraph(commitmentRuns(commitment, report.language));
      to.subParagraphs(commitment.updates.map((update) => updateRuns(update, report.language)));
    }
  }
}

/** Entities of which nothing was heard on any of their commitments. */
function silentEntities(report: ProgressReport): string[] {
  const heard = new Set(commitmentsOf(report).flatMap((c) => c.updates.map((u) => u.entity.acronym)));
  const silent = commitmentsOf(report).flatMap((c) => c.withoutUpdate).filter((entity) => !heard.has(entity.acronym));
  return [...new Set(silent.map((entity) => fullName(entity, report.language)))];
}

function outstanding(to: Composition): void {
  const { report } = to;
  const { language } = report;
  const say = sayIn(language);
  const all = commitmentsOf(report);
  const references = (of: readonly ReportCommitment[]): string => formatList(of.map((c) => c.reference), language);
  const overdue = all.filter((c) => c.scheduleStatus === 'overdue');
  const open = all.filter((c) => c.recordState === 'open' && c.scheduleStatus !== 'overdue');
  const carried = all.filter((c) => c.recordState === 'carried-over');
  const now = carried.map((c) => (c.succeededBy ? say('report.outstanding.now', { reference: c.reference, successor: c.succeededBy }) : c.reference));
  const silent = silentEntities(report);
  const date = formatDay(report.asOf, 'day', language);
  const paragraphs = [
    overdue.length > 0 && say('report.outstanding.overdue', { date, references: references(overdue) }),
    open.length > 0 && say('report.outstanding.open', { references: references(open) }),
    carried.length > 0 && say('report.outstanding.carried-over', { ...nextMeetingValues(report), references: formatList(now, language) }),
    silent.length > 0 && say('report.outstanding.silent', { entities: formatList(silent, language) }),
  ].filter((text) => text !== false);
  to.section(say('report.heading.outstanding'));
  for (const text of paragraphs) to.paragraph([{ text }]);
  if (overdue.length + open.length + carried.length === 0) to.paragraph([{ text: say('report.outstanding.none', meetingValues(report.meeting, language)) }]);
}

/** The report in words, in its language, ready to be laid out. */
export function outlineOf(report: ProgressReport): Outline {
  const { language } = report;
  const say = sayIn(language);
  const meeting = meetingValues(report.meeting, language);
  const body = new Composition(report);
  introduction(body);
  overview(body);
  areas(body);
  outstanding(body);
  return {
    language,
    masthead: {
      partnership: report.partnership,
      kind: label(language, 'reportKind', report.kind),
      facts: [say('report.masthead.as-of', { date: formatDay(report.asOf, 'day', language) }), say('report.masthead.language', { language: label(language, 'language', language) })],
    },
    occasion: [report.series, capitalized(say('report.masthead.meeting', meeting)), meeting.where],
    title: capitalized(say(`report.title.${report.kind}`, meeting)),
    summary: { heading: say('report.heading.summary'), sentences: [sentences([scopeSentence(report), statusesSentence(report), ...openSentences(report).slice(0, 1)], language)] },
    blocks: body.blocks,
    annex: annexOf(report),
  };
}
