import { catalogues, type MessageKey } from '@suivi/i18n';
import { anyOf, folded, languages } from '@suivi/kernel';
import { type Line, longestMark, tidy } from './lines.js';

/** What our mails begin with, and what they end with. */
const intros: MessageKey[] = ['mail.digest.intro', 'mail.single.intro', 'mail.returned.intro', 'mail.review.intro'];
const footers: MessageKey[] = ['mail.footer.why', 'mail.footer.reply', 'mail.footer.how', 'mail.footer.calendar', 'mail.footer.why-review'];

// A client breaks long lines, so only the beginning of the longest stretch without a name or a date is looked for.
const longest = 40;
const isTelling = (piece: string): boolean => piece.length >= (/\p{Script=Han}/u.test(piece) ? 5 : 18);
const stretch = (text: string): string => text.split(/\{\w+\}/).map(folded).reduce((best, piece) => (piece.length > best.length ? piece : best));

const textsOf = (keys: readonly MessageKey[]): string[] => languages.flatMap((language) => keys.map((key) => catalogues[language][key] ?? ''));
const pieces = (keys: readonly MessageKey[]): string[] => textsOf(keys).map((text) => stretch(text).slice(0, longest).trim()).filter(isTelling);

const footer = new RegExp(anyOf(pieces(footers)), 'u');
const anyOwn = new RegExp(anyOf(pieces([...intros, ...footers])), 'u');
const salutation = new RegExp(`^(?:${textsOf(['mail.greeting']).map((text) => text.split('{name}').map((part) => anyOf([folded(part)])).join('.{1,80}')).join('|')})$`, 'u');

const words = (line: Line | undefined): string => (line && line.text.length <= 5 * longestMark ? folded(tidy(line.text)) : '');

/** Tells whether a line is one that every mail of ours bears. */
export const isOurs = (line: Line | undefined): boolean => anyOwn.test(words(line));

/** Tells whether a line is one that our mails end with. */
export const isOurFooter = (line: Line | undefined): boolean => footer.test(words(line));

/** Tells whether a line greets as our mails do. */
export const isOurSalutation = (line: Line | undefined): boolean => salutation.test(words(line));
