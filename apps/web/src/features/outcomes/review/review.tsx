import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Empty } from '../../../ui/empty.js';
import { IconFileText } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import type { DocumentInFull, Proposal } from '../documents.js';
import { DocumentText } from './document-text.js';
import { ModeBar } from './mode-bar.js';
import { ProposalList } from './proposal-list.js';
import { RejectDialog } from './reject-dialog.js';
import type { Accepting } from './review-page.js';
import { ReviewTabs, type Pane } from './review-tabs.js';
import css from './review.module.css';
import { SelectionBar } from './selection-bar.js';
import { marksIn } from './use-mode.js';
import { showInText, useReview } from './use-review.js';

interface Props {
  document: DocumentInFull;
  beside: DocumentInFull | undefined;
  proposals: readonly Proposal[];
  acceptForm: (accepting: Accepting) => ReactNode;
}

function Tools({ review, proposals }: { review: ReturnType<typeof useReview>; proposals: readonly Proposal[] }) {
  const { t } = useLanguage();
  const waiting = proposals.filter(({ status }) => status === 'proposed').length;
  return (
    <div className={css.tools}>
      <h2>{t('web.review.waiting', { count: waiting })}</h2>
      {review.decisions.undoable > 0 && <Button size="compact-sm" variant="default" onClick={review.decisions.undo}>{t('web.review.undo')}</Button>}
    </div>
  );
}

function Notices({ review }: { review: ReturnType<typeof useReview> }) {
  const { decisions, mode } = review;
  return (
    <>
      <p className="for-ears" aria-live="polite">{decisions.said}</p>
      {mode.mode && <ModeBar mode={mode.mode} onMove={mode.move} onKeep={mode.keep} onLeave={mode.leave} onKind={(kind) => mode.setMode((now) => (now?.type === 'edit' ? { ...now, kind } : now))} />}
      {decisions.error != null && <ProblemNotice error={decisions.error} onRetry={decisions.reload} />}
    </>
  );
}

function Dialogs({ review, document, acceptForm }: Pick<Props, 'document' | 'acceptForm'> & { review: ReturnType<typeof useReview> }) {
  const { chosen, dialog } = review;
  if (!chosen || !dialog) return null;
  if (dialog === 'accept') return acceptForm({ proposal: chosen, document, onAccepted: review.onAccepted, onClose: review.closeDialog });
  return <RejectDialog quote={chosen.text} onReject={review.onRejected} onClose={review.closeDialog} />;
}

/** A document under review: its text, its proposals, and what a person is doing to them. */
export function Review({ document, beside, proposals, acceptForm }: Props) {
  const { t } = useLanguage();
  const text = useRef<HTMLDivElement>(null);
  const [pane, setPane] = useState<Pane>('proposals');
  const review = useReview({ document, proposals, text, onShow: () => setPane('document') });
  const { chosen } = review;
  useEffect(() => {
    if (pane === 'document' && chosen) showInText(chosen.id);
    // only when the text comes into view: the choice itself scrolls elsewhere
  }, [pane]);
  const fromText = (id: number) => {
    review.choose(id);
    setPane('proposals');
  };
  return (
    <>
      <ReviewTabs pane={pane} onPane={setPane} beside={beside} count={proposals.length} />
      <div className={css.panes} data-pane={pane} data-beside={beside !== undefined || undefined}>
        <div className={css.document} ref={text} role="region" aria-label={t('web.review.tab.document')} tabIndex={0}>
          <DocumentText document={document} beside={beside} marks={marksIn(proposals, review.mode.mode)} chosen={chosen?.id} onChoose={fromText} />
          <SelectionBar root={text} onAdd={review.add} onUse={review.mode.mode?.type === 'edit' ? review.useSpan : undefined} />
        </div>
        <section className={css.list} aria-label={t('web.review.list')}>
          <Tools review={review} proposals={proposals} />
          <Notices review={review} />
          {proposals.length === 0 && <Empty icon={IconFileText} title={t('web.review.empty.title')}>{t('web.review.empty.text')}</Empty>}
          <ProposalList proposals={proposals} chosen={chosen?.id} documentLanguage={document.language} onChoose={review.choose} acts={review.acts} />
        </section>
      </div>
      <Dialogs review={review} document={document} acceptForm={acceptForm} />
    </>
  );
}
