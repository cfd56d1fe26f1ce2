import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../../ui/language.js';
import { useTitle } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Trail } from '../../ui/trail.js';
import { Acts } from './acts.js';
import css from './commitment.module.css';
import { useCommitment, type CommitmentInFull } from './commitments.js';
import { CorrectionNotice } from './correction-notice.js';
import { HistoryStory } from './history-story.js';
import { LineagePicture } from './lineage-picture.js';
import { lastSearch } from './register-search.js';
import { ProjectAside } from './project.js';
import { Facts, Owners } from './side-facts.js';
import { SourcePassage } from './source-passage.js';
import { Standing } from './standing.js';

function Way({ reference }: { reference?: string }) {
  const { t } = useLanguage();
  return <Trail steps={[<Link to="/register" search={lastSearch()}>{t('web.register.title')}</Link>]} here={<bdi className="numbers">{reference ?? '…'}</bdi>} />;
}

function Loading() {
  const { t } = useLanguage();
  return (
    <div className={css.page} role="status">
      <span className="for-ears">{t('web.loading')}</span>
      <Skeleton height={14} width={160} mb={18} />
      <Skeleton height={28} width="70%" mb={24} />
      <Skeleton height={110} mb={24} radius="lg" />
      <Skeleton height={220} radius="lg" />
    </div>
  );
}

/** What later stages show of a commitment: what is asked for, what is reported, what goes out and went out about it, what the desks note. */
type Part = 'asked' | 'reported' | 'reminders' | 'mails' | 'notes';
type Parts<Shape> = Record<Part, Shape>;

/** One commitment: its words, where it stands, who owes it, and its story, with the parts that later stages show. Nobody is reminded of one that is not open. */
export function CommitmentPage({ id, ...parts }: { id: number } & Parts<(commitment: CommitmentInFull) => ReactNode>) {
  const commitment = useCommitment(id);
  if (commitment.isPending) return <Loading />;
  // what is shown stays when asking again fails: somebody may be writing in it
  if (!commitment.data) {
    return (
      <div className={css.page}>
        <Way />
        <ProblemNotice error={commitment.error} onRetry={() => void commitment.refetch()} />
      </div>
    );
  }
  const { data } = commitment;
  return <Shown commitment={data} asked={parts.asked(data)} reported={parts.reported(data)} reminders={data.recordState === 'open' && parts.reminders(data)} mails={parts.mails(data)} notes={parts.notes(data)} />;
}

function Shown({ commitment, asked, reported, reminders, mails, notes }: { commitment: CommitmentInFull } & Parts<ReactNode>) {
  const { t } = useLanguage();
  useTitle(`${commitment.reference} ${commitment.title}`);
  return (
    <article className={css.page}>
      <Way reference={commitment.reference} />
      <header className={css.head}>
        <h1 className={css.title} dir="auto">{commitment.title}</h1>
        <Acts commitment={commitment} />
      </header>
      <CorrectionNotice commitment={commitment} />
      <Standing commitment={commitment} />
      <div className={css.columns}>
        <div className={css.main}>
          <section className={css.section}>
            <h2 className={css.heading}>{t('web.source.title')}</h2>
            <SourcePassage commitment={commitment} />
          </section>
          {asked}
          {reported}
          {notes}
          {reminders}
          {mails}
          <LineagePicture commitment={commitment} />
          <HistoryStory commitment={commitment} />
        </div>
        <aside className={css.sides} aria-label={t('web.facts.title')}>
          <Owners owners={commitment.owners} />
          <Facts commitment={commitment} />
          {commitment.project && <ProjectAside project={commitment.project} />}
        </aside>
      </div>
    </article>
  );
}
