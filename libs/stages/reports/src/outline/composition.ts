import type { ReportDress } from '@suivi/contract';
import { label } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { narrativeInPlace } from '../dress.js';
import type { Block, Chart, Run, TextTable } from './outline.js';
import { partMark, sayIn, type Say, sectionMark, subParagraphMark } from './words.js';

/** Hands out the numbers of paragraphs and the marks of sections in the order of the document. */
export class Composition {
  readonly blocks: Block[] = [];
  readonly say: Say;
  private paragraphs = 0;
  private sections = 0;
  private parts = 0;

  constructor(readonly language: Language, readonly dress: ReportDress) {
    this.say = sayIn(language);
  }

  /** Opens a section; what was written for its key stands at its head. */
  section(key: string, text: string): void {
    this.sections += 1;
    this.parts = 0;
    this.blocks.push({ kind: 'heading', level: 1, mark: sectionMark(this.sections, this.language), text, key });
    this.narrative(key, text);
  }

  part(key: string, text: string): void {
    this.parts += 1;
    this.blocks.push({ kind: 'heading', level: 2, mark: partMark(this.parts, this.language), text, key });
    this.narrative(key, text);
  }

  /** A numbered paragraph; `key` is that of the section which begins with it. */
  paragraph(runs: Run[], key?: string): void {
    this.blocks.push({ kind: 'paragraph', number: this.next(), runs, ...(key === undefined ? {} : { key }) });
  }

  /** Sub-paragraphs of the paragraph before; a single one bears no mark. */
  subParagraphs(all: Run[][]): void {
    all.forEach((runs, i) => this.blocks.push({ kind: 'sub-paragraph', mark: all.length > 1 ? subParagraphMark(i + 1, this.language) : null, runs }));
  }

  /** What editors wrote for a key, if anything; a paragraph that this language version lacks is shown as a gap under its number. */
  narrative(key: string, title: string): void {
    const place = narrativeInPlace(this.dress, key, this.language);
    if (!place) return;
    const gap = (): Run => ({ text: this.say('report.narrative.gap', { language: label(this.language, 'language', place.from) }), gap: true });
    const paragraphs = place.paragraphs.map((text, i) => ({ number: i < place.numbered ? this.next() : null, runs: [text === null ? gap() : { text, foreign: true }] }));
    this.blocks.push({ kind: 'narrative', key, title, paragraphs });
  }

  figures(of: Omit<Extract<Block, { kind: 'figures' }>, 'kind'>): void {
    this.blocks.push({ kind: 'figures', ...of });
  }

  table(of: TextTable): void {
    this.blocks.push({ kind: 'table', ...of });
  }

  chart(of: Chart): void {
    this.blocks.push({ kind: 'chart', ...of });
  }

  private next(): number {
    this.paragraphs += 1;
    return this.paragraphs;
  }
}
