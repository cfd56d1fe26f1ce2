import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { backupDatabase, dropDatabase, openDatabase, restoreDatabase, type Sql, storedFilePart } from '@suivi/db';
import { bytesOfFile, fileBytesLimit, forgetFile, storedFile, storeFile } from '@suivi/files';
import { createTestDatabase, withDatabase } from '../support/database.js';

const databaseOf = withDatabase();
const folder = mkdtempSync(join(tmpdir(), 'suivi-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date('2011-08-01T12:00:00Z');
const asPdf = { mediaType: 'application/pdf', now };

async function readBack(sql: Sql, file: { sha256: string; size: number }): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytesOfFile(sql, file)) parts.push(part);
  return Buffer.concat(parts);
}

test('a file comes back as it was, and the same bytes, also from two at once, are kept once', async () => {
  const { db } = databaseOf();
  const bytes = randomBytes(200_001);
  const [first, second] = await Promise.all([storeFile(db, bytes, asPdf), storeFile(db, bytes, asPdf)]);
  expect(second.sha256).toBe(first.sha256);
  expect(await storedFile(db, first.sha256)).toMatchObject({ size: 200_001, mediaType: 'application/pdf' });
  expect((await readBack(db, first)).equals(bytes)).toBe(true);
  expect(await db.select().from(storedFilePart)).toHaveLength(4);
  await forgetFile(db, first.sha256);
  expect([await storedFile(db, first.sha256), await db.select().from(storedFilePart)]).toEqual([undefined, []]);
});

test('a file of 30 MB is kept, restored from a backup as it was, and one byte more is refused', async () => {
  const { db, url } = databaseOf();
  const bytes = randomBytes(fileBytesLimit + 1);
  await expect(storeFile(db, bytes, asPdf)).rejects.toThrow(RangeError);
  const file = await storeFile(db, bytes.subarray(1), asPdf);
  await backupDatabase(url, join(folder, 'backup'), now);
  const other = await createTestDatabase({ migrated: false });
  await restoreDatabase(other, join(folder, 'backup'), now);
  const restored = openDatabase({ url: other, applicationName: 'suivi test' });
  expect((await readBack(restored.db, file)).equals(bytes.subarray(1))).toBe(true);
  await restored.close();
  await dropDatabase(other);
});
