import { lastSearch } from '../features/commitments/register-search.js';
import { MeetingsPage } from '../features/commitments/meeting/meetings-page.js';

/** The meetings of the partnership that the register shows. */
export const MeetingsScreen = () => <MeetingsPage partnershipId={lastSearch().partnershipId} />;
