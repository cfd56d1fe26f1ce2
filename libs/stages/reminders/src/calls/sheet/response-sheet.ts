import type { Sql } from '@suivi/db';
import type { Language } from '@suivi/kernel';
import { sheetContent } from './content.js';
import { sheetAsDocx } from './docx.js';
import { sheetAsXlsx } from './xlsx.js';

/** A response sheet as a file. */
export interface ResponseSheet {
  fileName: string;
  bytes: Buffer;
}

/** The sheet in which an entity answers a call off-line, in a language: the same bytes as long as nothing changes. Refuses with 'call.entity-not-asked'. */
export async function responseSheet(sql: Sql, of: { callId: number; organizationId: number; language: Language; format: 'xlsx' | 'docx' }): Promise<ResponseSheet> {
  const content = await sheetContent(sql, of);
  return { fileName: `responses-${of.callId}-${of.organizationId}.${of.language}.${of.format}`, bytes: of.format === 'xlsx' ? sheetAsXlsx(content) : sheetAsDocx(content) };
}
