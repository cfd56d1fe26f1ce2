import { reminders, type ReminderOverride, type ReminderPolicy, type RouteResponse } from '@suivi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../ui/call.js';
import { useChange } from '../../ui/change.js';
import { answers, reading, refresh } from '../../ui/reading.js';

/** A policy that says when entities are reminded of calls for inputs too. */
export type PolicyInFull = ReminderPolicy & Required<Pick<ReminderPolicy, 'callForInputs'>>;
/** The policy that counts for a partnership, with its version and the standard one. */
export type PolicyInForce = RouteResponse<typeof reminders.readPolicy> & Record<'policy' | 'standard', PolicyInFull>;
/** A mail that would go out, with why. */
export type ForeseenMail = RouteResponse<typeof reminders.previewReminders>['items'][number];
/** What goes out otherwise. */
export type Difference = RouteResponse<typeof reminders.diffReminders>['items'][number];
/** Who gets nothing at present. */
export type Pause = RouteResponse<typeof reminders.listPauses>['items'][number];
/** A commitment's own rules. */
export type OwnRules = RouteResponse<typeof reminders.readOverride> & { policy: ReminderOverride | null };

/** How far a change of the policy is looked at. */
export const daysAhead = 30;
/** How far the next mail about one commitment is looked for. */
export const daysAheadOfCommitment = 90;

// What is stored was filled in when it came in: of what the contract lets a writer leave out, nothing is missing.
const policyStored = (answer: RouteResponse<typeof reminders.readPolicy>): PolicyInForce => answer as PolicyInForce;
const rulesStored = (answer: RouteResponse<typeof reminders.readOverride>): OwnRules => answer as OwnRules;

// one partnership never stands in for another while it loads
const policyOf = (id: number) => ({ ...reading(reminders.readPolicy, { params: { id } }), placeholderData: undefined });
export const usePolicy = (id: number) => useQuery({ ...policyOf(id), select: policyStored });
export const usePauses = (id: number) => useQuery({ ...reading(reminders.listPauses, { params: { id } }), placeholderData: undefined });
export const useOwnRules = (id: number) => useQuery({ ...reading(reminders.readOverride, { params: { id } }), placeholderData: undefined, select: rulesStored });

/** Every mail that would go out under a policy. */
export const usePreview = (id: number, policy: ReminderPolicy) =>
  useQuery({
    queryKey: [reminders.previewReminders.id, id, policy],
    queryFn: ({ signal }) => call(reminders.previewReminders, { params: { id }, body: { policy, days: daysAhead }, signal }),
    placeholderData: keepPreviousData,
  });

/** What would go out otherwise than under the stored policy; not asked while nothing is changed. */
export const useDiff = (id: number, after: ReminderPolicy, isChanged: boolean) =>
  useQuery({
    queryKey: [reminders.diffReminders.id, id, after],
    queryFn: ({ signal }) => call(reminders.diffReminders, { params: { id }, body: { after, days: daysAhead }, signal }),
    placeholderData: keepPreviousData,
    enabled: isChanged,
  });

/** What goes out next about one commitment, under the rules in force. */
export const useNextMails = (commitment: { id: number; partnershipId: number }) =>
  useQuery({
    queryKey: [reminders.previewReminders.id, commitment.partnershipId, 'commitment', commitment.id],
    queryFn: ({ signal }) => call(reminders.previewReminders, { params: { id: commitment.partnershipId }, body: { commitmentId: commitment.id, days: daysAheadOfCommitment }, signal }),
  });

const touched = [reminders.readPolicy, reminders.previewReminders, reminders.diffReminders];
export const useSetPolicy = () => useChange(reminders.setPolicy, ...touched);
/** Asks again for the policy as it is stored now. */
export async function storedPolicy(id: number): Promise<PolicyInForce> {
  await refresh(reminders.diffReminders);
  return policyStored(await answers.fetchQuery({ ...policyOf(id), staleTime: 0 }));
}

const touchedByOwn = [reminders.readOverride, reminders.previewReminders, reminders.diffReminders];
export const useSetOwnRules = () => useChange(reminders.setOverride, ...touchedByOwn);
export const useRemoveOwnRules = () => useChange(reminders.removeOverride, ...touchedByOwn);
