import { userInfo } from 'node:os';
import { type Invocation, run } from './program.js';

function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator'; // a container's user may have no name
  }
}

const invocation: Invocation = {
  env: process.env,
  clock: { now: () => new Date() },
  operator: operator(),
  out: (text) => new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve()))),
  say: (line) => void process.stderr.write(`${line}\n`),
};

// `suivi extract … | head`: the reader has enough, and that is no failure.
for (const stream of [process.stdout, process.stderr]) stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run(invocation, process.argv.slice(2));
