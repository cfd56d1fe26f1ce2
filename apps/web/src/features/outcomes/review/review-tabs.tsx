import { useLanguage } from '../../../ui/language.js';
import type { DocumentInFull } from '../documents.js';
import css from './review.module.css';

/** What a narrow screen shows at a time. */
export type Pane = 'document' | 'beside' | 'proposals';

/** Where two columns do not fit, one at a time. */
export function ReviewTabs({ pane, onPane, beside, count }: { pane: Pane; onPane: (pane: Pane) => void; beside: DocumentInFull | undefined; count: number }) {
  const { t } = useLanguage();
  const tabs: [Pane, string][] = [
    ['document', t('web.review.tab.document')],
    ...(beside ? [['beside', t(`language.${beside.language}`)] as [Pane, string]] : []),
    ['proposals', t('web.review.tab.proposals', { count })],
  ];
  return (
    <div className={css.tabs} role="group" aria-label={t('web.review.title')}>
      {tabs.map(([name, label]) => <button key={name} type="button" aria-pressed={pane === name} onClick={() => onPane(name)}>{label}</button>)}
    </div>
  );
}
