import { wholeInstallation } from '@suivi/access';
import { ownersInFull } from '@suivi/commitments';
import { personWithAddress } from '@suivi/directory';
import type { Act } from '@suivi/kernel';
import { showAnswer, statusUpdates, submitUpdate, takeAnswer } from '@suivi/updates';
import type { EventOf } from './scenario-events.js';
import { lastLink } from './sent-mail.js';
import type { World } from './world.js';

interface Reported {
  event: EventOf<'report'>;
  commitmentId: number;
}

/** An entity reports: by the link in the last mail that the person got about the commitment, or the desk enters what it heard otherwise. */
export async function report(world: World, reported: Reported, act: Act): Promise<void> {
  if (reported.event.via === 'desk') return enterForThem(world, reported, act);
  return answerByLink(world, reported, act);
}

async function answerByLink(world: World, { event, commitmentId }: Reported, act: Act): Promise<void> {
  const person = world.scenario.people[event.who];
  const organizationId = event.organization === undefined ? undefined : world.cast.organizations.get(event.organization);
  const secret = world.letterhead.linkSecret;
  const address = person?.email.toLowerCase() ?? '';
  const link = lastLink(world.mailer.sent, { address, secret, commitmentId, organizationId });
  if (!link) throw new Error(`${event.who} has had no mail about '${event.commitment}' by ${act.now.toISOString()}, so there is no link to answer by; let it happen later, or say via: desk`);
  const language = person?.language ?? 'en';
  await showAnswer(world.sql, { token: link.token, secret, language }, act.now); // as a person does: look first; looking changes nothing
  const form = { status: event.status, narrative: event.narrative, evidence: event.evidence ?? '' };
  const reply = await takeAnswer(world.sql, { token: link.token, secret, letterhead: world.letterhead, language, read: async () => ({ fields: form, files: [] }) }, act.now);
  const { items } = await statusUpdates(world.sql, wholeInstallation, { commitmentId, state: 'submitted', limit: 200 });
  const taken = items.some((item) => item.organization.id === link.organizationId && item.submittedAt === act.now.toISOString());
  if (reply.status !== 200 || !taken) throw new Error(`the answer page did not take the report of ${event.who} on '${event.commitment}': ${titleOf(reply.html)}`);
}

const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? 'no title';

async function enterForThem(world: World, { event, commitmentId }: Reported, act: Act): Promise<void> {
  const person = await personWithAddress(world.sql, wholeInstallation, world.scenario.people[event.who]?.email.toLowerCase() ?? '', act.now);
  const named = event.organization ?? world.scenario.people[event.who]?.appointments.find(({ role }) => role !== 'coordinator')?.organization ?? '';
  const organizationId = world.cast.organizations.get(named);
  const owners = await ownersInFull(world.sql, wholeInstallation, [commitmentId]);
  if (!person || organizationId === undefined || !owners.some(({ owner }) => owner.organizationId === organizationId)) throw new Error(`${event.who} does not report on '${event.commitment}'`);
  await submitUpdate(world.sql, { commitmentId, organizationId, by: { personId: person.id, letterhead: world.letterhead }, status: event.status, narrative: event.narrative, evidence: event.evidence }, act);
}
