import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Empty } from '../../ui/empty.js';
import { IconMessageReply, IconPencil } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { ImplementationTag, UpdateTag } from '../../ui/states.js';
import type { CommitmentInFull } from '../commitments/commitments.js';
import { Clear } from './clear.js';
import { Decide } from './decide.js';
import { EvidenceFiles } from './evidence-files.js';
import { Decided, Said } from './said.js';
import { useSpeaking } from './speaking.js';
import { decidedAs, useUpdatesOf, type StatusUpdate } from './updates.js';
import css from './updates.module.css';

const ReportDialog = lazy(() => import('./report-dialog.js').then((module) => ({ default: module.ReportDialog })));

const address = (evidence: string): string | null => (/^https?:\/\/\S+$/i.test(evidence) ? evidence : null);

function Evidence({ evidence }: { evidence: string }) {
  const { t } = useLanguage();
  const href = address(evidence);
  return (
    <p className={css.evidence}>
      <span className={css.quiet}>{t('web.updates.evidence')}</span>
      {href ? <a href={href} target="_blank" rel="noreferrer noopener" dir="ltr">{evidence}</a> : <span dir="auto">{evidence}</span>}
    </p>
  );
}

const waits = ({ state }: StatusUpdate): boolean => state === 'submitted' || state === 'awaiting-clearance';

function Update({ update, speaking }: { update: StatusUpdate; speaking: ReturnType<typeof useSpeaking> }) {
  const { t } = useLanguage();
  const entity = update.organization.id;
  return (
    <li className={css.update} data-state={update.state}>
      <div className={css.head}>
        <bdi className={css.entity}>{update.organization.acronym}</bdi>
        <ImplementationTag status={update.status} />
        <span className={css.state}><UpdateTag state={update.state} /></span>
      </div>
      <p className={css.narrative} dir="auto">{update.narrative}</p>
      {update.evidence && <Evidence evidence={update.evidence} />}
      <EvidenceFiles update={update} mayAdd={waits(update) && speaking.speaksFor(entity)} />
      <Said words={null} by={update.person?.name ?? null} at={update.submittedAt} />
      {update.clearedBy && <p className={css.who} dir="auto">{t('desk.cleared-by', { name: update.clearedBy })}</p>}
      <Decided of={update} sentence={decidedAs[update.state] ?? null} />
      {speaking.clearsFor(entity) && <div className={css.acts}><Clear update={update} /></div>}
      {speaking.keepsEntity(entity) && <div className={css.acts}><Decide update={update} /></div>}
    </li>
  );
}

/** What the entities reported on a commitment, the latest first; who speaks for one of them reports here too. */
export function UpdatesOfCommitment({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const speaking = useSpeaking(commitment);
  const [reporting, setReporting] = useState(false);
  const updates = useUpdatesOf(commitment.id);
  const entities = commitment.recordState === 'open' ? speaking.speakable.filter(({ awaitingDecision }) => !awaitingDecision) : [];
  return (
    <section>
      <div className={css.headline}>
        <h2 className={css.heading}>{t('web.updates.title')}</h2>
        {entities.length > 0 && <Button size="xs" variant="default" leftSection={<IconPencil size={14} />} onClick={() => setReporting(true)}>{t('desk.report.open')}</Button>}
      </div>
      {updates.isPending && <Skeleton height={140} radius="lg" />}
      {updates.isError && <ProblemNotice error={updates.error} onRetry={() => void updates.refetch()} />}
      {updates.data?.items.length === 0 && <div className={css.none}><Empty icon={IconMessageReply} title={t('web.updates.empty.title')}>{t('web.updates.empty.text')}</Empty></div>}
      {updates.data && updates.data.items.length > 0 && (
        <ul className={css.list}>{updates.data.items.map((update) => <Update key={update.id} update={update} speaking={speaking} />)}</ul>
      )}
      <Suspense>{reporting && <ReportDialog commitmentId={commitment.id} entities={entities} onClose={() => setReporting(false)} />}</Suspense>
    </section>
  );
}
