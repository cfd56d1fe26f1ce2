import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authenticationOf, type MailHeader } from './index.js';

const trusted = 'mx.desk.example';
const results = (...values: string[]): MailHeader[] => values.map((value) => ({ name: 'Authentication-Results', value }));
const judged = (...values: string[]): string => authenticationOf(results(...values), trusted, 'agency.example');

describe('what the trusted server says of a sender', () => {
  test.each([
    ['DMARC passed', 'mx.desk.example; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=agency.example', 'pass'],
    ['all three passed, as Gmail writes it', 'mx.desk.example; dkim=pass header.i=@agency.example header.s=s1 header.b="ab;cd"; spf=pass (mx.desk.example: domain of x@agency.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=x@agency.example; dmarc=pass (p=NONE) header.from=agency.example', 'pass'],
    ['DKIM of the domain itself, no DMARC record', 'mx.desk.example; dkim=pass header.d=agency.example; dmarc=none header.from=agency.example', 'pass'],
    ['DKIM of the domain above', 'mx.desk.example; dkim=pass header.d=mail.agency.example', 'pass'],
    ['SPF of a domain below, a version number', 'mx.desk.example 1; spf=pass smtp.mailfrom=bounces@b.agency.example', 'pass'],
    ['SPF by the domain alone', 'mx.desk.example; spf=pass smtp.mailfrom=agency.example', 'pass'],
    ['a second signature that goes with it', 'mx.desk.example; dkim=pass header.d=sender.example; dkim=pass header.d=agency.example', 'pass'],
    ['capitals, comments and a version of the method', 'MX.Desk.Example (a (nested) comment); DKIM/1=PASS (good) header.D=Agency.Example', 'pass'],
    ['DMARC failed', 'mx.desk.example; spf=pass smtp.mailfrom=agency.example; dmarc=fail header.from=agency.example', 'fail'],
    ['SPF failed and nothing else was there', 'mx.desk.example; spf=fail smtp.mailfrom=agency.example; dkim=none', 'fail'],
    ['a signature was broken', 'mx.desk.example; dkim=fail (body hash did not verify) header.d=agency.example', 'fail'],
    ['passes that are a stranger’s', 'mx.desk.example; spf=pass smtp.mailfrom=x@elsewhere.example; dkim=pass header.d=elsewhere.example', 'none'],
    ['a name that only ends alike', 'mx.desk.example; dkim=pass header.d=notagency.example', 'none'],
    ['a top-level domain', 'mx.desk.example; dkim=pass header.d=example', 'none'],
    ['a pass inside a comment', 'mx.desk.example; spf=none (dmarc=pass header.from=agency.example)', 'none'],
    ['a pass inside quotation marks', 'mx.desk.example; spf=none reason="x; dmarc=pass header.from=agency.example"', 'none'],
    ['DMARC of another domain', 'mx.desk.example; dmarc=pass header.from=elsewhere.example', 'none'],
    ['that it looked at nothing', 'mx.desk.example; none', 'none'],
    ['that the answer must be awaited', 'mx.desk.example; spf=temperror smtp.mailfrom=agency.example; dmarc=temperror header.from=agency.example', 'none'],
  ])('%s', (_case, value, verdict) => expect(judged(value)).toBe(verdict));

  test('is taken from its topmost header; what others say, or what came with the message, is not', () => {
    expect(judged('other.example; dmarc=pass header.from=agency.example')).toBe('none');
    expect(judged('mx.desk.example.evil.example; dmarc=pass header.from=agency.example')).toBe('none');
    expect(judged('other.example; dmarc=fail header.from=agency.example', 'mx.desk.example; dmarc=pass header.from=agency.example')).toBe('pass');
    expect(judged('mx.desk.example; dmarc=fail header.from=agency.example', 'mx.desk.example; dmarc=pass header.from=agency.example')).toBe('fail');
    expect(judged('mx.desk.example; spf=none', 'mx.desk.example; dmarc=pass header.from=agency.example')).toBe('none');
    expect(authenticationOf([], trusted, 'agency.example')).toBe('none');
    expect(authenticationOf(results('; dmarc=pass header.from=agency.example'), '', 'agency.example')).toBe('none');
    expect(authenticationOf(results('mx.desk.example; dkim=pass header.d='), trusted, '')).toBe('none');
  });

  test('is about domains beyond ASCII, too', () => {
    expect(authenticationOf(results('mx.desk.example; dkim=pass header.d=xn--bcher-kva.example'), trusted, 'bücher.example')).toBe('pass');
  });

  test('is read without a throw and in a moment, whatever stands in it', () => {
    const pieces = ['mx.desk.example', ';', 'dmarc', '=', 'pass', ' header.from=', 'agency.example', '(', ')', '"', '\\', ' ', '@', '.', 'dkim=pass header.d='];
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
      expect(['pass', 'fail', 'none']).toContain(judged(parts.join('')));
    }));
    const begun = process.cpuUsage();
    for (const piece of ['(', '"', '\\"', ';dkim=pass header.d=a', 'header.d=', '(a)']) judged(`mx.desk.example; ${piece.repeat(300_000)}`);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(1);
  });
});
