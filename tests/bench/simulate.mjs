import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDatabase, dropDatabase, migrate, openDatabase } from '@suivi/db';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer } from '@suivi/mailer';
import PostalMime from 'postal-mime';
import { root } from './place.mjs';
import { inTurns, secondsOf } from './turns.mjs';

const scenario = `${root}apps/cli/scenarios/un-caricom-2011-2013`;
const [from, to] = ['2011-07-29', '2013-07-22'];
const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

function simulate(place, { serverUrl, out }) {
  return new Promise((resolve, reject) => {
    const words = ['simulate', scenario, '--from', from, '--to', to, '--out', out, '--json'];
    const child = fork(`${root}apps/cli/dist/main.js`, words, { env: { ...process.env, DATABASE_URL: serverUrl }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    place.later(() => child.kill('SIGKILL'));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`suivi simulate ended with ${code}`))));
  });
}

/** The mails of a simulation, as they were handed to the mailer. */
async function mailsOf(folder) {
  const timeline = JSON.parse(readFileSync(join(folder, 'timeline.json'), 'utf8'));
  const mails = timeline.filter((entry) => entry.type === 'mail');
  return Promise.all(
    mails.map(async ({ at, file, messageId }) => {
      const { from: sender, to: [receiver], subject, text, html } = await PostalMime.parse(readFileSync(join(folder, file)));
      return { messageId, date: new Date(at), from: sender, to: receiver, subject, text, html };
    }),
  );
}

/** A new database, and the same mails composed and kept in its mailbox: what no simulation can do without. */
async function keepMails(serverUrl, mails) {
  const url = await createScratchDatabase(serverUrl);
  try {
    await migrate(url, new Date(from));
    const database = openDatabase({ url, max: 2 });
    const clock = new SteppedClock(new Date(from));
    const mailbox = new MailboxMailer(database.db, clock);
    for (const mail of mails) {
      clock.set(mail.date);
      await mailbox.send(mail);
    }
    await database.close();
  } finally {
    await dropDatabase(url);
  }
}

/** Two years of the scenario through `suivi simulate`, against only a new database and the same mails in a mailbox. */
export async function run(place, { quick }) {
  if (!existsSync(join(scenario, 'scenario.yaml'))) throw new Error(`${scenario} holds no scenario.yaml`);
  const [serverUrl, folder] = [await place.server(), place.folder()];
  let turn = 0;
  const play = async () => {
    const out = join(folder, String((turn += 1)));
    return days / (await secondsOf(() => simulate(place, { serverUrl, out })));
  };
  await play();
  const mails = await mailsOf(join(folder, '1'));
  const limit = async () => days / (await secondsOf(() => keepMails(serverUrl, mails)));
  return inTurns({
    pairs: quick ? 1 : 3, unit: 'days/s', ours: play, limit, signal: place.signal,
    note: `${days} days, ${mails.length} mails; ours is the whole command with its process; the limit makes a database and keeps the same mails in the mailbox`,
  });
}
