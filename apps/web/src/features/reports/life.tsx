import { Button, Checkbox } from '@mantine/core';
import type { Side } from '@suivi/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
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
  const sides: (Side | null)[] = report.partnershipId === null ? [null] : ['un', 'partner'];
  const named = (side: Side | null): string => (side === null ? t('drafting.kind.consolidated') : t(`side.${side}`));
  const line = (side: Side | null, approval: Approval | undefined) => {
    if (!approval) return <Tag plain>{t('drafting.awaited', { side: named(side) })}</Tag>;
    if (approval.void) return <Tag tone="warn">{t(`drafting.void.${approval.void.because}`, { side: named(side) })}</Tag>;
    return <Tag tone="good" icon={IconCheck}>{t('drafting.approved', { side: named(side), name: approval.by?.name ?? t('drafting.machine') })}</Tag>;
  };
  return <ul className={css.approvals}>{sides.map((side) => <li key={side ?? 'whole'}>{line(side, report.approvals.filter((one) => one.side === side).at(-1))}</li>)}</ul>;
}

function CirculateForm({ report, onClose }: { report: ReportDocument; onClose: () => void }) {
  const { t } = useLanguage();
  const circulate = useCirculate();
  const [toEntities, setToEntities] = useState(report.shownToEntities);
  return (
    <DecisionForm label={t('drafting.circulate.note')} required={false} submit={t('drafting.circulate')} sending={circulate} onClose={onClose} onSend={(note) => circulate.mutate({ params: { id: report.id }, ifMatch: report.version, body: { toEntities, ...(note ? { note } : {}) } }, { onSuccess: onClose })}>
      <Checkbox label={t('drafting.circulate.entities')} checked={toEntities} onChange={(event) => setToEntities(event.currentTarget.checked)} />
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

function Acts({ report, sides, onAsk }: { report: ReportDocument; sides: readonly Side[]; onAsk: (what: Asking) => void }) {
  const { t } = useLanguage();
  const [recompile, approve] = [useRecompile(), useApprove()];
  const at = { params: { id: report.id }, ifMatch: report.version };
  if (isFrozen(report)) return <div className={css.buttons}><Button size="sm" variant="default" leftSection={<IconReplace size={15} />} onClick={() => onAsk('correct')}>{t('drafting.correct')}</Button></div>;
  const failed = recompile.isError ? recompile : approve.isError ? approve : null;
  return (
    <>
      <div className={css.buttons}>
        <Button size="sm" variant="default" leftSection={<IconRefresh size={15} />} loading={recompile.isPending} onClick={() => recompile.mutate({ ...at, body: {} })}>{t('drafting.recompile')}</Button>
        <Button size="sm" variant={report.state === 'drafted' ? 'filled' : 'default'} leftSection={<IconMailForward size={15} />} onClick={() => onAsk('circulate')}>{t('drafting.circulate')}</Button>
        {report.state === 'circulated' && toApprove(report, sides).map((side) => <Button key={side} size="sm" leftSection={<IconCheck size={15} />} loading={approve.isPending} onClick={() => approve.mutate({ ...at, body: { side } })}>{t('drafting.approve', { side: t(`side.${side}`) })}</Button>)}
        {report.state === 'approved' && <Button size="sm" leftSection={<IconLock size={15} />} onClick={() => onAsk('issue')}>{t('drafting.issue')}</Button>}
      </div>
      {failed && <ProblemNotice error={failed.error} onRetry={failed.reset} />}
    </>
  );
}

type Asking = 'circulate' | 'issue' | 'correct';

/** Circulation, approval by both sides, issue and correction. */
export function Life({ report, sides, keeps }: { report: ReportDocument; sides: readonly Side[]; keeps: boolean }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <section className={css.card} aria-label={t('drafting.life')}>
      <h2 className={css.paneTitle}>{t('drafting.life')}</h2>
      <Approvals report={report} />
      {keeps && asking === null && <Acts report={report} sides={sides} onAsk={setAsking} />}
      {asking === 'circulate' && <CirculateForm report={report} onClose={close} />}
      {asking === 'issue' && report.state === 'approved' && <IssueButtons report={report} onClose={close} />}
      {asking === 'correct' && <CorrectForm report={report} onClose={close} />}
    </section>
  );
}
