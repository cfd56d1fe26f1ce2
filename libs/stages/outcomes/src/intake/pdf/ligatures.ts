const isRightToLeft = (point: number): boolean => (point >= 0x590 && point <= 0x8ff) || (point >= 0xfb1d && point <= 0xfdff) || (point >= 0xfe70 && point <= 0xfeff);

let kept = false;

/**
 * Keeps Arabic ligatures in order. PDF.js turns a run from right to left around letter by letter, the letters of a ligature (one sign that
 * stands for lam and alef) with it, so that لا becomes ال, which is another word. It makes the letters of a sign with this function and with no
 * other hook; turned around here, they come out right. Changes a global: for the parsing process, which does nothing else.
 */
export function keepLigaturesInOrder(): void {
  if (kept) return;
  kept = true;
  const plain = String.fromCodePoint.bind(String);
  String.fromCodePoint = (...points) => plain(...(points.length > 1 && points.every(isRightToLeft) ? points.reverse() : points));
}
