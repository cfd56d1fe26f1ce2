import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { until } from './until.js';
import { freePort } from './whole-product.js';

function isThere(program: string, asked: string): boolean {
  try {
    execFileSync(program, [asked], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** `describe` where Debian's dovecot-imapd is installed and may be started; elsewhere the tests are skipped, and said to be. */
export const withDovecot = process.getuid?.() === 0 && isThere('dovecot', '--version') && isThere('openssl', 'version') ? describe : describe.skip;

const password = 'a-p@ss:word/ü';

/** An IMAP server on a folder of its own, with its certificate. */
export interface Dovecot {
  imaps: number;
  imap: number;
  ca: string;
  /** The address of a mailbox; `scheme` imap is not encrypted on this machine. */
  urlOf(user: string, o?: { scheme?: 'imaps' | 'imap'; password?: string; folder?: string }): string;
  /** Puts messages into somebody's mailbox as a mail server does. */
  deliver(user: string, raws: readonly (Buffer | string)[]): Promise<void>;
  /** Lets the mailbox begin anew: its numbers count from one again. */
  empty(user: string): Promise<void>;
  /** The flags of all messages. */
  flagsOf(user: string): Promise<string[][]>;
  log(): string;
}

const configuration = (folder: string, ports: { imap: number; imaps: number }): string => `
protocols = imap
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${ports.imap}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${ports.imaps}
    ssl = yes
  }
}
`;

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => resolve(true)).on('error', () => resolve(false));
    socket.on('close', () => socket.destroy());
    setTimeout(() => socket.destroy(), 200).unref();
  });

/** Starts a Dovecot for the tests around it. */
export function startDovecot(): () => Dovecot {
  let folder: string;
  let process_: ChildProcess | undefined;
  let dovecot: Dovecot;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'suivi-dovecot-'));
    const ports = { imap: await freePort(), imaps: await freePort() };
    execFileSync('chmod', ['755', folder]);
    mkdirSync(join(folder, 'mail'), { mode: 0o777 });
    execFileSync('chmod', ['777', join(folder, 'mail')]);
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem'), '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'], { stdio: 'ignore' });
    writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, ports));
    process_ = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
    await until(() => answers(ports.imaps));
    const urlOf: Dovecot['urlOf'] = (user, o = {}) => `${o.scheme ?? 'imaps'}://${user}:${encodeURIComponent(o.password ?? password)}@127.0.0.1:${o.scheme === 'imap' ? ports.imap : ports.imaps}/${o.folder ?? 'INBOX'}`;
    const visit = async <T>(user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> => {
      const client = new ImapFlow({ host: '127.0.0.1', port: ports.imap, secure: false, doSTARTTLS: false, auth: { user, pass: password }, logger: false });
      await client.connect();
      const answer = await work(client);
      await client.logout();
      return answer;
    };
    dovecot = {
      ...ports, urlOf, ca: readFileSync(join(folder, 'cert.pem'), 'utf8'),
      deliver: (user, raws) => visit(user, async (client) => {
        for (const raw of raws) await client.append('INBOX', Buffer.from(raw));
      }),
      empty: async (user) => {
        rmSync(join(folder, 'mail', user), { recursive: true, force: true });
        await new Promise((resolve) => setTimeout(resolve, 1100)); // the numbering is named by the second it began in
      },
      flagsOf: (user) => visit(user, async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true });
        return (await client.fetchAll('1:*', { flags: true })).map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== '\\Recent'));
      }),
      log: () => readFileSync(join(folder, 'log'), 'utf8'),
    };
  }, 60_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => process_?.once('exit', resolve));
    process_?.kill('SIGTERM');
    if (process_?.exitCode === null) await ended;
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  return () => dovecot;
}
