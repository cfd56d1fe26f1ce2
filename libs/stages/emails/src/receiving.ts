import { createHash } from 'node:crypto';
import type { IncomingVerdict } from '@suivi/contract';
import { type Db, type Tx, transact } from '@suivi/db';
import { markContactLost } from '@suivi/directory';
import { type IncomingMessage, readIncoming } from '@suivi/mailer';
import { type About, losesContact, verdictOn } from './bounce.js';
import { answeredAt, type Letterhead, mailOfReturnPath } from './letterhead.js';
import { type Announce, unannounced } from './moments.js';
import * as store from './receiving.store.js';

/** What became of a message that came to us; `known` if it had come before, so that nothing was done. */
export interface Receipt {
  verdict: IncomingVerdict;
  mailId: number | null;
  status: string | null;
  known: boolean;
}

/** What receiving needs. `recipients` are the envelope's, where a mail server tells them. */
export interface Receiving {
  letterhead: Letterhead;
  now: Date;
  recipients?: readonly string[];
  announce?: Announce;
}

/** The message is no mail that can be taken apart; nothing of it was kept. */
export class UnreadableMessage extends Error {
  override name = 'UnreadableMessage';
}

type MailRow = NonNullable<Awaited<ReturnType<typeof store.mailForReport>>>;

/** What the addresses name that a message was sent to: mails by their return paths (`returned`) and by where they are answered (`answered`), and our reply addresses; `isForged` if one bears a seal that is not ours, and none a true one. */
function namedBy(message: IncomingMessage, { letterhead, recipients = [] }: Receiving): { returned: number[]; answered: number[]; answers: string[]; isForged: boolean } {
  const addresses = [...new Set([...recipients, ...message.recipients].map((address) => address.toLowerCase()))];
  const named = addresses.map((address) => ({ address, mail: mailOfReturnPath(address, letterhead), answer: answeredAt(address, letterhead) }));
  const answers = named.flatMap(({ address, answer }) => (answer === null || answer === 'forged' ? [] : [{ address, answer }]));
  const returned = named.flatMap(({ mail }) => (typeof mail === 'number' ? [mail] : []));
  const answered = answers.flatMap(({ answer }) => ('mailId' in answer ? [answer.mailId] : []));
  return { returned, answered, answers: answers.map(({ address }) => address), isForged: answers.length + returned.length === 0 && named.some(({ mail, answer }) => mail === 'forged' || answer === 'forged') };
}

/** Where bounces have an address of their own, only a report that comes to a sealed one is believed: a Message-ID, or where to answer, is known to everybody who ever saw the mail. */
const mustBeSealed = ({ report }: IncomingMessage, { letterhead }: Receiving): boolean => report !== null && letterhead.bounceAddress !== undefined;

/** The mail that a message is about: by the sealed address it came to, else by the Message-ID that it returns or answers; and the reply addresses of ours that it was sent to. */
async function mailAbout(tx: Tx, message: IncomingMessage, receiving: Receiving): Promise<{ about: About; mail?: MailRow; repliedTo: string | null }> {
  const { returned, answered, answers, isForged } = namedBy(message, receiving);
  const isSealed = mustBeSealed(message, receiving);
  const [id] = isSealed ? returned : [...returned, ...answered];
  const repliedTo = answers.length > 0 ? answers.join(' ') : null;
  if (isForged) return { about: 'forged', repliedTo };
  const mail = await store.mailForReport(tx, id === undefined ? { messageIds: isSealed ? [] : message.about } : { id });
  return { about: mail?.id ?? (repliedTo === null ? null : 'answer'), mail, repliedTo };
}

/** What a message says that is no report. */
const silence = { status: null, words: null };

const who = { kind: 'system', name: 'Delivery' } as const;

/**
 * Takes a message that came to us. A mail server's word that a mail of ours cannot be delivered is written into the ledger, and if the address is
 * no good the person's contact is lost; an answer to a mail of ours is kept for the updates to read; all else is kept and never acted on. The same message again changes nothing.
 */
export async function receiveMessage(db: Db, raw: Uint8Array, receiving: Receiving): Promise<Receipt> {
  const digest = createHash('sha256').update(raw).digest('hex');
  const message = await readIncoming(raw).catch((error: Error) => {
    throw new UnreadableMessage(`it cannot be read: ${error.message}`);
  });
  return takeDown(db, message, { raw, digest, receiving }).catch((error: unknown) => {
    throw isOfTheMessage(error) ? new UnreadableMessage('it cannot be kept: the database does not take what it says') : error;
  });
}

/** PostgreSQL refuses the data themselves (SQLSTATE class 22): that message would fail again and again, and hold up those behind it. */
const isOfTheMessage = (error: unknown): boolean => [error, (error as { cause?: unknown }).cause].some((one) => String((one as { code?: unknown } | undefined)?.code).startsWith('22'));

const takeDown = (db: Db, message: IncomingMessage, { raw, digest, receiving }: { raw: Uint8Array; digest: string; receiving: Receiving }): Promise<Receipt> => {
  const { now, announce = unannounced } = receiving;
  return transact(db, async (tx) => {
    const { about, mail, repliedTo } = await mailAbout(tx, message, receiving);
    const { status, words } = message.report ?? silence;
    const receipt: Receipt = { verdict: verdictOn(message, about), mailId: mail?.id ?? null, status, known: false };
    const row = { digest, verdict: receipt.verdict, mailId: receipt.mailId, status, diagnostic: words, subject: message.subject, raw: asText(raw), receivedAt: now, repliedTo };
    if (!(await store.keepIncoming(tx, row))) return receiptOf(await store.incomingByDigest(tx, digest));
    if (mail && receipt.verdict === 'hard-bounce') await endMail(tx, mail, { status, words, now });
    await announce('receive:before-commit');
    return receipt;
  });
};

/** PostgreSQL takes every character in a text but one. */
const asText = (raw: Uint8Array): string => Buffer.from(raw).toString('latin1').replaceAll('\u0000', '');

async function endMail(tx: Tx, mail: MailRow, why: { status: string | null; words: string | null; now: Date }): Promise<void> {
  const { status, now } = why;
  const words = why.words || (status ?? '');
  await store.setBounced(tx, mail.id, words);
  if (mail.personId !== null && losesContact(status ?? '')) await markContactLost(tx, { personId: mail.personId, address: mail.toAddress, reason: words }, { actor: who, now });
}

function receiptOf(row: store.IncomingRow | undefined): Receipt {
  if (!row) throw new Error('a message that is there already is gone');
  return { verdict: row.verdict, mailId: row.mailId, status: row.status, known: true };
}
