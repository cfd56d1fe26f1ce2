import { describe, expect, test } from '@jest/globals';
import { deliveryOfFailure, type SmtpFailure } from './delivery.js';

const failure = (more: Partial<SmtpFailure>): SmtpFailure => Object.assign(new Error('failed'), more);

describe('what a failed attempt comes to', () => {
  test.each<[string, Partial<SmtpFailure>, string]>([
    ['an unknown recipient', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'rejected'],
    ['a full mailbox for now', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452 }, 'deferred'],
    ['a message that is refused', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'rejected'],
    ['a message that is too large', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 552 }, 'rejected'],
    ['our own address refused', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, 'deferred'],
    ['sign-in missing', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 530 }, 'unreachable'],
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'unreachable'],
    ['a server that greets with 554', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'unreachable'],
    ['no connection', { code: 'ECONNECTION', neverConnected: true }, 'unreachable'],
    ['a connection lost in the middle: the mail may have been taken', { code: 'ECONNECTION', command: 'CONN' }, 'deferred'],
    ['a certificate that is not trusted', { code: 'ETLS' }, 'unreachable'],
  ])('%s', (_what, more, outcome) => {
    expect(deliveryOfFailure(failure(more), []).outcome).toBe(outcome);
  });

  test('only a mail whose conversation broke off without a word is in doubt', () => {
    expect(deliveryOfFailure(failure({ code: 'ECONNECTION', command: 'CONN' }), []).inDoubt).toBe(true);
    expect(deliveryOfFailure(failure({ code: 'EMESSAGE', command: 'DATA', responseCode: 451 }), []).inDoubt).toBeUndefined();
    expect(deliveryOfFailure(failure({ code: 'ECONNECTION', neverConnected: true }), []).inDoubt).toBeUndefined();
    expect(deliveryOfFailure(failure({}), []).inDoubt).toBeUndefined();
  });

  test("the server's words are kept on one line, without our password", () => {
    const { serverReply } = deliveryOfFailure(failure({ response: '535 5.7.8 s3cret is\r\nwrong' }), ['s3cret']);
    expect(serverReply).toBe('535 5.7.8 *** is wrong');
  });
});
