import { administers, type Scope } from '@suivi/access';
import type { audit, RouteInput, RouteResponse } from '@suivi/contract';
import type { Db, Sql } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { type HistoryRow, recordHistory } from './history.store.js';
import { withPersonalValues } from './personal.store.js';
import { lastOf, trailRows } from './trail.store.js';
import { type TrailVerdict, verifyTrail } from './verifying.js';

type Entry = RouteResponse<typeof audit.listTrail>['items'][number];
type Verdict = RouteResponse<typeof audit.verifyTrail>;

const LONGEST = 300;
/** The trail is one thing, on record under one number. */
const trail = { subject: 'trail', subjectId: 1 } as const;

/** Tells whether the reader may verify the whole trail, and see what belongs to no partnership. */
export const mayVerifyTrail = (scope: Scope): boolean => administers(scope);
/** Tells whether the reader may hand the trail of a partnership to an auditor; without one, of what belongs to none. */
export const mayExportTrail = (scope: Scope, partnershipId?: number): boolean => administers(scope, partnershipId);

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const isLocalized = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((text) => typeof text === 'string');

function calledIn({ after }: HistoryRow): Entry['called'] {
  const named = ['title', 'name', 'acronym', 'fileName', 'url'].map((key) => after[key]).find((value) => (typeof value === 'string' && value !== '') || isLocalized(value));
  return isLocalized(named) ? named : asText(named);
}

const entryOf = (row: HistoryRow): Entry => ({
  id: row.id, partnershipId: row.partnershipId, at: row.at.toISOString(), actor: { kind: row.actor.kind, name: row.actor.name, personId: row.actor.personId ?? null }, subject: row.subject, subjectId: row.subjectId,
  called: calledIn(row), action: row.action, reason: row.reason, changes: Object.entries(row.changes).map(([field, { from, to }]) => ({ field, from: asText(from), to: asText(to) })),
});

const instantOf = (text?: string): Date | undefined => (text === undefined ? undefined : new Date(text));

/** A page of the trail as its reader administers it, the latest first. */
export async function trailPage(sql: Sql, scope: Scope, { cursor, since, before, limit, ...sought }: RouteInput<typeof audit.listTrail>['query']): Promise<RouteResponse<typeof audit.listTrail>> {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
  const rows = await trailRows(sql, scope, { ...sought, since: instantOf(since), before: instantOf(before), beforeId: cursor === undefined ? undefined : Number(cursor), limit: limit + 1 });
  const items = (await withPersonalValues(sql, rows.slice(0, limit))).map(entryOf);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

/** Verifies the trail and puts on record what was found: who looks next sees when that was. */
export async function verifyOnRecord(db: Db, act: Act): Promise<Verdict> {
  const after = await verifyTrail(db);
  await recordHistory(db, { ...trail, partnershipId: null, at: act.now, actor: act.actor, action: 'verified', before: {}, after });
  return { ...after, verifiedAt: act.now.toISOString(), by: act.actor.name };
}

/** What the last verification found; null before the first. */
export async function lastVerification(sql: Sql): Promise<Verdict | null> {
  const row = await lastOf(sql, { subject: trail.subject, action: 'verified' });
  const [shown] = row ? await withPersonalValues(sql, [row]) : [];
  return shown ? { ...(shown.after as unknown as TrailVerdict), verifiedAt: shown.at.toISOString(), by: shown.actor.name } : null;
}

/** Puts on record that the trail of a partnership (null: of none) was handed out, and to whom. */
export const recordTrailExport = (sql: Sql, partnershipId: number | null, act: Act): Promise<void> =>
  recordHistory(sql, { ...trail, partnershipId, at: act.now, actor: act.actor, action: 'exported', before: {}, after: { exported: true } });
