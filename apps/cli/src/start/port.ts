import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../failure.js';

const RETRY_MS = 100;
const ANSWER_WITHIN_MS = 1500;

/** Listens for a moment; answers the port, which the system chooses for 0. */
function tryPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port }, () => {
      const { port: taken } = probe.address() as { port: number };
      probe.close(() => resolve(taken));
    });
  });
}

/** The address at which this machine itself reaches a server that listens on `host`. */
export function reachable(host: string, port: number): string {
  const own = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${own.includes(':') ? `[${own}]` : own}:${port}`;
}

/** Tells whether Suivi answers at an address. */
async function isSuivi(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/v1/installation`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const body = (await answer.json()) as Record<string, unknown>;
    // Where accounts are on, it only says that one has to sign in.
    return ('mailGoesTo' in body && 'delivery' in body) || body.type === 'urn:suivi:problem:sign-in-required';
  } catch {
    return false;
  }
}

async function taken(host: string, port: number): Promise<Failure> {
  const url = reachable(host, port);
  if (await isSuivi(url)) return new Failure(`Suivi is already running at ${url}. Stop it first with Ctrl-C where it was started, or set PORT and SUIVI_DATA_DIR for a second one.`);
  return new Failure(`Port ${port} on ${host} is taken by another program. Set PORT to a free one, or to 0 for any.`);
}

async function failureOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): Promise<Failure> {
  if (code === 'EADDRINUSE') return taken(host, port);
  if (code === 'EACCES') return new Failure(`Port ${port} needs rights that this user does not have. Set PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Failure(`${host} is no address of this machine. Correct SUIVI_HOST, or leave it out for 127.0.0.1.`);
  return new Failure(`Port ${port} on ${host} cannot be used: ${message}.`);
}

/** A port that the web server can listen on, chosen for 0; fails in one sentence that says who has it. Waits `patienceMs` for one that is about to be freed. */
export async function freePort(host: string, port: number, patienceMs = 0): Promise<number> {
  for (let waited = 0; ; waited += RETRY_MS) {
    try {
      return await tryPort(host, port);
    } catch (error) {
      const problem = error as NodeJS.ErrnoException;
      if (problem.code !== 'EADDRINUSE' || waited >= patienceMs) throw await failureOf(problem, host, port);
    }
    await wait(RETRY_MS);
  }
}
