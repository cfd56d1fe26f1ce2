import { createWriteStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { ParsedForm } from './taken-document.js';

/** The parsing process: a file on standard input, its form as the only argument, the answer as JSON on channel 3; standard output is free for what parsers chatter. */
// PDF.js leaves promises behind when a part of a file is broken; what it answers in the end is what counts.
process.on('unhandledRejection', () => undefined);

const bytes = await buffer(process.stdin);
const { parse } = await import('./parse.js');
const answer = JSON.stringify(await parse(process.argv[2] as ParsedForm, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
createWriteStream('', { fd: 3 }).end(answer, () => process.exit(0));
