import { describe, expect, test } from '@jest/globals';
import { automaticKind, parseMessage, readIncoming } from '@suivi/mailer';
import { cutReply, readReply } from '@suivi/updates';
import { automaticSamples, laterSamples, replySamples, type Sample } from '../support/reply-samples.js';

const samples = replySamples();
const machines = automaticSamples();
const cutOf = async ({ raw }: Sample): Promise<string> => cutReply(await parseMessage(raw));

/** What a message would come to if nobody looked at it. */
async function outcomeOf({ raw }: Sample): Promise<string> {
  const message = await parseMessage(raw);
  const kind = automaticKind(message);
  if (kind !== null) return kind;
  const reading = readReply(cutReply(message));
  return reading.kind === 'update' ? reading.status : reading.why;
}

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

  test('are judged by what they say: the status that they tell, or why they tell none', async () => {
    const outcomes = await Promise.all(samples.map(async (sample) => ({ id: sample.id, outcome: await outcomeOf(sample) })));
    expect(outcomes).toEqual(samples.map(({ id, reading }) => ({ id, outcome: reading })));
  });
});

// At first sight the rules cut 37 of these 40 exactly (92.5 %).
describe('40 more, written by somebody who had not read the rules', () => {
  test('are cut exactly', async () => {
    const later = laterSamples();
    expect(later).toHaveLength(40);
    expect(await Promise.all(later.map(async (sample) => [sample.id, await cutOf(sample)]))).toEqual(later.map(({ id, cut }) => [id, cut]));
  });

  test('become the status that they tell, or wait for a person: none becomes another', async () => {
    const outcomes = await Promise.all(laterSamples().map(async (sample) => ({ ...sample, outcome: await outcomeOf(sample) })));
    const parked = outcomes.filter(({ outcome, reading }) => outcome !== reading);
    expect(parked.map(({ id, outcome }) => [id, outcome])).toEqual([['second-ipad-es', 'no-status'], ['second-gmail-android-en', 'negated'], ['second-outlook-ios-en', 'hedged']]);
  });
});

describe('60 answering machines, receipts, ticket systems, lists and mail servers', () => {
  test('are there, each under a name of its own', () => {
    expect(machines).toHaveLength(60);
    expect(new Set(machines.map(({ id }) => id)).size).toBe(60);
  });

  test.each(machines.map((sample) => [sample.id, sample] as const))('%s: is known for a machine, and never an update', async (_id, sample) => {
    expect(['report', 'receipt', 'list', 'auto-reply', 'perhaps']).toContain(await outcomeOf(sample));
    expect((await readIncoming(sample.raw)).automatic).not.toBeNull();
  });

  test('only those that have no mark but their words are left for a person to look at', async () => {
    const kinds = await Promise.all(machines.map(async (sample) => [sample.id, await outcomeOf(sample)] as const));
    expect(kinds.filter(([, kind]) => kind === 'perhaps').map(([id]) => id).sort()).toEqual([
      'body-only-ar', 'body-only-en', 'body-only-en-leave', 'body-only-es', 'body-only-fr', 'body-only-html-fr', 'body-only-ru', 'body-only-zh', 'mailbox-moved-en', 'ticket-subject-only-en',
    ]);
  });
});
