/** A process that makes one round on `go` and watches its own heap and resident memory, stage by stage: what mail-rate measures of a flood. */
import { openDatabase } from '@suivi/db';
import { round } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { SmtpMailer } from '@suivi/mailer';

const hello = await new Promise((resolve) => process.once('message', resolve));
const database = openDatabase({ url: hello.url, max: 12 });
const outside = new SmtpMailer(hello.sink);
const clock = new SteppedClock(new Date(hello.dueAt));

/** What begins with a moment of the round. */
const stageFrom = { 'round:begun': 'sweep', 'sweep:done': 'gather', 'claim:committed': 'delivery' };
/** What is left at most after a look around in each stage, and how often it was looked. */
const stages = { sweep: { heap: 0, resident: 0, looks: 0 }, gather: { heap: 0, resident: 0, looks: 0 }, delivery: { heap: 0, resident: 0, looks: 0 } };

process.once('message', async () => {
  const live = () => {
    globalThis.gc();
    const { heapUsed, rss } = process.memoryUsage();
    return { heap: heapUsed, resident: rss };
  };
  const before = live();
  let stage = stages.sweep;
  const look = () => {
    const now = live();
    stage.heap = Math.max(stage.heap, now.heap - before.heap);
    stage.resident = Math.max(stage.resident, now.resident - before.resident);
    stage.looks += 1;
  };
  const announce = (moment) => {
    const next = stages[stageFrom[moment]];
    if (!next || next === stage) return;
    look();
    stage = next;
  };
  const began = performance.now();
  const watch = setInterval(look, 500);
  await round.run({ db: database.db, clock, letterhead: hello.letterhead, outside, inside: outside, worker: 'flood', announce }, {});
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  look();
  const { rows } = await database.pool.query("select count(*)::int as sent from mail where state = 'sent'");
  process.send({ stages, seconds, sent: rows[0].sent });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.send({ listening: 'ready' });
