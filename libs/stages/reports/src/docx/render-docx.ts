import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, type FileChild, Footer, Header, type ISectionOptions, Packer, PageNumber, PageOrientation, type Paragraph, SectionType,
  TabStopType, TextRun,
} from 'docx';
import type { Block, Outline, Run } from '../outline/outline.js';
import { chartParagraphs } from './chart.js';
import { bookmarkOf, contentsOf } from './contents.js';
import { bookmarkAround } from './element.js';
import { narrativeControl } from './narrative-control.js';
import { reproducible } from './reproducible.js';
import { markIndent, numberIndent, numberingOf, stylesOf } from './styles.js';
import { figuresTable, mastheadTable, summaryTable, textTable } from './tables.js';
import { Typesetter } from './typesetter.js';

const page = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
const margin = convertMillimetersToTwip(22);
const textWidth = page.width - 2 * margin;
const annexWidth = page.height - 2 * margin;
const tab = new TextRun({ text: '\t' });
const stops = (...positions: number[]) => positions.map((position) => ({ type: TabStopType.START, position }));

const numbered = (runs: readonly Run[], setter: Typesetter): Paragraph =>
  setter.paragraph(runs.some((run) => run.gap) ? 'NarrativeGap' : 'NumberedParagraph', runs, { numbering: { reference: 'paragraphs', level: 0 }, tabStops: stops(numberIndent) });
const unnumbered = (runs: readonly Run[], setter: Typesetter): Paragraph => setter.paragraph('NumberedParagraph', runs);

/** `at` is the block's place, by which bookmarks and content controls are told apart. */
async function drawn(block: Block, at: number, setter: Typesetter): Promise<FileChild[]> {
  switch (block.kind) {
    case 'heading':
      return [
        setter.paragraph(block.level === 1 ? 'Heading1' : 'Heading2', [], {
          tabStops: stops(markIndent(setter.language)), indent: { left: markIndent(setter.language), hanging: markIndent(setter.language) },
          children: bookmarkAround(bookmarkOf(at), [...setter.runs([{ text: block.mark }]), tab, ...setter.runs([{ text: block.text }])]) as never,
        }),
      ];
    case 'paragraph':
      return [numbered(block.runs, setter)];
    case 'sub-paragraph':
      return [
        setter.paragraph('SubParagraph', block.runs, block.mark ? { numbering: { reference: 'paragraphs', level: 1 } } : { indent: { left: numberIndent } }),
      ];
    case 'narrative':
      return [narrativeControl({ ...block, language: setter.language, id: 1000 + at, paragraphs: block.paragraphs.map(({ number, runs }) => (number === null ? unnumbered : numbered)(runs, setter)) })];
    case 'figures':
      return [setter.paragraph('TableCaption', [{ text: block.caption }]), figuresTable(block, textWidth, setter), setter.paragraph('AfterTable', [])];
    case 'table':
      return [setter.paragraph('TableCaption', [{ text: block.caption }]), textTable(block, textWidth, setter), setter.paragraph('AfterTable', [])];
    case 'chart':
      return chartParagraphs(block, { id: 1000 + at, width: textWidth }, setter);
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
      setter.paragraph('RunningHead', [{ text: [outline.masthead.partnership, outline.masthead.symbol, outline.masthead.facts.at(-1) ?? ''].join(' · ') }], {
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'A6ADB5', space: 4 } },
      }),
    ],
  });

async function body(outline: Outline, setter: Typesetter): Promise<ISectionOptions> {
  const blocks = await Promise.all(outline.blocks.map((block, at) => drawn(block, at, setter)));
  return {
    properties: { titlePage: true, page: { size: page, margin: { top: margin, bottom: margin, left: margin, right: margin, header: 620, footer: 620 } } },
    headers: { default: header(outline, setter), first: new Header({ children: [setter.paragraph('RunningHead', [])] }) },
    footers: { default: footer(setter), first: footer(setter) },
    children: [
      mastheadTable(outline.masthead, textWidth, setter),
      ...outline.masthead.organ.map((text) => setter.paragraph('Organ', [{ text }])),
      ...outline.occasion.map((text, i) => setter.paragraph('Occasion', [{ text }], i === 0 ? { spacing: { before: 200 } } : {})),
      setter.paragraph('Title', [{ text: outline.title }]),
      summaryTable(outline.summary, textWidth, setter),
      ...contents(outline, setter),
      ...blocks.flat(),
    ],
  };
}

const contents = (outline: Outline, setter: Typesetter): FileChild[] => [
  setter.paragraph('ContentsHeading', [{ text: outline.contents }]),
  contentsOf(outline, setter),
];

function annex({ heading, table }: NonNullable<Outline['annex']>, outline: Outline, setter: Typesetter): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: { ...page, orientation: PageOrientation.LANDSCAPE }, margin: { top: margin, bottom: margin, left: margin, right: margin, header: 620, footer: 620 } },
    },
    headers: { default: header(outline, setter) },
    footers: { default: footer(setter) },
    children: [
      setter.paragraph('Heading1', [{ text: heading }], { spacing: { before: 0, after: 60 } }),
      setter.paragraph('TableCaption', [{ text: table.caption }], { spacing: { before: 0, after: 140 } }),
      textTable(table, annexWidth, setter),
    ],
  };
}

/** The outline as a Word document; the same outline gives the same bytes, dated by the report's day. */
export async function renderDocx(outline: Outline): Promise<Buffer> {
  const setter = new Typesetter(outline.language);
  const document = new Document({
    title: outline.title,
    subject: outline.occasion.join(' · '),
    creator: 'Suivi',
    lastModifiedBy: 'Suivi',
    description: '',
    styles: stylesOf(outline.language),
    numbering: numberingOf(outline.language),
    sections: [await body(outline, setter), ...(outline.annex ? [annex(outline.annex, outline, setter)] : [])],
  });
  return reproducible(await Packer.toBuffer(document), `${outline.day}T00:00:00Z`);
}
