/** A stretch of text of one direction. */
export interface Segment {
  text: string;
  rightToLeft: boolean;
}

const leftwards = '\\p{Script=Arabic}\\p{Script=Hebrew}';
const rightwards = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Han}';
const joints = '[-–/._:&@’+%#?=~]+';
/** Words of the other direction with what joins them: "UN-CARICOM-6/02", "Department of Political Affairs". */
const stretchOf = (letters: string): RegExp => {
  const words = `[${letters}][${letters}\\p{M}\\d]*(?:(?:${joints}|\\s+(?=[${letters}]))[${letters}\\p{M}\\d]+)*`;
  // Brackets go with what they hold: a line may not end between them.
  return new RegExp(`\\(${words}\\)|${words}`, 'gu');
};
const latinStretch = stretchOf(rightwards);
const arabicStretch = stretchOf(leftwards);

/**
 * A text cut where its direction turns. Word gives signs and digits the direction of their run and not of their
 * neighbours, so "UN-CARICOM-6/02" within an Arabic run would read "02/UN-CARICOM-6".
 */
export function segmentsOf(text: string, rightToLeft: boolean): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  const add = (part: string, direction: boolean): void => {
    if (part !== '') segments.push({ text: part, rightToLeft: direction });
  };
  for (const match of text.matchAll(rightToLeft ? latinStretch : arabicStretch)) {
    add(text.slice(from, match.index), rightToLeft);
    add(match[0], !rightToLeft);
    from = match.index + match[0].length;
  }
  add(text.slice(from), rightToLeft);
  return segments;
}
