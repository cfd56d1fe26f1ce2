import type { ProgressReport } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import type { Composition } from './composition.js';
import { asSentence, meetingValues } from './words.js';

/** Of which meeting, on what grounds and for whom. */
export function introduction(report: ProgressReport, to: Composition): void {
  const { language, document, nextMeeting } = report;
  const { say } = to;
  const meeting = meetingValues(report.meeting, language);
  to.section('introduction', say('report.heading.introduction'));
  if (document) {
    const title = document.symbol ? `${document.title} (${document.symbol})` : document.title;
    to.paragraph([{ text: asSentence(say('report.intro.document', { ...meeting, title })) }]);
  } else to.paragraph([{ text: say('report.intro.meeting', meeting) }]);
  to.paragraph([{ text: say('report.intro.basis', { date: formatDay(report.asOf, 'day', language) }) }]);
  if (nextMeeting) to.paragraph([{ text: say('report.intro.next', meetingValues(nextMeeting, language)) }]);
}
