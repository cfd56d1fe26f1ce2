import type { Paragraph, XmlComponent } from 'docx';
import type { Block, Outline } from '../outline/outline.js';
import { Element, valued } from './element.js';
import type { Typesetter } from './typesetter.js';

type Heading = Extract<Block, { kind: 'heading' }>;

/** The bookmark on a heading, by its place among the blocks. */
export const bookmarkOf = (at: number): { name: string; id: number } => ({ name: `_Toc${100_000 + at}`, id: at });

const run = (...children: XmlComponent[]): Element => new Element('w:r', {}, children);
const mark = (type: 'begin' | 'separate' | 'end', dirty = false): Element => run(new Element('w:fldChar', { 'w:fldCharType': type, ...(dirty ? { 'w:dirty': 'true' } : {}) }));
const instruction = (text: string): Element => run(new Element('w:instrText', { 'xml:space': 'preserve' }, [text]));

/** A heading as an entry. Its page is left to Word, which lays the document out and knows it. */
function entry(heading: Heading, o: { at: number; before: XmlComponent[]; after: XmlComponent[] }, setter: Typesetter): Paragraph {
  const link = new Element('w:hyperlink', { 'w:anchor': bookmarkOf(o.at).name, 'w:history': '1' }, setter.runs([{ text: `${heading.mark} ${heading.text}` }]));
  return setter.paragraph(heading.level === 1 ? 'TOC1' : 'TOC2', [], { children: [...o.before, link, ...o.after] as never });
}

/** The table of contents: a field that Word brings up to date, with an entry for each heading meanwhile, set in the direction of the report. */
export function contentsOf(outline: Outline, setter: Typesetter): Element {
  const headings = outline.blocks.flatMap((block, at) => (block.kind === 'heading' ? [{ block, at }] : []));
  const begin = [mark('begin', true), instruction(' TOC \\o "1-2" \\h \\z \\u '), mark('separate')];
  const entries = headings.map(({ block, at }, i) => entry(block, { at, before: i === 0 ? begin : [], after: i === headings.length - 1 ? [mark('end')] : [] }, setter));
  return new Element('w:sdt', {}, [
    new Element('w:sdtPr', {}, [valued('w:alias', outline.contents), new Element('w:docPartObj', {}, [valued('w:docPartGallery', 'Table of Contents'), new Element('w:docPartUnique')])]),
    new Element('w:sdtContent', {}, entries),
  ]);
}
