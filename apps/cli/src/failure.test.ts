import { Refusal } from '@suivi/kernel';
import { describe, expect, test } from '@jest/globals';
import { sentenceOf } from './failure.js';

const system = (code: string, more: object = {}): Error => Object.assign(new Error(`${code}: words of the system`), { code, ...more });

describe('what is said of an error', () => {
  test.each([
    ['a refusal', new Refusal('document.empty', 'the document is empty: there is nothing to read'), 'The document is empty: there is nothing to read.'],
    ['a missing file', system('ENOENT', { path: 'a.txt' }), 'a.txt is not there.'],
    ['a server that is not there, tried at two addresses', new AggregateError([system('ECONNREFUSED', { address: '::1', port: 5432 })]), 'Nothing answers at ::1:5432; is the server running?'],
    ['a query that failed on a wrong password', new Error('Failed query: select …', { cause: system('28P01') }), 'The database refuses the user or password in DATABASE_URL.'],
    ['something that is no error', 'no', 'no'],
  ])('%s', (_name, error, sentence) => {
    expect(sentenceOf(error)).toBe(sentence);
  });
});
