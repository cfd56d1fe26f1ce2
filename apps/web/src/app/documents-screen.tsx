import { getRouteApi } from '@tanstack/react-router';
import { lastSearch } from '../features/commitments/register-search.js';
import { UnsettledNotice } from '../features/commitments/unsettled-notice.js';
import { useChosenPartnership } from '../features/directory/directory.js';
import { DocumentsPage } from '../features/outcomes/documents-page.js';
import { FirstSteps } from '../features/outcomes/start/first-steps.js';

const route = getRouteApi('/documents');

/** The documents of the partnership that the register shows, or of the one that has just begun. */
export function DocumentsScreen() {
  const { partnershipId = lastSearch().partnershipId, meetingId } = route.useSearch();
  const chosen = useChosenPartnership(partnershipId);
  const notice = <>{chosen && !chosen.isSample && <FirstSteps key={chosen.id} partnershipId={chosen.id} />}<UnsettledNotice partnershipId={partnershipId} /></>;
  return <DocumentsPage key={partnershipId} partnershipId={partnershipId} meetingId={meetingId} notice={notice} />;
}
