/** A process that takes one job and never ends it: `dying-runner.ts <connection as JSON>`. It says `began` when it has the job in hand; its parent kills it. */
import { defineJob, startRunner } from '@suivi/jobs';
import { z } from 'zod';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const hang = defineJob({
  name: 'test.take-over',
  payload: z.object({ word: z.string() }),
  run: async () => {
    process.stdout.write('began\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
});
await startRunner({
  connection: { ...(JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; prefix: string }), log }, jobs: [hang], clock: { now: () => new Date() }, contextFor: () => null, concurrency: 1,
});
