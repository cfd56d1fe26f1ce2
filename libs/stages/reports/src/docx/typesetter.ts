import { AlignmentType, type IParagraphOptions, Paragraph, TextRun } from 'docx';
import type { Language } from '@suivi/kernel';
import { direction } from '@suivi/i18n';
import type { Run } from '../outline/outline.js';
import { isRightToLeft } from '../plain-text.js';
import { segmentsOf } from './run-segments.js';

const hasLetters = /\p{L}/u;

/** Sets runs and paragraphs of one language. Word inherits no direction, so every paragraph and every run says its own. */
export class Typesetter {
  readonly rightToLeft: boolean;
  /** Chinese and Arabic letters have no italics; slanted by a machine they are ugly. */
  private readonly hasItalics: boolean;

  constructor(readonly language: Language) {
    this.rightToLeft = direction(language) === 'rtl';
    this.hasItalics = language !== 'zh' && language !== 'ar';
  }

  /** The direction of a piece: quoted words have their own, the rest the report's. */
  directionOf(run: Run): boolean {
    return run.foreign && hasLetters.test(run.text) ? isRightToLeft(run.text) : this.rightToLeft;
  }

  /** A piece against the grain of the report ends with a mark of its own direction, or its full stop would jump to its other end. */
  private closed(run: Run): string {
    const rightToLeft = this.directionOf(run);
    return rightToLeft === this.rightToLeft ? run.text : `${run.text}${rightToLeft ? '\u200f' : '\u200e'}`;
  }

  runs(all: readonly Run[]): TextRun[] {
    return all.flatMap((run) =>
      segmentsOf(this.closed(run), this.directionOf(run)).map(
        (segment) =>
          new TextRun({
            text: segment.text,
            rightToLeft: segment.rightToLeft,
            ...(run.strong ? { bold: true, boldComplexScript: true } : {}),
            ...(run.italic && this.hasItalics ? { italics: true, italicsComplexScript: true } : {}),
          }),
      ),
    );
  }

  /** A paragraph in a named style; `rightToLeft` overrides the report's direction for a paragraph all in another language. */
  paragraph(style: string, runs: readonly Run[], options: IParagraphOptions & { rightToLeft?: boolean } = {}): Paragraph {
    const { rightToLeft = this.rightToLeft, ...rest } = options;
    return new Paragraph({ style, bidirectional: rightToLeft, alignment: AlignmentType.START, ...rest, children: [...(rest.children ?? []), ...this.runs(runs)] });
  }
}
