import { describe, expect, test } from '@jest/globals';
import { parseMessage } from '@suivi/mailer';
import { cutReply } from '@suivi/updates';
import { replySamples, type Sample } from '../support/reply-samples.js';

const samples = replySamples();
const cutOf = async ({ raw }: Sample): Promise<string> => cutReply(await parseMessage(raw));

describe('120 replies as clients write them, in six languages', () => {
  test('are there, each under a name of its own', () => {
    expect(samples).toHaveLength(120);
    expect(new Set(samples.map(({ id }) => id)).size).toBe(120);
    expect(samples.filter(({ isHeldBack }) => isHeldBack)).toHaveLength(40);
  });

  test.each([['that the cutting was written with', false], ['that were held back', true]])('of those %s, 95 in a hundred are cut exactly', async (_which, isHeldBack) => {
    const half = samples.filter((sample) => sample.isHeldBack === isHeldBack);
    const cuts = await Promise.all(half.map(async (sample) => ({ id: sample.id, cut: await cutOf(sample), wanted: sample.cut })));
    const missed = cuts.filter(({ cut, wanted }) => cut !== wanted);
    expect(missed.length > half.length * 0.05 ? missed : []).toEqual([]);
  });
});
