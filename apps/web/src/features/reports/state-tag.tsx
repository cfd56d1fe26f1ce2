import type { ReportState } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { IconCheck, IconCircleCheck, IconLock, IconMailForward, IconPencil, IconReplace, type Icon } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Tag, type Tone } from '../../ui/tag.js';
import css from './reports.module.css';
import type { ReportDocument } from './reports.js';

const looks: Record<ReportState, readonly [Tone, Icon]> = {
  drafted: ['neutral', IconPencil], circulated: ['info', IconMailForward], approved: ['good', IconCheck], issued: ['good', IconLock], corrected: ['neutral', IconReplace],
};

/** Where a report stands. */
export function ReportStateTag({ state }: { state: ReportState }) {
  const { t } = useLanguage();
  const [tone, icon] = looks[state];
  return <Tag tone={tone} icon={icon}>{t(`drafting.state.${state}`)}</Tag>;
}

/** How a report is cut: by what its commitments are gathered, or of which period it is. */
export function Scope({ report: { period, breakdown } }: { report: Pick<ReportDocument, 'period' | 'breakdown'> }) {
  const { t, language } = useLanguage();
  if (period === null) return t(`drafting.breakdown.${breakdown}`);
  return t('drafting.period', { from: formatDay(period.from, 'day', language), to: formatDay(period.to, 'day', language) });
}

const way = ['drafted', 'circulated', 'approved', 'issued'] as const;

/** The way of a report, and how far it is. */
export function Steps({ state }: { state: ReportState }) {
  const { t } = useLanguage();
  const at = state === 'corrected' ? way.length - 1 : way.indexOf(state);
  return (
    <ol aria-label={t('drafting.steps')}>
      {way.map((step, i) => (
        <li key={step} data-done={i <= at || undefined} aria-current={i === at ? 'step' : undefined}>
          {i <= at ? <IconCircleCheck size={16} aria-hidden /> : <span className={css.dot} aria-hidden />}
          <span>{t(`drafting.state.${i === at ? state : step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
