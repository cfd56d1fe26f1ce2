import { type AnswerCapability, readCapability, signCapability } from '@suivi/access';
import type { Sql } from '@suivi/db';
import type { Person } from '@suivi/directory';
import { type Language, type LocalDate, localDayOf, localized, type Precision, zoneWithClock } from '@suivi/kernel';
import { pendingExtension, type ExtensionRow } from '../extensions.store.js';
import { type HandoverRow, pendingHandovers } from '../handovers.store.js';
import { contributionsTo } from '../inputs.js';
import { personBehind } from '../person-behind.js';
import { type Reporter, reporterOf } from '../reporter.store.js';
import { type StatusUpdate, updateOf } from '../update-shape.js';
import { lastUpdateOf } from '../updates.store.js';
import { draftOf } from './drafts.js';
import type { Draft } from './fields.js';
import { awaitingAnswerOf, type PlaceRow, placeRow } from './standing.store.js';

/** A link as it came in, with the secret that signs ours. */
export interface Link {
  token: string;
  secret: string;
}

/** Another commitment that awaits the same person, and how many there are. */
export interface Next {
  reference: string;
  title: string;
  path: string;
  count: number;
}

/** What the page behind a link that holds is made of. */
export interface Standing {
  capability: AnswerCapability;
  language: Language;
  zone: string;
  today: LocalDate;
  personName: string;
  entityName: string;
  of: PlaceRow;
  /** How exactly a later deadline is said. */
  precision: Precision;
  roles: Reporter['roles'];
  /** What the entity said last, and what became of it. */
  last: StatusUpdate | null;
  contributions: readonly StatusUpdate[];
  extension: ExtensionRow | null;
  /** The colleague whom this person has named. */
  naming: HandoverRow | null;
  draft: Draft | null;
  next: Next | null;
}

/** A link holds, or it once did, or it is none of ours: altered, foreign, garbage. */
export type Found = { kind: 'holds'; standing: Standing } | { kind: 'stale'; personId: number; language: Language | null } | { kind: 'invalid' };

async function nextFor(sql: Sql, { capability, secret, today }: { capability: AnswerCapability; secret: string; today: LocalDate }): Promise<Next | null> {
  const { items, total } = await awaitingAnswerOf(sql, { personId: capability.personId, today, limit: 1, except: capability });
  const [first] = items;
  if (!first) return null;
  const token = signCapability(secret, { ...capability, commitmentId: first.commitmentId, organizationId: first.organizationId });
  return { reference: first.reference, title: first.title, path: `/answer/${token}`, count: total };
}

/** Finds out what a link stands for now. Only one that bears our seal is looked up; every other is the same. */
export async function standingOf(sql: Sql, link: Link, now: Date): Promise<Found> {
  const capability = readCapability(link.secret, link.token);
  if (!capability) return { kind: 'invalid' };
  const person = await personBehind(sql, capability.personId, now);
  const stale: Found = { kind: 'stale', personId: capability.personId, language: person?.language ?? null };
  if (!person || person.linkGeneration !== capability.generation) return stale;
  const of = await placeRow(sql, capability);
  const reporter = await reporterOf(sql, { ...capability, on: localDayOf(now, 'utc') });
  if (!of?.isOwner || !reporter || reporter.roles.length === 0) return stale;
  return { kind: 'holds', standing: await standingFor(sql, { capability, secret: link.secret, person, of, reporter }, now) };
}

interface Known {
  capability: AnswerCapability;
  secret: string;
  person: Person;
  of: PlaceRow;
  reporter: Reporter;
}

async function standingFor(sql: Sql, { capability, secret, person, of, reporter }: Known, now: Date): Promise<Standing> {
  const zone = zoneWithClock(person.zone);
  const today = localDayOf(now, zone);
  const last = await lastUpdateOf(sql, capability);
  const naming = (await pendingHandovers(sql, capability)).find(({ personId }) => personId === person.id);
  return {
    capability, language: person.language, zone, today, personName: person.name, entityName: localized(of.entity, person.language), of, roles: reporter.roles,
    precision: of.hangsOnMeeting || of.precision === null ? 'day' : of.precision,
    last: last ? updateOf(last) : null,
    contributions: of.leads ? await contributionsTo(sql, capability.commitmentId) : [],
    extension: (await pendingExtension(sql, capability)) ?? null,
    naming: naming ?? null,
    draft: await draftOf(sql, capability),
    next: await nextFor(sql, { capability, secret, today }),
  };
}
