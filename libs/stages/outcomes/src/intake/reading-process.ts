import { writeSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import type { Said, Task } from './reading-messages.js';

/** The reading process: a file on standard input, its task as the only argument, what it says as lines of JSON on channel 3; standard output is free for what parsers chatter. */
const SAYS_ON = 3;
// PDF.js leaves promises behind when a part of a file is broken; what it answers in the end is what counts.
process.on('unhandledRejection', () => undefined);

// Who launched it may be killed while a file holds it up: it must not go on for nobody. Only a thread still looks then.
const lookout = `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
new Worker(lookout, { eval: true, execArgv: [], stdout: true, stderr: true }).unref();

const say = (said: Said): void => {
  let rest = Buffer.from(`${JSON.stringify(said)}\n`, 'utf8');
  while (rest.length > 0) rest = rest.subarray(writeSync(SAYS_ON, rest));
};

say({ progress: { phase: 'opening' } });
const bytes = await buffer(process.stdin);
const { perform } = await import('./perform.js');
await perform(JSON.parse(process.argv[2] ?? '') as Task, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), say);
process.exit(0);
