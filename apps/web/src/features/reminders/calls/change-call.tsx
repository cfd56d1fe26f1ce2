import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { isSame } from '../draft.js';
import { CallFields, entitiesIn, type CallDraft, type Candidate } from './call-fields.js';
import { useChangeCall, useProposal, type CallInFull, type CallProposal } from './calls.js';
import css from './calls.module.css';

const draftOf = ({ opensOn, dueOn, message, sheet, entities }: CallInFull): CallDraft => ({
  opensOn, dueOn, message, sheet, asked: new Map(entities.map(({ organization, person }) => [organization.id, person ? String(person.id) : ''])),
});

/** Who is asked now, and who else owns commitments of the meeting. */
function candidates(call: CallInFull, proposal: CallProposal): Candidate[] {
  const asked = call.entities.map(({ organization, side, focalPoints, asked: open, response }): Candidate => ({ closedSince: 0, ...proposal.entities.find((one) => one.organization.id === organization.id), organization, side, focalPoints, open, response }));
  return [...asked, ...proposal.entities.filter((one) => !asked.some((known) => known.organization.id === one.organization.id))];
}

/** What a change says: the rest stays as others may have put it meanwhile. */
function changesIn(call: CallInFull, draft: CallDraft) {
  const former = draftOf(call);
  const { opensOn, dueOn, message, sheet } = draft;
  const dates = opensOn === former.opensOn && dueOn === former.dueOn ? {} : { opensOn, dueOn };
  return {
    ...dates, ...(isSame(message, former.message) ? {} : { message }), ...(sheet === former.sheet ? {} : { sheet }), ...(isSame(entitiesIn(draft), entitiesIn(former)) ? {} : { entities: entitiesIn(draft) }),
  };
}

interface Props {
  call: CallInFull;
  onClose: () => void;
}

function Fields({ call, proposal, onClose }: Props & { proposal: CallProposal }) {
  const { t } = useLanguage();
  const change = useChangeCall();
  // what others change meanwhile is not taken for what the person saw
  const [from, setFrom] = useState(call);
  const [draft, setDraft] = useState(() => draftOf(call));
  const send = () => change.mutate({ params: { id: call.id }, ifMatch: from.version, body: changesIn(from, draft) }, { onSuccess: onClose });
  return (
    <form className={css.change} onSubmit={(event) => { event.preventDefault(); send(); }}>
      {call.state === 'open' && <p className={css.quiet}>{t('web.calls.change.open')}</p>}
      <CallFields draft={draft} entities={candidates(from, proposal)} withDates={call.state === 'drafted'} onChange={setDraft} />
      {change.isError && <ProblemNotice error={change.error} onRetry={() => { setFrom(call); change.reset(); }} />}
      <div className={css.acts}>
        <Button type="submit" disabled={draft.asked.size === 0} loading={change.isPending}>{t('web.reminders.save')}</Button>
        <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
      </div>
    </form>
  );
}

/** Changes a draft, or of an open call its words, its sheet and whom it asks. */
export function ChangeCall(props: Props) {
  const proposal = useProposal(props.call.meetingId);
  if (proposal.isLoadingError) return <ProblemNotice error={proposal.error} onRetry={() => void proposal.refetch()} />;
  return proposal.data ? <Fields {...props} proposal={proposal.data} /> : <Skeleton height={240} radius="lg" />;
}
