import { Parser } from 'htmlparser2';
import { ParagraphLines } from '../paragraph-lines.js';
import { Numbering } from './numbering.js';
import type { WordParts } from './package.js';

interface Paragraph {
  text: string[];
  list?: string;
  depth?: number;
  style?: string;
}

// Deleted and moved-away text, what older programs are shown instead of a shape, and what the formatting was before a change.
const DROPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pPrChange', 'w:rPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:numberingChange', 'w:instrText', 'w:delText']);
const SIGNS: Record<string, string> = { 'w:tab': ' ', 'w:br': ' ', 'w:cr': ' ', 'w:noBreakHyphen': '-', 'w:ptab': ' ' };

const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'none';

/** Follows the tags of the main part; holds a paragraph at a time and no tree. */
class Walk {
  readonly #lines = new ParagraphLines();
  readonly #open: Paragraph[] = [];
  #dropping = 0;
  #hidden = false;
  #inText = false;
  // Tab stops and run properties name tabs and breaks that are none.
  #inProperties = 0;

  constructor(readonly numbering: Numbering) {}

  open(name: string, a: Record<string, string>): void {
    if (this.#dropping > 0 || DROPPED.has(name)) this.#dropping += 1;
    else if (this.#inProperties > 0 || name === 'w:pPr' || name === 'w:rPr') this.#property(name, a['w:val']);
    else if (name === 'w:tr') this.#lines.openRow();
    else if (name === 'w:tc') this.#lines.openCell();
    else this.#openText(name);
  }

  #openText(name: string): void {
    if (name === 'w:p') this.#open.push({ text: [] });
    else if (name === 'w:r') this.#hidden = false;
    else if (name === 'w:t') this.#inText = true;
    else if (SIGNS[name] !== undefined) this.#open.at(-1)?.text.push(SIGNS[name]);
  }

  #property(name: string, value: string | undefined): void {
    const paragraph = this.#open.at(-1);
    if (name === 'w:pPr' || name === 'w:rPr') this.#inProperties += 1;
    if (name === 'w:vanish') this.#hidden = !isOff(value);
    if (!paragraph) return;
    if (name === 'w:pStyle') paragraph.style = value;
    else if (name === 'w:numId') paragraph.list = value;
    else if (name === 'w:ilvl') paragraph.depth = Math.min(8, Math.max(0, Number(value) || 0));
  }

  close(name: string): void {
    if (this.#dropping > 0) this.#dropping -= 1;
    else if (name === 'w:p') this.#end(this.#open.pop());
    else if (name === 'w:pPr') this.#leaveProperties(true);
    else if (name === 'w:rPr') this.#leaveProperties(false);
    else if (name === 'w:t') this.#inText = false;
    else if (name === 'w:tr') this.#lines.closeRow();
  }

  // A hidden paragraph mark hides no words.
  #leaveProperties(ofParagraph: boolean): void {
    this.#inProperties -= 1;
    if (ofParagraph) this.#hidden = false;
  }

  text(data: string): void {
    if (this.#inText && this.#dropping === 0 && !this.#hidden) this.#open.at(-1)?.text.push(data);
  }

  #end(paragraph: Paragraph | undefined): void {
    const text = paragraph?.text.join('').replace(/\u00ad/g, '') ?? '';
    if (!paragraph) return;
    const place = this.numbering.placeOf(paragraph);
    // Word numbers an empty paragraph too, and shows the number.
    const label = place ? this.numbering.next(place) : '';
    if (text.trim() !== '') this.#lines.add(label + text);
  }

  end(): string {
    while (this.#open.length > 0) this.#end(this.#open.pop());
    return this.#lines.text();
  }
}

/** The text of a Word document: a paragraph a line with its automatic number; footnotes, page headers and deleted text left out. */
export function wordText(parts: WordParts): string {
  const walk = new Walk(new Numbering(parts));
  const parser = new Parser({ onopentag: (name, a) => walk.open(name, a), onclosetag: (name) => walk.close(name), ontext: (data) => walk.text(data) }, { xmlMode: true });
  parser.end(parts.document);
  return walk.end();
}
