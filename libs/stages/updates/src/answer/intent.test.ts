import { describe, expect, test } from '@jest/globals';
import { keptOf, shownOf, valuesIn } from './fields.js';
import { type Asked, readClearance, readIntent } from './intent.js';

const asked: Asked = { language: 'en', today: '2012-04-16', deadlineOn: '2012-05-31', precision: 'month' };
const read = (form: Record<string, unknown>, o: Partial<Asked> = {}) => readIntent(form, valuesIn(form), { ...asked, ...o });
const cleared = (form: Record<string, unknown>) => readClearance({ update: '7', version: '1', ...form }, { language: 'en', waiting: { id: 7, version: 1 } });

describe('what a posted form asks for', () => {
  test('a report: a status, what was done and where it can be seen', () =>
    expect(read({ act: 'report', status: 'implemented', narrative: ' Published. ', evidence: '' })).toEqual({ kind: 'report', status: 'implemented', narrative: 'Published.', evidence: undefined }));

  test.each([
    ['nothing at all', {}],
    ['only a button', { act: 'report' }],
    ['a button that is none', { act: 'delete', narrative: 'x' }],
    ['a status twice', { status: ['implemented', 'implemented'], narrative: 'x' }],
    ['a status that is none', { status: 'done', narrative: 'x' }],
    ['no words', { status: 'implemented', narrative: '  ' }],
    ['too many words', { status: 'implemented', narrative: 'x'.repeat(10_001) }],
    ['a control character', { status: 'implemented', narrative: 'a\u0000b' }],
    ['an address of two lines', { status: 'implemented', narrative: 'x', evidence: 'a\nb' }],
    ['more time without a day', { act: 'time', why: 'x' }],
    ['more time without a reason', { act: 'time', until: '2012-07-01' }],
    ['more time until a day of the same month', { act: 'time', until: '2012-05-02', why: 'x' }],
    ['more time until a day that does not exist', { act: 'time', until: '2012-06-31', why: 'x' }],
    ['a colleague without an address', { act: 'colleague', colleague: 'Ada' }],
    ['a colleague with two addresses', { act: 'colleague', colleague: 'Ada', address: 'a@x.example,b@x.example' }],
    ['a colleague without a name', { act: 'colleague', address: 'a@x.example' }],
    ['a request taken back without a tick', { act: 'withdraw' }],
  ])('%s is told beside a field, and nothing is done', (_, form) => {
    const intent = read(form);
    expect(intent.kind).toBe('wrong');
    expect(intent.kind === 'wrong' && Object.values(intent.errors).every((text) => text.length > 5)).toBe(true);
    expect(intent.kind === 'wrong' && Object.keys(intent.errors).length).toBeGreaterThan(0);
  });

  test('more time: a day, as exactly as the deadline is said', () => {
    expect(read({ act: 'time', until: '2012-06-01', why: 'The floods.' })).toEqual({ kind: 'time', on: '2012-06-01', precision: 'month', reason: 'The floods.' });
    expect(read({ act: 'time', until: '2012-04-17', why: 'x' }, { deadlineOn: null, precision: 'day' })).toMatchObject({ kind: 'time', on: '2012-04-17' });
    expect(read({ act: 'time', until: '2012-04-16', why: 'x' }, { deadlineOn: '2011-12-31', precision: 'day' })).toMatchObject({ kind: 'wrong' });
  });

  test('a colleague, by name and address', () =>
    expect(read({ act: 'colleague', colleague: 'Ada Okoro', address: 'Ada@X.example', reason: '' })).toEqual({ kind: 'colleague', name: 'Ada Okoro', email: 'ada@x.example', reason: undefined }));

  test('to save, whatever stands in it', () => expect(read({ act: 'save', until: 'some day' })).toEqual({ kind: 'save' }));

  test('a clearance: one of two, and words where it goes back', () => {
    expect(cleared({ decision: 'clear' })).toEqual({ kind: 'clear' });
    expect(cleared({ decision: 'back', note: ' Which reef? ' })).toEqual({ kind: 'back', note: 'Which reef?' });
    for (const form of [{}, { decision: 'yes' }, { decision: ['clear'] }, { decision: 'back' }, { decision: 'back', note: ' ' }]) expect(cleared(form).kind).toBe('wrong');
  });

  test.each([{ update: '8' }, { version: '2' }, { update: undefined }, { update: ['7', '8'] }])('a clearance of another answer than the one that waits decides nothing: %j', (seen) => {
    for (const decision of ['clear', 'back']) expect(cleared({ decision, note: 'x', ...seen })).toEqual({ kind: 'other' });
  });
});

describe('a draft', () => {
  const before = { status: 'implemented', narrative: 'Half', until: '2012-06-01', address: 'a@x.example', why: 'x' };

  test('shows what was typed and leaves out what decides', () => expect(shownOf(before)).toEqual({ narrative: 'Half', why: 'x' }));

  test('sent as it is shown, is the draft that it was', () => expect(keptOf(shownOf(before), before)).toEqual(before));

  test('is not emptied by a form in which nothing stands', () => expect(keptOf({}, before)).toEqual(before));

  test('follows what is typed anew', () => expect(keptOf({ narrative: 'More', status: 'in-progress' }, before)).toEqual({ status: 'in-progress', narrative: 'More', until: '2012-06-01', address: 'a@x.example' }));
});
