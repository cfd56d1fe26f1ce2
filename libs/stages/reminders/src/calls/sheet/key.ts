import { createHash } from 'node:crypto';

/** What a row of a response sheet is about. */
export interface RowKey {
  callId: number;
  organizationId: number;
  commitmentId: number;
}

/** How the entity's account of a commitment stood when a sheet was made: another one since then is not written over. */
export const stampOf = (key: RowKey, lastUpdateAt: Date | null): string =>
  createHash('sha256').update([key.callId, key.organizationId, key.commitmentId, lastUpdateAt?.getTime() ?? 0].join('\n')).digest('hex').slice(0, 8);

/** The key of a row: call, entity and commitment in base 36, and the stamp. It gives no right: who may take a row in is asked of who brings it. */
export const writeKey = (key: RowKey, lastUpdateAt: Date | null): string =>
  `${[key.callId, key.organizationId, key.commitmentId].map((id) => id.toString(36)).join('-')}-${stampOf(key, lastUpdateAt)}`;

const shape = /^([0-9a-z]{1,10})-([0-9a-z]{1,10})-([0-9a-z]{1,10})-([0-9a-f]{8})$/;

/** Reads a key; null where it is none. */
export function readKey(text: string): (RowKey & { stamp: string }) | null {
  const [, call = '', organization = '', commitment = '', stamp = ''] = shape.exec(text.trim().toLowerCase()) ?? [];
  const [callId, organizationId, commitmentId] = [call, organization, commitment].map((part) => Number.parseInt(part, 36)) as [number, number, number];
  return [callId, organizationId, commitmentId].every((id) => Number.isSafeInteger(id) && id > 0) ? { callId, organizationId, commitmentId, stamp } : null;
}
