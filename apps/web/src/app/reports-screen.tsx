import { lastSearch } from '../features/commitments/register-search.js';
import { useMeetingChoices, useMeetingNames } from '../features/outcomes/meetings.js';
import { ReportPage } from '../features/reports/report-page.js';
import { ReportsPage } from '../features/reports/reports-page.js';
import { useParams } from '@tanstack/react-router';

/** The reports of the partnership that the register shows. */
export function ReportsScreen() {
  const { partnershipId } = lastSearch();
  return <ReportsPage partnershipId={partnershipId} meetings={useMeetingNames()} choices={useMeetingChoices(partnershipId)} />;
}

/** One report. */
export function ReportScreen() {
  const { reportId } = useParams({ from: '/reports/$reportId' });
  return <ReportPage key={reportId} reportId={reportId} meetings={useMeetingNames()} />;
}
