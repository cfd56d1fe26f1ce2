import type { Db } from '@suivi/db';
import { installationRow, type Letterhead } from '@suivi/emails';
import { loadSample } from '../sample/index.js';

/** Fills an empty installation with the sample partnership, its dates around today. */
export async function fillWithSample(db: Db, head: Omit<Letterhead, 'linkSecret'>, now: Date): Promise<void> {
  const { linkSecret } = await installationRow(db);
  await loadSample(db, { letterhead: { ...head, linkSecret }, now });
}
