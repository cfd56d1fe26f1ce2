import { createHash, randomBytes } from 'node:crypto';
import type { HistoryActor } from '@suivi/db';

/** Which fields of a subject name a person or say where to reach them; the reasons of its changes may do so too (a server's words bear the address). */
const personalFields: Readonly<Record<string, readonly string[]>> = { person: ['name', 'email'] };

/** The kinds of subjects whose rows say something of a person. */
export const personalSubjects: readonly string[] = Object.keys(personalFields);

/** The part of a history row in which people may be named; a reader that asks for the state alone leaves the rest out. */
export interface Said {
  subject: string;
  subjectId: number;
  actor?: HistoryActor;
  reason?: string | null;
  changes?: Record<string, { from: unknown; to: unknown }>;
  after: object;
}

/** A value as it is kept apart: `token` stands in its place. Without salt and value nothing can be told from it. */
export interface KeptApart {
  token: string;
  value: string;
  salt: Uint8Array;
}

const tokenForm = /^person:(\d+):[0-9a-f]{64}$/;

/** Tells whether a text stands in the place of a value that is kept apart. */
export const isToken = (text: string): boolean => tokenForm.test(text);

/** The tokens in a text of any kind. */
export const tokensIn = (text: string): string[] => text.match(/person:\d+:[0-9a-f]{64}/g) ?? [];

/** The token that a value has with this salt: `person:ID:` and the SHA-256 of salt and value. */
export const tokenOf = (personId: number, value: string, salt: Uint8Array): string => `person:${personId}:${createHash('sha256').update(salt).update(value).digest('hex')}`;

/** Prepares a person's value for being kept apart, with a salt of its own. */
export function keepApart(personId: number, value: string): KeptApart {
  const salt = randomBytes(32);
  return { token: tokenOf(personId, value, salt), value, salt };
}

/** The person whom an actor is in the directory, if the actor is one. */
export const personActing = (actor?: HistoryActor): number | undefined => (actor?.kind === 'person' ? actor.personId : undefined);

/** What is shown for a token whose value is gone. */
export const erasedName = (personId: number | string): string => `erased person ${personId}`;

/** What a token stands for: the value as kept, or the words for one that was erased; any other text stands for itself. */
export function shownFor(text: string, values: ReadonlyMap<string, string>): string {
  const [, personId] = tokenForm.exec(text) ?? [];
  return personId === undefined ? text : (values.get(text) ?? erasedName(personId));
}

/** A row with every personal text of its subject replaced; a row of another kind of subject as it is. */
export function replacePersonal<T extends Said>(row: T, replaced: (text: string) => string): T {
  const fields = personalFields[row.subject];
  if (fields === undefined) return row;
  const swap = (value: unknown): unknown => (typeof value === 'string' ? replaced(value) : value);
  const replacement: Said = { ...row, after: replaceIn(row.after, fields, swap) };
  if (row.reason) replacement.reason = replaced(row.reason);
  if (row.changes) replacement.changes = replaceIn(row.changes, fields, ({ from, to }) => ({ from: swap(from), to: swap(to) }));
  return replacement as T;
}

function replaceIn<T extends object>(object: T, fields: readonly string[], replaced: (value: T[keyof T]) => unknown): T {
  return Object.fromEntries(Object.entries(object).map(([name, value]: [string, T[keyof T]]) => [name, fields.includes(name) ? replaced(value) : value])) as T;
}
