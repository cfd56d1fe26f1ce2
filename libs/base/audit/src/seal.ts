import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * What a seal says, in the order in which its line says it. `rows` are the ids of the rows sealed, ascending, each with the SHA-256 of its line;
 * `previous` is the hash of the seal before in the same chain, `before` of the seal before in any; a hash is the SHA-256 of the whole line.
 */
export interface Seal {
  seal: number;
  chain: number;
  upTo: number;
  sealedAt: string;
  rows: (readonly [id: number, digest: string])[];
  previous: string | null;
  before: string | null;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const shape: z.ZodType<Seal> = z.strictObject({
  seal: z.number(), chain: z.number(), upTo: z.number(), sealedAt: z.string(), rows: z.array(z.tuple([z.number(), hash])).min(1), previous: hash.nullable(), before: hash.nullable(),
});

/** The line of a seal: the exact text that is hashed, kept and exported. */
export const lineOf = ({ seal, chain, upTo, sealedAt, rows, previous, before }: Seal): string => JSON.stringify({ seal, chain, upTo, sealedAt, rows, previous, before });

/** The SHA-256 of a line, hexadecimal. */
export const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

/** What a line says, or undefined if it is not the line of a seal. */
export function readSeal(line: string): Seal | undefined {
  try {
    return shape.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** A row of the history as far as sealing goes. */
export interface RowToSeal {
  id: number;
  chain: number;
  digest: string;
}

/** A seal with its line and hash. */
export interface SealMade {
  seal: Seal;
  line: string;
  hash: string;
}

/** The seals on a run of rows: one for each chain among them, numbered on from `last`; `previous` are the hashes of the chains' last seals. */
export function sealsOn(
  rows: readonly RowToSeal[],
  o: { upTo: number; sealedAt: string; last: { number: number; hash: string } | undefined; previous: ReadonlyMap<number, string> },
): SealMade[] {
  const made: SealMade[] = [];
  for (const chain of new Set(rows.map((row) => row.chain))) {
    const before = made.at(-1) ?? { seal: { seal: o.last?.number ?? 0 }, hash: o.last?.hash ?? null };
    const members = rows.filter((row) => row.chain === chain).map(({ id, digest }) => [id, digest] as const);
    const seal: Seal = { seal: before.seal.seal + 1, chain, upTo: o.upTo, sealedAt: o.sealedAt, rows: members, previous: o.previous.get(chain) ?? null, before: before.hash };
    const line = lineOf(seal);
    made.push({ seal, line, hash: hashOf(line) });
  }
  return made;
}
