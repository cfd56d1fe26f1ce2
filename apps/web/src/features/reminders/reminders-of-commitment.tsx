import { Button, Skeleton } from '@mantine/core';
import type { ReminderPolicy } from '@suivi/contract';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useRights } from '../../ui/caller.js';
import { IconBell, IconBellOff } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tag } from '../../ui/tag.js';
import { MailsByDay } from './foreseen.js';
import css from './reminders.module.css';
import { wayOf } from './draft.js';
import { daysAheadOfCommitment, useNextMails, useOwnRules, usePolicy, type OwnRules } from './reminders.js';
import type { RulesInForce } from './wording.js';

const OwnRulesDialog = lazy(() => import('./own-rules-dialog.js').then((module) => ({ default: module.OwnRulesDialog })));

interface Commitment {
  id: number;
  partnershipId: number;
}

const mailsShown = 4;

function Next({ commitment, policy }: { commitment: Commitment; policy: RulesInForce }) {
  const { t } = useLanguage();
  const next = useNextMails(commitment);
  if (next.isLoadingError) return <ProblemNotice error={next.error} onRetry={() => void next.refetch()} />;
  if (!next.data) return <Skeleton height={80} radius="lg" />;
  if (next.data.total === 0) return <p className={css.quiet}>{t('web.reminders.own.next.none', { days: daysAheadOfCommitment })}</p>;
  return (
    <>
      <h3 className={css.subheading}>{t('web.reminders.own.next')}</h3>
      <MailsByDay mails={next.data.items.slice(0, mailsShown)} policy={policy} withReference={false} />
    </>
  );
}

interface ShownProps {
  commitment: Commitment;
  own: OwnRules;
  policy: ReminderPolicy;
  onReload: () => Promise<unknown>;
}

function Shown({ commitment, own, policy, onReload }: ShownProps) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  // what will go out, and the rules for it, are the desks' business: others are shown which rules count
  const isDesk = useRights().desksIn(commitment.partnershipId).length > 0;
  const way = wayOf(own);
  return (
    <div className={css.card}>
      <div className={css.cardHead}>
        <Tag tone={way === 'none' ? 'warn' : 'info'} icon={way === 'none' ? IconBellOff : IconBell}>{t(`web.reminders.own.${way}`)}</Tag>
        <Link to="/reminders" search={{ partnershipId: commitment.partnershipId }}>{t('web.reminders.own.see')}</Link>
        {isDesk && <Button size="xs" variant="default" onClick={() => setOpen(true)}>{t('web.reminders.own.change')}</Button>}
      </div>
      {own.policy?.reason && <p className={css.reason} dir="auto">{own.policy.reason}</p>}
      {isDesk && <Next commitment={commitment} policy={own.policy ?? policy} />}
      <Suspense>{isOpen && <OwnRulesDialog commitmentId={commitment.id} own={own} policy={policy} onReload={onReload} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}

/** Whose reminder rules count for a commitment, and what goes out next about it. */
export function RemindersOfCommitment({ commitment }: { commitment: Commitment }) {
  const { t } = useLanguage();
  const own = useOwnRules(commitment.id);
  const policy = usePolicy(commitment.partnershipId);
  const failed = own.error ?? policy.error;
  const ready = own.data && policy.data && <Shown commitment={commitment} own={own.data} policy={policy.data.policy} onReload={() => own.refetch()} />;
  return (
    <section>
      <h2 className={css.heading}>{t('web.reminders.own')}</h2>
      {failed && <ProblemNotice error={failed} onRetry={() => void Promise.all([own.refetch(), policy.refetch()])} />}
      {ready ?? (!failed && <Skeleton height={120} radius="lg" />)}
    </section>
  );
}
