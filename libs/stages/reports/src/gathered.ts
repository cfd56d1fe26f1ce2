/** The texts joined to pieces of at least a size, so that little is handed on often. */
export function* gathered(parts: Iterable<string>, size = 16 * 1024): Generator<string> {
  let held = '';
  for (const part of parts) {
    held += part;
    if (held.length < size) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}
