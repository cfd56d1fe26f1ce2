import type { Sql } from '@suivi/db';
import { instantOf, localDayOf } from '@suivi/kernel';
import { nextWritingHour, writingTimes } from '@suivi/reminders';
import { whoHadDigest } from './gathering.store.js';
import { type Finding, peopleKeptWaiting } from './health.store.js';

/** People whose reminders should be in a mail by now: they might be written to then and now, and have had no digest today. */
export async function peopleOverlooked(sql: Sql, at: { now: Date; before: Date }): Promise<Finding> {
  const waiting = await peopleKeptWaiting(sql, at);
  if (waiting.length === 0) return { count: 0, since: null };
  const times = await writingTimes(sql, at.now);
  const open = waiting.filter((person) => [at.before, at.now].every((then) => nextWritingHour({ ...person, personId: person.id }, times, then) <= then));
  if (open.length === 0) return { count: 0, since: null };
  const asked = open.map((person) => {
    const since = localDayOf(at.now, person.zone);
    return { personId: person.id, since, sentSince: instantOf(since, 0, person.zone) };
  });
  const served = await whoHadDigest(sql, asked);
  const overlooked = open.filter((person) => !served.has(person.id));
  return { count: overlooked.length, since: overlooked.map((person) => person.since).sort((a, b) => a.getTime() - b.getTime())[0] ?? null };
}
