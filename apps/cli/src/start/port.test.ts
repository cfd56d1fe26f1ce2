import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { freePort, reachable } from './port.js';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

const listen = (answer: object): Promise<number> =>
  new Promise((resolve) => {
    server = createServer((_request, response) => response.setHeader('connection', 'close').end(JSON.stringify(answer)));
    server.listen(0, '127.0.0.1', () => resolve((server?.address() as AddressInfo).port));
  });

describe('the port of the web server', () => {
  test('is chosen by the system for 0', async () => {
    expect(await freePort('127.0.0.1', 0)).toBeGreaterThan(1023);
  });

  test('that another program has is refused, with the way to another', async () => {
    const port = await listen({ hello: 'world' });
    await expect(freePort('127.0.0.1', port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken by another program. Set PORT to a free one`);
  });

  test.each([[{ mailGoesTo: 'mailbox', delivery: {} }], [{ type: 'urn:suivi:problem:sign-in-required' }]])('that Suivi has is refused with its address', async (answer) => {
    const port = await listen(answer);
    await expect(freePort('127.0.0.1', port)).rejects.toThrow(`Suivi is already running at http://127.0.0.1:${port}.`);
  });

  test('that is freed in time is waited for', async () => {
    const port = await listen({});
    setTimeout(() => server?.close(), 150);
    expect(await freePort('127.0.0.1', port, 5000)).toBe(port);
  });

  test('on an address of another machine is refused', async () => {
    await expect(freePort('192.0.2.1', 0)).rejects.toThrow('192.0.2.1 is no address of this machine');
  });

  test.each([
    ['0.0.0.0', 'http://127.0.0.1:80'],
    ['::1', 'http://[::1]:80'],
    ['10.0.0.7', 'http://10.0.0.7:80'],
  ])('on %s is reached at %s', (host, url) => {
    expect(reachable(host, 80)).toBe(url);
  });
});
