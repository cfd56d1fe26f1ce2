const sorted = (values) => [...values].sort((a, b) => a - b);

/** The middle value, or the mean of the two in the middle. */
export function median(values) {
  const inOrder = sorted(values);
  const half = inOrder.length >> 1;
  return inOrder.length % 2 === 1 ? inOrder[half] : (inOrder[half - 1] + inOrder[half]) / 2;
}

const round = (value) => Number(value.toPrecision(4));

/**
 * Measures ours and the limit in turns, so that both meet the same machine: the order changes from pair to pair. `ours` and
 * `limit` answer a figure; the ratio is the share of the limit that ours reaches (for seconds: limit / ours), as the median of the pairs.
 */
export async function inTurns({ pairs, unit, ours, limit, note, signal }) {
  const taken = [];
  for (let i = 0; i < pairs; i += 1) {
    signal?.throwIfAborted();
    const pair = {};
    const parts = [['ours', ours], ['limit', limit]];
    for (const [name, measure] of i % 2 === 0 ? parts : parts.reverse()) pair[name] = await measure(i);
    taken.push(pair);
  }
  const costs = /^(ms|s)\b/.test(unit);
  const ratios = taken.map((pair) => (costs ? pair.limit / pair.ours : pair.ours / pair.limit));
  const ratio = round(median(ratios));
  const spread = `ratio ${round(Math.min(...ratios))} to ${round(Math.max(...ratios))} over ${pairs} pairs`;
  return {
    ours: round(median(taken.map((pair) => pair.ours))), limit: round(median(taken.map((pair) => pair.limit))), ratio, unit, runs: pairs,
    note: [spread, ...(costs ? [`ours takes ${round(1 / ratio)} times the limit`] : []), note].join('; '),
  };
}

/** Seconds that a piece of work takes. */
export async function secondsOf(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
