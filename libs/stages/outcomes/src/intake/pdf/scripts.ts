const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/gu;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f\u0370-\u052f\u4e00-\u9fff0-9]/u;
const LETTERS = /\p{L}/gu;
const HAN_EDGE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

const count = (text: string, shape: RegExp): number => text.match(shape)?.length ?? 0;

// Most texts hold no such letter: then the others need no counting.
const mostly = (text: string, shape: RegExp): boolean => {
  const found = count(text, shape);
  return found > 0 && found * 2 > count(text, LETTERS);
};

/** Whether a text reads from right to left: most of its letters do. */
export const readsRightToLeft = (text: string): boolean => mostly(text, RIGHT_TO_LEFT);

/** Whether a piece of a line keeps its own direction, from left to right, within a line that runs the other way. */
export const runsLeftToRight = (text: string): boolean => LEFT_TO_RIGHT.test(text) && count(text, RIGHT_TO_LEFT) === 0;

/** Whether no blank stands between the end of one text and the beginning of the next, as in Chinese. */
export const joinsWithoutBlank = (before: string, after: string): boolean => HAN_EDGE.test(before.slice(-1)) && HAN_EDGE.test(after.slice(0, 1));

/** Whether a text is written without blanks between words. */
export const isHan = (text: string): boolean => mostly(text, /\p{Script=Han}/gu);
