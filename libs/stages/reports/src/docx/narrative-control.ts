import type { Language } from '@suivi/kernel';
import type { Paragraph } from 'docx';
import { Element, valued } from './element.js';

/** Marks a content control as one of ours; the language and the section's key follow: `suivi:en:area:12`. */
export const controlPrefix = 'suivi:';

/** A narrative in a content control that bears its key, so that what was edited in Word finds its way back. Word keeps at most 64 characters of the title. */
export const narrativeControl = (of: { key: string; language: Language; title: string; id: number; paragraphs: readonly Paragraph[] }): Element =>
  new Element('w:sdt', {}, [
    new Element('w:sdtPr', {}, [valued('w:alias', of.title.slice(0, 64)), valued('w:tag', `${controlPrefix}${of.language}:${of.key}`), valued('w:id', String(of.id))]),
    new Element('w:sdtContent', {}, of.paragraphs),
  ]);
