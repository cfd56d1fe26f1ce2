import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where in a conversation something goes wrong: as the client connects, as the server greets, or as a command (`.` ends the message) comes by. */
export const smtpPoints = ['connect', 'greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', '.', 'RSET', 'QUIT'] as const;
export type SmtpPoint = (typeof smtpPoints)[number];

/**
 * What goes wrong there: nothing listens; the proxy falls silent; the connection is cut before the server hears of it, or after it has acted and
 * before its answer is through; the server says no for now or for good; everything takes its time.
 */
export const smtpFaults = ['refuse', 'stall', 'cut', 'cut-answer', '4xx', '5xx', 'slow'] as const;
export type SmtpFault = (typeof smtpFaults)[number];

export interface Fault {
  at: SmtpPoint;
  does: SmtpFault;
  /** How often, before it heals by itself. */
  times: number;
}

const slowMs = 120;
const words = { '4xx': '451 4.3.0 not now', '5xx': '554 5.3.0 never' } as const;

/** Stands between a client and a server and lets go wrong what it is told: in SMTP at a point of the conversation, in any other protocol (`plain`) by `cutAll` and `away`. */
export class FaultProxy {
  fault: Fault | undefined;
  /** How often the fault struck. */
  struck = 0;
  private server: Server | undefined;
  private port = 0;
  private readonly open = new Set<Socket>();

  constructor(public target: { host: string; port: number }, private readonly plain = false) {}

  /** Begins to listen, on the same port as before; answers the port. */
  async listen(): Promise<number> {
    const server = createServer({ noDelay: true }, (client) => this.meet(client));
    this.server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as { port: number }).port;
    return this.port;
  }

  /** Nobody listens any more, and what was open is cut. */
  async away(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    this.cutAll();
    await closed;
  }

  cutAll(): void {
    for (const socket of this.open) socket.destroy();
  }

  /** Whether the fault strikes at this point now; counts it. */
  strikes(at: SmtpPoint): SmtpFault | undefined {
    const { fault } = this;
    if (!fault || fault.at !== at || fault.times <= 0) return undefined;
    fault.times -= 1;
    this.struck += 1;
    return fault.does;
  }

  keep(socket: Socket): Socket {
    this.open.add(socket);
    return socket.on('error', () => undefined).on('close', () => this.open.delete(socket));
  }

  private passOn(client: Socket): void {
    const server = this.keep(connect({ ...this.target, noDelay: true }));
    client.pipe(server).pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  private meet(client: Socket): void {
    this.keep(client);
    if (this.plain) return this.passOn(client);
    const fault = this.strikes('connect');
    if (fault === 'refuse' || fault === 'cut' || fault === 'cut-answer') return void client.destroy();
    if (fault === 'stall') return;
    if (fault === '4xx' || fault === '5xx') return void client.end(`${fault === '4xx' ? '421 4.3.2 not now' : '554 5.3.2 no service'}\r\n`);
    setTimeout(() => new Conversation(this, client), fault === 'slow' ? slowMs : 0);
  }
}

/** One connection through the proxy: the client's lines go on one by one, the server's answers as they come. */
class Conversation {
  private readonly server: Socket;
  private pending = '';
  private inMessage = false;
  private greeted = false;
  private cutAtAnswer = false;
  /** Set once nothing goes on: lines that still come are swallowed. */
  private stalled = false;
  private lines = Promise.resolve();

  constructor(private readonly proxy: FaultProxy, private readonly client: Socket) {
    this.server = proxy.keep(connect({ ...proxy.target, noDelay: true }));
    client.setEncoding('latin1').on('data', (chunk) => this.takeClient(chunk.toString()));
    this.server.setEncoding('latin1').on('data', (chunk) => void this.takeServer(chunk.toString()));
    client.on('close', () => this.server.destroy());
    this.server.on('close', () => client.end());
  }

  private cut(): void {
    this.client.destroy();
    this.server.destroy();
  }

  private async takeServer(chunk: string): Promise<void> {
    if (this.cutAtAnswer) return this.cut();
    const fault = this.greeted ? undefined : this.proxy.strikes('greeting');
    this.greeted = true;
    if (fault === undefined) return void this.client.write(chunk, 'latin1');
    if (fault === 'stall') return;
    if (fault === 'slow') return void setTimeout(() => this.client.write(chunk, 'latin1'), slowMs);
    if (fault === '4xx' || fault === '5xx') return void this.client.end(`${fault === '4xx' ? '421 4.3.2 not now' : '554 5.3.2 no service'}\r\n`);
    this.cut();
  }

  private takeClient(chunk: string): void {
    this.pending += chunk;
    for (let end = this.pending.indexOf('\r\n'); end >= 0; end = this.pending.indexOf('\r\n')) {
      const line = this.pending.slice(0, end);
      this.pending = this.pending.slice(end + 2);
      this.lines = this.lines.then(() => this.takeLine(line));
    }
  }

  private pointOf(line: string): SmtpPoint | undefined {
    if (this.inMessage) return line === '.' ? '.' : undefined;
    const verb = line.split(/[ :]/)[0]?.toUpperCase();
    return smtpPoints.find((point) => point === verb);
  }

  private async takeLine(line: string): Promise<void> {
    if (this.stalled) return;
    const point = this.pointOf(line);
    const fault = point && this.proxy.strikes(point);
    if (point === '.') this.inMessage = false;
    if (fault && !(await this.suffer(fault, point))) return;
    if (point === 'DATA') this.inMessage = true;
    this.server.write(`${line}\r\n`, 'latin1');
  }

  /** True if the line goes on all the same. */
  private async suffer(fault: SmtpFault, point: SmtpPoint): Promise<boolean> {
    if (fault === 'slow') {
      await new Promise((resolve) => setTimeout(resolve, slowMs));
      return true;
    }
    if (fault === 'cut-answer') return (this.cutAtAnswer = true);
    if (fault === 'stall') this.stalled = true;
    else if (fault === '4xx' || fault === '5xx') this.refuse(words[fault], point);
    else this.cut();
    return false;
  }

  /** The server's no, said by the proxy; after a whole message the server itself still waits for its end, so the connection ends with it. */
  private refuse(answer: string, point: SmtpPoint): void {
    if (point !== '.') return void this.client.write(`${answer}\r\n`);
    this.stalled = true;
    this.client.end(`${answer}\r\n`);
    this.server.destroy();
  }
}
