import type { CompiledReport, ProgressReport, ReportCommitment, ReportDress } from '@suivi/contract';
import { message } from '@suivi/i18n';
import { consolidatedSectionsOf } from '../consolidated/consolidated-sections.js';
import { commitmentsOf, groupsOf } from './groups.js';
import type { ReportSection } from './section.js';

/** What of a commitment a narrative about several may rest on; its wording in full is the facts of its own section. */
const gist = ({ reference, title, verifiedStatus, declaredStatus, recordState, scheduleStatus, deadline, updates, project, succeededBy }: ReportCommitment) => ({
  reference, title, verifiedStatus, declaredStatus, recordState, scheduleStatus, deadline, project, succeededBy, updates: updates.map(({ on, status, narrative }) => ({ on, status, narrative })),
});

const isOutstanding = (of: ReportCommitment): boolean => of.recordState === 'open' || of.recordState === 'carried-over';

/** The sections of a report in their order. A narrative of a key stands at the head of its section; one of a commitment follows the commitment. */
export const sectionsOf = (report: CompiledReport, dress: ReportDress): ReportSection[] => (report.kind === 'consolidated' ? consolidatedSectionsOf(report, dress) : progressSectionsOf(report, dress));

function progressSectionsOf(report: ProgressReport, dress: ReportDress): ReportSection[] {
  const { language, figures } = report;
  const all = commitmentsOf(report);
  const section = (key: string, facts: unknown): ReportSection => ({ key, heading: message(language, `report.heading.${key}` as 'report.heading.overview'), depth: 1, facts });
  const groups = groupsOf(report, dress).flatMap((group): ReportSection[] => [
    { key: group.key, heading: group.heading, depth: 2, facts: group.commitments.map(gist) },
    ...group.commitments.map((of): ReportSection => ({ key: `commitment:${of.reference}`, heading: of.title, depth: 3, facts: of })),
  ]);
  const projects = all.filter((of) => of.project !== null);
  return [
    section('introduction', { meeting: report.meeting, nextMeeting: report.nextMeeting, document: report.document }),
    section('overview', { figures, previous: dress.previous ?? null }),
    { ...section('progress', figures), heading: message(language, `report.heading.by.${dress.breakdown}`) },
    ...groups,
    ...(projects.length > 0 ? [section('projects', projects.map(({ reference, project }) => ({ reference, project })))] : []),
    section('outstanding', all.filter(isOutstanding).map(gist)),
    section('observations', figures),
    section('recommendations', figures),
  ];
}
