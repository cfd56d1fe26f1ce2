/** Files of every form, made in code: no document of anybody stands in the repository. */

/** A line of a page of a PDF: where it begins, from the left and from the foot, in points. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  size?: number;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');
const drawn = ({ text, x, y, size = 10 }: Placed): string => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`;

/** Numbered objects as a PDF file with its table of places; the first object is the catalogue. */
export function pdfOfObjects(objects: readonly string[], trailer = ''): Buffer {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const places = objects.map((body, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}

/** A PDF in Helvetica on A4, a list of placed lines a page; Latin letters only. */
export function pdfOf(pages: readonly Placed[][], trailer = ''): Buffer {
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`, font];
  pages.forEach((lines, i) => {
    const content = lines.map(drawn).join('\n');
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });
  return pdfOfObjects(objects, trailer);
}

/** Lines set one under the other from a height down, 12 points apart unless told. */
export const column = (texts: readonly string[], at: { x: number; y: number; size?: number; leading?: number }): Placed[] =>
  texts.map((text, i) => ({ text, x: at.x, y: at.y - i * (at.leading ?? 12), size: at.size }));

const wordNames = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const wordPart = (name: string, inner: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${wordNames}>${inner}</w:${name}>`;

/** The parts of a Word document around the markup of its body, and of its numbering where it has one; to be packed with `zipSync`. */
export function wordPartsOf(body: string, numbering?: string): Record<string, Uint8Array> {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return {
    '[Content_Types].xml': bytes('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': bytes(`<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="${relation}" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': bytes(wordPart('document', `<w:body>${body}</w:body>`)),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': bytes(wordPart('numbering', numbering)) }),
  };
}

/** A paragraph of Word markup, in a list where `list` says which and how deep. */
export const wordParagraph = (text: string, list?: { id: number; depth: number }): string =>
  `<w:p>${list ? `<w:pPr><w:numPr><w:ilvl w:val="${list.depth}"/><w:numId w:val="${list.id}"/></w:numPr></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
