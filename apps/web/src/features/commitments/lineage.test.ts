import { describe, expect, test } from '@jest/globals';
import { box, layOut, type Kin } from './lineage.js';

const kin = (id: number, meeting: number, succeededById: number | null): Kin => ({
  id, reference: `R/${id}`, title: 'T', meeting: { id: meeting, ordinal: meeting }, recordState: 'open', verifiedStatus: 'in-progress', succeededById,
});

describe('the picture of a lineage', () => {
  const lineage = [kin(1, 5, 3), kin(2, 5, 3), kin(3, 6, 4), kin(4, 7, null)];

  test('has a column for each meeting, no two records on one place, and a line to each heir', () => {
    const { columns, nodes, lines, width, height } = layOut(lineage, false);
    expect(columns.map(({ ordinal }) => ordinal)).toEqual([5, 6, 7]);
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
    expect(lines.map(({ key }) => key)).toEqual(['1-3', '2-3', '3-4']);
    for (const { x, y } of nodes) expect(x >= 0 && y >= 0 && x + box.width <= width && y + box.height <= height).toBe(true);
  });

  test('goes from right to left where the script does', () => {
    const xs = (isMirrored: boolean) => layOut(lineage, isMirrored).columns.map(({ middle }) => middle);
    expect(xs(false)).toEqual([...xs(false)].sort((a, b) => a - b));
    expect(xs(true)).toEqual([...xs(true)].sort((a, b) => b - a));
  });
});
