import { callRulesOf, type ReminderChannel, type ReminderPolicy } from '@suivi/contract';
import type { ForeseenMail, Reason } from './preview.js';

/** A change between two lists of mails to come: what one policy says of an occurrence and the other does not, or says otherwise. */
export interface Difference {
  kind: 'added' | 'gone' | 'moved' | 'other-channel';
  personId: number;
  commitmentId: number;
  callId?: number;
  organizationId: number;
  before: { at: Date; rule: string; channel: ReminderChannel } | null;
  after: { at: Date; rule: string; channel: ReminderChannel } | null;
}

type Entry = NonNullable<Difference['after']> & { key: string; reason: Reason; personId: number };

const entriesOf = (mails: readonly ForeseenMail[]): Entry[] =>
  mails.flatMap((mail) => mail.reasons.map((reason) => ({
    at: mail.at, rule: reason.rule, channel: mail.channel, personId: mail.personId, reason, key: `${mail.personId} ${aboutOf(reason)} ${reason.organizationId} ${reason.rule} ${reason.dueOn}`,
  })));

const aboutOf = ({ callId, commitmentId }: { callId?: number; commitmentId: number }): string => (callId === undefined ? String(commitmentId) : `call ${callId}`);

const sideOf = ({ at, rule, channel }: Entry): NonNullable<Difference['after']> => ({ at, rule, channel });

/** What differs between the mails of two policies, by the instant. The same occurrence in another mail has moved; one of the same rule on another day has, too. */
export function differences(before: readonly ForeseenMail[], after: readonly ForeseenMail[], policies: { before: ReminderPolicy; after: ReminderPolicy }): Difference[] {
  const known = new Map(entriesOf(before).map((entry) => [entry.key, entry]));
  const found: Difference[] = [];
  const subject = ({ personId, reason }: Entry) => ({ personId, commitmentId: reason.commitmentId, callId: reason.callId, organizationId: reason.organizationId });
  for (const entry of entriesOf(after)) {
    const old = known.get(entry.key);
    known.delete(entry.key);
    if (!old) found.push({ kind: 'added', ...subject(entry), before: null, after: sideOf(entry) });
    else if (old.at.getTime() !== entry.at.getTime()) found.push({ kind: 'moved', ...subject(entry), before: sideOf(old), after: sideOf(entry) });
    else if (old.channel !== entry.channel) found.push({ kind: 'other-channel', ...subject(entry), before: sideOf(old), after: sideOf(entry) });
  }
  for (const old of known.values()) found.push({ kind: 'gone', ...subject(old), before: sideOf(old), after: null });
  const former = namesIn(policies.before);
  const paired = pairMoves(found, new Set(namesIn(policies.after).filter((name) => former.includes(name))));
  return paired.sort((a, b) => instantOfDifference(a) - instantOfDifference(b) || a.personId - b.personId || a.commitmentId - b.commitmentId);
}

const instantOfDifference = ({ before, after }: Difference): number => (after ?? before)?.at.getTime() ?? 0;

/** A rule for calls may bear the name of one for commitments. */
const nameOf = (rule: string, isOfCall: boolean): string => (isOfCall ? `call ${rule}` : rule);
const namesIn = (policy: ReminderPolicy): string[] => [...policy.rules.map(({ slug }) => nameOf(slug, false)), ...callRulesOf(policy).rules.map(({ slug }) => nameOf(slug, true))];

/** A rule that is in both policies under its name and now speaks on another day: gone here and added there is one thing moved. */
function pairMoves(found: readonly Difference[], kept: ReadonlySet<string>): Difference[] {
  const keyOf = (d: Difference, rule: string): string => `${d.personId} ${aboutOf(d)} ${d.organizationId} ${rule}`;
  const gone = new Map<string, Difference[]>();
  for (const d of found) if (d.kind === 'gone' && d.before && kept.has(nameOf(d.before.rule, d.callId !== undefined))) gone.set(keyOf(d, d.before.rule), [...(gone.get(keyOf(d, d.before.rule)) ?? []), d]);
  const used = new Set<Difference>();
  const moved = found.map((d): Difference => {
    const old = d.kind === 'added' && d.after ? gone.get(keyOf(d, d.after.rule))?.shift() : undefined;
    if (!old) return d;
    used.add(old);
    return { ...d, kind: 'moved', before: old.before };
  });
  return moved.filter((d) => !used.has(d));
}
