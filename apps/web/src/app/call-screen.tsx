import { getRouteApi } from '@tanstack/react-router';
import { MeetingTrail } from '../features/commitments/meeting/meeting-page.js';
import { useMeeting } from '../features/outcomes/documents.js';
import { CallPage } from '../features/reminders/calls/call-page.js';
import { useLanguage } from '../ui/language.js';

const route = getRouteApi('/meetings/$meetingId/call');

/** The call for inputs on a meeting's commitments. */
export function CallScreen() {
  const { t } = useLanguage();
  const { meetingId } = route.useParams();
  const meeting = useMeeting(meetingId).data;
  return <CallPage key={meetingId} meetingId={meetingId} trail={<MeetingTrail meeting={meeting}>{t('web.calls.title')}</MeetingTrail>} />;
}
