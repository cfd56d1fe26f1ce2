import { renderReport } from '../render.js';
import type { ReportContent } from './content.js';
import { dressOf } from './dress.js';
import type { Wanted } from './typesetting.js';

/** The bytes of a file of a content; the same content gives the same bytes. */
export async function writeFileOf(content: ReportContent, { language, format }: Wanted): Promise<Uint8Array> {
  const written = await renderReport(content.facts[language], format, dressOf(content.dress));
  return typeof written === 'string' ? Buffer.from(written) : written;
}
