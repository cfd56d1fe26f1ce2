import sharp from 'sharp';

/** Dots to the inch, of which a unit of a chart has 72: 220 to the inch across a page. */
const density = 144;

/** A chart whose letters are drawn as shapes, as a PNG file: for what shows no SVG. The same chart gives the same bytes. */
export const pictureOf = (outlines: string): Promise<Buffer> => sharp(Buffer.from(outlines), { density }).flatten({ background: '#ffffff' }).png().toBuffer();
