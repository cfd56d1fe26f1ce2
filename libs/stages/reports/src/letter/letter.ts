import type { ProgressReport, ReportDress } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { Document, Packer, type Paragraph } from 'docx';
import { reproducible } from '../docx/reproducible.js';
import { numberingOf, stylesOf } from '../docx/styles.js';
import { mastheadTable } from '../docx/tables.js';
import { Typesetter } from '../docx/typesetter.js';
import { mastheadOf } from '../outline/masthead.js';
import { capitalized, meetingValues, sayIn } from '../outline/words.js';
import { printable } from '../plain-text.js';

/** To whom a report is sent: the President of one organ, or both in identical letters. */
export type LetterAddressee = 'general-assembly' | 'security-council' | 'identical';

/** Who sends a report to whom, on which day; names are those of the two co-chairs or coordinators who sign. */
export interface LetterWish {
  to: LetterAddressee;
  date: string;
  signatories: readonly string[];
}

/** The letter of transmittal in words: its heading, its paragraphs, and a line for each who signs. What nobody has said yet stands in brackets. */
export function letterOf(report: ProgressReport, { masthead }: ReportDress, { to, date, signatories }: LetterWish): { heading: string; paragraphs: string[]; signed: string[] } {
  const { language, figures } = report;
  const say = sayIn(language);
  const item = masthead.agendaItem === null ? say('report.letter.item-to-fill') : printable(masthead.agendaItem);
  const title = capitalized(say(`report.title.${report.kind}`, meetingValues(report.meeting, language)));
  return {
    heading: say(`report.letter.${to}`, { date: formatDay(date, 'day', language) }),
    paragraphs: [
      say('report.letter.transmit', { title, series: report.series, date: formatDay(report.asOf, 'day', language) }),
      say('report.letter.covers', { total: figures.total, implemented: figures.byStatus.implemented, open: figures.open }),
      to === 'security-council' ? say('report.letter.circulate.security-council') : say(`report.letter.circulate.${to}`, { item }),
    ],
    signed: signatories.map((name) => say('report.letter.signed', { name: printable(name) })),
  };
}

/** The letter of transmittal as a Word document under the report's masthead, to be changed and signed; the same wish gives the same bytes. */
export async function renderLetter(report: ProgressReport, dress: ReportDress, wish: LetterWish): Promise<Buffer> {
  const { language } = report;
  const setter = new Typesetter(language);
  const letter = letterOf(report, dress, wish);
  const masthead = mastheadOf({ partnership: report.partnership, kind: '', asOf: report.asOf, language }, { ...dress, masthead: { ...dress.masthead, date: wish.date } });
  const text = (style: string, line: string): Paragraph => setter.paragraph(style, [{ text: line }]);
  const children = [
    mastheadTable(masthead, 9400, setter), ...masthead.organ.map((line) => text('Organ', line)), text('Title', letter.heading),
    ...letter.paragraphs.map((line) => text('NumberedParagraph', line)), ...letter.signed.map((line) => text('Signature', line)),
  ];
  const document = new Document({ title: letter.heading, creator: 'Suivi', lastModifiedBy: 'Suivi', description: '', styles: stylesOf(language), numbering: numberingOf(language), sections: [{ children }] });
  return reproducible(await Packer.toBuffer(document), `${wish.date}T00:00:00Z`);
}
