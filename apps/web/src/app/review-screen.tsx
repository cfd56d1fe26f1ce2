import { getRouteApi } from '@tanstack/react-router';
import { AcceptForm } from '../features/commitments/accept-form.js';
import { UnsettledNotice } from '../features/commitments/unsettled-notice.js';
import { ReviewPage } from '../features/outcomes/review/review-page.js';

const route = getRouteApi('/documents/$documentId/review');

/** A document under review; what is accepted goes into the register through the form of the next stage. */
export function ReviewScreen() {
  const { documentId } = route.useParams();
  const { beside } = route.useSearch();
  const navigate = route.useNavigate();
  const onBeside = (id: number | undefined) => void navigate({ search: id === undefined ? {} : { beside: id }, replace: true });
  return <ReviewPage key={documentId} id={documentId} besideId={beside} onBeside={onBeside} notice={<UnsettledNotice documentId={documentId} />} acceptForm={(accepting) => <AcceptForm key={accepting.proposal.id} {...accepting} />} />;
}
