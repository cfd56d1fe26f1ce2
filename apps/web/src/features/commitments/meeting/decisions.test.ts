import { describe, expect, test } from '@jest/globals';
import type { CommitmentRow } from '../commitments.js';
import { type Choice, decisionsOf } from './decisions.js';

const row = (id: number, owner = {}) => ({ id, version: 3, owners: [{ awaitingDecision: false, extensionAsked: false, ...owner }] }) as unknown as CommitmentRow;
const of = (choice: Choice) => decisionsOf([row(1)], { 1: choice });

describe('what is sent when a meeting is closed', () => {
  test.each<[string, Choice, object]>([
    ['carried over', { outcome: 'carry-over', reason: ' ' }, { outcome: 'carry-over', commitmentId: 1, version: 3 }],
    ['ended with its framework', { outcome: 'supersede', target: null, reason: 'It ended' }, { outcome: 'supersede', commitmentId: 1, version: 3, byCommitmentId: null, reason: 'It ended' }],
    ['merged', { outcome: 'merge', target: 2 }, { outcome: 'merge', commitmentId: 1, version: 3, intoCommitmentId: 2 }],
    ['closed', { outcome: 'close', status: 'implemented' }, { outcome: 'close', commitmentId: 1, version: 3, status: 'implemented' }],
  ])('a commitment that is %s', (_, choice, decision) => {
    expect(of(choice)).toEqual({ decisions: [decision], incomplete: 0 });
  });

  test.each<[string, Choice]>([
    ['nothing that supersedes it', { outcome: 'supersede', reason: 'R' }],
    ['no reason for being superseded', { outcome: 'supersede', target: null }],
    ['nothing to be merged into', { outcome: 'merge' }],
    ['no reason for being discontinued', { outcome: 'close', status: 'discontinued' }],
  ])('a choice with %s is incomplete', (_, choice) => {
    expect(of(choice)).toEqual({ decisions: [], incomplete: 1 });
  });

  test('what was left, what is open no longer and what waits for a decision is not sent', () => {
    const choices = { 1: { outcome: 'leave' }, 2: { outcome: 'carry-over' }, 9: { outcome: 'carry-over' } } as const;
    expect(decisionsOf([row(1), row(2, { awaitingDecision: true })], choices)).toEqual({ decisions: [], incomplete: 0 });
  });
});
