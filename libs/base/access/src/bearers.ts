import type { Sql } from '@suivi/db';
import * as store from './bearers.store.js';
import { digestOf } from './secrets.js';

/** How long sessions live. */
export interface SessionLimits {
  /** Without a request. */
  idleMinutes: number;
  /** From the sign-in on, whatever happens. */
  wholeHours: number;
}

/** A day's work, and a week: the mail is the one factor, so that nobody stays signed in for months; what is delicate asks for a fresh sign-in anyhow. */
export const usualSessionLimits: SessionLimits = { idleMinutes: 480, wholeHours: 168 };

const minute = 60_000;
const hour = 3_600_000;

/** The session that a token stands for, if it counts at this moment; takes down once a minute that it was seen. */
export async function sessionBehind(sql: Sql, token: string, o: { now: Date; limits: SessionLimits }): Promise<store.LiveSession | undefined> {
  const live = await store.liveSession(sql, digestOf(token), o.now);
  if (live && o.now.getTime() - live.lastSeenAt.getTime() >= minute)
    await store.noteSessionSeen(sql, live.sessionId, { now: o.now, idleMs: o.limits.idleMinutes * minute, wholeMs: o.limits.wholeHours * hour });
  return live;
}

/** The token of a program, if it counts at this moment; takes down once an hour that it was used. */
export async function tokenBehind(sql: Sql, token: string, now: Date): Promise<store.LiveToken | undefined> {
  const live = await store.liveToken(sql, digestOf(token), now);
  if (live && now.getTime() - (live.lastUsedAt?.getTime() ?? 0) >= hour) await store.noteTokenUsed(sql, live.tokenId, new Date(Math.floor(now.getTime() / hour) * hour));
  return live;
}
