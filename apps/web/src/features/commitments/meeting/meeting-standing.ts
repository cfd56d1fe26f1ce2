import { commitments, outcomes, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../../ui/change.js';
import { reading } from '../../../ui/reading.js';

/** Where the commitments of a meeting stand, by area and by month. */
export type MeetingStanding = RouteResponse<typeof commitments.readStanding>;
/** What the figures of a meeting, of an area and of the meeting before have alike. */
export type Counts = Pick<MeetingStanding, 'total' | 'byStatus' | 'open' | 'overdue' | 'carriedOver'>;
/** A general meeting with its dates. */
export type Meeting = RouteResponse<typeof outcomes.readMeeting>;

export const useStanding = (meetingId: number) => useQuery({ ...reading(commitments.readStanding, { params: { id: meetingId } }), placeholderData: undefined });

const touched = [commitments.listCommitments, commitments.readCommitment, commitments.readHistory, commitments.readStanding];
export const useCloseMeeting = () => useChange(commitments.closeMeeting, ...touched);
export const useAddMeeting = () => useChange(outcomes.createMeeting, outcomes.listMeetings, outcomes.readMeeting);
