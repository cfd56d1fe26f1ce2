/** A process that makes one round on `go` and watches its own heap: what mail-rate measures of a flood. */
import { openDatabase } from '@suivi/db';
import { round } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { SmtpMailer } from '@suivi/mailer';

const hello = await new Promise((resolve) => process.once('message', resolve));
const database = openDatabase({ url: hello.url, max: 12 });
const outside = new SmtpMailer(hello.sink);
const clock = new SteppedClock(new Date(hello.dueAt));
const context = { db: database.db, clock, letterhead: hello.letterhead, outside, inside: outside, worker: 'flood' };
process.once('message', async () => {
  const live = () => {
    globalThis.gc();
    return process.memoryUsage().heapUsed;
  };
  const before = live();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, live())), 500);
  await round.run(context, {});
  clearInterval(watch);
  const { rows } = await database.pool.query("select count(*)::int as sent from mail where state = 'sent'");
  process.send({ grown: Math.max(most, live()) - before, sent: rows[0].sent });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.send({ listening: 'ready' });
