import { describe, expect, test } from '@jest/globals';
import type { ReminderRule } from '@suivi/contract';
import { CallProblem } from '../../ui/call.js';
import { isSame, newRule, usualWorkingDays, withMoment, withRung } from './draft.js';
import { faultsOf, faultsOfCalls } from './faults.js';

const refused = (...paths: string[]): CallProblem => new CallProblem({ type: '', title: '', status: 422, code: 'invalid-body', detail: '', errors: paths.map((path) => ({ path, message: 'in English' })) });

describe('what the server finds wrong in a policy', () => {
  test('stands at its field, whether it was previewed or saved', () => {
    expect([...faultsOf(refused('body.policy.rules.1.days', 'body.hour', 'body.after.escalation.steps.2.workingDays', 'body.policy.rules.0'))]).toEqual([
      ['rules.1.days', 'count'], ['hour', 'hour'], ['escalation.steps.2.workingDays', 'rises'], ['rules.0', 'twice'],
    ]);
  });

  test('stands in the rules for calls for inputs as if these were all', () => {
    const faults = faultsOf(refused('body.callForInputs.rules.1.days', 'body.hour', 'body.after.callForInputs.escalation.steps.0.workingDays'));
    expect([...faultsOfCalls(faults)]).toEqual([['rules.1.days', 'count'], ['escalation.steps.0.workingDays', 'rises']]);
  });

  test('is nobody’s field where it is of no field', () => {
    expect(faultsOf(new Error('broken')).size).toBe(0);
  });
});

describe('a draft of a policy', () => {
  const rule = newRule<ReminderRule>([], new Set(['before-14']));

  test('gives a new rule a name that was never taken', () => {
    expect(rule.slug).toBe('before-14-2');
    expect(withMoment(rule, 'overdue', new Set(['overdue-7'])).slug).toBe('overdue-7-2');
  });

  test('is the same however the parts were ordered when stored', () => {
    expect(isSame({ hour: 8, rules: [{ when: 'before', days: 7 }] }, { rules: [{ days: 7, when: 'before' }], hour: 8 })).toBe(true);
    expect(isSame({ hour: 8 }, { hour: 9 })).toBe(false);
  });

  test('keeps its ladder rising, and has none without rungs', () => {
    const one = withRung(null, 'coordinator', 20);
    expect(withRung(one, 'head', 10)?.steps.map((step) => step.role)).toEqual(['head', 'coordinator']);
    expect(usualWorkingDays(one, 'head')).toBe(5);
    expect(usualWorkingDays(withRung(null, 'head', 10), 'coordinator')).toBe(15);
    expect(withRung(one, 'coordinator', null)).toBeNull();
  });
});
