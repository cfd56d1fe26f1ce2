import { getRouteApi } from '@tanstack/react-router';
import { cyclesOf } from '../features/directory/partnerships/next-meetings.js';
import { PartnershipPage } from '../features/directory/partnerships/partnership-page.js';
import { PartnershipsPage } from '../features/directory/partnerships/partnerships-page.js';
import { useMeetings, useSeries } from '../features/outcomes/meetings.js';

const route = getRouteApi('/partnerships/$partnershipId');

/** The partnerships with their meetings. */
export function PartnershipsScreen() {
  return <PartnershipsPage meetings={useMeetings().data?.items ?? []} series={useSeries().data?.items ?? []} />;
}

/** One partnership with its meetings. */
export function PartnershipScreen() {
  const { partnershipId } = route.useParams();
  const [meetings, series] = [useMeetings(partnershipId), useSeries()];
  const cycles = cyclesOf(partnershipId, series.data?.items ?? [], meetings.data?.items ?? []);
  return <PartnershipPage key={partnershipId} id={partnershipId} cycles={cycles} asked={meetings} />;
}
