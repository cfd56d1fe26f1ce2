import { getRouteApi } from '@tanstack/react-router';
import { MeetingPage } from '../features/commitments/meeting/meeting-page.js';
import { CallOfMeeting } from '../features/reminders/calls/call-of-meeting.js';

const route = getRouteApi('/meetings/$meetingId');

/** A meeting and its cycle. */
export function MeetingScreen() {
  const { meetingId } = route.useParams();
  return <MeetingPage key={meetingId} id={meetingId} parts={({ id }) => <CallOfMeeting meetingId={id} />} />;
}
