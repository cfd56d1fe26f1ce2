import { wholeInstallation } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { changeMeeting, createMeeting, type Meeting, meeting, type MeetingChange, type NewMeeting, nextMeetingOf } from '@suivi/outcomes';
import { remember, stateOf, verified } from './change.js';
import * as store from './commitments.store.js';
import { deadlineAtMeeting } from './deadline.js';

/** Adds a meeting; the open commitments of the meeting before it take it as their horizon. */
export const addMeeting = (sql: Sql, input: NewMeeting, act: Act): Promise<Meeting> =>
  transact(sql, async (tx) => {
    const added = await createMeeting(tx, input, act);
    await followHorizon(tx, added, act);
    return added;
  });

/** Open commitments made at the meeting before this one take its first day as their horizon. */
async function followHorizon(tx: Tx, of: Meeting, act: Act): Promise<void> {
  const previous = await previousOf(tx, of);
  if (!previous) return;
  for (const row of await store.openMadeAt(tx, previous.id)) {
    if (row.horizonOn === of.startsOn) continue;
    const before = await stateOf(tx, row);
    await remember(tx, { before, row: await store.updateCommitment(tx, row.id, { horizonOn: of.startsOn }), action: 'horizon-moved' }, act);
  }
}

async function previousOf(tx: Tx, of: Meeting): Promise<Meeting | undefined> {
  return of.ordinal > 1 ? nextMeetingOf(tx, { seriesId: of.seriesId, ordinal: of.ordinal - 2 }) : undefined;
}

/** Moves a meeting, and with it every open deadline that hangs on it and the horizon of the meeting before. */
export const moveMeeting = (sql: Sql, input: MeetingChange, act: Act): Promise<Meeting> =>
  transact(sql, async (tx) => {
    const { after } = await changeMeeting(tx, input, act);
    for (const row of await store.openHangingOn(tx, after.id)) {
      if (row.deadlineOn === after.startsOn && row.deadlinePrecision === after.precision) continue;
      const before = await stateOf(tx, row);
      const moved = await store.updateCommitment(tx, row.id, deadlineAtMeeting(after, row.deadlineText));
      await remember(tx, { before, row: moved, action: 'deadline-moved', reason: `meeting ${after.ordinal} moved to ${after.startsOn}` }, act);
    }
    await followHorizon(tx, after, act);
    return after;
  });

/** Records that a meeting was held; the commitments to hold it are implemented by that and close. */
export const holdMeeting = (sql: Sql, input: { id: number; version?: number; startsOn?: string; endsOn?: string }, act: Act): Promise<Meeting> =>
  transact(sql, async (tx) => {
    const before = await meeting(tx, wholeInstallation, input.id);
    if (before.status === 'held') throw new Refusal('meeting.already-held', `meeting ${before.ordinal} was already recorded as held`);
    const held = await moveMeeting(tx, { ...input, status: 'held' }, act);
    for (const row of await store.openToHold(tx, held.id)) {
      const state = await stateOf(tx, row);
      const closed = await store.updateCommitment(tx, row.id, { ...verified(state, 'implemented', `meeting ${held.ordinal} was held`, act), declaredStatus: 'implemented' });
      await remember(tx, { before: state, row: closed, action: 'closed', reason: `meeting ${held.ordinal} was held` }, act);
    }
    return held;
  });
