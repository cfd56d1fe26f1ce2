import type { CommitmentInFull } from './commitments.js';

/** A record of a commitment over the meetings. */
export type Kin = CommitmentInFull['lineage'][number];

/** How large a record is drawn. */
export const box = { width: 176, height: 54 } as const;
const gap = { across: 72, down: 16 } as const;
const head = 34;
const rim = 4;

interface Node {
  kin: Kin;
  x: number;
  y: number;
}

/** A line from a record to what it goes on as: from side to side, and round the outside where both stand under one meeting. */
function pathOf(from: Node, to: Node): string {
  const [y1, y2] = [from.y + box.height / 2, to.y + box.height / 2];
  if (from.x === to.x) {
    const side = from.x + box.width;
    return `M ${side} ${y1} C ${side + 36} ${y1}, ${side + 36} ${y2}, ${side} ${y2}`;
  }
  const forward = to.x > from.x;
  const [x1, x2] = [from.x + (forward ? box.width : 0), to.x + (forward ? 0 : box.width)];
  const bend = (x2 - x1) / 2;
  return `M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`;
}

/** Where everything stands: meetings in the order of the language's script, records of one meeting below each other. */
export function layOut(lineage: readonly Kin[], isMirrored: boolean) {
  const meetings = [...new Map(lineage.map(({ meeting }) => [meeting.id, meeting])).values()];
  const deepest = Math.max(...meetings.map(({ id }) => lineage.filter(({ meeting }) => meeting.id === id).length));
  const width = rim * 2 + meetings.length * box.width + (meetings.length - 1) * gap.across + 36;
  const left = (column: number): number => {
    const x = rim + column * (box.width + gap.across);
    return isMirrored ? width - x - box.width : x;
  };
  const rows = new Map<number, number>();
  const nodes = lineage.map((kin): Node => {
    const row = rows.get(kin.meeting.id) ?? 0;
    rows.set(kin.meeting.id, row + 1);
    return { kin, x: left(meetings.findIndex(({ id }) => id === kin.meeting.id)), y: head + row * (box.height + gap.down) };
  });
  const lines = nodes.flatMap((from) => {
    const to = nodes.find(({ kin }) => kin.id === from.kin.succeededById);
    return to ? [{ key: `${from.kin.id}-${to.kin.id}`, path: pathOf(from, to) }] : [];
  });
  return {
    width, height: head + deepest * (box.height + gap.down) - gap.down + rim, nodes, lines,
    columns: meetings.map(({ ordinal }, column) => ({ ordinal, middle: left(column) + box.width / 2 })),
  };
}
