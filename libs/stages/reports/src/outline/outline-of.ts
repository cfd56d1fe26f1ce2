import type { ProgressReport, ReportDress } from '@suivi/contract';
import { formatDay, label } from '@suivi/i18n';
import { annexOf } from './annex.js';
import { Composition } from './composition.js';
import { introduction } from './introduction.js';
import { mastheadOf } from './masthead.js';
import type { Outline } from './outline.js';
import { outstanding } from './outstanding.js';
import { openSentences, overview, statusesSentence } from './overview.js';
import { progress, projects } from './progress.js';
import { capitalized, meetingValues, sayIn, sentences } from './words.js';

const scopeSentence = (report: ProgressReport): string =>
  sayIn(report.language)('report.summary.scope', {
    total: report.figures.total, ...meetingValues(report.meeting, report.language), date: formatDay(report.asOf, 'day', report.language),
  });

/** Sections that hold only what editors write: left out while nothing is written in any language. */
function closing(to: Composition): void {
  for (const key of ['observations', 'recommendations'] as const) if (to.dress.narratives.some((n) => n.key === key && n.text.trim() !== '')) to.section(key, to.say(`report.heading.${key}`));
}

/** The report in words, in its language, ready to be laid out. */
export function outlineOf(report: ProgressReport, dress: ReportDress): Outline {
  const { language } = report;
  const say = sayIn(language);
  const meeting = meetingValues(report.meeting, language);
  const body = new Composition(language, dress);
  introduction(report, body);
  overview(report, dress, body);
  progress(report, dress, body);
  projects(report, body);
  outstanding(report, body);
  closing(body);
  return {
    language,
    day: report.asOf,
    masthead: mastheadOf({ partnership: report.partnership, kind: label(language, 'reportKind', report.kind), asOf: report.asOf, language }, dress),
    occasion: [report.series, capitalized(say('report.masthead.meeting', meeting)), meeting.where],
    title: capitalized(say(`report.title.${report.kind}`, meeting)),
    summary: { heading: say('report.heading.summary'), sentences: [sentences([scopeSentence(report), statusesSentence(report), ...openSentences(report).slice(0, 1)], language)] },
    contents: say('report.heading.contents'),
    blocks: body.blocks,
    annex: annexOf(report),
  };
}
