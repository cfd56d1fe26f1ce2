import { readCallAnswer, wholeInstallation } from '@suivi/access';
import { type Act, localDayOf } from '@suivi/kernel';
import { callInFull, closeCall, draftCall, extendCall, nudgeEntities, openCall, proposeCall } from '@suivi/reminders';
import { showCall, takeCall } from '@suivi/updates';
import { idIn } from './cast.js';
import { dayOf } from './days.js';
import type { EventOf } from './scenario-events.js';
import { linksIn } from './sent-mail.js';
import type { World } from './world.js';

const organizationsOf = (world: World, keys: readonly string[] | undefined): number[] | undefined => keys?.map((key) => idIn(world.cast.organizations, key));

/** Drafts a call for inputs and opens it: to the entities named, else to all that own an open commitment of the meeting. */
export async function makeCall(world: World, event: EventOf<'call'>, act: Act): Promise<void> {
  const meetingId = idIn(world.cast.meetings, event.meeting);
  const named = organizationsOf(world, event.entities);
  const proposal = await proposeCall(world.sql, wholeInstallation, meetingId, act.now);
  const entities = (named ?? proposal.entities.filter((one) => one.open > 0).map((one) => one.organization.id)).map((organizationId) => ({ organizationId, personId: null }));
  const opensOn = event.opensOn === undefined ? localDayOf(act.now, 'UTC') : dayOf(event.opensOn, world.today);
  const { id } = await draftCall(world.sql, { meetingId, opensOn, dueOn: dayOf(event.dueOn, world.today), message: event.message ?? {}, sheet: event.sheet ?? 'none', entities }, act);
  await openCall(world.sql, { id }, act);
  world.cast.calls.set(event.as, id);
}

export const extend = (world: World, event: EventOf<'extend-call'>, act: Act): Promise<unknown> =>
  extendCall(world.sql, { id: idIn(world.cast.calls, event.call), organizationIds: organizationsOf(world, event.entities), dueOn: dayOf(event.dueOn, world.today), reason: event.reason }, act);

export const nudge = (world: World, event: EventOf<'nudge'>, act: Act): Promise<unknown> =>
  nudgeEntities(world.sql, { id: idIn(world.cast.calls, event.call), organizationIds: organizationsOf(world, event.entities) }, act);

export const close = (world: World, event: EventOf<'close-call'>, act: Act): Promise<unknown> => closeCall(world.sql, { id: idIn(world.cast.calls, event.call) }, act);

/** The link in the last mail that a person got about a call. */
function linkTo(world: World, { who, call }: EventOf<'answer-call'>, now: Date) {
  const person = world.scenario.people[who];
  const secret = world.letterhead.linkSecret;
  for (const token of linksIn(world.mailer.sent, person?.email.toLowerCase() ?? '', /\/answer\/call\/([\w.-]+)/g)) {
    const grants = readCallAnswer(secret, token);
    if (grants?.callId === idIn(world.cast.calls, call)) return { token, secret, language: person?.language ?? ('en' as const), grants };
  }
  throw new Error(`${who} has had no mail about the call '${call}' by ${now.toISOString()}, so there is no link to answer by; let it happen later`);
}

/** What an entity says to a call as a whole, by the link: words for the report, or that it has nothing to report. */
export async function answer(world: World, event: EventOf<'answer-call'>, act: Act): Promise<void> {
  const { grants: { callId, organizationId }, ...link } = linkTo(world, event, act.now);
  await showCall(world.sql, link, act.now); // as a person does: look first; looking changes nothing
  const fields = event.words === undefined ? { act: 'nothing', nothing: 'yes' } : { act: 'report', remarks: event.words };
  const reply = await takeCall(world.sql, { ...link, letterhead: world.letterhead, read: async () => ({ fields, files: [] }) }, act.now);
  const said = (await callInFull(world.sql, wholeInstallation, callId, act.now)).entities.find((one) => one.organization.id === organizationId);
  if (reply.status !== 200 || said?.response === 'none') throw new Error(`the page of the call did not take what ${event.who} said`);
}
