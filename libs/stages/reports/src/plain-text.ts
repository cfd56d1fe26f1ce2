/**
 * What no text of a report may hold: control characters (XML 1.0 has no way to write them), marks that turn the direction of
 * the text around, halves of surrogate pairs and non-characters.
 */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as people wrote it, less what cannot be printed; lines end in \n. */
export const printable = (text: string): string => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(unprintable, '');

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** One running line of a text whose lines were broken by hand: Chinese closes up, other scripts get a space. */
export const unwrapped = (text: string): string =>
  text
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/(.)?\n(.)?/gu, (_, before: string | undefined, after: string | undefined) => `${before ?? ''}${joint(before, after)}${after ?? ''}`)
    .trim();

const joint = (before: string | undefined, after: string | undefined): string =>
  before === undefined || after === undefined || wide.test(before) || wide.test(after) ? '' : ' ';

/** Tells whether a text is written from right to left, by its first letter that has a direction. */
export const isRightToLeft = (text: string): boolean => /^[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text.replace(/^[^\p{L}]+/u, ''));
