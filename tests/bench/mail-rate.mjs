import { connect } from 'node:net';
import { openDatabase } from '@suivi/db';
import { round } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { SmtpMailer } from '@suivi/mailer';
import nodemailer from 'nodemailer';
import { dueAt, onConnection, seedOwed } from './seed.mjs';
import { inTurns, secondsOf } from './turns.mjs';

const letterhead = { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'http://127.0.0.1:3210', linkSecret: 'a secret of the benchmark' };

/** Nodemailer as it comes, but without Nagle's algorithm, which the product's mailer also leaves out. */
const rawMailer = (url) =>
  nodemailer.createTransport({
    pool: true, url, maxConnections: 5, maxMessages: Infinity,
    getSocket: ({ host, port }, callback) => {
      const connection = connect({ host, port: Number(port), noDelay: true }, () => callback(null, { connection }));
    },
  });

/** A mail as the product hands it to its mailer, for nodemailer to compose. */
const forNodemailer = ({ messageId, date, from, to, subject, text, html, headers, attachments = [] }) => ({
  messageId, date, from, to, subject, text, html, headers, attachments: attachments.map(({ fileName, contentType, content }) => ({ filename: fileName, contentType, content })),
});

const megabyte = 1024 * 1024;

/**
 * How much the heap and the resident memory grow at most, as the collector leaves them, while 100,000 mails fall due in one go, from the first
 * that is found to the last that is accounted for: whoever held all of them at once would need several hundred megabytes.
 */
async function growthOf(place, { many }) {
  const url = await place.database();
  await seedOwed(url, { count: many, due: many, people: many });
  const sink = await place.process('tests/bench/smtp-sink.mjs');
  const sender = await place.process('tests/bench/mail-flood.mjs', { hello: { url, sink: sink.url, letterhead, dueAt: dueAt.toISOString() }, flags: ['--expose-gc'] });
  const { stages, seconds, sent } = await new Promise((resolve, reject) => {
    sender.child.once('message', resolve);
    sender.child.once('exit', (code) => reject(new Error(`the flood ended with ${code}`)));
    sender.child.send('go');
  });
  if (sent !== many) throw new Error(`${sent} mails were sent instead of ${many}`);
  const [unwatched] = Object.entries(stages).flatMap(([name, { looks }]) => (looks === 0 ? [name] : []));
  if (unwatched) throw new Error(`nobody looked at the memory during ${unwatched}`);
  const byStage = Object.entries(stages).map(([name, { heap, resident, looks }]) => ({ name, heapMb: Math.round(heap / megabyte), residentMb: Math.round(resident / megabyte), looks }));
  return { mails: many, seconds: Math.round(seconds), heapMb: most(byStage, 'heapMb'), residentMb: most(byStage, 'residentMb'), byStage };
}

const most = (stages, of) => Math.max(...stages.map((stage) => stage[of]));

/** The round for people who each have one reminder due (found, gathered, written, sent, accounted for), against raw pooled nodemailer sending the same mails: their words in six languages, their headers, their calendars. */
export async function run(place, { quick }) {
  const people = quick ? 400 : 4000;
  const url = await place.database();
  await seedOwed(url, { count: people, due: people, people });
  await onConnection(url, 'create table looks as select * from reminder_watch');
  const sink = await place.process('tests/bench/smtp-sink.mjs');
  const database = openDatabase({ url, max: 12 });
  const [outside, raw] = [new SmtpMailer(sink.url), rawMailer(sink.url)];
  place.later(() => Promise.all([outside.close(), raw.close(), database.close()]));
  const context = { db: database.db, clock: new SteppedClock(dueAt), letterhead, outside, inside: outside, worker: 'bench' };

  const ours = async () => {
    await onConnection(url, 'truncate mail, reminder cascade');
    await onConnection(url, 'update reminder_watch w set look_at = s.look_at from looks s where w.commitment_id = s.commitment_id and w.organization_id = s.organization_id');
    const seconds = await secondsOf(() => round.run(context, {}));
    const [{ sent }] = await onConnection(url, "select count(*)::int as sent from mail where state = 'sent'");
    if (sent !== people) throw new Error(`${sent} mails were sent instead of ${people}`);
    return people / seconds;
  };
  const mails = [];
  const { send } = outside;
  outside.send = (mail) => send.call(outside, mails[mails.push(mail) - 1]);
  await ours();
  outside.send = send;
  const same = mails.map(forNodemailer);
  const limit = async () => people / (await secondsOf(() => Promise.all(same.map((mail) => raw.sendMail(mail)))));
  await limit();
  const many = quick ? 10_000 : 100_000;
  const flood = await growthOf(place, { many });
  const byStage = flood.byStage.map(({ name, heapMb, looks }) => `${name} ${heapMb} MB in ${looks} looks`).join(', ');
  const memory = `${many.toLocaleString('en')} due in one go, sent in ${flood.seconds} s, the whole round watched: the heap grew by ${flood.heapMb} MB (${byStage}; goal: at most 50), resident memory by ${flood.residentMb} MB`;
  const measured = await inTurns({ pairs: 3, unit: 'mails/s', ours, limit, signal: place.signal, note: `goal 0.6; ${people} people; five connections each, the same mails, which nodemailer composes itself; ${memory}` });
  return { ...measured, flood };
}
