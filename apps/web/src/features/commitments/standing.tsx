import type { ReactNode } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ImplementationTag, RecordTag, ScheduleTag } from '../../ui/states.js';
import type { CommitmentInFull } from './commitments.js';
import css from './commitment.module.css';
import { DeadlineText } from './deadline-text.js';

function Figure({ name, children, note }: { name: string; children: ReactNode; note: ReactNode }) {
  return (
    <div className={css.figure}>
      <dt>{name}</dt>
      <dd className={css.figureValue}>{children}</dd>
      <dd className={css.figureNote}>{note}</dd>
    </div>
  );
}

function ReasonText({ commitment: c }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  if (c.deadline) {
    return (
      <>
        {t(c.deadline.meetingId ? 'web.deadline.by-meeting' : 'web.deadline.by-document')}
        {c.deadline.text && <><br /><q dir="auto">{c.deadline.text}</q></>}
      </>
    );
  }
  return c.horizonOn && c.recordState === 'open' ? t('web.deadline.by-horizon') : null;
}

/** Where the commitment stands: what the entity says, what the coordinator found, and the calendar. */
export function Standing({ commitment: c }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const lead = c.owners.find((owner) => owner.part === 'lead');
  return (
    <dl className={css.standing}>
      <Figure name={t('web.standing.declared')} note={t('web.standing.declared.note', { entity: lead?.acronym ?? '–' })}>
        <ImplementationTag status={c.declaredStatus} />
      </Figure>
      <Figure name={t('web.standing.verified')} note={t('web.standing.verified.note')}>
        <ImplementationTag status={c.verifiedStatus} />
        {c.recordState !== 'open' && <RecordTag state={c.recordState} />}
      </Figure>
      <Figure name={t('web.standing.schedule')} note={<ReasonText commitment={c} />}>
        <span className={`${css.day} numbers`}><DeadlineText commitment={c} /></span>
        {c.scheduleStatus && <ScheduleTag status={c.scheduleStatus} recordState={c.recordState} />}
      </Figure>
    </dl>
  );
}
