/** All matches of a global expression, in order; unlike `matchAll` it does not compile a copy of the expression for each text. */
export function matchesIn(shape: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  shape.lastIndex = 0;
  for (let match = shape.exec(text); match; match = shape.exec(text)) {
    found.push(match);
    if (match[0] === '') shape.lastIndex += 1;
  }
  return found;
}

/** Where a text ends once the characters of a class are taken off its end. `replace(/[…]+$/, '')` would try every run in the middle, too. */
export function endWithout(text: string, trailing: RegExp, from = 0): number {
  let end = text.length;
  while (end > from && trailing.test(text[end - 1] as string)) end--;
  return end;
}
