import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The earliest time a ZIP archive can hold, in local time as the archive counts it: the bytes are the same in every zone. */
const noTime = new Date(1980, 0, 1);

const first = '[Content_Types].xml';
const inOrder = (a: string, b: string): number => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1);

/**
 * A Word document without what its writer took from the clock: created and modified are `at` (ISO 8601), the archive's own
 * times are none, its parts stand in order.
 */
export function reproducible(archive: Uint8Array, at: string): Buffer {
  const parts = unzipSync(archive);
  const settled: Zippable = {};
  for (const name of Object.keys(parts).sort(inOrder)) {
    const bytes = parts[name] ?? new Uint8Array();
    const core = name === 'docProps/core.xml';
    settled[name] = core ? strToU8(strFromU8(bytes).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${at}$3`)) : bytes;
  }
  return Buffer.from(zipSync(settled, { level: 6, mtime: noTime }));
}
