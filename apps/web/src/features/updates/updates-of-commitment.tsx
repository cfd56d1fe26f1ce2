import { Skeleton } from '@mantine/core';
import { IconMessageReply } from '../../ui/icons.js';
import { Empty } from '../../ui/empty.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { ImplementationTag, UpdateTag } from '../../ui/states.js';
import { Instant } from '../../ui/when.js';
import { Decide } from './decide.js';
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

function Update({ update }: { update: StatusUpdate }) {
  const { t } = useLanguage();
  return (
    <li className={css.update} data-state={update.state}>
      <div className={css.head}>
        <bdi className={css.entity}>{update.organization.acronym}</bdi>
        <ImplementationTag status={update.status} />
        <span className={css.state}><UpdateTag state={update.state} /></span>
      </div>
      <p className={css.narrative} dir="auto">{update.narrative}</p>
      {update.evidence && <Evidence evidence={update.evidence} />}
      <p className={css.who}>
        {update.person && <span dir="auto">{update.person.name}</span>}
        <Instant at={update.submittedAt} hour />
      </p>
      {update.decidedAt && (
        <div className={css.decision}>
          {update.decisionNote && <div className={css.note}><p dir="auto">{update.decisionNote}</p></div>}
          <p className={css.who}>
            <span>{t(update.state === 'accepted' ? 'web.updates.accepted-by' : 'web.updates.returned-by', { name: update.decidedBy ?? '' })}</span>
            <Instant at={update.decidedAt} hour />
          </p>
        </div>
      )}
      {update.state === 'submitted' && <Decide update={update} />}
    </li>
  );
}

/** What the entities reported on a commitment, the latest first. */
export function UpdatesOfCommitment({ commitmentId }: { commitmentId: number }) {
  const { t } = useLanguage();
  const updates = useUpdatesOf(commitmentId);
  return (
    <section>
      <h2 className={css.heading}>{t('web.updates.title')}</h2>
      {updates.isPending && <Skeleton height={140} radius="lg" />}
      {updates.isError && <ProblemNotice error={updates.error} onRetry={() => void updates.refetch()} />}
      {updates.data?.items.length === 0 && <div className={css.none}><Empty icon={IconMessageReply} title={t('web.updates.empty.title')}>{t('web.updates.empty.text')}</Empty></div>}
      {updates.data && updates.data.items.length > 0 && (
        <ul className={css.list}>{updates.data.items.map((update) => <Update key={update.id} update={update} />)}</ul>
      )}
    </section>
  );
}
