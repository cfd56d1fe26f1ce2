import { useLanguage } from '../../ui/language.js';
import { Tag } from '../../ui/tag.js';
import css from './reports.module.css';
import type { ReportComment, Section } from './reports.js';

/** The sections of a report: which are written, which have facts that changed since, and where something is open. */
export function Outline({ sections, comments, chosen, onChoose }: { sections: readonly Section[]; comments: readonly ReportComment[]; chosen: string; onChoose: (key: string) => void }) {
  const { t } = useLanguage();
  return (
    <nav className={css.outline} aria-label={t('drafting.outline')}>
      <h2 className={css.paneTitle}>{t('drafting.outline')}</h2>
      <ol>
        {sections.map(({ key, title, level, narratives, missing }) => {
          const written = narratives.filter(({ text }) => text !== '');
          const isChanged = written.some(({ factsChanged }) => factsChanged.length > 0);
          const open = comments.filter((comment) => comment.key === key && comment.resolved === null).length;
          return (
            <li key={key} data-level={level}>
              <button type="button" className={css.section} aria-current={key === chosen || undefined} onClick={() => onChoose(key)}>
                <span dir="auto">{title}</span>
                <span className={css.marks}>
                  {isChanged && <Tag tone="warn">{t('drafting.outline.changed')}</Tag>}
                  {written.length > 0 && !isChanged && <Tag tone="good" plain>{t('drafting.outline.written')}</Tag>}
                  {missing.length > 0 && <Tag plain>{t('drafting.outline.missing', { count: missing.length })}</Tag>}
                  {open > 0 && <Tag tone="info">{t('drafting.outline.comments', { count: open })}</Tag>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
