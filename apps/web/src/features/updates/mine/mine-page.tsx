import { Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useRights } from '../../../ui/caller.js';
import { Empty } from '../../../ui/empty.js';
import { IconCircleCheck, IconUsersGroup } from '../../../ui/icons.js';
import { pressInRow, stepRows, useKeys } from '../../../ui/keys.js';
import { useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { AnsweredSection, ToClear } from './answered.js';
import { Calls } from './calls.js';
import { type Doing, DutyRow } from './duty-row.js';
import { type Duty, type OwnDuties, useMine } from './mine.js';
import css from './mine.module.css';
import { nextDue, sorted } from './sorting.js';

const ReportDialog = lazy(() => import('../report-dialog.js').then((module) => ({ default: module.ReportDialog })));
const AskExtensionDialog = lazy(() => import('../ask-extension-dialog.js').then((module) => ({ default: module.AskExtensionDialog })));
const NameColleagueDialog = lazy(() => import('../name-colleague-dialog.js').then((module) => ({ default: module.NameColleagueDialog })));

interface Of {
  what: Doing;
  duty: Duty;
}

function Dialogs({ doing, onClose }: { doing: Of; onClose: () => void }) {
  const { t } = useLanguage();
  const { commitment, entity, question } = doing.duty;
  const own = { organizationId: entity.id, acronym: entity.acronym };
  const of = { commitmentId: commitment.id, entities: [own], onClose };
  if (doing.what === 'time') return <AskExtensionDialog {...of} />;
  if (doing.what === 'not-mine') return <NameColleagueDialog commitmentId={commitment.id} entity={own} onClose={onClose} />;
  return <ReportDialog {...of} began={question ? { organizationId: own.organizationId, narrative: '', hint: `${t(`mine.question.${question.state}`, { name: question.by })}: ${question.note}` } : undefined} />;
}

/** What stands where nothing is asked: what comes next, or how one will hear of it. */
function NothingNow({ later }: { later: readonly Duty[] }) {
  const { t, language } = useLanguage();
  const next = nextDue(later);
  return (
    <div className={css.none}>
      <Empty icon={IconCircleCheck} title={t('mine.now.none')}>
        {next?.deadline && <p>{t('mine.now.next', { date: formatDay(next.deadline.on, next.deadline.precision, language), title: next.commitment.title })}</p>}
        <p>{t('mine.now.none.text')}</p>
      </Empty>
    </div>
  );
}

function Duties({ mine, partnershipOf }: { mine: OwnDuties; partnershipOf: (id: number) => string | null }) {
  const { t } = useLanguage();
  const { now, later, waiting } = useMemo(() => sorted(mine.duties), [mine.duties]);
  const [doing, setDoing] = useState<Of | null>(null);
  useKeys({ ...stepRows, a: () => pressInRow('answer'), t: () => pressInRow('time'), n: () => pressInRow('not-mine') });
  const rows = (duties: readonly Duty[], isAsked = false) => (
    <ul className={css.rows}>
      {duties.map((duty) => <DutyRow key={`${duty.commitment.id} ${duty.entity.id}`} duty={duty} isAsked={isAsked} partnership={partnershipOf(duty.partnershipId)} onDo={(what) => setDoing({ what, duty })} />)}
    </ul>
  );
  const isFree = now.length === 0 && mine.calls.length === 0 && mine.toClear.length === 0;
  return (
    <>
      {isFree && <Section title={t('mine.now')}><NothingNow later={later} /></Section>}
      <Calls calls={mine.calls} />
      <ToClear updates={mine.toClear} />
      {now.length > 0 && <Section title={t('mine.now')}>{rows(now, true)}</Section>}
      {waiting.length > 0 && <Section title={t('mine.waiting')} lead={t('mine.waiting.lead')}>{rows(waiting)}</Section>}
      {later.length > 0 && <Section title={t('mine.later')} lead={t('mine.later.lead')}>{rows(later)}</Section>}
      <AnsweredSection answered={mine.answered} />
      <Suspense>{doing && <Dialogs doing={doing} onClose={() => setDoing(null)} />}</Suspense>
    </>
  );
}

/** Where somebody begins who reports for an entity: what is asked, what waits for others, what was said; each answered at once. */
export function MinePage({ partnershipOf }: { partnershipOf: (id: number) => string | null }) {
  const { t, language } = useLanguage();
  const mine = useMine();
  const { reportsForAny } = useRights();
  const { data } = mine;
  const isEmpty = data && !reportsForAny && data.duties.length === 0;
  return (
    <Page title={t('web.mine.title')} lead={data && !isEmpty && t('mine.lead', { date: formatDay(data.today, 'day', language) })}>
      {mine.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={420} radius="lg" /></div>}
      {mine.isLoadingError && <ProblemNotice error={mine.error} onRetry={() => void mine.refetch()} />}
      {isEmpty && <Empty icon={IconUsersGroup} title={t('mine.nobody')}>{t('mine.nobody.text')}</Empty>}
      {data && !isEmpty && (
        <>
          <Duties mine={data} partnershipOf={partnershipOf} />
          <p className={css.foot}><Link to="/account">{t('mine.settings')}</Link> · {t('mine.settings.text')}</p>
        </>
      )}
    </Page>
  );
}
