import { lastSearch } from '../features/commitments/register-search.js';
import { DocumentsPage } from '../features/outcomes/documents-page.js';

/** The documents of the partnership that the register shows. */
export function DocumentsScreen() {
  return <DocumentsPage partnershipId={lastSearch().partnershipId} />;
}
