import { type Db, transact } from '@suivi/db';
import { bytesOfFile, storedFile } from '@suivi/files';
import { type Clock, Refusal } from '@suivi/kernel';
import { howToRead, storeDocument } from './importing.js';
import { type ReadDocument, readFileApart, type ReadingProgress } from './intake/index.js';
import * as store from './readings.store.js';

/** What the reading of files needs. */
export interface ReadingContext {
  db: Db;
  clock: Clock;
}

/** A worker that dies keeps its reading this long; then anyone takes it over. It says that it lives several times in between. */
const leaseSeconds = 20;
/** At most this often the row hears of progress, and at least every few beats of the lease. */
const beatMs = 1000;
const beatsWithoutNews = 5;
/** A file that ends its worker as often as this is given up. */
const mostAttempts = 5;
/** Readings at once in a process: each has a process of its own beside it, and reminders want a free hand. */
const atOnce = 2;

/** Another worker has taken the reading over: this one's result counts for nothing. */
class LostClaim extends Error {}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);

/** Keeps a claim alive and its progress told, a beat a second; calls the work off where the claim was lost. */
class Beat {
  readonly #calledOff = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #latest: ReadingProgress = { phase: 'opening' };
  #told: ReadingProgress = this.#latest;
  #quiet = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(readonly context: ReadingContext, readonly claim: store.Reading) {
    this.#timer = setInterval(() => {
      this.#writing = this.#writing.then(() => this.#write());
    }, beatMs);
  }

  get signal(): AbortSignal {
    return this.#calledOff.signal;
  }

  readonly hear = (progress: ReadingProgress): void => {
    this.#latest = { ...this.#latest, ...progress };
  };

  async #write(): Promise<void> {
    this.#quiet += 1;
    if (this.#latest === this.#told && this.#quiet < beatsWithoutNews) return;
    [this.#told, this.#quiet] = [this.#latest, 0];
    const isMine = await store.updateClaimed(this.context.db, this.claim, { ...this.#told, leaseUntil: leaseFrom(this.context.clock.now()) }).catch(() => true); // an outage is no loss; the lease tells
    if (!isMine) this.#calledOff.abort(new LostClaim());
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }
}

async function bytesOf({ db }: ReadingContext, { fileSha256 }: store.Reading): Promise<Buffer> {
  const file = await storedFile(db, fileSha256);
  if (!file) throw new Error(`the stored file ${fileSha256} is not there`);
  const parts: Uint8Array[] = [];
  for await (const part of bytesOfFile(db, file)) parts.push(part);
  return Buffer.concat(parts);
}

async function readClaimed(context: ReadingContext, claim: store.Reading): Promise<ReadDocument> {
  if (claim.attempts > mostAttempts) throw new Refusal('document.too-complex', `its reading was broken off ${mostAttempts} times`);
  const beat = new Beat(context, claim);
  try {
    const how = await howToRead(context.db, claim);
    return await readFileApart(await bytesOf(context, claim), { ...how, fileName: claim.fileName, signal: beat.signal, onProgress: beat.hear });
  } finally {
    await beat.stop();
  }
}

/** The document and the end of its reading commit together: a worker that comes too late leaves nothing behind. */
async function storeRead(context: ReadingContext, claim: store.Reading, read: ReadDocument): Promise<void> {
  const now = context.clock.now();
  await store.updateClaimed(context.db, claim, { phase: 'storing', leaseUntil: leaseFrom(now) });
  await transact(context.db, async (tx) => {
    if (!(await store.updateClaimed(tx, claim, { leaseUntil: leaseFrom(now) }))) throw new LostClaim();
    const { id } = await storeDocument(tx, { ...claim, read }, { actor: claim.requestedBy, now });
    await store.updateClaimed(tx, claim, { status: 'done', documentId: id, finishedAt: now, leaseUntil: null, phase: null, version: claim.version + 1 });
  });
}

async function settleFailure({ db, clock }: ReadingContext, claim: store.Reading, error: unknown): Promise<void> {
  if (error instanceof LostClaim) return;
  const ended = { phase: null, leaseUntil: null, version: claim.version + 1 };
  if (error instanceof Refusal) {
    await store.updateClaimed(db, claim, { ...ended, status: 'refused', refusalCode: error.code, refusalDetail: error.message, finishedAt: clock.now() });
    return;
  }
  // An outage, not the file's fault: whoever tries again need not wait for the lease.
  await store.updateClaimed(db, claim, { ...ended, status: 'waiting' }).catch(() => undefined);
  throw error;
}

/** Takes up the oldest file that nobody reads, and reads it; answers false if there is none. */
async function readNext(context: ReadingContext): Promise<boolean> {
  const now = context.clock.now();
  const claim = await store.claimReading(context.db, { now, leaseUntil: leaseFrom(now) });
  if (!claim) return false;
  try {
    await storeRead(context, claim, await readClaimed(context, claim));
  } catch (error) {
    await settleFailure(context, claim, error);
  }
  return true;
}

let busy = 0;
let isAskedFor = false;

/** Reads waiting files until none is left. Where as many as may are being read in this process, whoever reads them goes on with the next. */
export async function readWaitingFiles(context: ReadingContext): Promise<void> {
  isAskedFor = true;
  if (busy >= atOnce) return;
  busy += 1;
  try {
    while (isAskedFor) {
      isAskedFor = false;
      while (await readNext(context));
    }
  } finally {
    busy -= 1;
  }
}
