import { NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../ui/language.js';
import { ImplementationTag, ScheduleTag } from '../../../ui/states.js';
import type { CommitmentRow } from '../commitments.js';
import { DeadlineText } from '../deadline-text.js';
import { finalStatuses } from '../final-statuses.js';
import { LeadEntity } from '../lead-entity.js';
import { isBlocked, needsReason, type Choice } from './decisions.js';
import css from './meeting.module.css';

const outcomes = ['leave', 'carry-over', 'supersede', 'merge', 'close'] as const;

interface Props {
  row: CommitmentRow;
  choice: Choice;
  targets: readonly CommitmentRow[];
  onChoose: (choice: Choice) => void;
}

const valueOf = (target: number | null | undefined): string => (target === null ? 'none' : target === undefined ? '' : String(target));
const targetOf = (value: string): number | null | undefined => (value === 'none' ? null : value === '' ? undefined : Number(value));

function Target({ row, choice, targets, onChoose }: Props) {
  const { t } = useLanguage();
  const isMerger = choice.outcome === 'merge';
  const data = [
    { value: '', label: t('web.meeting.close.choose'), disabled: true },
    ...(isMerger ? [] : [{ value: 'none', label: t('web.meeting.close.framework') }]),
    ...targets.map(({ id, reference, title }) => ({ value: String(id), label: `${reference} · ${title.slice(0, 80)}` })),
  ];
  return <NativeSelect aria-label={t(isMerger ? 'web.meeting.close.into' : 'web.meeting.close.by', { reference: row.reference })} data={data} value={valueOf(isMerger && choice.target === null ? undefined : choice.target)} onChange={(event) => onChoose({ ...choice, target: targetOf(event.currentTarget.value) })} />;
}

function Status({ row, choice, onChoose }: Props) {
  const { t } = useLanguage();
  return <NativeSelect aria-label={t('web.meeting.close.status', { reference: row.reference })} data={finalStatuses.map((value) => ({ value, label: t(`implementationStatus.${value}`) }))} value={choice.status ?? 'implemented'} onChange={(event) => onChoose({ ...choice, status: event.currentTarget.value as Choice['status'] })} />;
}

function Details(props: Props) {
  const { t } = useLanguage();
  const { row, choice, onChoose } = props;
  if (choice.outcome === 'leave') return null;
  const required = needsReason(choice);
  return (
    <>
      {(choice.outcome === 'supersede' || choice.outcome === 'merge') && <Target {...props} />}
      {choice.outcome === 'close' && <Status {...props} />}
      <TextInput aria-label={t('web.meeting.close.reason', { reference: row.reference })} placeholder={t(required ? 'web.verify.reason.required' : 'web.carry-over.reason')} required={required} maxLength={500} dir="auto" value={choice.reason ?? ''} onChange={(event) => onChoose({ ...choice, reason: event.currentTarget.value })} />
    </>
  );
}

/** One open commitment with what becomes of it. */
export function ClosingRow(props: Props) {
  const { t } = useLanguage();
  const { row, choice, onChoose } = props;
  const choose = (outcome: Choice['outcome']) => onChoose({ ...choice, outcome, status: outcome === 'close' ? (choice.status ?? 'implemented') : choice.status });
  return (
    <li className={css.row} data-decided={choice.outcome !== 'leave' || undefined}>
      <div className={css.rowWhat}>
        <p className={css.rowHead}><bdi className="numbers">{row.reference}</bdi><LeadEntity owners={row.owners} /></p>
        <Link to="/commitments/$commitmentId" params={{ commitmentId: row.id }} dir="auto">{row.title}</Link>
        <p className={css.rowTags}><ImplementationTag status={row.verifiedStatus} /><ScheduleTag status={row.scheduleStatus} recordState={row.recordState} /><span className={css.quiet}><DeadlineText commitment={row} /></span></p>
      </div>
      <div className={css.rowChoice}>
        {isBlocked(row) ? <p className={css.quiet}>{t('web.meeting.close.blocked')}</p> : (
          <>
            <NativeSelect aria-label={t('web.meeting.close.outcome', { reference: row.reference })} data={outcomes.map((value) => ({ value, label: t(`web.meeting.close.${value}`) }))} value={choice.outcome} onChange={(event) => choose(event.currentTarget.value as Choice['outcome'])} />
            <Details {...props} />
          </>
        )}
      </div>
    </li>
  );
}
