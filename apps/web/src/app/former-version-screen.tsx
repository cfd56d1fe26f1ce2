import { getRouteApi } from '@tanstack/react-router';
import { FormerVersionPage } from '../features/outcomes/correction/former-version-page.js';

const route = getRouteApi('/documents/$documentId/versions/$version');

/** A text that a document had before it was corrected. */
export function FormerVersionScreen() {
  const { documentId, version } = route.useParams();
  return <FormerVersionPage key={`${documentId}/${version}`} id={documentId} version={version} />;
}
