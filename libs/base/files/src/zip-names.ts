const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The comment at the end of an archive is no longer than this. */
const longestComment = 0xffff;
/** More parts than any document of an office has. */
const mostEntries = 10_000;

/** Where the archive says that its directory stands, if it is one. */
function directoryOf(view: DataView): { at: number; entries: number } | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (view.getUint32(at, true) === END) return { at: view.getUint32(at + 16, true), entries: view.getUint16(at + 10, true) };
  return null;
}

/** The names in an archive's directory, nothing of it unpacked; null for what is no archive, or one that contradicts itself. */
export function namesInZip(bytes: Uint8Array): Set<string> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = bytes.byteLength < 22 ? null : directoryOf(view);
  if (!directory || directory.entries > mostEntries) return null;
  const names = new Set<string>();
  let { at } = directory;
  for (let n = 0; n < directory.entries; n += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [number, number, number];
    names.add(Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, Math.min(name, bytes.byteLength - at - 46)).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return names;
}
