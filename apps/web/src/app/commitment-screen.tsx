import { getRouteApi } from '@tanstack/react-router';
import { CommitmentPage } from '../features/commitments/commitment-page.js';
import { UpdatesOfCommitment } from '../features/updates/updates-of-commitment.js';

const route = getRouteApi('/commitments/$commitmentId');

/** A commitment with its updates: the one place where the two stages meet on a screen. */
export function CommitmentScreen() {
  const { commitmentId } = route.useParams();
  return <CommitmentPage key={commitmentId} id={commitmentId} updates={(commitment) => <UpdatesOfCommitment commitmentId={commitment.id} />} />;
}
