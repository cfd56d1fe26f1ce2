import type { ReportContent } from './content.js';
import type { Delivered, Order } from './typesetting.js';
import { writeFileOf } from './write-file.js';

/** The typesetting process: takes a content, then writes one file of it after another. It ends when whoever began it is gone. */
let content: ReportContent | undefined;

const deliver = (delivered: Delivered): void => void process.send?.(delivered);

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  if ('content' in order) content = JSON.parse(order.content) as ReportContent;
  else if (content) void writeFileOf(content, order.wanted).then((bytes) => deliver({ bytes }), (error: Error) => deliver({ failed: error.message }));
});
