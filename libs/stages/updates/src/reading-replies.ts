import type { DoubtfulReply } from '@suivi/contract';
import { type Db, type Tx, transact } from '@suivi/db';
import { answeredAt, askedIn, type AskedPart, type KeptAnswer, type Letterhead, openAnswer } from '@suivi/emails';
import { type Clock, Refusal, type RefusalCode } from '@suivi/kernel';
import * as store from './incoming-replies.store.js';
import { type Authentication, authenticationOf, cutReply } from './replies/index.js';
import { judgeReply, type ReplyFacts, type ReplyVerdict } from './reply-verdict.js';
import { submitUpdate } from './updates.js';

/** What reading answers needs. Without a trusted server the sealed address is proof enough, with the sender in From. */
export interface ReadingContext {
  db: Db;
  clock: Clock;
  letterhead: Letterhead;
  trustedAuthserv?: string;
}

/** Answers of one run; the rest waits for the next. */
const atOnce = 200;

/** What nobody types: control characters and marks that turn the direction of what follows. */
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/** Reads the answers that came in: a clear status becomes a submitted update, all else waits for a coordinator. Answers how many there were. */
export async function readReplies(context: ReadingContext): Promise<number> {
  const unread = await store.unreadReplies(context.db, atOnce);
  for (const { id } of unread) await transact(context.db, (tx) => readOne(tx, id, context));
  return unread.length;
}

/** Who was asked about what, by the address that an answer came to, else by the mail that it names. */
async function askedBy(tx: Tx, incoming: store.IncomingReply, { letterhead }: ReadingContext): Promise<{ sealed: 'one' | 'none' | 'several'; parts: AskedPart[]; personId: number | null; generations: number[] }> {
  const answered = (incoming.repliedTo?.split(' ') ?? []).map((address) => answeredAt(address, letterhead)).filter((one) => one !== null && one !== 'forged');
  const sealed = answered.length === 0 ? 'none' : answered.length === 1 ? 'one' : 'several';
  const mailIds = answered.length === 0 && incoming.mailId !== null ? [incoming.mailId] : answered.flatMap((one) => ('mailId' in one ? [one.mailId] : []));
  const named = await Promise.all(answered.flatMap((one) => ('mailId' in one ? [] : [store.partNamed(tx, one)])));
  const parts = [...named.filter((part) => part !== undefined), ...(await Promise.all(mailIds.map((id) => askedIn(tx, id)))).flat()];
  const people = new Set([...parts.map((part) => part.personId), ...(await store.readersOf(tx, mailIds))]);
  return { sealed, parts, personId: people.size === 1 ? ([...people][0] ?? null) : null, generations: answered.map(({ generation }) => generation) };
}

const unreadable: KeptAnswer = { text: null, html: null, headers: [], sender: null, isPerhapsAutomatic: false };

const domainOf = (address: string | null): string => address?.slice(address.lastIndexOf('@') + 1) ?? '';

const authenticationFor = ({ headers, sender }: KeptAnswer, trusted: string | undefined): Authentication => (trusted === undefined ? 'none' : authenticationOf(headers, trusted, domainOf(sender)));

/** An answer with all that is known of it. */
async function factsOf(tx: Tx, incoming: store.IncomingReply, context: ReadingContext) {
  const message = await openAnswer(incoming.raw).catch(() => unreadable);
  const { sealed, parts, personId, generations } = await askedBy(tx, incoming, context);
  const person = personId === null ? undefined : await store.personNamed(tx, personId);
  // a seal counts for as long as the links that went out with it
  const isRevoked = person !== undefined && generations.some((generation) => generation !== person.linkGeneration);
  const facts: ReplyFacts = {
    sealed: isRevoked ? 'none' : sealed, sender: message.sender, asked: person ? { email: person.email, parts } : null, authentication: authenticationFor(message, context.trustedAuthserv),
    isPerhapsAutomatic: message.isPerhapsAutomatic, text: cutReply(message).replace(unprintable, '').trim(),
  };
  return { facts, person, parts };
}

async function readOne(tx: Tx, id: number, context: ReadingContext): Promise<void> {
  const incoming = await store.incomingReply(tx, id);
  if (!incoming) return;
  const { facts, person, parts } = await factsOf(tx, incoming, context);
  const verdict = judgeReply(facts);
  const replyId = await store.takeDownReply(tx, {
    incomingMailId: id, mailId: incoming.mailId, personId: person?.id, commitmentId: verdict.part?.commitmentId, organizationId: verdict.part?.organizationId,
    text: facts.text, state: 'parked', why: 'why' in verdict ? verdict.why : null, receivedAt: incoming.receivedAt, version: 1,
  });
  if (replyId === undefined) return; // another worker was faster
  await store.noteQuestions(tx, replyId, parts);
  if ('status' in verdict && person) await store.setReply(tx, replyId, await submitted(tx, verdict, { person, context }));
}

/** Refusals that mean that the answer came too late, or not from who is asked now. */
const tooLate: ReadonlySet<string> = new Set(['person.no-role', 'commitment.not-open', 'update.awaiting-decision', 'update.awaiting-clearance', 'update.not-an-owner']);

async function submitted(
  tx: Tx,
  { part, status, narrative }: Extract<ReplyVerdict, { status: unknown }>,
  { person, context }: { person: { id: number; name: string }; context: ReadingContext },
): Promise<{ state: 'submitted'; updateId: number } | { why: DoubtfulReply; refusal: RefusalCode }> {
  const act = { actor: { kind: 'person' as const, name: person.name, personId: person.id }, now: context.clock.now() };
  const by = { personId: person.id, letterhead: context.letterhead };
  try {
    const { id } = await submitUpdate(tx, { commitmentId: part.commitmentId, organizationId: part.organizationId, status, narrative, by }, act);
    return { state: 'submitted', updateId: id };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { why: tooLate.has(error.code) ? 'no-longer-asked' : 'refused', refusal: error.code };
  }
}
