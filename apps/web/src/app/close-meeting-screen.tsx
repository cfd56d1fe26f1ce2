import { getRouteApi } from '@tanstack/react-router';
import { CloseMeetingPage } from '../features/commitments/meeting/close-page.js';

const route = getRouteApi('/meetings/$meetingId/close');

/** What becomes of the open commitments of a meeting. */
export function CloseMeetingScreen() {
  const { meetingId } = route.useParams();
  return <CloseMeetingPage key={meetingId} id={meetingId} />;
}
