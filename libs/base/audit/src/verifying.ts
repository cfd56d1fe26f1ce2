import { type Db, transact, type Tx } from '@suivi/db';
import { personalProblems } from './personal-problems.store.js';
import { hashOf, readSeal, type Seal } from './seal.js';
import { beforeAll } from './sealing.js';
import * as store from './seals.store.js';
import type { TrailProblem } from './trail-problem.js';

/** What verifying found. `head` is the hash of the last seal: kept elsewhere, it shows later whether everything up to here is still there. */
export interface TrailVerdict {
  seals: number;
  rows: number;
  unsealed: number;
  head: string | null;
  problems: number;
  /** The first of the problems, in the order of the trail. */
  first: TrailProblem[];
}

const KEPT = 20;
const SEALS_AT_ONCE = 200;
const ROWS_AT_ONCE = 5000;

interface Member {
  digest: string;
  seal: Seal;
}

const isLineOf = (seal: Seal, row: store.SealRow): boolean => seal.seal === row.number && seal.chain === row.chain && seal.upTo === row.upTo;

/** One walk along the trail: the seals in their order, and beside them the rows that they cover. Holds one window of rows at a time. */
class Walk {
  readonly verdict: TrailVerdict = { seals: 0, rows: 0, unsealed: 0, head: null, problems: 0, first: [] };
  upTo = beforeAll;
  private number = 0;
  private readonly heads = new Map<number, string>();
  private members = new Map<number, Member>();
  /** What is wrong in this window, each with the id at which it stands in the order of the trail. */
  private found: (TrailProblem & { place: number })[] = [];
  private seenUpTo = beforeAll;
  /** Where the run begins that was sealed together with the seal at hand. */
  private runAfter = beforeAll;

  constructor(private readonly tx: Tx) {}

  report(problem: TrailProblem): void {
    this.verdict.problems += 1;
    if (this.verdict.first.length < KEPT) this.verdict.first.push(problem);
  }

  async takeSeal(row: store.SealRow): Promise<void> {
    if (row.upTo !== this.upTo) {
      if (this.members.size >= ROWS_AT_ONCE) await this.compareRows();
      this.runAfter = this.upTo;
    }
    const seal = readSeal(row.line);
    const wrong = this.wrongWith(row, seal);
    // Before the rows of its run: without it they look as if they had been added.
    if (wrong !== undefined) this.found.push({ place: this.runAfter, kind: 'seal', row: null, chain: row.chain, at: seal?.sealedAt ?? null, detail: wrong });
    for (const [id, digest] of seal?.rows ?? []) if (seal) this.members.set(id, { digest, seal });
    this.upTo = Math.max(this.upTo, row.upTo);
    this.number = row.number;
    this.heads.set(row.chain, row.hash);
    this.verdict.head = row.hash;
    this.verdict.seals += 1;
  }

  private wrongWith(row: store.SealRow, seal: Seal | undefined): string | undefined {
    if (row.number !== this.number + 1) return `seal ${this.number + 1} is missing`;
    if (seal === undefined || hashOf(row.line) !== row.hash) return `seal ${row.number} was changed: its text does not have the hash that is kept with it`;
    if (!isLineOf(seal, row) || row.upTo < this.upTo) return `seal ${row.number} is in the place of another`;
    if (seal.before !== this.verdict.head || seal.previous !== (this.heads.get(row.chain) ?? null)) return `seal ${row.number} does not follow on the one before it`;
    return undefined;
  }

  /** Compares the rows up to the last seal taken with what the seals say of them. */
  async compareRows(): Promise<void> {
    const { members, found, upTo } = this;
    for (let after = this.seenUpTo; ; ) {
      const rows = await store.rowsBetween(this.tx, { after, upTo, limit: ROWS_AT_ONCE });
      for (const row of rows) {
        const member = members.get(row.id);
        members.delete(row.id);
        if (member?.digest !== row.digest) found.push({ place: row.id, ...(await this.difference(row, member)) });
      }
      this.verdict.rows += rows.length;
      if (rows.length < ROWS_AT_ONCE) break;
      after = rows.at(-1)?.id ?? upTo;
    }
    for (const [row, { seal }] of members) found.push({ place: row, kind: 'missing', row, chain: seal.chain, at: seal.sealedAt, detail: `was under seal ${seal.seal} and is gone` });
    for (const { place: _, ...problem } of found.sort((a, b) => a.place - b.place)) this.report(problem);
    [this.members, this.found] = [new Map(), []];
    this.seenUpTo = upTo;
  }

  private async difference({ id, chain, at }: store.RowSeen, member: Member | undefined): Promise<TrailProblem> {
    const place = { row: id, chain, at };
    if (member === undefined) return { ...place, kind: 'added', detail: 'came among rows that were under seal already' };
    const other = this.found.length < KEPT ? await store.idThatFits(this.tx, id, member.seal.rows) : undefined;
    if (other !== undefined) return { ...place, kind: 'reordered', detail: `holds what was sealed as row ${other}` };
    return { ...place, kind: 'changed', detail: `is not what seal ${member.seal.seal} was put on` };
  }
}

async function walk(tx: Tx, head: string | undefined): Promise<TrailVerdict> {
  const walk = new Walk(tx);
  let hasHead = head === undefined;
  for (let number = 0; ; ) {
    const seals = await store.sealsAfter(tx, { number, limit: SEALS_AT_ONCE });
    for (const seal of seals) {
      await walk.takeSeal(seal);
      hasHead ||= seal.hash === head;
    }
    if (seals.length < SEALS_AT_ONCE) break;
    number = seals.at(-1)?.number ?? 0;
  }
  await walk.compareRows();
  for (const problem of await personalProblems(tx, KEPT)) walk.report(problem);
  if (!hasHead) walk.report({ kind: 'cut', row: null, chain: null, at: null, detail: `no seal has the hash ${head}: the trail was cut off before it, or written anew` });
  walk.verdict.unsealed = await store.rowsAfter(tx, walk.upTo);
  return walk.verdict;
}

/**
 * Recomputes every seal and every row under one, as of one instant, in flat memory. With `head`, the hash that an earlier run gave, it also tells whether
 * the trail still reaches that far; without, rows cut off at the end together with their seals cannot be missed.
 */
export const verifyTrail = (db: Db, head?: string): Promise<TrailVerdict> => transact(db, (tx) => walk(tx, head), { isolationLevel: 'repeatable read', accessMode: 'read only' });
