import { outcomes } from '@suivi/contract';
import { direction } from '@suivi/i18n';
import { addressOf } from '../../ui/call.js';
import { IconFileText } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import type { CommitmentInFull } from './commitments.js';
import css from './commitment.module.css';
import { runsOf } from './highlight.js';

/** Tells whether a paragraph's text brings its own number or letter: "6. …", "(b) …". */
const opensWith = (text: string, label: string): boolean => text.trimStart().startsWith(/\([^)]*\)$/.exec(label)?.[0] ?? label);

/** The original of the very version that the words stand in. */
const originalAt = ({ documentId, version, page }: { documentId: number; version: number; page: number | null }): string =>
  `${addressOf(outcomes.readOriginal, { id: documentId }, { version })}${page === null ? '' : `#page=${page}`}`;

/** The paragraph that the commitment comes from, its own words marked, in the direction of the document's language. */
export function SourcePassage({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const { source, correction } = commitment;
  if (!source) return <Quotation commitment={commitment} />;
  const { paragraph, quoteStart, quoteEnd, language } = source;
  const runs = runsOf(paragraph.text, { paragraphStart: paragraph.start, quoteStart, quoteEnd });
  return (
    <figure className={css.source}>
      <blockquote className={css.passage} lang={language} dir={direction(language)}>
        {!opensWith(paragraph.text, paragraph.label) && <span className={css.label} aria-hidden>{paragraph.label}</span>}
        <p>
          {runs.map((run, at) => (run.marked ? <mark key={at}>{run.text}</mark> : <span key={at}>{run.text}</span>))}
        </p>
      </blockquote>
      <figcaption className={css.caption}>
        <IconFileText size={15} stroke={1.7} aria-hidden />
        <span>
          <cite lang={language} dir="auto">{source.documentTitle}</cite>
          <span className={css.captionEnd}>
            {source.symbol && <bdi>{source.symbol}</bdi>}
            <span>{t('web.source.paragraph', { label: paragraph.label })}</span>
            {source.page !== null && !source.hasOriginal && <span>{t('web.original.page', { page: source.page })}</span>}
            {source.hasOriginal && <a href={originalAt(source)} target="_blank" rel="noopener">{source.page === null ? t('web.original.open') : t('web.original.page', { page: source.page })}</a>}
            <span>{t(`language.${language}`)}</span>
            {correction && source.version < correction.version && <span>{t('web.correction.former', { version: source.version })}</span>}
          </span>
        </span>
      </figcaption>
    </figure>
  );
}

/** The words alone, where the commitment was entered by hand and no document is held. */
function Quotation({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  return (
    <figure className={css.source}>
      <blockquote className={css.passage} dir="auto">
        <span className={css.label} aria-hidden>{commitment.paragraphLabel}</span>
        <p><mark>{commitment.quote}</mark></p>
      </blockquote>
      <figcaption className={css.caption}><span>{t('web.source.none', { label: commitment.paragraphLabel })}</span></figcaption>
    </figure>
  );
}
