import { run } from '../../apps/cli/src/program.js';

/** What a command line gave: its exit code and what it wrote. */
export interface CommandResult {
  code: number;
  out: string;
  err: string;
}

/** Runs `suivi` in this process, as its main file does, with an environment and a clock of the test's own. */
export async function suivi(words: string[], o: { env?: Record<string, string>; now?: Date } = {}): Promise<CommandResult> {
  const out: string[] = [];
  const err: string[] = [];
  const write = process.stderr.write.bind(process.stderr);
  // Commander writes its own complaints to stderr.
  process.stderr.write = ((text: string) => (err.push(text), true)) as typeof process.stderr.write;
  try {
    const now = o.now ?? new Date('2013-07-24T12:00:00Z');
    const code = await run(
      { env: o.env ?? {}, clock: { now: () => now }, operator: 'tester', out: async (text) => void out.push(Buffer.from(text).toString()), say: (line) => void err.push(`${line}\n`) },
      words,
    );
    return { code, out: out.join(''), err: err.join('') };
  } finally {
    process.stderr.write = write;
  }
}
