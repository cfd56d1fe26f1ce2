import { getDocumentProxy } from 'unpdf';
import { type PageRange, Unreadable } from '../taken-document.js';
import { inColumns } from './columns.js';
import { type Page, withoutFurniture } from './furniture.js';
import { keepLigaturesInOrder } from './ligatures.js';
import { baselines, type Glyphs, lineOf, type PageLine } from './line.js';
import { textOfPages } from './paragraphs.js';
import { readsRightToLeft } from './scripts.js';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>;

const MOST_PAGES = 3000;
const LEAST_LETTERS_A_PAGE = 15;

const damaged = (cause: unknown): Unreadable => {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (name === 'PasswordException') return new Unreadable('document.encrypted', 'the PDF is under a password: save it without one');
  return new Unreadable('document.damaged', `the PDF is damaged or cut off: ${message.replace(/\.$/, '')}`);
};

async function open(bytes: Uint8Array): Promise<Pdf> {
  keepLigaturesInOrder();
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, useSystemFonts: false, stopAtErrors: false });
  } catch (error) {
    throw damaged(error);
  }
}

// Stamps across a page and words along its edge are no part of the text.
const isUpright = ([, b, c, d]: readonly number[]): boolean => Math.abs(b ?? 0) < Math.abs(d ?? 0) * 0.2 && Math.abs(c ?? 0) < Math.abs(d ?? 0) * 0.5 && (d ?? 0) > 0;

const glyphsOf = async (page: PdfPage): Promise<Glyphs[]> => {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '' || !isUpright(item.transform)) return [];
    const [, , , d, x, y] = item.transform as [number, number, number, number, number, number];
    return [{ text: item.str, x, y, width: item.width, size: Math.round(Math.abs(d) * 100) / 100 }];
  });
};

async function readPage(pdf: Pdf, number: number): Promise<Page> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const glyphs = await glyphsOf(page);
  page.cleanup();
  const rightToLeft = readsRightToLeft(glyphs.map((piece) => piece.text).join(' '));
  const rows = inColumns(baselines(glyphs), width, rightToLeft);
  return { number, height, lines: rows.map(({ row, column }) => lineOf(row, { page: number, column, width })).filter((line): line is PageLine => line !== null) };
}

/** Hears of each page that was gone through, of so many. */
export type PagesDone = (done: number, total: number) => void;

async function pagesOf(pdf: Pdf, onPage: PagesDone | undefined): Promise<Page[]> {
  if (pdf.numPages > MOST_PAGES) throw new Unreadable('document.too-complex', `the PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} are read`);
  const pages: Page[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      pages.push(await readPage(pdf, number));
      onPage?.(number, pdf.numPages);
    }
  } catch (error) {
    throw damaged(error);
  }
  return pages;
}

/** The text of a PDF that has a text layer, and where its pages stand; page headers, page numbers, footnotes and hard breaks taken out. */
export async function pdfText(bytes: Uint8Array, onPage?: PagesDone): Promise<{ text: string; pages: PageRange[] }> {
  const pages = await pagesOf(await open(bytes), onPage);
  const letters = pages.reduce((sum, page) => sum + page.lines.reduce((length, line) => length + line.text.length, 0), 0);
  // A stamp or a page number on a scanned page is no text layer.
  if (letters < LEAST_LETTERS_A_PAGE * Math.min(pages.length, 10))
    throw new Unreadable('document.no-text-layer', 'the PDF holds pictures of pages and no text: run text recognition (OCR) on it first, or give the document in another form');
  return textOfPages(withoutFurniture(pages));
}
