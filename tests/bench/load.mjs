/** An HTTP client that costs next to nothing, so that the servers and not the measuring are measured: kept connections, one request at a time on each. */
import { connect } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

/** One kept connection; `send` answers when the whole answer is there and throws unless its status is 2xx. */
class Line {
  #head = Buffer.alloc(0);
  #missing = 0;
  #settle;

  constructor(url) {
    const { hostname, port } = new URL(url);
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on('data', (chunk) => this.#take(chunk));
    this.socket.on('error', (error) => this.#settle?.reject(error));
    this.socket.on('close', () => this.#settle?.reject(new Error('the server closed the connection')));
  }

  send(request) {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.socket.write(request);
    });
  }

  #take(chunk) {
    if (this.#missing > 0) return this.#count(chunk.length);
    this.#head = this.#head.length > 0 ? Buffer.concat([this.#head, chunk]) : chunk;
    const end = this.#head.indexOf(headEnd);
    if (end < 0) return undefined;
    const head = this.#head.toString('latin1', 0, end);
    const here = this.#head.length - end - 4;
    this.#head = Buffer.alloc(0);
    if (!/^HTTP\/1\.1 2/.test(head)) return this.#settle.reject(new Error(`the server answered ${head.split('\r\n')[0]}`));
    this.#missing = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    return this.#count(here);
  }

  #count(arrived) {
    this.#missing -= arrived;
    if (this.#missing <= 0) this.#settle.resolve();
  }
}

/** The bytes of a request. */
export function requestOf(url, path, { method = 'GET', body } = {}) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = [`${method} ${path} HTTP/1.1`, `Host: ${new URL(url).host}`, 'Accept: application/json'];
  if (body !== undefined) headers.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`);
  return `${headers.join('\r\n')}\r\n\r\n${text}`;
}

/** Requests a second that a server answers on 16 connections; `next` gives each request, undefined to stop early. */
export async function rateOf(url, next, { seconds, connections = 16 }) {
  const lines = Array.from({ length: connections }, () => new Line(url));
  const began = performance.now();
  const end = began + seconds * 1000;
  let answered = 0;
  const work = async (line) => {
    for (let request = next(); request !== undefined && performance.now() < end; request = next()) {
      await line.send(request);
      answered += 1;
    }
  };
  try {
    await Promise.all(lines.map(work));
    return answered / ((performance.now() - began) / 1000);
  } finally {
    for (const { socket } of lines) socket.removeAllListeners().on('error', () => undefined).destroy();
  }
}
