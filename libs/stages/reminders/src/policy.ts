import { type Scope, wholeInstallation } from '@suivi/access';
import { recordHistory, statesAsOf } from '@suivi/audit';
import { callRulesOf, type ReminderOverride, type ReminderPolicy, reminderOverride, reminderPolicy, standardPolicy } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { partnership as partnershipOf } from '@suivi/directory';
import { type Act, Refusal } from '@suivi/kernel';
import { commitmentState } from './commitment-state.store.js';
import * as store from './policy.store.js';

/** The policy that counts for a partnership, in full, with its version: 0 while it is the standard one. `standard` is what it could go back to. */
export interface PolicyInForce {
  policy: ReminderPolicy;
  isStandard: boolean;
  version: number;
  standard: ReminderPolicy;
}

/** Reads a policy, or says with words in what it contradicts itself. */
function consistent<T>(shape: { safeParse(given: unknown): { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } } }, given: unknown): T {
  const read = shape.safeParse(given);
  if (read.success) return read.data;
  throw new Refusal('reminder-policy.contradiction', read.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'policy'}: ${issue.message}`).join('; '));
}

const asked = (version: number | undefined, known: number): void => {
  if (version !== undefined && version !== known) throw new Refusal('stale-version', `the policy is at version ${known}, not ${version}`);
};

/** A policy that does not speak of calls for inputs, with the rules that count for them then. */
const inFull = (policy: ReminderPolicy): ReminderPolicy => ({ ...policy, callForInputs: callRulesOf(policy) });

function inForce(stored: { policy: ReminderPolicy; version: number } | undefined, silentAfterDays: number): PolicyInForce {
  const standard = standardPolicy(silentAfterDays);
  return stored ? { policy: inFull(stored.policy), isStandard: false, version: stored.version, standard } : { policy: standard, isStandard: true, version: 0, standard };
}

/** The policy that counts for a partnership of the reader's; with `asOf` the one that counted then. Refuses with 'not-found'. */
export async function policyInForce(sql: Sql, scope: Scope, partnershipId: number, asOf?: Date): Promise<PolicyInForce> {
  const { silentAfterDays } = await partnershipOf(sql, scope, partnershipId);
  if (!asOf) return inForce(await store.policyOfPartnership(sql, partnershipId), silentAfterDays);
  const [then] = await statesAsOf(sql, { subject: 'reminder-policy', partnershipId, at: asOf });
  return inForce(then?.after as { policy: ReminderPolicy; version: number } | undefined, silentAfterDays);
}

/** Sets a partnership's policy; `version` is the one that the change started from. */
export const setPolicy = (sql: Sql, input: { partnershipId: number; policy: ReminderPolicy; version?: number }, act: Act): Promise<PolicyInForce> =>
  transact(sql, async (tx) => {
    const policy = consistent(reminderPolicy, input.policy);
    await store.lockPartnership(tx, input.partnershipId);
    const before = await policyInForce(tx, wholeInstallation, input.partnershipId);
    asked(input.version, before.version);
    const row = { partnershipId: input.partnershipId, policy, version: before.version + 1 };
    await store.upsertPolicy(tx, row);
    await recordHistory(tx, {
      partnershipId: input.partnershipId, subject: 'reminder-policy', subjectId: input.partnershipId, at: act.now, actor: act.actor,
      action: before.isStandard ? 'added' : 'changed', before: before.isStandard ? null : { policy: before.policy, version: before.version }, after: { policy, version: row.version },
    });
    return { policy: inFull(policy), isStandard: false, version: row.version, standard: before.standard };
  });

/** The rules that count for one commitment of the reader's instead of its partnership's; version 0 while there are none. Refuses with 'not-found'. */
export async function overrideOf(sql: Sql, scope: Scope, commitmentId: number): Promise<{ policy: ReminderOverride | null; version: number }> {
  const row = await store.overrideOfCommitment(sql, scope, commitmentId);
  if (!row) throw new Refusal('not-found', `there is no commitment ${commitmentId}`);
  return { policy: row.policy, version: row.version ?? 0 };
}

async function openCommitment(sql: Sql, id: number): Promise<{ partnershipId: number }> {
  const state = await commitmentState(sql, id);
  if (!state) throw new Refusal('not-found', `there is no commitment ${id}`);
  if (state.recordState !== 'open') throw new Refusal('commitment.not-open', `nobody is reminded of commitment ${id}: it is ${state.recordState}`);
  return state;
}

/** Gives one open commitment rules of its own; `version` is the one that the change started from, 0 for none. */
export const setOverride = (sql: Sql, input: { commitmentId: number; policy: ReminderOverride; version?: number }, act: Act): Promise<{ policy: ReminderOverride; version: number }> =>
  transact(sql, async (tx) => {
    const policy = consistent(reminderOverride, input.policy);
    const { partnershipId } = await openCommitment(tx, input.commitmentId);
    const before = await overrideOf(tx, wholeInstallation, input.commitmentId);
    asked(input.version, before.version);
    const after = { policy, version: before.version + 1 };
    await store.upsertOverride(tx, { commitmentId: input.commitmentId, ...after });
    await recordHistory(tx, { partnershipId, subject: 'reminder-override', subjectId: input.commitmentId, at: act.now, actor: act.actor, action: before.policy ? 'changed' : 'added', before: before.policy && before, after });
    return after;
  });

/** Lets the partnership's policy count for a commitment again. */
export const removeOverride = (sql: Sql, input: { commitmentId: number; version?: number }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const { partnershipId } = await openCommitment(tx, input.commitmentId);
    const before = await overrideOf(tx, wholeInstallation, input.commitmentId);
    if (!before.policy) throw new Refusal('not-found', `commitment ${input.commitmentId} has no reminder rules of its own`);
    asked(input.version, before.version);
    await store.deleteOverride(tx, input.commitmentId);
    await recordHistory(tx, { partnershipId, subject: 'reminder-override', subjectId: input.commitmentId, at: act.now, actor: act.actor, action: 'removed', before, after: {} });
  });
