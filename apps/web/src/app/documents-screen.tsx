import { lastSearch } from '../features/commitments/register-search.js';
import { UnsettledNotice } from '../features/commitments/unsettled-notice.js';
import { DocumentsPage } from '../features/outcomes/documents-page.js';

/** The documents of the partnership that the register shows. */
export function DocumentsScreen() {
  const { partnershipId } = lastSearch();
  return <DocumentsPage partnershipId={partnershipId} notice={<UnsettledNotice partnershipId={partnershipId} />} />;
}
