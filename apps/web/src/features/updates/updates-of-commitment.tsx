import { Skeleton } from '@mantine/core';
import { IconMessageReply } from '../../ui/icons.js';
import { Empty } from '../../ui/empty.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { CommitmentInFull } from '../commitments/commitments.js';
import { ImplementationTag, UpdateTag } from '../../ui/states.js';
import { Decide } from './decide.js';
import { Decided, Said } from './said.js';
import { useSpeaking } from './speaking.js';
import { useUpdatesOf, type StatusUpdate } from './updates.js';
import css from './updates.module.css';

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

function Update({ update, mayDecide }: { update: StatusUpdate; mayDecide: boolean }) {
  return (
    <li className={css.update} data-state={update.state}>
      <div className={css.head}>
        <bdi className={css.entity}>{update.organization.acronym}</bdi>
        <ImplementationTag status={update.status} />
        <span className={css.state}><UpdateTag state={update.state} /></span>
      </div>
      <p className={css.narrative} dir="auto">{update.narrative}</p>
      {update.evidence && <Evidence evidence={update.evidence} />}
      <Said words={null} by={update.person?.name ?? null} at={update.submittedAt} />
      <Decided of={update} sentence={update.state === 'accepted' ? 'web.updates.accepted-by' : 'web.updates.returned-by'} />
      {mayDecide && <div className={css.acts}><Decide update={update} /></div>}
    </li>
  );
}

/** What the entities reported on a commitment, the latest first. */
export function UpdatesOfCommitment({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const { keepsEntity } = useSpeaking(commitment);
  const updates = useUpdatesOf(commitment.id);
  return (
    <section>
      <h2 className={css.heading}>{t('web.updates.title')}</h2>
      {updates.isPending && <Skeleton height={140} radius="lg" />}
      {updates.isError && <ProblemNotice error={updates.error} onRetry={() => void updates.refetch()} />}
      {updates.data?.items.length === 0 && <div className={css.none}><Empty icon={IconMessageReply} title={t('web.updates.empty.title')}>{t('web.updates.empty.text')}</Empty></div>}
      {updates.data && updates.data.items.length > 0 && (
        <ul className={css.list}>{updates.data.items.map((update) => <Update key={update.id} update={update} mayDecide={keepsEntity(update.organization.id)} />)}</ul>
      )}
    </section>
  );
}
