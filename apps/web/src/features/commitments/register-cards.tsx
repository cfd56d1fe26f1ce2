import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../ui/language.js';
import { ImplementationTag, ScheduleTag } from '../../ui/states.js';
import { Ago } from '../../ui/when.js';
import { type CommitmentRow } from './commitments.js';
import { DeadlineText } from './deadline-text.js';
import { LeadEntity } from './lead-entity.js';
import { GroupName, linesOf, useGroupCounts } from './register-groups.js';
import css from './register.module.css';
import type { RegisterSearch } from './register-search.js';

/** The register where a table does not fit. */
export function RegisterCards({ rows, search }: { rows: CommitmentRow[]; search: RegisterSearch }) {
  const counts = useGroupCounts(search);
  return (
    <ul className={css.cards}>
      {linesOf(rows, search.group).map((line) => (
        <li key={line.key} className={line.row ? css.card : css.cardGroup}>
          {line.row ? <Card row={line.row} /> : <GroupName line={line} count={counts.get(line.group)} />}
        </li>
      ))}
    </ul>
  );
}

function Card({ row }: { row: CommitmentRow }) {
  const { t } = useLanguage();
  return (
    <>
      <div className={css.cardHead}>
        <bdi className={css.reference}>{row.reference}</bdi>
        <LeadEntity owners={row.owners} />
      </div>
      <Link to="/commitments/$commitmentId" params={{ commitmentId: row.id }} className={css.title} data-row-link>
        <span className={css.clamp} dir="auto">{row.title}</span>
      </Link>
      <div className={css.cardTags}>
        <ScheduleTag status={row.scheduleStatus} recordState={row.recordState} />
        <ImplementationTag status={row.verifiedStatus} />
      </div>
      <p className={`${css.cardFoot} numbers`}>
        <span><DeadlineText commitment={row} /></span>
        <span>{row.lastUpdateAt ? <Ago at={row.lastUpdateAt} /> : t('web.register.no-update')}</span>
      </p>
      {row.declaredStatus !== row.verifiedStatus && (
        <p className={css.under}>{t('web.register.declared', { status: t(`implementationStatus.${row.declaredStatus}`) })}</p>
      )}
    </>
  );
}
