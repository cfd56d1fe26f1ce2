import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Outline } from '../outline/outline.js';
import { template } from './template.js';
import { requireTypeface, typefaceFolders } from './typefaces.js';

let compiler: NodeCompiler | undefined;

/** One for the process: reading the typefaces takes longer than setting a report. */
function theCompiler(): NodeCompiler {
  const { always, chinese } = typefaceFolders();
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [...always, ...chinese] }] });
  return compiler;
}

const dataOf = (outline: Outline): string => JSON.stringify({ ...outline, running: [outline.masthead.partnership, outline.masthead.symbol, outline.masthead.facts.at(-1) ?? ''].filter(Boolean).join(' · ') });

/**
 * The outline as a tagged PDF (PDF/UA-1), with language and title; the same outline gives the same bytes, dated by the report's day. Where a text holds a
 * character that none of the typefaces has, which PDF/UA forbids, the document is tagged all the same and only does not claim the standard.
 */
export function renderPdf(outline: Outline): Buffer {
  requireTypeface(outline.language, typefaceFolders().chinese);
  const typst = theCompiler();
  const compiled = typst.compile({ mainFileContent: template, inputs: { outline: dataOf(outline) }, resetRead: true });
  if (compiled.result === null) {
    const failure = compiled.takeError();
    throw new Error(`the report could not be set: ${JSON.stringify(failure?.shortDiagnostics ?? null).slice(0, 2000)}`);
  }
  try {
    return accessible(typst, compiled.result);
  } finally {
    typst.evictCache(0);
  }
}

function accessible(typst: NodeCompiler, document: NonNullable<ReturnType<NodeCompiler['compile']>['result']>): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    return typst.pdf(document);
  }
}
