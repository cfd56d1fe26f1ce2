import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, ref } from './columns.js';

/**
 * What the history says of people by name or address, kept apart from it: the history holds the `token` in its place, which is `person:ID:` and the
 * SHA-256 (hexadecimal) of salt and value. Deleting a row erases the value for good and leaves every hash as it was. Rows are added and deleted, never changed.
 */
export const personalValue = pgTable(
  'personal_value',
  { token: text('token').primaryKey(), personId: ref('person_id').notNull(), value: text('value').notNull(), salt: bytes('salt').notNull() },
  (t) => [index('personal_value_of_person').on(t.personId)],
);

/**
 * The seals on the history, numbered without a gap in the order of sealing. `line` is the text that is hashed: the rows sealed with their digests, the
 * hash of the seal before in the same chain and of the seal before in any; `chain` is the partnership, 0 for rows of none. Every row up to `upTo` is under a seal.
 */
export const historySeal = pgTable(
  'history_seal',
  {
    number: bigint('number', { mode: 'number' }).primaryKey(),
    chain: bigint('chain', { mode: 'number' }).notNull(),
    upTo: bigint('up_to', { mode: 'number' }).notNull(),
    line: text('line').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (t) => [index('history_seal_of_chain').on(t.chain, t.number), check('history_seal_number', sql`number > 0`)],
);
