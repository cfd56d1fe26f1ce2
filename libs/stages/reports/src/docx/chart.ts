import { ImageRun, type Paragraph } from 'docx';
import { outlined } from '../charts/print/outlined.js';
import { pictureOf } from '../charts/print/picture.js';
import { sizeOf } from '../charts/svg.js';
import type { Chart } from '../outline/outline.js';
import type { Typesetter } from './typesetter.js';

const twipsInPixel = 15;

/** A chart across the page, under its title: as SVG, and for what shows none as PNG. It bears its alternative text; `id` tells drawings apart. */
export async function chartParagraphs(of: Chart, o: { id: number; width: number }, setter: Typesetter): Promise<Paragraph[]> {
  const svg = outlined(of.svg, setter.language);
  const width = o.width / twipsInPixel;
  const size = sizeOf(svg);
  const picture = new ImageRun({
    type: 'svg', data: Buffer.from(svg), fallback: { type: 'png', data: await pictureOf(svg) },
    transformation: { width, height: (width * size.height) / size.width }, altText: { id: String(o.id), name: of.title, title: of.title, description: of.alternative },
  });
  return [setter.paragraph('TableCaption', [{ text: of.title }]), setter.paragraph('Chart', [], { children: [picture] })];
}
