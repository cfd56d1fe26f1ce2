import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import css from './reports.module.css';
import { isFrozen, useRecommendations, type Recommendation, type ReportDocument } from './reports.js';

const AdoptDialog = lazy(() => import('./adopt-dialog.js').then((module) => ({ default: module.AdoptDialog })));

function Line({ recommendation: { number, text, commitment }, onAdopt }: { recommendation: Recommendation; onAdopt?: () => void }) {
  const { t } = useLanguage();
  const id = `recommendation-${number}`;
  return (
    <li className={css.recommendation}>
      <span className="numbers">{number}.</span>
      <div className={css.stack}>
        <p id={id} className={css.words} dir="auto">{text}</p>
        {commitment && <Link to="/commitments/$commitmentId" params={{ commitmentId: commitment.id }}>{t('drafting.recommendations.became', { reference: commitment.reference })}</Link>}
        {!commitment && onAdopt && <div className={css.buttons}><Button size="compact-sm" variant="default" aria-describedby={id} onClick={onAdopt}>{t('drafting.recommendations.adopt')}</Button></div>}
      </div>
    </li>
  );
}

/** What a report recommends, and the commitments that came of it; once it is issued, each may become one. */
export function Recommendations({ report, mayAdopt }: { report: ReportDocument; mayAdopt: boolean }) {
  const { t, language } = useLanguage();
  const items = useRecommendations(report.id, language).data?.items ?? [];
  const [adopting, setAdopting] = useState<Recommendation | null>(null);
  const frozen = isFrozen(report);
  if (items.length === 0) return null;
  return (
    <section className={css.card} aria-label={t('drafting.recommendations')}>
      <h2 className={css.paneTitle}>{t('drafting.recommendations')}</h2>
      {!frozen && <p className={css.quiet}>{t('drafting.recommendations.once-issued')}</p>}
      <ol className={css.plain}>{items.map((one) => <Line key={one.number} recommendation={one} onAdopt={frozen && mayAdopt ? () => setAdopting(one) : undefined} />)}</ol>
      <Suspense>{adopting && <AdoptDialog report={report} recommendation={adopting} onClose={() => setAdopting(null)} />}</Suspense>
    </section>
  );
}
