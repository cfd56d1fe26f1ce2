import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType, type INumberingOptions, ShadingType } from 'docx';
import type { Language } from '@suivi/kernel';

const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', zh: 'zh-CN', ar: 'ar-SA', ru: 'ru-RU' };

/** Typefaces that Word brings for each script; every other program replaces them by one that it has. */
export const typeface = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimSun' };

/** Sizes in half points. Arabic letters are small in their em square, so they are set larger. */
const sizes = (language: Language) => {
  const larger = language === 'ar' ? 3 : 0;
  return { body: 21 + larger, table: 17 + Math.min(larger, 2), title: 32 + larger, section: 26 + larger, part: 23 + larger, masthead: 34 + larger };
};

/** How far text stands behind its number, in twips (twentieths of a point). */
export const numberIndent = 720;
/** The same for headings; Arabic ones are numbered with words. */
export const markIndent = (language: Language): number => (language === 'ar' ? 1100 : numberIndent);

const named = (name: string, id: string, options: { size?: number; bold?: boolean; italics?: boolean; before?: number; after?: number; keepNext?: boolean; keepLines?: boolean; line?: number; basedOn?: string; outlineLevel?: number; shading?: string; start?: number }) => ({
  id,
  name,
  basedOn: options.basedOn ?? 'Normal',
  quickFormat: true,
  run: { ...(options.size ? { size: options.size, sizeComplexScript: options.size } : {}), ...(options.bold ? { bold: true, boldComplexScript: true } : {}), ...(options.italics ? { italics: true, italicsComplexScript: true } : {}) },
  paragraph: {
    spacing: { before: options.before ?? 0, after: options.after ?? 0, ...(options.line ? { line: options.line, lineRule: LineRuleType.AUTO } : {}) },
    ...(options.start ? { indent: { start: options.start } } : {}),
    ...(options.shading ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: options.shading } } : {}),
    keepNext: options.keepNext, keepLines: options.keepLines, outlineLevel: options.outlineLevel,
  },
});

/** The named styles of the document. */
export function stylesOf(language: Language): IStylesOptions {
  const size = sizes(language);
  const emphasis = language === 'zh' || language === 'ar' ? { bold: true } : { italics: true }; // neither script has italics
  return {
    default: {
      document: {
        run: {
          font: typeface, size: size.body, sizeComplexScript: size.body,
          language: { value: locales[language === 'zh' || language === 'ar' ? 'en' : language], eastAsia: locales.zh, bidirectional: locales.ar },
        },
        paragraph: { spacing: { after: 140, line: 269, lineRule: LineRuleType.AUTO } },
      },
      heading1: { run: { size: size.section, sizeComplexScript: size.section, bold: true, boldComplexScript: true }, paragraph: { spacing: { before: 340, after: 160 }, keepNext: true, keepLines: true } },
      heading2: { run: { size: size.part, sizeComplexScript: size.part, bold: true, boldComplexScript: true }, paragraph: { spacing: { before: 240, after: 120 }, keepNext: true, keepLines: true } },
      title: { run: { size: size.title, sizeComplexScript: size.title, bold: true, boldComplexScript: true }, paragraph: { spacing: { before: 320, after: 240, line: 240, lineRule: LineRuleType.AUTO }, keepLines: true } },
    },
    paragraphStyles: [
      named('Masthead', 'Masthead', { size: size.masthead, bold: true, line: 240 }),
      named('Masthead fact', 'MastheadFact', { size: size.table + 2 }),
      named('Symbol', 'Symbol', { size: size.part, bold: true }),
      named('Organ', 'Organ', { bold: true, before: 80 }),
      named('Occasion', 'Occasion', { bold: true }),
      named('Contents heading', 'ContentsHeading', { size: size.part, bold: true, before: 280, after: 120, keepNext: true }),
      named('toc 1', 'TOC1', { after: 60 }),
      named('toc 2', 'TOC2', { after: 40, start: numberIndent }),
      named('Summary heading', 'SummaryHeading', { ...emphasis, before: 60, after: 100, keepNext: true }),
      named('Summary', 'Summary', { after: 90 }),
      named('Numbered paragraph', 'NumberedParagraph', { after: 140 }),
      named('Narrative gap', 'NarrativeGap', { after: 140, shading: 'FFF2CC' }),
      named('Sub-paragraph', 'SubParagraph', { after: 120 }),
      named('Signature', 'Signature', { before: 360, bold: true }),
      named('After table', 'AfterTable', { size: 8, after: 60, line: 240 }),
      named('Table heading', 'TableHeading', { size: size.table, ...emphasis, before: 40, after: 40, line: 240, keepNext: true }),
      named('Table text', 'TableText', { size: size.table, before: 40, after: 40, line: 240 }),
      named('Table caption', 'TableCaption', { bold: true, before: 200, after: 100, keepNext: true }),
      named('Chart', 'Chart', { after: 140, line: 240 }),
      named('Running head', 'RunningHead', { size: size.table }),
    ],
  };
}

/** The one list of the document: paragraphs 1, 2, 3 … and their sub-paragraphs, which begin anew under each. */
export function numberingOf(language: Language): INumberingOptions {
  const bracketed = language === 'en' || language === 'zh' || language === 'ar';
  return {
    config: [
      {
        reference: 'paragraphs',
        levels: [
          // As the United Nations print: the number at the margin, the text after a tab, further lines at the margin.
          { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 0, firstLine: 0 } } } },
          {
            level: 1, format: language === 'ar' ? LevelFormat.ARABIC_ABJAD : LevelFormat.LOWER_LETTER, text: bracketed ? '(%2)' : '%2)', alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: numberIndent * 2 - 220, hanging: numberIndent - 220 } } },
          },
        ],
      },
    ],
  };
}
