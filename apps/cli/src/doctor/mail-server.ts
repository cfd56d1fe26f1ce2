import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const WITHIN_MS = 5000;

function open(url: URL): Socket {
  const secure = url.protocol === 'smtps:';
  const port = Number(url.port) || (secure ? 465 : 587);
  return secure ? connectTls({ host: url.hostname, port, servername: url.hostname }) : connect({ host: url.hostname, port });
}

/** Connects to a mail server and answers its greeting; signs in nowhere and sends nothing. Throws if it does not greet. */
export function greetingOf(smtpUrl: string): Promise<string> {
  const socket = open(new URL(smtpUrl));
  return new Promise<string>((resolve, reject) => {
    socket.setTimeout(WITHIN_MS, () => reject(new Error(`it did not answer within ${WITHIN_MS / 1000} seconds`)));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it closed the connection without a greeting')));
    socket.once('data', (chunk) => {
      const [line = ''] = chunk.toString('latin1').split(/\r?\n/);
      if (line.startsWith('220')) resolve(line);
      else reject(new Error(`it answered: ${line.slice(0, 200)}`));
      socket.end('QUIT\r\n');
    });
  }).finally(() => socket.destroy());
}
