import { text } from 'node:stream/consumers';
import type { ReportContent } from './content.js';
import type { Delivered, Wanted } from './typesetting.js';
import { writeFileOf } from './write-file.js';

/** The typesetting process: takes a content in, then writes one file of it after another. It ends when whoever began it is gone. */
const content = text(process.stdin).then((json) => JSON.parse(json) as ReportContent);

const deliver = (delivered: Delivered): void => void process.send?.(delivered);

process.on('disconnect', () => process.exit(0));
process.on('message', (wanted: Wanted) => void content.then((taken) => writeFileOf(taken, wanted)).then((bytes) => deliver({ bytes }), (error: Error) => deliver({ failed: error.message })));
