import { Parser } from 'htmlparser2';
import { type Line, mostLines, mostRead, tidy } from './lines.js';

type Attributes = Record<string, string>;

/** What an element does to the lines inside it. */
interface Frame {
  quoted: boolean;
  dropped: boolean;
  verbatim: boolean;
  /** A paragraph with an empty line around it. */
  spaced: boolean;
  role: Line['role'];
  /** The number of an item; null in a list without numbers. */
  item?: { next: number | null };
}

const dropped = new Set(['style', 'script', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'select', 'textarea', 'button', 'iframe']);
const blocks = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'li', 'main', 'ol', 'p', 'pre', 'section', 'table',
  'tr', 'ul',
]);

// Nothing a person writes is as deep; the parser's time grows with the square of the depth.
const deepest = 400;

// Copies of marks inside a quotation of a quotation bear an "x_" each.
const named = (attributes: Attributes): string => ` ${attributes.class ?? ''} ${attributes.id ?? ''} `.toLowerCase().replace(/(?<= )(?:x_)+/g, '');

const signatures = /[ -]gmail_signature(?:_prefix)? |[ ]moz-signature | signature | ms-outlook-(?:mobile|ios|android)-signature | applemailsignature | protonmail_signature_block | composer_signature | yahoo_signature /;
const attributions = / gmail_attr | moz-cite-prefix | protonmail_quote_header /;
const quotations = / yahoo_quoted | [\w-]*yahoo_quoted[\w-]* /;
const answered = / divrplyfwdmsg | appendonsend | ms-outlook-mobile-reference-message | mail-editor-reference-message-container | olk_src_body_section /;
const isHidden = (attributes: Attributes): boolean => attributes.hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test((attributes.style ?? '').slice(0, 1000));

/** Gmail, Apple Mail, Thunderbird and their kin mark a quotation; a plain blockquote may be the writer's own indentation. */
const isMarkedQuotation = (attributes: Attributes): boolean => attributes.type === 'cite' || attributes.cite !== undefined || / (?:gmail_quote|protonmail_quote|quote|cite) /.test(named(attributes));

const isQuotation = (name: string, attributes: Attributes): boolean => (name === 'blockquote' && isMarkedQuotation(attributes)) || quotations.test(named(attributes));

function roleOf(name: string, attributes: Attributes): Line['role'] {
  const marks = named(attributes);
  if (answered.test(marks)) return 'all-below';
  if (attributions.test(marks)) return 'attribution';
  if (signatures.test(marks)) return 'signature';
  return name === 'blockquote' && !isMarkedQuotation(attributes) ? 'indented' : undefined;
}

const isFlat = (attributes: Attributes): boolean => /Mso(?:Normal|ListParagraph|PlainText)/.test(attributes.class ?? '') || /margin(?:-top)?\s*:\s*0/i.test((attributes.style ?? '').slice(0, 1000));

/** Ordered lists count, others do not. */
function listOf(name: string, attributes: Attributes): Pick<Frame, 'item'> {
  if (name === 'ul') return { item: { next: null } };
  return name === 'ol' ? { item: { next: /^\d{1,4}$/.test(attributes.start ?? '') ? Number(attributes.start) : 1 } } : {};
}

/** Gathers the lines of a page as they are seen; holds no tree. */
class Gathering {
  readonly lines: Line[] = [];
  readonly #frames: Frame[] = [{ quoted: false, dropped: false, verbatim: false, spaced: false, role: undefined }];
  readonly #spaced: boolean;
  #text = '';
  #label = '';
  #link: { href: string; words: string } | null = null;

  /** `spaced`: paragraphs stand apart, as where no style says otherwise. */
  constructor(spaced: boolean) {
    this.#spaced = spaced;
  }

  get isFull(): boolean {
    return this.lines.length > mostLines;
  }

  get isTooDeep(): boolean {
    return this.#frames.length > deepest;
  }

  get #frame(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #breaks(name: string, frame: Frame): boolean {
    return blocks.has(name) || frame.role !== this.#frame.role || frame.quoted !== this.#frame.quoted;
  }

  #frameOf(name: string, attributes: Attributes, role: Line['role']): Frame {
    const above = this.#frame;
    return {
      quoted: above.quoted || isQuotation(name, attributes),
      dropped: above.dropped || dropped.has(name) || isHidden(attributes), verbatim: above.verbatim || name === 'pre',
      spaced: name === 'p' && this.#spaced && !isFlat(attributes), role: role === 'all-below' ? above.role : (role ?? above.role), ...listOf(name, attributes),
    };
  }

  open(name: string, attributes: Attributes): void {
    const role = roleOf(name, attributes);
    const frame = this.#frameOf(name, attributes, role);
    if (this.#breaks(name, frame)) this.flush();
    if (role === 'all-below' && !frame.quoted) this.lines.push({ text: '', isQuoted: false, role });
    if (frame.spaced) this.#space();
    this.#openPart(name, attributes);
    this.#frames.push(frame);
  }

  #openPart(name: string, attributes: Attributes): void {
    if (name === 'br') this.#end();
    else if (name === 'td' || name === 'th') this.#text += ' ';
    else if (name === 'a') this.#link = { href: attributes.href ?? '', words: '' };
    else if (name === 'li') this.#openItem();
  }

  #openItem(): void {
    const { item } = this.#frame;
    this.#label = item?.next == null ? '- ' : `${item.next}. `;
    if (item?.next != null) item.next += 1;
  }

  close(name: string): void {
    if (this.#frames.length === 1) return;
    const frame = this.#frame;
    if (name === 'a') this.#closeLink();
    if (blocks.has(name)) this.flush();
    this.#frames.pop();
    if (this.#breaks(name, frame)) this.#flushAs(frame);
    if (frame.spaced) this.#space();
  }

  /** What a link leads to is evidence where its words do not tell. */
  #closeLink(): void {
    const { href, words } = this.#link ?? { href: '', words: '' };
    if (/^https?:/i.test(href) && href.length < 1000 && tidy(words) !== '' && !/^\s*(?:https?:|www\.)/i.test(words)) this.#text += ` <${href}>`;
    this.#link = null;
  }

  text(data: string): void {
    if (this.#frame.dropped) return;
    if (this.#link && this.#link.words.length < 100) this.#link.words += data.slice(0, 100);
    if (!this.#frame.verbatim) {
      this.#text += data.replace(/[ \t\r\n\f]+/g, ' ');
      return;
    }
    const [first = '', ...rest] = data.split(/\r\n|\r|\n/);
    this.#text += first;
    for (const line of rest) {
      this.#end();
      this.#text = line;
    }
  }

  #space(): void {
    this.lines.push(this.#line('', this.#frame));
  }

  #line(text: string, { quoted, role }: Frame): Line {
    return role === undefined ? { text, isQuoted: quoted } : { text, isQuoted: quoted, role };
  }

  /** Ends the line, even an empty one. */
  #end(): void {
    this.lines.push(this.#line(this.#label + this.#text, this.#frame));
    this.#text = '';
    this.#label = '';
  }

  #flushAs(frame: Frame): void {
    // Outlook writes an empty line as a paragraph with one blank that does not break.
    if (/[^ \t\r\n\f]/.test(this.#text)) {
      this.lines.push(this.#line(this.#label + this.#text, frame));
      this.#label = '';
    }
    this.#text = '';
  }

  flush(): void {
    this.#flushAs(this.#frame);
  }
}

const flat = /(?:^|[\s},;{])p(?:\s*,[^{}]{0,200})?\s*\{[^{}]{0,300}margin(?:-top)?\s*:\s*0|p\.MsoNormal/i;

/** The lines of an HTML mail with what its markup tells of them; null if it is nested beyond all measure. */
export function htmlLines(html: string): Line[] | null {
  const read = html.slice(0, mostRead * 2);
  const gathering = new Gathering(!flat.test(read.slice(0, 20_000)));
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      gathering.open(name, attributes);
      if (gathering.isTooDeep || gathering.isFull) parser.pause();
    },
    onclosetag: (name) => gathering.close(name),
    ontext: (data) => gathering.text(data),
  });
  parser.write(read);
  if (gathering.isTooDeep) return null;
  if (!gathering.isFull) parser.end();
  gathering.flush();
  return gathering.lines;
}
