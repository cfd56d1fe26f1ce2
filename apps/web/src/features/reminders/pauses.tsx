import { Link } from '@tanstack/react-router';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tag } from '../../ui/tag.js';
import { IconMailPause } from '../../ui/icons.js';
import css from './reminders.module.css';
import { usePauses, type Pause } from './reminders.js';

const first = 8;

function PauseLine({ pause }: { pause: Pause }) {
  const { t, language } = useLanguage();
  const until = pause.why === 'away' ? formatDay(pause.until, 'day', language) : '';
  return (
    <li className={css.pause}>
      <span className={css.who}>
        {'person' in pause ? <bdi>{pause.person.name}</bdi> : <Link to="/commitments/$commitmentId" params={{ commitmentId: pause.commitment.id }} title={pause.commitment.title}><bdi>{pause.commitment.reference}</bdi></Link>}
        <bdi className={css.quiet}>{pause.organization.acronym}</bdi>
      </span>
      <Tag tone={pause.why === 'contact-lost' ? 'bad' : 'neutral'} icon={IconMailPause} plain>{t(`web.reminders.pause.${pause.why}`, { until })}</Tag>
    </li>
  );
}

/** Who gets nothing at present, and why. */
export function Pauses({ partnershipId }: { partnershipId: number }) {
  const { t } = useLanguage();
  const pauses = usePauses(partnershipId);
  const [all, setAll] = useState(false);
  const items = pauses.data?.items ?? [];
  return (
    <section className={css.part}>
      <h2 className={css.heading}>{t('web.reminders.pauses')}</h2>
      {pauses.isError && <ProblemNotice error={pauses.error} onRetry={() => void pauses.refetch()} />}
      {pauses.data && items.length === 0 && <p className={css.quiet}>{t('web.reminders.pauses.none')}</p>}
      <ul className={css.pauses}>{items.slice(0, all ? undefined : first).map((pause, at) => <PauseLine key={at} pause={pause} />)}</ul>
      {!all && items.length > first && <div><Button size="xs" variant="default" onClick={() => setAll(true)}>{t('web.action.more')}</Button></div>}
    </section>
  );
}
