import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { useTitle } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { useDocument, useProposals, type DocumentInFull, type Proposal } from '../documents.js';
import { Review } from './review.js';
import { ReviewHead } from './review-head.js';
import css from './review.module.css';

/** What the form of the next stage needs to accept a proposal. */
export interface Accepting {
  proposal: Proposal;
  document: DocumentInFull;
  onAccepted: (reference: string) => void;
  onClose: () => void;
}

interface Props {
  id: number;
  besideId: number | undefined;
  onBeside: (id: number | undefined) => void;
  acceptForm: (accepting: Accepting) => ReactNode;
  /** What the next stage has to say of the document. */
  notice: ReactNode;
}

function Loading() {
  const { t } = useLanguage();
  return (
    <div className={css.page} role="status">
      <span className="for-ears">{t('web.loading')}</span>
      <Skeleton height={26} width="60%" mb={20} />
      <Skeleton height={480} radius="lg" />
    </div>
  );
}

/** The document and what is proposed of it, side by side: read, decide, go on. */
export function ReviewPage(props: Props) {
  const document = useDocument(props.id);
  const proposals = useProposals(props.id);
  useTitle(document.data?.title ?? '');
  const failed = [document, proposals].find(({ isLoadingError }) => isLoadingError);
  if (failed) return <div className={css.page}><ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} /></div>;
  return document.data && proposals.data ? <Loaded {...props} document={document.data} proposals={proposals.data.items} /> : <Loading />;
}

function Loaded({ document, proposals, besideId, onBeside, acceptForm, notice }: Props & { document: DocumentInFull; proposals: readonly Proposal[] }) {
  const beside = useDocument(besideId ?? document.id);
  return (
    <div className={css.page}>
      <ReviewHead document={document} besideId={besideId} onBeside={onBeside} />
      {notice}
      <Review document={document} beside={besideId === undefined ? undefined : beside.data} proposals={proposals} acceptForm={acceptForm} />
    </div>
  );
}
