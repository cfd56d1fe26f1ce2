import { type Db, transact } from '@suivi/db';
import { storeFile } from '@suivi/files';
import type { Clock } from '@suivi/kernel';
import { mediaTypeOf } from '../render.js';
import { frozenText } from './content.js';
import * as store from './outputs.store.js';
import { Typesetter } from './typesetting.js';

/** What the writing of files needs. */
export interface WritingContext {
  db: Db;
  clock: Clock;
}

/** A worker that dies keeps its file this long; then anyone takes it over. It says that it lives several times in between. */
const leaseSeconds = 20;
const beatMs = 5000;
/** A file that ends what writes it as often as this is given up. */
const mostAttempts = 3;
/** Files at once in a process, each written in a process of its own. */
const atOnce = 2;

const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);

/** Keeps a claim alive while its file is written. */
async function underLease<T>({ db, clock }: WritingContext, claim: store.Output, work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => void store.updateClaimed(db, claim, { leaseUntil: leaseFrom(clock.now()) }).catch(() => undefined), beatMs); // an outage is no loss; the lease tells
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

/** The file and the end of its writing commit together: a worker that comes too late leaves nothing behind. */
async function keep({ db, clock }: WritingContext, claim: store.Output, bytes: Uint8Array): Promise<void> {
  const now = clock.now();
  await transact(db, async (tx) => {
    const { sha256 } = await storeFile(tx, bytes, { mediaType: mediaTypeOf(claim.format), now });
    await store.updateClaimed(tx, claim, { status: 'done', fileSha256: sha256, finishedAt: now, leaseUntil: null });
  });
}

async function settleFailure({ db, clock }: WritingContext, claim: store.Output, error: Error): Promise<void> {
  const isOver = claim.attempts >= mostAttempts;
  await store.updateClaimed(db, claim, isOver ? { status: 'failed', failure: error.message.slice(0, 500), finishedAt: clock.now(), leaseUntil: null } : { status: 'waiting', leaseUntil: null });
}

/** A hand that writes one file after another, with the process that it has them written by; that process keeps a content as long as files of it are wanted. */
class Hand {
  #typesetter: { sha256: string; process: Typesetter } | undefined;

  constructor(readonly context: WritingContext) {}

  async #typesetterFor(sha256: string): Promise<Typesetter> {
    if (this.#typesetter?.sha256 !== sha256 || this.#typesetter.process.isOver) {
      this.#typesetter?.process.close();
      const process = new Typesetter();
      this.#typesetter = { sha256, process };
      await frozenText(this.context.db, sha256).then((text) => process.take(text), (error: unknown) => (process.close(), Promise.reject(error)));
    }
    return this.#typesetter.process;
  }

  /** Writes the oldest file that nobody writes; answers false if there is none. */
  async writeNext(): Promise<boolean> {
    const { db, clock } = this.context;
    const now = clock.now();
    const claim = await store.claimOutput(db, { now, leaseUntil: leaseFrom(now), preferred: this.#typesetter?.sha256 });
    if (!claim) return false;
    try {
      const bytes = await underLease(this.context, claim, async () => (await this.#typesetterFor(claim.contentSha256)).write(claim));
      await keep(this.context, claim, bytes);
    } catch (error) {
      await settleFailure(this.context, claim, error as Error);
    }
    return true;
  }

  rest(): void {
    this.#typesetter?.process.close();
  }
}

let busy = 0;
let isAskedFor = false;

async function writeAll(context: WritingContext): Promise<void> {
  const hand = new Hand(context);
  try {
    while (await hand.writeNext());
  } finally {
    hand.rest();
  }
}

/** Writes the files that are waited for until none is left. Where this process is at it already, it goes on with the new ones. */
export async function writeWaitingOutputs(context: WritingContext): Promise<void> {
  isAskedFor = true;
  if (busy > 0) return;
  busy = atOnce;
  try {
    while (isAskedFor) {
      isAskedFor = false;
      await Promise.all(Array.from({ length: atOnce }, () => writeAll(context)));
    }
  } finally {
    busy = 0;
  }
}
