import type { ProgressReport } from '@suivi/contract';
import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, type FileChild, Footer, Header, type ISectionOptions, Packer, PageNumber, PageOrientation, SectionType,
  TabStopType, TextRun,
} from 'docx';
import type { Block, Outline } from '../outline/outline.js';
import { outlineOf } from '../outline/outline-of.js';
import { reproducible } from './reproducible.js';
import { markIndent, numberIndent, numberingOf, stylesOf } from './styles.js';
import { annexTable, figuresTable, mastheadTable, summaryTable } from './tables.js';
import { Typesetter } from './typesetter.js';

const page = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
const margin = convertMillimetersToTwip(22);
const textWidth = page.width - 2 * margin;
const annexWidth = page.height - 2 * margin;
const tab = new TextRun({ text: '\t' });
const stops = (...positions: number[]) => positions.map((position) => ({ type: TabStopType.START, position }));

function drawn(block: Block, setter: Typesetter): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        setter.paragraph(block.level === 1 ? 'Heading1' : 'Heading2', [{ text: block.text }], {
          tabStops: stops(markIndent(setter.language)), indent: { left: markIndent(setter.language), hanging: markIndent(setter.language) }, children: [...setter.runs([{ text: block.mark }]), tab],
        }),
      ];
    case 'paragraph':
      return [setter.paragraph('NumberedParagraph', block.runs, { numbering: { reference: 'paragraphs', level: 0 }, tabStops: stops(numberIndent) })];
    case 'sub-paragraph':
      return [
        setter.paragraph('SubParagraph', block.runs, block.mark ? { numbering: { reference: 'paragraphs', level: 1 } } : { indent: { left: numberIndent } }),
      ];
    case 'figures':
      return [setter.paragraph('TableCaption', [{ text: block.caption }]), figuresTable(block, textWidth, setter)];
  }
}

const footer = (setter: Typesetter): Footer =>
  new Footer({
    // From left to right in every language: 2/14.
    children: [setter.paragraph('RunningHead', [], { rightToLeft: false, alignment: setter.rightToLeft ? AlignmentType.LEFT : AlignmentType.RIGHT, children: [new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })] })],
  });
const header = (outline: Outline, setter: Typesetter): Header =>
  new Header({
    children: [
      setter.paragraph('RunningHead', [{ text: [outline.masthead.partnership, outline.masthead.kind, outline.masthead.facts[0] ?? ''].join(' · ') }], {
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'A6ADB5', space: 4 } },
      }),
    ],
  });

function body(outline: Outline, setter: Typesetter): ISectionOptions {
  return {
    properties: { titlePage: true, page: { size: page, margin: { top: margin, bottom: margin, left: margin, right: margin, header: 620, footer: 620 } } },
    headers: { default: header(outline, setter), first: new Header({ children: [setter.paragraph('RunningHead', [])] }) },
    footers: { default: footer(setter), first: footer(setter) },
    children: [
      mastheadTable(outline.masthead, textWidth, setter),
      ...outline.occasion.map((text, i) => setter.paragraph('Occasion', [{ text }], i === 0 ? { spacing: { before: 200 } } : {})),
      setter.paragraph('Title', [{ text: outline.title }]),
      summaryTable(outline.summary, textWidth, setter),
      ...outline.blocks.flatMap((block) => drawn(block, setter)),
    ],
  };
}

function annex(outline: Outline, setter: Typesetter): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: { ...page, orientation: PageOrientation.LANDSCAPE }, margin: { top: margin, bottom: margin, left: margin, right: margin, header: 620, footer: 620 } },
    },
    headers: { default: header(outline, setter) },
    footers: { default: footer(setter) },
    children: [
      setter.paragraph('Heading1', [{ text: outline.annex.heading }], { spacing: { before: 0, after: 60 } }),
      setter.paragraph('TableCaption', [{ text: outline.annex.title }], { spacing: { before: 0, after: 140 } }),
      annexTable(outline.annex, annexWidth, setter),
    ],
  };
}

/** The report as a Word document; the same report gives the same bytes, dated by the report's day. */
export async function renderDocx(report: ProgressReport): Promise<Buffer> {
  const outline = outlineOf(report);
  const setter = new Typesetter(report.language);
  const document = new Document({
    title: outline.title,
    subject: outline.occasion.join(' · '),
    creator: 'Suivi',
    lastModifiedBy: 'Suivi',
    description: '',
    styles: stylesOf(report.language),
    numbering: numberingOf(report.language),
    sections: [body(outline, setter), annex(outline, setter)],
  });
  return reproducible(await Packer.toBuffer(document), `${report.asOf}T00:00:00Z`);
}
