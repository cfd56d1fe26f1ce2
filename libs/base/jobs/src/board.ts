import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { BullQueue } from './bull-queue.js';
import type { JobQueue } from './queue.js';

/** The queue as Bull Board shows it, on either backend; undefined for one that runs in line and has nothing to show. */
export const shownOnBoard = (queue: JobQueue): BaseAdapter | undefined =>
  queue instanceof BullQueue ? new BullMQAdapter(queue.queue) : undefined;
