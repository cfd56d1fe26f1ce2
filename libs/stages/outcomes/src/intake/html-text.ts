import { Parser } from 'htmlparser2';
import { ordinalText } from './ordinals.js';
import { ParagraphLines } from './paragraph-lines.js';

type Attributes = Record<string, string>;

interface List {
  style: string | null;
  next: number;
}

const DROPPED = new Set(['head', 'script', 'style', 'nav', 'noscript', 'template', 'svg', 'math', 'select', 'button', 'iframe', 'object', 'textarea', 'title', 'audio', 'video', 'canvas']);
const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'li', 'main', 'menu', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);
const LIST_STYLES: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman', 1: 'decimal' };
const CSS_STYLES: ReadonlyArray<[RegExp, string]> = [
  [/lower-(?:alpha|latin)/i, 'lowerLetter'], [/upper-(?:alpha|latin)/i, 'upperLetter'], [/lower-roman/i, 'lowerRoman'], [/upper-roman/i, 'upperRoman'],
];
// What a break stands before or after when it parts two paragraphs rather than two lines.
const ENDS = /[.;:!?。；：！？؛؟]\s*$/u;
const NOTE_NUMBER = /^\s*[[(]?(?:\d{1,3}|\*{1,3}|[†‡])[\])]?\s*$/;

const whole = (text: string | undefined, otherwise: number): number => (text !== undefined && /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : otherwise);

const listOf = (name: string, attributes: Attributes): List => {
  if (name !== 'ol') return { style: null, next: 1 };
  const css = CSS_STYLES.find(([shape]) => shape.test(attributes.style ?? ''));
  return { style: css?.[1] ?? LIST_STYLES[attributes.type ?? '1'] ?? 'decimal', next: whole(attributes.start, 1) };
};

/** The label as outcome documents write it: `1.`, `(a)`, `(i)`, `I.`. */
const labelOf = (style: string, value: number): string => {
  const text = ordinalText(style, value);
  return style === 'lowerLetter' || style === 'lowerRoman' ? `(${text}) ` : `${text}. `;
};

/** Follows the tags of a page and gathers its paragraphs; holds no tree, so that nothing is as deep as the page is nested. */
class Walk {
  readonly lines = new ParagraphLines();
  readonly #lists: List[] = [];
  #dropping = 0;
  #verbatim = 0;
  #raised: string | null = null;
  #text: string[] = [];
  #label = '';

  open(name: string, attributes: Attributes): void {
    if (this.#dropping > 0 || DROPPED.has(name) || attributes.hidden !== undefined) {
      this.#dropping += 1;
      return;
    }
    if (name === 'br') this.#break();
    if (name === 'sup') this.#raised = '';
    if (BLOCKS.has(name)) this.#flush();
    if (name === 'pre') this.#verbatim += 1;
    this.#openParts(name, attributes);
  }

  #openParts(name: string, attributes: Attributes): void {
    if (name === 'tr') this.lines.openRow();
    else if (name === 'td' || name === 'th') this.lines.openCell();
    else if (name === 'ol' || name === 'ul') this.#lists.push(listOf(name, attributes));
    else if (name === 'li') this.#openItem(attributes);
  }

  #openItem(attributes: Attributes): void {
    const list = this.#lists.at(-1);
    if (!list?.style) {
      this.#label = '• ';
      return;
    }
    const value = whole(attributes.value, list.next);
    list.next = value + 1;
    this.#label = labelOf(list.style, value);
  }

  close(name: string): void {
    if (this.#dropping > 0) {
      this.#dropping -= 1;
      return;
    }
    if (name === 'sup') this.#lower();
    if (BLOCKS.has(name)) this.#flush();
    if (name === 'pre') this.#verbatim -= 1;
    if (name === 'tr') this.lines.closeRow();
    if (name === 'ol' || name === 'ul') this.#lists.pop();
    // An item without words of its own gives its number to nothing that follows.
    if (name === 'li') this.#label = '';
  }

  text(data: string): void {
    if (this.#dropping > 0) return;
    const text = this.#verbatim > 0 ? data : data.replace(/\s+/g, ' ');
    if (this.#raised === null) this.#text.push(text);
    else this.#raised += text;
  }

  // A raised number is the call of a footnote; other raised letters ("1er", "Mme") belong to the word.
  #lower(): void {
    const raised = this.#raised ?? '';
    this.#raised = null;
    if (!NOTE_NUMBER.test(raised)) this.#text.push(raised);
  }

  #break(): void {
    const before = this.#text.join('');
    if (ENDS.test(before) || before.trim() === '') this.#flush();
    else this.#text = [before, this.#verbatim > 0 ? '\n' : ' '];
  }

  #flush(): void {
    if (this.#raised !== null) this.#lower();
    const text = this.#text.join('');
    this.#text = [];
    if (text.trim() === '') return;
    const written = text.trimStart().startsWith(this.#label.trim()) || this.#label === '• ' && /^\s*[•·–—-]/u.test(text);
    this.lines.add(written ? text : this.#label + text);
    this.#label = '';
  }

  end(): string {
    this.#flush();
    return this.lines.text();
  }
}

/** The text of an HTML page: a paragraph a line, ordered lists with their numbers; scripts, styles and navigation left out. */
export function htmlText(html: string): string {
  const walk = new Walk();
  const parser = new Parser({ onopentag: (name, attributes) => walk.open(name, attributes), onclosetag: (name) => walk.close(name), ontext: (data) => walk.text(data) });
  parser.end(html);
  return walk.end();
}
