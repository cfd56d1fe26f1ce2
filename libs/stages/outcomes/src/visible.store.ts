import { inCoordinatedPartnership, inSeenPartnership, type Scope } from '@suivi/access';
import type { SQL } from 'drizzle-orm';

/** Conditions that rows of this stage are a reader's to see, on columns as the statement writes them; nothing is asked of a reader who sees everything. */

const partnershipOfMeeting = (id: string): string => `(select s.partnership_id from meeting m join series s on s.id = m.series_id where m.id = ${id})`;
const partnershipOfDocument = (id: string): string => `(select s.partnership_id from document d join meeting m on m.id = d.meeting_id join series s on s.id = m.series_id where d.id = ${id})`;

/** Meetings of the partnerships that the reader has to do with. */
export const ofSeenMeeting = (scope: Scope, meetingId: string): SQL | undefined => inSeenPartnership(scope, partnershipOfMeeting(meetingId));
/** Documents of those. */
export const ofSeenDocument = (scope: Scope, documentId: string): SQL | undefined => inSeenPartnership(scope, partnershipOfDocument(documentId));
/** Files that were handed in for meetings of partnerships that the reader coordinates. */
export const ofCoordinatedMeeting = (scope: Scope, meetingId: string): SQL | undefined => inCoordinatedPartnership(scope, partnershipOfMeeting(meetingId));
/** Proposals in documents of those. */
export const ofCoordinatedDocument = (scope: Scope, documentId: string): SQL | undefined => inCoordinatedPartnership(scope, partnershipOfDocument(documentId));
