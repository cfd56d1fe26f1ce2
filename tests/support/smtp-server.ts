import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type SecureContextOptions, TLSSocket } from 'node:tls';

/** A message that the server took. */
export interface ReceivedMail {
  from: string;
  to: string;
  raw: string;
}

/** How the server behaves; a reply is a whole line such as '450 4.2.0 later', `null` closes the connection without a word. */
export interface SmtpBehaviour {
  greeting?: string;
  reply?: (command: string, received: ReceivedMail[]) => string | null | undefined;
  /** TLS from the first byte, or offered by STARTTLS. */
  tls?: { mode: 'implicit' | 'starttls' } & SecureContextOptions;
  user?: string;
  password?: string;
  /** Milliseconds before each reply: a server far away. */
  delayMs?: number;
}

/** A small SMTP server on a free port of the loopback, for tests. */
export class SmtpServer {
  readonly received: ReceivedMail[] = [];
  /** Every line that clients sent, message lines aside. */
  readonly commands: string[] = [];
  connections = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly behaviour: SmtpBehaviour = {}) {
    const greet = (socket: Socket): void => {
      this.connections += 1;
      new Session(socket, this, behaviour).greet();
    };
    this.server = behaviour.tls?.mode === 'implicit' ? createTlsServer(behaviour.tls, greet) : createServer(greet);
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    });
  }

  /** Begins to listen; answers the URL for a client. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as { port: number };
    const { user, password, tls } = this.behaviour;
    const signIn = user === undefined ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}@`;
    return `${tls?.mode === 'implicit' ? 'smtps' : 'smtp'}://${signIn}127.0.0.1:${port}`;
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const addressIn = (line: string): string => /<(.*)>/.exec(line)?.[1] ?? '';
const standard: Record<string, string> = { RSET: '250 2.0.0 ok', NOOP: '250 ok', QUIT: '221 bye' };

class Session {
  private buffer = '';
  private message: string[] | null = null;
  private from = '';
  private to = '';

  constructor(private socket: Socket, private readonly server: SmtpServer, private readonly behaviour: SmtpBehaviour) {}

  greet(): void {
    this.listen();
    this.say(this.behaviour.greeting ?? '220 test ESMTP');
  }

  private listen(): void {
    this.socket.setEncoding('latin1');
    this.socket.on('error', () => undefined);
    this.socket.on('data', (chunk) => {
      this.buffer += chunk.toString();
      for (let end = this.buffer.indexOf('\r\n'); end >= 0; end = this.buffer.indexOf('\r\n')) {
        const line = this.buffer.slice(0, end);
        this.buffer = this.buffer.slice(end + 2);
        this.take(line);
      }
    });
  }

  private say(line: string): void {
    const write = (): void => void (this.socket.destroyed || this.socket.write(`${line}\r\n`));
    if (this.behaviour.delayMs) setTimeout(write, this.behaviour.delayMs);
    else write();
  }

  private take(line: string): void {
    if (this.message) return this.takeMessageLine(line);
    this.server.commands.push(line);
    this.answer(line);
  }

  private answer(line: string): void {
    const own = this.behaviour.reply?.(line, this.server.received);
    if (own === null) return void this.socket.destroy();
    if (own !== undefined) return this.say(own);
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
    const act = this.acts[verb];
    if (act) return act(line);
    this.say(standard[verb] ?? '502 5.5.1 not known');
  }

  private readonly acts: Record<string, ((line: string) => void) | undefined> = {
    EHLO: () => this.sayExtensions(),
    STARTTLS: () => this.startTls(),
    AUTH: (line) => this.say(this.signsIn(line) ? '235 2.7.0 welcome' : '535 5.7.8 bad credentials'),
    DATA: () => this.beginMessage(),
    MAIL: (line) => {
      this.from = addressIn(line);
      this.say('250 2.1.0 sender ok');
    },
    RCPT: (line) => {
      this.to = addressIn(line);
      this.say('250 2.1.5 recipient ok');
    },
  };

  private sayExtensions(): void {
    const offers = this.behaviour.tls?.mode === 'starttls' && !(this.socket instanceof TLSSocket) ? ['STARTTLS'] : [];
    if (this.behaviour.user !== undefined) offers.push('AUTH PLAIN');
    for (const offer of ['test', ...offers]) this.say(`250-${offer}`);
    this.say('250 8BITMIME');
  }

  private startTls(): void {
    this.say('220 go ahead');
    this.socket.removeAllListeners('data');
    this.socket = new TLSSocket(this.socket, { isServer: true, ...this.behaviour.tls });
    this.listen();
  }

  private signsIn(line: string): boolean {
    const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString().split('\0');
    return user === this.behaviour.user && password === this.behaviour.password;
  }

  private beginMessage(): void {
    this.message = [];
    this.say('354 go ahead');
  }

  private takeMessageLine(line: string): void {
    if (line !== '.') return void this.message?.push(line.startsWith('.') ? line.slice(1) : line);
    this.server.received.push({ from: this.from, to: this.to, raw: `${this.message?.join('\r\n') ?? ''}\r\n` });
    this.message = null;
    const own = this.behaviour.reply?.('.', this.server.received);
    if (own === null) return void this.socket.destroy();
    this.say(own ?? '250 2.0.0 taken as 4711');
  }
}
