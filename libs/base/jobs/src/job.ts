import { Refusal } from '@suivi/kernel';
import type { z } from 'zod';

/** A job as a value: its name, the shape of its payload, what it does. It must bear being run twice with the same payload. */
export interface Job<Payload, Context> {
  name: string;
  payload: z.ZodType<Payload>;
  run: (context: Context, payload: Payload) => Promise<void>;
}

/** Any job that is content with this context: what a catalogue lists. */
export interface AnyJob<Context> {
  name: string;
  payload: z.ZodType;
  run: (context: Context, payload: never) => Promise<void>;
}

/** Makes a job; the payload's type comes from its shape, the context's from the function. Names are kebab-case, `stage.verb-noun`. */
export const defineJob = <Payload, Context>(job: Job<Payload, Context>): Job<Payload, Context> => job;

/** The jobs by name; throws if two bear the same name, so that a start with such a catalogue fails. */
export function catalogueOf<Context>(jobs: readonly AnyJob<Context>[]): ReadonlyMap<string, AnyJob<Context>> {
  const byName = new Map<string, AnyJob<Context>>();
  for (const job of jobs) {
    if (byName.has(job.name)) throw new Error(`two jobs bear the name ${job.name}`);
    byName.set(job.name, job);
  }
  return byName;
}

/** Trying again would fail again: the payload does not have the job's shape. */
export class PoisonPayload extends Error {
  constructor(name: string, why: string) {
    super(`the payload of ${name} is not what the job takes: ${why}`);
    this.name = 'PoisonPayload';
  }
}

/** Tells whether the job would fail in the same way however often it were tried. */
export const isHopeless = (error: unknown): boolean => error instanceof Refusal || error instanceof PoisonPayload;

/** Runs a job by name, parsing the payload as it came out of the queue; throws what the job throws. */
export async function runJob<Context>(
  catalogue: ReadonlyMap<string, AnyJob<Context>>,
  context: Context,
  { name, payload }: { name: string; payload: unknown },
): Promise<void> {
  const job = catalogue.get(name);
  // Not hopeless: while versions are exchanged an older worker may meet a newer one's job, and the retry finds a worker that knows it.
  if (!job) throw new Error(`no job bears the name ${name}`);
  const parsed = job.payload.safeParse(payload);
  if (!parsed.success) throw new PoisonPayload(name, parsed.error.message);
  await job.run(context, parsed.data as never);
}
