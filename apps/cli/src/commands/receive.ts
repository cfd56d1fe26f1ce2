import { readFile } from 'node:fs/promises';
import type { Settings } from '@suivi/config';
import { installationRow, type Letterhead, receiveMessage, type Receipt, UnreadableMessage } from '@suivi/emails';
import type { Command } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { type OpenedDatabase, withDatabase } from '../database.js';
import { Failure, sentenceOf, TryLater } from '../failure.js';

const largestBytes = 20 * 1024 * 1024;

async function messageIn(file: string): Promise<Buffer> {
  if (file !== '-') return readFile(file);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBytes) throw new Failure('The message is too large: 20 MB are the most.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const letterheadOf = ({ mailFrom, publicUrl, bounceAddress, replyAddress }: Settings, linkSecret: string): Letterhead => ({ from: mailFrom, publicUrl, linkSecret, bounceAddress, replyAddress });

const sentences: Record<Receipt['verdict'], string> = {
  'hard-bounce': 'cannot be delivered for good',
  'soft-bounce': 'could not be delivered this time; noted',
  delayed: 'is delayed; noted',
  'auto-reply': 'an answering machine replied: kept, nothing was done',
  reply: 'an answer; kept for the next round to read',
  forged: 'the address bears a seal that is not ours: kept, nothing was done',
  'not-ours': 'it is no report about a mail of ours and no answer to one: kept, nothing was done',
};

const sentenceAbout = ({ verdict, mailId, status, known }: Receipt): string =>
  `${mailId === null ? '' : `Mail ${mailId}: `}${sentences[verdict]}${status === null ? '' : ` (${status})`}.${known ? ' It had come before.' : ''}\n`;

async function receive(cli: Cli, file: string, options: { recipient?: string; json?: true }): Promise<void> {
  const raw = await messageIn(file);
  if (raw.length === 0) throw new Failure('There is no message: standard input is empty.');
  const take = async ({ db, settings }: OpenedDatabase): Promise<Receipt> => {
    const { linkSecret } = await installationRow(db);
    return receiveMessage(db, raw, { letterhead: letterheadOf(settings, linkSecret), now: cli.clock.now(), recipients: options.recipient === undefined ? [] : [options.recipient] });
  };
  const receipt = await withDatabase(cli, {}, take).catch((error: unknown) => {
    if (error instanceof UnreadableMessage) throw new Failure(`The message was not taken: ${error.message}.`);
    throw new TryLater(sentenceOf(error)); // the mail server keeps it and tries again
  });
  await (options.json ? printJson(cli, receipt) : cli.out(sentenceAbout(receipt)));
}

/** `suivi receive`: a message on standard input, for a mail server's pipe. */
export function defineReceive(command: Command, cli: Cli): void {
  command
    .argument('[file]', 'the message (.eml); - reads standard input', '-')
    .option('--recipient <address>', 'address that it was delivered to, as the mail server knows it')
    .option('--json', 'print what was made of it as JSON')
    .action((file: string, options: { recipient?: string; json?: true }) => receive(cli, file, options));
}
