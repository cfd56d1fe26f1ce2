import { describe, expect, test } from '@jest/globals';
import { vocabulary } from '@suivi/contract';
import { Refusal } from '@suivi/kernel';
import { eventOf, isFinal, transition, transitions } from './life.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return 'nothing was refused';
};

describe('the life of a commitment', () => {
  test('only a final verified status closes an open record', () => {
    for (const status of vocabulary.implementationStatuses) {
      const { to } = transition('open', eventOf(status, 'open'), 'because');
      expect(to).toBe(isFinal(status) ? 'closed' : 'open');
    }
  });

  test.each(['overtake', 'discontinue', 'supersede'] as const)('to %s an open commitment takes a reason', (event) => {
    expect(codeOf(() => transition('open', event, '  '))).toBe('commitment.reason-required');
    expect(codeOf(() => transition('open', event, 'a new framework'))).toBe('nothing was refused');
  });

  test('a closed commitment is reopened with a reason only', () => {
    expect(eventOf('in-progress', 'closed')).toBe('reopen');
    expect(codeOf(() => transition('closed', 'reopen', null))).toBe('commitment.reason-required');
    expect(transition('closed', 'reopen', 'the plan was withdrawn').to).toBe('open');
  });

  test('what was carried over, superseded or merged has no way back', () => {
    for (const state of ['carried-over', 'superseded', 'merged'] as const)
      for (const { event } of transitions) expect(codeOf(() => transition(state, event, 'because'))).toBe('commitment.not-open');
  });
});
