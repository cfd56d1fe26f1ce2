import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../ui/language.js';
import { Trail } from '../../../ui/trail.js';
import { originalAt, useDocumentsOf, type DocumentInFull } from '../documents.js';
import css from './review.module.css';

interface Props {
  document: DocumentInFull;
  besideId: number | undefined;
  onBeside: (id: number | undefined) => void;
}

/** The texts that the document had before, each one press away. */
function FormerVersions({ document }: Pick<Props, 'document'>) {
  const { t } = useLanguage();
  return document.formerVersions.map(({ version }) => (
    <Link key={version} to="/documents/$documentId/versions/$version" params={{ documentId: document.id, version }}>{t('web.former.link', { version })}</Link>
  ));
}

/** Which document is reviewed, and which other version of the meeting stands beside it. */
export function ReviewHead({ document, besideId, onBeside }: Props) {
  const { t } = useLanguage();
  const others = useDocumentsOf([document.meetingId]).documents.filter((other) => other.id !== document.id);
  const choices = others.map((other) => ({ value: String(other.id), label: `${t(`language.${other.language}`)}: ${other.title}` }));
  return (
    <header className={css.head}>
      <Trail steps={[<Link to="/documents">{t('web.review.nav')}</Link>]} here={t('web.review.title')} />
      <h1 className={css.title} lang={document.language} dir="auto">{document.title}</h1>
      <div className={css.headFoot}>
        <span>{t(`language.${document.language}`)}</span>
        {document.symbol && <bdi>{document.symbol}</bdi>}
        {document.version > 1 && <span>{t('web.correct.version', { version: document.version })}</span>}
        {document.original && <a href={originalAt(document)} target="_blank" rel="noopener">{t('web.original.open')}</a>}
        <FormerVersions document={document} />
        <Link to="/documents/$documentId/correct" params={{ documentId: document.id }}>{t('web.correct.title')}</Link>
        {choices.length > 0 && (
          <Select size="xs" clearable className={css.beside} label={t('web.review.beside')} placeholder={t('web.review.beside.none')} data={choices}
            value={besideId === undefined ? null : String(besideId)} onChange={(value) => onBeside(value === null ? undefined : Number(value))} comboboxProps={{ shadow: 'md', width: 360, position: 'bottom-start' }} />
        )}
      </div>
    </header>
  );
}
