import type { Scope } from '@suivi/access';
import type { DeliveryLight, DeliveryTrouble, emails, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { message } from '@suivi/i18n';
import { wishesWaiting } from '@suivi/jobs';
import { readingsWaiting } from '@suivi/outcomes';
import { countLate } from '@suivi/reminders';
import { alarmWaiting } from './alarming.store.js';
import { maySeeDetails } from './emails.policy.js';
import * as store from './inbox.store.js';
import { type Installation, installationRow } from './emails.store.js';
import { type Finding, lastAcceptedAt, mailsLate, nothingAccepted } from './health.store.js';
import { peopleOverlooked } from './overlooked.js';

/** What is in the way of mail. */
export interface Trouble extends Finding {
  code: DeliveryTrouble;
}

/** Whether what is due goes out. */
export interface Health {
  light: DeliveryLight;
  troubles: Trouble[];
  heldSince: Date | null;
}

/** What is later than this is late. */
const patienceMinutes = 15;

const none: Finding = { count: 0, since: null };
const once = (since: Date, detail?: string): Finding => ({ count: 1, since, detail });

/** A round that sends for an hour is at work, although it has not come to its end. */
async function silence(sql: Sql, { lastRoundAt, createdAt }: Installation, before: Date): Promise<Finding> {
  const signs = [lastRoundAt ?? createdAt, (await lastAcceptedAt(sql)) ?? createdAt];
  const last = new Date(Math.max(...signs.map((sign) => sign.getTime())));
  return last <= before ? once(last) : none;
}

/** While delivery is held nothing is late: it waits for a person. */
async function outward(sql: Sql, installation: Installation, at: { now: Date; before: Date }): Promise<[DeliveryTrouble, Finding][]> {
  if (installation.deliveryHeldSince) return [];
  const { serverAwaySince: away, serverAwayReason } = installation;
  return [
    ['server-away', away && away <= at.before ? once(away, serverAwayReason ?? '') : none],
    ['mail-late', await mailsLate(sql, at)],
    ['nothing-accepted', await nothingAccepted(sql, at)],
  ];
}

/** Looks whether anything that is due is more than 15 minutes late. */
export async function lookAfterDelivery(sql: Sql, now: Date): Promise<Health> {
  const at = { now, before: new Date(now.getTime() - patienceMinutes * 60_000) };
  const installation = await installationRow(sql);
  const found: [DeliveryTrouble, Finding][] = [
    ['round-silent', await silence(sql, installation, at.before)],
    ...(await outward(sql, installation, at)),
    ['inbox-away', await store.inboxAway(sql, at)],
    ['reminders-late', await peopleOverlooked(sql, at)],
    ['looks-late', { count: await countLate(sql, at.before), since: null }],
    ['readings-late', (await readingsWaiting(sql, at)).late],
    ['jobs-late', (await wishesWaiting(sql, at.before)).late],
  ];
  const troubles = found.filter(([, { count }]) => count > 0).map(([code, finding]) => ({ code, ...finding }));
  const held = installation.deliveryHeldSince;
  return { light: troubles.length > 0 ? 'red' : held ? 'held' : 'green', troubles, heldSince: held };
}

/** The health as it goes over the wire, in English words beside the codes; what servers said, and of whom, only to who administers the installation. */
export async function deliveryHealth(sql: Sql, scope: Scope, now: Date): Promise<RouteResponse<typeof emails.readDeliveryHealth>> {
  const { light, troubles, heldSince } = await lookAfterDelivery(sql, now);
  const alarmWaitsSince = light === 'red' ? await alarmWaiting(sql) : null;
  const words = [message('en', `delivery.words.${light}`), ...(alarmWaitsSince ? [message('en', 'delivery.words.alarm-waits')] : [])].join(' ');
  return {
    light, at: now.toISOString(), words, heldSince: heldSince?.toISOString() ?? null, alarmWaitsSince: alarmWaitsSince?.toISOString() ?? null,
    troubles: troubles.map(({ code, count, since, ...found }) => {
      const detail = maySeeDetails(scope) ? (found.detail ?? null) : null;
      return { code, count, since: since?.toISOString() ?? null, detail, words: message('en', `delivery.trouble.${code}`, { count, detail: detail ?? '…' }) };
    }),
  };
}
