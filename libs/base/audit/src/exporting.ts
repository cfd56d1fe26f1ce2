import type { Tx } from '@suivi/db';
import { keptOf } from './personal.store.js';
import { tokensIn } from './personal.js';
import { beforeAll } from './sealing.js';
import * as store from './seals.store.js';

const SEALS_AT_ONCE = 200;
const ROWS_AT_ONCE = 2000;

/** What an export holds: how many rows, how many of them come after the last seal, and the hash of the chain's last seal. */
export interface TrailExport {
  rows: number;
  unsealed: number;
  head: string | null;
}

/**
 * The lines of one chain (a partnership's, 0 for rows of none), each with its line end: the rows under a seal, then the seal; at last the rows that are not
 * sealed yet, and the names and addresses that stand behind the tokens. `told` is filled in on the way. In one transaction that sees one instant.
 */
export async function* exportedLines(tx: Tx, chain: number, told: TrailExport): AsyncGenerator<string> {
  const tokens = new Set<string>();
  let after = beforeAll;
  for (let number = 0; ; ) {
    const seals = await store.sealsAfter(tx, { number, chain, limit: SEALS_AT_ONCE });
    for (const { upTo, line, hash } of seals) {
      yield* rowsUpTo(tx, { chain, after, upTo }, told, tokens);
      yield `${line}\n`;
      after = upTo;
      told.head = hash;
    }
    if (seals.length < SEALS_AT_ONCE) break;
    number = seals.at(-1)?.number ?? 0;
  }
  const sealed = told.rows;
  yield* rowsUpTo(tx, { chain, after, upTo: Number.MAX_SAFE_INTEGER }, told, tokens);
  told.unsealed = told.rows - sealed;
  for (const { token, value, salt } of await keptOf(tx, [...tokens])) yield `${JSON.stringify({ token, salt: Buffer.from(salt).toString('hex'), value })}\n`;
}

async function* rowsUpTo(tx: Tx, o: { chain: number; after: number; upTo: number }, told: TrailExport, tokens: Set<string>): AsyncGenerator<string> {
  for (let after = o.after; ; ) {
    const rows = await store.linesBetween(tx, { ...o, after, limit: ROWS_AT_ONCE });
    for (const { line } of rows) {
      for (const token of tokensIn(line)) tokens.add(token);
      yield `${line}\n`;
    }
    told.rows += rows.length;
    if (rows.length < ROWS_AT_ONCE) return;
    after = rows.at(-1)?.id ?? o.upTo;
  }
}
