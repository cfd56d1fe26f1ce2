/** An SMTP server that takes every mail and keeps none: what mail is sent to where only the sender is measured. */
import { createServer } from 'node:net';

const end = '\r\n.\r\n';
const replies = { EHLO: '250-sink\r\n250 8BITMIME', HELO: '250 sink', QUIT: '221 bye' };

let taken = 0;

createServer({ noDelay: true }, (socket) => {
  let pending = '';
  let inMessage = false;
  const say = (line) => socket.write(`${line}\r\n`);

  const takeMessage = () => {
    const at = pending.indexOf(end);
    if (at < 0) return false;
    pending = pending.slice(at + end.length);
    inMessage = false;
    taken += 1;
    say('250 taken');
    return true;
  };
  const takeCommand = () => {
    const at = pending.indexOf('\r\n');
    if (at < 0) return false;
    const verb = pending.slice(0, 4).toUpperCase();
    pending = pending.slice(at + 2);
    inMessage = verb === 'DATA';
    say(inMessage ? '354 go on' : (replies[verb] ?? '250 ok'));
    return true;
  };

  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    pending += chunk;
    while (inMessage ? takeMessage() : takeCommand());
  });
  say('220 sink');
}).listen(0, '127.0.0.1', function listening() {
  process.send({ listening: `smtp://127.0.0.1:${this.address().port}` });
});

process.on('message', () => process.send({ taken }));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => undefined);
