import type { RecordState, ReportCommitment } from '@suivi/contract';

/** What is known of any commitment of the partnership: enough to tell where it comes from and as what it goes on. */
export interface Kin {
  reference: string;
  meetingOrdinal: number;
  recordState: RecordState;
  carriedFromId: number | null;
  succeededById: number | null;
}

/**
 * The line of a commitment through the meetings, from its first record to its last. A record that was merged into or superseded by
 * another ends its line there; `seen` keeps a circle, which no rule of the register allows, from going round for ever.
 */
export function lineageOf(id: number, kin: ReadonlyMap<number, Kin>): ReportCommitment['lineage'] {
  const seen = new Set<number>([id]);
  const line: number[] = [id];
  const next = (of: number | null | undefined, add: (id: number) => void): number | undefined => {
    if (of === null || of === undefined || seen.has(of) || !kin.has(of)) return undefined;
    seen.add(of);
    add(of);
    return of;
  };
  for (let at: number | undefined = id; at !== undefined; ) at = next(kin.get(at)?.carriedFromId, (from) => line.unshift(from));
  for (let at: number | undefined = id; at !== undefined; ) {
    const of = kin.get(at);
    at = next(of?.recordState === 'open' || of?.recordState === 'closed' ? null : of?.succeededById, (heir) => line.push(heir));
  }
  if (line.length === 1) return [];
  return line.flatMap((member) => {
    const of = kin.get(member);
    return of ? [{ reference: of.reference, meetingOrdinal: of.meetingOrdinal, recordState: of.recordState }] : [];
  });
}
