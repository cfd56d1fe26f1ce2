import { direction } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text that may stand in XML and HTML, between tags and in attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);

/** The width of every chart, in its own units; it is shown as wide as there is room. */
export const chartWidth = 720;

/** Room at both sides for what reaches over the end of a line. */
const edge = 3;

/** The size of a chart, in its own units. */
export function sizeOf(svg: string): { left: number; width: number; height: number } {
  const [left = 0, , width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  return { left, width, height };
}

export const colours = { ink: '#1b1f24', soft: '#57606a', line: '#c9d1d9', accent: '#0b6fa4', warn: '#b3261e' } as const;

/** A text at most so many letters long. */
export const shortened = (text: string, most: number): string => ([...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text);

interface Words {
  x: number;
  y: number;
  text: string;
  anchor?: 'start' | 'middle' | 'end';
  fill?: string;
  size?: number;
  bold?: boolean;
  /** Upon lines, which end at the words. */
  over?: boolean;
}

const mirrored = { start: 'end', middle: 'middle', end: 'start' } as const;

/**
 * Sets pieces of a chart; everything is given from the side where reading begins, and mirrored where that is the right one. In what comes out,
 * sides are left and right.
 */
export class Sketch {
  private readonly pieces: string[] = [];
  private readonly rightToLeft: boolean;

  constructor(readonly language: Language) {
    this.rightToLeft = direction(language) === 'rtl';
  }

  /** A place counted from the reading side. */
  x(from: number): number {
    return Math.round((this.rightToLeft ? chartWidth - from : from) * 10) / 10;
  }

  rect(of: { x: number; y: number; width: number; height: number; fill: string }): void {
    const left = this.rightToLeft ? this.x(of.x + of.width) : this.x(of.x);
    this.pieces.push(`<rect x="${left}" y="${of.y}" width="${Math.round(of.width * 10) / 10}" height="${of.height}" fill="${of.fill}"/>`);
  }

  text(of: Words): void {
    const { anchor = 'start', fill = colours.ink, size = 13 } = of;
    if (of.over) this.plate({ ...of, anchor, size });
    const side = this.rightToLeft ? mirrored[anchor] : anchor;
    this.pieces.push(`<text x="${this.x(of.x)}" y="${of.y}" text-anchor="${side}" fill="${fill}" font-size="${size}"${of.bold ? ' font-weight="bold"' : ''} unicode-bidi="plaintext">${escaped(of.text)}</text>`);
  }

  private plate({ x, y, anchor, size, text }: Required<Pick<Words, 'x' | 'y' | 'anchor' | 'size' | 'text'>>): void {
    const width = [...text].length * size * (this.language === 'zh' ? 1 : 0.56);
    this.rect({ x: x - width * { start: 0, middle: 0.5, end: 1 }[anchor], y: y - size, width, height: Math.round(size * 1.2), fill: '#ffffff' });
  }

  line(of: { x1: number; y1: number; x2: number; y2: number; stroke?: string; width?: number }): void {
    this.pieces.push(`<line x1="${this.x(of.x1)}" y1="${of.y1}" x2="${this.x(of.x2)}" y2="${of.y2}" stroke="${of.stroke ?? colours.line}" stroke-width="${of.width ?? 1}"/>`);
  }

  circle(of: { x: number; y: number; r: number; fill: string; stroke?: string }): void {
    this.pieces.push(`<circle cx="${this.x(of.x)}" cy="${of.y}" r="${of.r}" fill="${of.fill}"${of.stroke ? ` stroke="${of.stroke}" stroke-width="1.5"` : ''}/>`);
  }

  path(d: string, stroke: string): void {
    this.pieces.push(`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="1.5"/>`);
  }

  /** The chart as SVG that says in words what it shows. */
  drawn(o: { id: string; height: number; title: string; alternative: string }): string {
    const labels = `<title id="${o.id}-t">${escaped(o.title)}</title><desc id="${o.id}-d">${escaped(o.alternative)}</desc>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-edge} 0 ${chartWidth + 2 * edge} ${Math.ceil(o.height)}" role="img" aria-labelledby="${o.id}-t ${o.id}-d" direction="ltr" xml:lang="${this.language}" font-family="inherit">${labels}${this.pieces.join('')}</svg>`;
  }
}
