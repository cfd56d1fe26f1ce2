/** Dots to the inch, of which a unit of a chart has 72: 220 to the inch across a page. */
const density = 144;

/** A chart whose letters are drawn as shapes, as a PNG file: for what shows no SVG. The same chart gives the same bytes. */
export async function pictureOf(outlines: string): Promise<Buffer> {
  // only who writes a Word document needs it: it takes its share of a start
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(outlines), { density }).flatten({ background: '#ffffff' }).png().toBuffer();
}
