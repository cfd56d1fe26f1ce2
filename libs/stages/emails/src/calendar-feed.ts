import { readCalendar, signCapability, wholeInstallation } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { person as personOf } from '@suivi/directory';
import { localDayOf, zoneWithClock } from '@suivi/kernel';
import { entityTagOf, writeCalendar } from './calendar.js';
import * as store from './calendar-feed.store.js';
import type { Letterhead } from './letterhead.js';

/** A calendar as it stands, and what tells it from another state. */
export interface Feed {
  calendar: string;
  entityTag: string;
}

/** The calendar behind an address; null for one that is not ours, was altered, was revoked, or whose holder reports for no entity any more. */
export async function calendarFeed(sql: Sql, asked: { token: string; letterhead: Letterhead }, now: Date): Promise<Feed | null> {
  const { letterhead } = asked;
  const access = readCalendar(letterhead.linkSecret, asked.token);
  if (!access) return null;
  const { personId, generation } = access;
  const { language, zone, linkGeneration } = await personOf(sql, wholeInstallation, personId, now);
  if (generation !== linkGeneration) return null;
  const today = localDayOf(now, zoneWithClock(zone));
  if (!(await store.reportsForAny(sql, personId, today))) return null;
  const entries = (await store.deadlinesOf(sql, personId, today)).map((entry) => ({ ...entry, url: `${letterhead.publicUrl}/answer/${signCapability(letterhead.linkSecret, { ...entry, personId, generation })}` }));
  const calendar = writeCalendar(entries, { language, letterhead, purpose: 'feed' });
  return { calendar, entityTag: entityTagOf(calendar) };
}
