import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { checkAddress, type OwnNetworks, UnusableAddress, usableIp } from './address.js';

/** What came of one attempt: `gone` and `refused` are final. */
export interface Attempt {
  outcome: 'delivered' | 'deferred' | 'gone' | 'refused';
  words: string;
}

/** One signed message to one address. `id` is the same in every attempt, so that a receiver knows a repetition. */
export interface Outgoing {
  id: string;
  url: string;
  secret: string;
  body: string;
  at: Date;
}

const timeoutMs = 15_000;

function headersOf({ id, secret, body, at }: Outgoing): Record<string, string> {
  return {
    'content-type': 'application/json', 'user-agent': 'Suivi', 'content-length': String(Buffer.byteLength(body)),
    'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

function attemptOf(status: number): Attempt {
  const words = `the receiver answered ${status}`;
  if (status >= 200 && status < 300) return { outcome: 'delivered', words };
  if (status === 410) return { outcome: 'gone', words };
  return { outcome: 'deferred', words };
}

/** Hands one message over: signed, to the address that was checked, without following redirects; what the receiver says besides its status is not read. */
export async function send(outgoing: Outgoing, networks: OwnNetworks): Promise<Attempt> {
  try {
    const url = checkAddress(outgoing.url, networks);
    const { address, family } = await usableIp(url, networks);
    const status = await post(url, { address, family, headers: headersOf(outgoing), body: outgoing.body });
    return attemptOf(status);
  } catch (error) {
    return { outcome: error instanceof UnusableAddress ? 'refused' : 'deferred', words: (error as Error).message };
  }
}

function post(url: URL, { address, family, headers, body }: { address: string; family: number; headers: Record<string, string>; body: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      method: 'POST', headers, agent: false, timeout: timeoutMs, signal: AbortSignal.timeout(timeoutMs),
      lookup: (_host, options, callback) => {
        if (options.all) (callback as unknown as (error: null, found: { address: string; family: number }[]) => void)(null, [{ address, family }]);
        else callback(null, address, family);
      },
    });
    request.on('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on('timeout', () => request.destroy(new Error(`the receiver did not answer within ${timeoutMs / 1000} seconds`)));
    request.on('error', reject);
    request.end(body);
  });
}
