import { direction } from '@suivi/i18n';
import { useLanguage } from '../../../ui/language.js';
import { originalAt, type DocumentInFull, type OutcomeDocument, type Paragraph, type Proposal } from '../documents.js';
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

// Chinese has no blanks: a broken line is joined without one, sign for sign, so that places keep counting
const joined = (text: string, language: string): string => (language === 'zh' ? text.replace(/[^\S\n]*\n\s*/gu, (gap) => '\u200b'.repeat(gap.length)) : text);

/** Paragraphs without those that stand within one shown before: items in line belong to the text of their paragraph. */
function outermost(paragraphs: readonly Paragraph[]): Paragraph[] {
  let reached = -1;
  return paragraphs.filter(({ end }) => {
    const isNew = end > reached;
    reached = Math.max(reached, end);
    return isNew;
  });
}

function Words({ paragraph, language, marks, chosen, onChoose }: Reading & { paragraph: Paragraph; language: string }) {
  return markedRuns(paragraph, marks).map((run) => {
    const mark = run.marks.find(({ id }) => id === chosen) ?? run.marks[0];
    if (!mark) return <span key={run.start} data-start={run.start}>{joined(run.text, language)}</span>;
    return (
      <mark key={run.start} data-start={run.start} data-proposals={run.marks.map(({ id }) => id).join(' ')} data-status={mark.status} data-chosen={mark.id === chosen || undefined}
        data-draft={mark.isDraft} data-begins={mark.start === run.start || undefined} onClick={() => onChoose(mark.id)}>
        {joined(run.text, language)}
      </mark>
    );
  });
}

/** Which text of which document: each has an original of its own. */
type Edition = Pick<OutcomeDocument, 'id' | 'version'>;

/** Where a page of the original begins: said at the first paragraph of each, and a way to look there. */
function PageOfOriginal({ of, page }: { of: Edition; page: number }) {
  const { t } = useLanguage();
  return <a className={css.pageOf} href={originalAt(of, page)} target="_blank" rel="noopener" title={t('web.original.page', { page })}>{t('web.original.page-short', { page })}</a>;
}

function ParagraphOf({ paragraph, edition, ...reading }: Reading & { paragraph: Paragraph; edition?: Edition; language: string }) {
  const { label, text, page } = paragraph;
  return (
    <div className={css.paragraph} data-heading={label.startsWith('heading') || undefined} data-below={paragraph.parentLabel !== null || undefined}>
      {isCited(label) && !opensWith(text, label) && <span className={css.label} data-long={label.length > 6 || undefined} aria-hidden><bdi>{label}</bdi></span>}
      <p>
        <Words paragraph={paragraph} {...reading} />
        {edition !== undefined && page !== null && <PageOfOriginal of={edition} page={page} />}
      </p>
    </div>
  );
}

/** A text that is only read. */
export const noMarks: Reading = { marks: [], chosen: undefined, onChoose: () => undefined };

/** The document paragraph by paragraph with its proposals marked; another language version beside it, joined by the paragraphs' labels. */
export function DocumentText({ document, beside, ...reading }: Reading & { document: DocumentInFull; beside?: DocumentInFull }) {
  const rows = alignedRows(outermost(document.paragraphs), outermost(beside?.paragraphs ?? []));
  return (
    <div className={css.rows} data-beside={beside !== undefined || undefined}>
      {rows.map(({ own, other }) => (
        <div key={`${own?.id ?? ''}-${other?.id ?? ''}`} className={css.row} data-alone={own ? undefined : true}>
          <div className={css.cell} data-own lang={document.language} dir={direction(document.language)}>{own && <ParagraphOf paragraph={own} edition={document.original ? document : undefined} language={document.language} {...reading} />}</div>
          {beside && <div className={css.cell} data-other lang={beside.language} dir={direction(beside.language)}>{other && <ParagraphOf paragraph={other} language={beside.language} {...noMarks} />}</div>}
        </div>
      ))}
    </div>
  );
}
