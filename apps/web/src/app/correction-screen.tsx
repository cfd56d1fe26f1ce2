import { getRouteApi } from '@tanstack/react-router';
import { CorrectionPage } from '../features/outcomes/correction/correction-page.js';

const route = getRouteApi('/documents/$documentId/correct');

/** A corrected version of a document on its way in. */
export function CorrectionScreen() {
  const { documentId } = route.useParams();
  return <CorrectionPage key={documentId} id={documentId} />;
}
