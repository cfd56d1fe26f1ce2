import { audit, vocabulary, type RouteResponse } from '@suivi/contract';
import { infiniteQueryOptions, keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { call, callForFile } from '../../../ui/call.js';
import { useChange } from '../../../ui/change.js';
import { useLanguage } from '../../../ui/language.js';
import { reading } from '../../../ui/reading.js';
import { type AuditSearch, soughtFor } from './audit-search.js';

export type TrailEntry = RouteResponse<typeof audit.listTrail>['items'][number];
export type TrailVerdict = RouteResponse<typeof audit.verifyTrail>;

/** The trail by pages, the latest first. */
export const trailPages = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: [audit.listTrail.id, search],
    queryFn: ({ pageParam, signal }) => call(audit.listTrail, { query: { ...soughtFor(search), cursor: pageParam, limit: 25 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useLastVerification = () => useQuery(reading(audit.lastVerification));
export const useVerify = () => useChange(audit.verifyTrail, audit.lastVerification, audit.listTrail);
/** The trail of a partnership as a file; without one, of what belongs to none. */
export const useExportTrail = () => useMutation<Blob, unknown, number | undefined>({ mutationFn: (partnershipId) => callForFile(audit.exportTrail, { query: { partnershipId } }) });

/** Where what an entry tells of can be looked at, if it has a screen. */
export function screenOf({ subject, subjectId: id }: Pick<TrailEntry, 'subject' | 'subjectId'>): LinkProps | undefined {
  const screens: Partial<Record<string, LinkProps>> = {
    commitment: { to: '/commitments/$commitmentId', params: { commitmentId: id } }, meeting: { to: '/meetings/$meetingId', params: { meetingId: id } }, document: { to: '/documents/$documentId/review', params: { documentId: id } },
    person: { to: '/people/$personId', params: { personId: id } }, account: { to: '/people/$personId', params: { personId: id } }, partnership: { to: '/partnerships/$partnershipId', params: { partnershipId: id } },
    report: { to: '/reports/$reportId', params: { reportId: id } }, mail: { to: '/mails/{-$mailId}', params: { mailId: id } },
  };
  return screens[subject];
}

/** What the trail's words are called; one that is not known stands for itself. */
export function useTrailWords() {
  const { t } = useLanguage();
  const subject = (word: string): string => {
    const known = vocabulary.trailSubjects.find((one) => one === word);
    return known ? t(`trailSubject.${known}`) : word;
  };
  const action = (word: string, of?: string): string => {
    const [plain, ofCommitment] = [vocabulary.trailActions.find((one) => one === word), vocabulary.commitmentActions.find((one) => one === word)];
    if (ofCommitment && (of === 'commitment' || !plain)) return t(`commitmentAction.${ofCommitment}`);
    return plain ? t(`trailAction.${plain}`) : word;
  };
  return { subject, action };
}
