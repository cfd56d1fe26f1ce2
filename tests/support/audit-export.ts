import { createHash } from 'node:crypto';

/** All that an auditor needs, from the format as `suivi audit export --help` tells it. */
export function verifyExport(text: string): { head: string | null; sealed: number; unsealed: number; names: string[] } {
  const sha256 = (...parts: (string | Buffer)[]): string => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
  let [head, sealed, waiting]: [string | null, number, [number, string][]] = [null, 0, []];
  const names: string[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const said = JSON.parse(line);
    if (said.seal) {
      if (said.previous !== head || JSON.stringify(said.rows) !== JSON.stringify(waiting)) throw new Error(`seal ${said.seal} does not fit`);
      [head, sealed, waiting] = [sha256(line), sealed + waiting.length, []];
    } else if (said.token) {
      if (said.token.split(':')[2] !== sha256(Buffer.from(said.salt, 'hex'), said.value)) throw new Error(`${said.value} does not fit`);
      names.push(said.value);
    } else waiting.push([said.id, sha256(line)]);
  }
  return { head, sealed, unsealed: waiting.length, names };
}
