/** A worker process for fault tests, made of what is built: makes rounds on command, at the instant that its parent says, and dies at the moment that it is told. */
import { openDatabase } from '@suivi/db';
import { round } from '@suivi/emails';
import { SmtpMailer } from '@suivi/mailer';
import { sweepReminders } from '@suivi/reminders';

const { databaseUrl, smtpUrl, dropFolder, name, startsAt, isPatient } = JSON.parse(process.argv[2]);
const letterhead = { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'http://127.0.0.1:3210', linkSecret: 'a secret of the tests' };
const began = performance.now();
let aheadMs = 0;
const clock = { now: () => new Date(Date.parse(startsAt) + performance.now() - began + aheadMs) };
const database = openDatabase({ url: databaseUrl, max: 8, applicationName: name, onError: () => undefined });
// Quick to give up where the mail server is what fails; with the mailer's own patience where the machine is merely busy.
const outside = new SmtpMailer(smtpUrl, isPatient ? { mailTimeout: 90_000 } : { connectTimeout: 1500, silenceTimeout: 1500, mailTimeout: 6000 });

/** Dies without a word when the moment comes for the nth time. */
const dyingAt = (moment, nth) => {
  let left = nth;
  return (now) => {
    if (now === moment && (left -= 1) <= 0) process.kill(process.pid, 'SIGKILL');
  };
};

const contextOf = ({ crashAt, nth = 1 }) => ({
  db: database.db, clock, letterhead, outside, inside: outside, worker: name, dropFolder, announce: crashAt ? dyingAt(crashAt, nth) : undefined,
});

async function obey(order) {
  aheadMs = order.ahead ?? 0;
  if (order.sweeps) await Promise.all(Array.from({ length: order.sweeps }, () => sweepReminders(database.db, clock.now())));
  else await round.run(contextOf(order), {});
}

process.on('message', (order) => {
  obey(order).then(
    () => process.send({ done: order.id }),
    (error) => process.send({ done: order.id, error: String(error?.cause?.message ?? error?.message ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
await database.db.execute('select 1');
process.send({ ready: true });
