import { Button } from '@mantine/core';
import type { Side } from '@suivi/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Checkbox } from '../../ui/checkbox.js';
import { DecisionForm } from '../../ui/decision-form.js';
import { IconCheck, IconLock, IconMailForward, IconRefresh, IconReplace } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tag } from '../../ui/tag.js';
import css from './reports.module.css';
import { isFrozen, useApprove, useCirculate, useCorrect, useIssue, useRecompile, type ReportDocument } from './reports.js';

type Approval = ReportDocument['approvals'][number];

/** The last word of each side: that it approved, that its approval is void and why, or that it is awaited. */
function Approvals({ report }: { report: ReportDocument }) {
  const { t } = useLanguage();
  const sides: Side[] = report.partnershipId === null ? ['un'] : ['un', 'partner'];
  const line = (which: Side, approval: Approval | undefined) => {
    const side = t(`side.${which}`);
    if (!approval) return <Tag plain>{t('drafting.awaited', { side })}</Tag>;
    if (approval.void) return <Tag tone="warn">{t(`drafting.void.${approval.void.because}`, { side })}</Tag>;
    return <Tag tone="good" icon={IconCheck}>{t('drafting.approved', { side, name: approval.by?.name ?? t('drafting.machine') })}</Tag>;
  };
  return <ul className={css.approvals}>{sides.map((side) => <li key={side}>{line(side, report.approvals.filter((one) => one.side === side).at(-1))}</li>)}</ul>;
}

function CirculateForm({ report, onClose }: { report: ReportDocument; onClose: () => void }) {
  const { t } = useLanguage();
  const circulate = useCirculate();
  const [toEntities, setToEntities] = useState(report.shownToEntities);
  return (
    <DecisionForm label={t('drafting.circulate.note')} required={false} submit={t('drafting.circulate')} sending={circulate} onClose={onClose} onSend={(note) => circulate.mutate({ params: { id: report.id }, ifMatch: report.version, body: { toEntities, ...(note ? { note } : {}) } }, { onSuccess: onClose })}>
      <Checkbox label={t(report.partnershipId === null ? 'drafting.circulate.everybody' : 'drafting.circulate.entities')} checked={toEntities} onChange={(event) => setToEntities(event.currentTarget.checked)} />
    </DecisionForm>
  );
}

function CorrectForm({ report, onClose }: { report: ReportDocument; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const correct = useCorrect();
  const send = (reason: string) => correct.mutate({ params: { id: report.id }, ifMatch: report.version, body: { reason } }, { onSuccess: ({ id }) => void navigate({ to: '/reports/$reportId', params: { reportId: id } }) });
  return <DecisionForm label={t('drafting.correct.reason')} maxLength={1000} submit={t('drafting.correct')} sending={correct} onClose={onClose} onSend={send} />;
}

function IssueButtons({ report, onClose }: { report: ReportDocument; onClose: () => void }) {
  const { t } = useLanguage();
  const issue = useIssue();
  return (
    <div className={css.stack} role="group" aria-label={t('drafting.issue')}>
      <p>{t('drafting.issue.sure')}</p>
      <div className={css.buttons}>
        <Button size="sm" leftSection={<IconLock size={15} />} loading={issue.isPending} onClick={() => issue.mutate({ params: { id: report.id }, ifMatch: report.version })}>{t('drafting.issue')}</Button>
        <Button size="sm" variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
      </div>
      {issue.isError && <ProblemNotice error={issue.error} onRetry={issue.reset} />}
    </div>
  );
}

/** The sides for which the reader has still to approve. */
const toApprove = (report: ReportDocument, sides: readonly Side[]): Side[] => sides.filter((side) => !report.approvals.some((one) => one.side === side && one.void === null));

/** Approving, for each side that is the reader's to approve for. */
function Approving({ report, sides }: { report: ReportDocument; sides: readonly Side[] }) {
  const { t } = useLanguage();
  const approve = useApprove();
  const awaited = report.state === 'circulated' ? toApprove(report, sides) : [];
  if (awaited.length === 0) return null;
  return (
    <>
      <div className={css.buttons}>
        {awaited.map((side) => <Button key={side} size="sm" leftSection={<IconCheck size={15} />} loading={approve.isPending} onClick={() => approve.mutate({ params: { id: report.id }, ifMatch: report.version, body: { side } })}>{t('drafting.approve', { side: t(`side.${side}`) })}</Button>)}
      </div>
      {approve.isError && <ProblemNotice error={approve.error} onRetry={approve.reset} />}
    </>
  );
}

function Acts({ report, onAsk }: { report: ReportDocument; onAsk: (what: Asking) => void }) {
  const { t } = useLanguage();
  const recompile = useRecompile();
  if (isFrozen(report)) return <div className={css.buttons}><Button size="sm" variant="default" leftSection={<IconReplace size={15} />} onClick={() => onAsk('correct')}>{t('drafting.correct')}</Button></div>;
  return (
    <>
      <div className={css.buttons}>
        <Button size="sm" variant="default" leftSection={<IconRefresh size={15} />} loading={recompile.isPending} onClick={() => recompile.mutate({ params: { id: report.id }, ifMatch: report.version, body: {} })}>{t('drafting.recompile')}</Button>
        <Button size="sm" variant={report.state === 'drafted' ? 'filled' : 'default'} leftSection={<IconMailForward size={15} />} onClick={() => onAsk('circulate')}>{t('drafting.circulate')}</Button>
        {report.state === 'approved' && <Button size="sm" leftSection={<IconLock size={15} />} onClick={() => onAsk('issue')}>{t('drafting.issue')}</Button>}
      </div>
      {recompile.isError && <ProblemNotice error={recompile.error} onRetry={recompile.reset} />}
    </>
  );
}

type Asking = 'circulate' | 'issue' | 'correct';

/** Circulation, approval by both sides, issue and correction. */
export function Life({ report, sides, keeps }: { report: ReportDocument; sides: readonly Side[]; keeps: boolean }) {
  const { t } = useLanguage();
  const [asked, setAsking] = useState<Asking | null>(null);
  // once it is issued, the question whether to issue it is over
  const asking = asked === 'issue' && report.state !== 'approved' ? null : asked;
  const close = () => setAsking(null);
  return (
    <section className={css.card} aria-label={t('drafting.life')}>
      <h2 className={css.paneTitle}>{t('drafting.life')}</h2>
      <Approvals report={report} />
      {keeps && asking === null && <Acts report={report} onAsk={setAsking} />}
      {asking === null && <Approving report={report} sides={sides} />}
      {asking === 'circulate' && <CirculateForm report={report} onClose={close} />}
      {asking === 'issue' && <IssueButtons report={report} onClose={close} />}
      {asking === 'correct' && <CorrectForm report={report} onClose={close} />}
    </section>
  );
}
