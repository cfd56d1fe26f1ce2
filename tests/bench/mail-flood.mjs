/** A process that makes one round on `go` and watches its own heap and resident memory: what mail-rate measures of a flood. */
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
    const { heapUsed, rss } = process.memoryUsage();
    return { heapUsed, rss };
  };
  const before = live();
  let most = before;
  const look = () => {
    const now = live();
    most = { heapUsed: Math.max(most.heapUsed, now.heapUsed), rss: Math.max(most.rss, now.rss) };
  };
  const watch = setInterval(look, 500);
  await round.run(context, {});
  clearInterval(watch);
  const { rows } = await database.pool.query("select count(*)::int as sent from mail where state = 'sent'");
  look();
  process.send({ grown: { heap: most.heapUsed - before.heapUsed, resident: most.rss - before.rss }, sent: rows[0].sent });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.send({ listening: 'ready' });
