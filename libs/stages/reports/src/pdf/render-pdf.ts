import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { outlined } from '../charts/print/outlined.js';
import type { Block, Outline } from '../outline/outline.js';
import { type Laid, setByTypst } from './compiler.js';
import { template } from './template.js';
import { requireTypeface, typefaceFolders } from './typefaces.js';

const printed = (block: Block, { language }: Outline) => (block.kind === 'chart' ? { ...block, svg: undefined, outlines: outlined(block.svg, language) } : block);

const dataOf = (outline: Outline): string =>
  JSON.stringify({
    ...outline,
    blocks: outline.blocks.map((block) => printed(block, outline)),
    running: [outline.masthead.partnership, outline.masthead.symbol, outline.masthead.facts.at(-1) ?? ''].filter(Boolean).join(' · '),
  });

/**
 * The outline as a tagged PDF (PDF/UA-1), with language and title; the same outline gives the same bytes, dated by the report's day. Where a text holds a
 * character that none of the typefaces has, which PDF/UA forbids, the document is tagged all the same and only does not claim the standard.
 */
export function renderPdf(outline: Outline): Buffer {
  requireTypeface(outline.language, typefaceFolders().chinese);
  return setByTypst(template, { outline: dataOf(outline) }, accessible);
}

function accessible(typst: NodeCompiler, document: Laid): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    return typst.pdf(document);
  }
}
