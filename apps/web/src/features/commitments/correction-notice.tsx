import { Button, Textarea } from '@mantine/core';
import { commitments } from '@suivi/contract';
import { useState } from 'react';
import { useRights } from '../../ui/caller.js';
import { IconAlertTriangle } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { refresh } from '../../ui/reading.js';
import { WordChanges } from '../../ui/word-changes.js';
import css from './correction-notice.module.css';
import { placeOf, useSettleCorrection, type CommitmentInFull } from './commitments.js';

/** Which words are to stand, where a corrected version of the document has others: the new ones, or (with a reason) those that were accepted. */
function Choice({ commitment, correction }: { commitment: CommitmentInFull; correction: NonNullable<CommitmentInFull['correction']> }) {
  const { t } = useLanguage();
  const settle = useSettleCorrection();
  const [keeping, setKeeping] = useState(false);
  const [reason, setReason] = useState('');
  const send = (body: { choice: 'take-over' | 'keep'; reason?: string }) => settle.mutate({ params: { id: commitment.id }, ifMatch: commitment.version, body });
  const reload = () => void refresh(commitments.readCommitment, commitments.readHistory).then(() => settle.reset());
  return (
    <form className={css.choice} onSubmit={(event) => { event.preventDefault(); send({ choice: 'keep', reason: reason.trim() }); }}>
      <p>{t(correction.words === null ? 'web.correction.gone.way' : 'web.correction.asks')}</p>
      {keeping && <Textarea required data-autofocus autoFocus label={t('web.correction.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} autosize minRows={2} dir="auto" />}
      {settle.isError && <ProblemNotice error={settle.error} onRetry={reload} />}
      <div className={css.buttons}>
        {!keeping && correction.words !== null && <Button onClick={() => send({ choice: 'take-over' })} loading={settle.isPending}>{t('web.correction.take-over')}</Button>}
        {keeping && <Button variant="default" onClick={() => setKeeping(false)}>{t('web.action.cancel')}</Button>}
        {keeping
          ? <Button key="send" type="submit" disabled={reason.trim() === ''} loading={settle.isPending}>{t('web.correction.keep')}</Button>
          : <Button key="open" variant="default" onClick={() => setKeeping(true)}>{t('web.correction.keep')}</Button>}
      </div>
    </form>
  );
}

/** Says where a corrected version of the document changed the words of a commitment, word by word, and lets a coordinator settle it. */
export function CorrectionNotice({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const { correction, source } = commitment;
  const keeps = useRights().keeps(placeOf(commitment));
  if (!correction || !source) return null;
  return (
    <section className={css.notice} data-settled={correction.settled || undefined} aria-labelledby="correction">
      <h2 id="correction" className={css.title}>
        {!correction.settled && <IconAlertTriangle size={17} aria-hidden />}
        {t(correction.words === null ? 'web.correction.gone' : 'web.correction.changed', { version: correction.version })}
      </h2>
      <WordChanges changes={correction.changes} language={source.language} />
      {correction.settled && <p>{t('web.correction.kept')}</p>}
      {!correction.settled && keeps && <Choice commitment={commitment} correction={correction} />}
    </section>
  );
}
