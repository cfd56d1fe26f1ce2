import { direction } from '@suivi/i18n';
import type { DocumentInFull, Paragraph, Proposal } from '../documents.js';
import { alignedRows } from './alignment.js';
import { markedRuns, type Span } from './marking.js';
import css from './review.module.css';

/** A stretch of the text that is shown as a proposal, or as a part of one that is being split. */
export interface Mark extends Span {
  id: number;
  status: Proposal['status'];
  isDraft?: boolean;
}

interface Reading {
  marks: readonly Mark[];
  chosen: number | undefined;
  onChoose: (id: number) => void;
}

// places that only the reader counts are not cited
const isCited = (label: string): boolean => !/(^|\s)(¶|heading)/u.test(label);
const opensWith = (text: string, label: string): boolean => text.trimStart().startsWith(/\([^)]*\)$/.exec(label)?.[0] ?? label);

function Words({ paragraph, marks, chosen, onChoose }: Reading & { paragraph: Paragraph }) {
  return markedRuns(paragraph, marks).map((run) => {
    const mark = run.marks.find(({ id }) => id === chosen) ?? run.marks[0];
    if (!mark) return <span key={run.start} data-start={run.start}>{run.text}</span>;
    return (
      <mark key={run.start} data-start={run.start} data-proposals={run.marks.map(({ id }) => id).join(' ')} data-status={mark.status} data-chosen={mark.id === chosen || undefined}
        data-draft={mark.isDraft} data-begins={mark.start === run.start || undefined} onClick={() => onChoose(mark.id)}>
        {run.text}
      </mark>
    );
  });
}

function ParagraphOf({ paragraph, ...reading }: Reading & { paragraph: Paragraph }) {
  const { label, text } = paragraph;
  return (
    <div className={css.paragraph} data-heading={label.startsWith('heading') || undefined} data-below={paragraph.parentLabel !== null || undefined}>
      {isCited(label) && !opensWith(text, label) && <span className={css.label} data-long={label.length > 6 || undefined} aria-hidden><bdi>{label}</bdi></span>}
      <p><Words paragraph={paragraph} {...reading} /></p>
    </div>
  );
}

const noMarks: Reading = { marks: [], chosen: undefined, onChoose: () => undefined };

/** The document paragraph by paragraph with its proposals marked; another language version beside it, joined by the paragraphs' labels. */
export function DocumentText({ document, beside, ...reading }: Reading & { document: DocumentInFull; beside?: DocumentInFull }) {
  const rows = alignedRows(document.paragraphs, beside?.paragraphs ?? []);
  return (
    <div className={css.rows} data-beside={beside !== undefined || undefined}>
      {rows.map(({ own, other }) => (
        <div key={`${own?.id ?? ''}-${other?.id ?? ''}`} className={css.row} data-alone={own ? undefined : true}>
          <div className={css.cell} data-own lang={document.language} dir={direction(document.language)}>{own && <ParagraphOf paragraph={own} {...reading} />}</div>
          {beside && <div className={css.cell} data-other lang={beside.language} dir={direction(beside.language)}>{other && <ParagraphOf paragraph={other} {...noMarks} />}</div>}
        </div>
      ))}
    </div>
  );
}
