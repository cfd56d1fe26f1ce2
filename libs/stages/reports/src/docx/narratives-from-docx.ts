import type { ReportNarrative } from '@suivi/contract';
import { message } from '@suivi/i18n';
import { type Language, languages } from '@suivi/kernel';
import { wordDocumentXml } from '@suivi/outcomes';
import { Parser } from 'htmlparser2';
import { printable } from '../plain-text.js';
import { controlPrefix } from './narrative-control.js';

interface Control {
  tag: string;
  isPlaceholder: boolean;
  paragraphs: string[];
}

/** What a tag of ours names; undefined for a content control of somebody else. */
function placeOf(tag: string): Pick<ReportNarrative, 'key' | 'language'> | undefined {
  const [language = '', ...key] = tag.startsWith(controlPrefix) ? tag.slice(controlPrefix.length).split(':') : [];
  return languages.some((known) => known === language) && key.length > 0 ? { key: key.join(':'), language: language as Language } : undefined;
}

/** Content controls stand in one another at most so deep; deeper ones are somebody's trick. */
const deepest = 20;

/** Reads the content controls of a Word document: their tags, and their paragraphs as they would be accepted with all tracked changes. */
class ControlReader {
  readonly controls: Control[] = [];
  private readonly open: Control[] = [];
  private paragraph = '';
  private isText = false;
  /** How deep within what was moved away or struck out by a tracked change. */
  private gone = 0;

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    const control = this.open.at(-1);
    if (name === 'w:sdt' && this.open.length < deepest) this.open.push({ tag: '', isPlaceholder: false, paragraphs: [] });
    else if (name === 'w:tag' && control) control.tag ||= attributes['w:val'] ?? '';
    else if (name === 'w:showingPlcHdr' && control) control.isPlaceholder = true;
    else if (name === 'w:p') this.paragraph = '';
    else this.within(name);
  }

  private within(name: string): void {
    if (name === 'w:del' || name === 'w:moveFrom') this.gone += 1;
    if (this.gone > 0) return;
    if (name === 'w:t') this.isText = true;
    if (name === 'w:tab') this.paragraph += ' ';
    if (name === 'w:br' || name === 'w:cr') this.paragraph += '\n';
  }

  text(data: string): void {
    if (this.isText) this.paragraph += data;
  }

  closed(name: string): void {
    if (name === 'w:t') this.isText = false;
    if (name === 'w:del' || name === 'w:moveFrom') this.gone -= 1;
    if (name === 'w:p') for (const control of this.open) control.paragraphs.push(this.paragraph);
    if (name === 'w:sdt') {
      const control = this.open.pop();
      if (control) this.controls.push(control);
    }
  }
}

const gaps = new Set(languages.flatMap((language) => languages.map((from) => message(language, 'report.narrative.gap', { language: message(language, `language.${from}`) }))));

/** The words of a paragraph, without the marks of direction that the writer puts at its end and without the sign of a gap. */
const wordsOf = (paragraph: string): string => {
  const words = printable(paragraph).replace(/[\u200e\u200f]+$/u, '').trim();
  return gaps.has(words) ? '' : words;
};

const textOf = ({ paragraphs, isPlaceholder }: Control): string => (isPlaceholder ? '' : paragraphs.map(wordsOf).filter(Boolean).join('\n\n'));

/**
 * The narratives of a report that was edited in Word, by the keys that their content controls bear: nothing else of the file is looked at, so that no fact can be
 * altered this way. A narrative of which only the signs of gaps are there comes back empty; of a control that was copied the first counts. Refuses what is no
 * Word document, is damaged or unpacks to far more than a document holds.
 */
export async function narrativesFromDocx(bytes: Uint8Array): Promise<ReportNarrative[]> {
  const reader = new ControlReader();
  const parser = new Parser(
    { onopentag: (name, attributes) => reader.opened(name, attributes), ontext: (data) => reader.text(data), onclosetag: (name) => reader.closed(name) },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(await wordDocumentXml(bytes));
  const found = new Map<string, ReportNarrative>();
  for (const control of reader.controls) {
    const place = placeOf(control.tag);
    if (place && !found.has(control.tag)) found.set(control.tag, { ...place, text: textOf(control) });
  }
  return [...found.values()];
}
