import type { Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { Refusal } from '@suivi/kernel';
import type { Desk } from './commitments.policy.js';
import { desksOf } from './commitments.store.js';

/** Which desk keeps a commitment of the reader's; refuses with 'not-found'. */
export async function deskOf(sql: Sql, scope: Scope, id: number): Promise<Desk & { reference: string }> {
  const desk = (await desksOf(sql, scope, [id])).get(id);
  if (!desk) throw new Refusal('not-found', `there is no commitment ${id}`);
  return desk;
}
