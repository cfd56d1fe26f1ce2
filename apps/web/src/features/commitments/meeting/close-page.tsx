import { Button, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { commitments } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { allPages } from '../../../ui/all-pages.js';
import { call } from '../../../ui/call.js';
import { Empty } from '../../../ui/empty.js';
import { IconCheck } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { aboutMeeting } from '../../../ui/meeting-name.js';
import { useTitle } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { refresh } from '../../../ui/reading.js';
import { useMeeting } from '../../outcomes/documents.js';
import type { CommitmentRow } from '../commitments.js';
import { ClosingRow } from './closing-row.js';
import { decisionsOf, isBlocked, type Choices } from './decisions.js';
import css from './meeting.module.css';
import { MeetingTrail } from './meeting-page.js';
import { useCloseMeeting, type Meeting } from './meeting-standing.js';
import { NextMeeting } from './next-meeting.js';

const mostRows = 1000;

/** Every open commitment of a meeting. */
const openOf = (meetingId: number, signal: AbortSignal): Promise<CommitmentRow[]> =>
  allPages((cursor) => call(commitments.listCommitments, { query: { meetingId, recordState: 'open', limit: 200, cursor }, signal }), mostRows);

const useOpenOf = (meetingId: number) => useQuery({ queryKey: [commitments.listCommitments.id, 'open-of', meetingId], queryFn: ({ signal }) => openOf(meetingId, signal) });

function Summary({ meeting, rows, choices, onDone }: { meeting: Meeting; rows: readonly CommitmentRow[]; choices: Choices; onDone: () => void }) {
  const { t } = useLanguage();
  const close = useCloseMeeting();
  const { decisions, incomplete } = decisionsOf(rows, choices);
  const needsNext = meeting.nextMeetingId === null && decisions.some(({ outcome }) => outcome === 'carry-over');
  const send = () => close.mutate({ params: { id: meeting.id }, ifMatch: meeting.version, body: { decisions } }, { onSuccess: onDone });
  return (
    <>
      {needsNext && <NextMeeting meeting={meeting} />}
      {close.isError && <ProblemNotice error={close.error} onRetry={() => void refresh(commitments.listCommitments).then(() => close.reset())} />}
      {close.data && decisions.length === 0 && <p role="status" className={css.done}><IconCheck size={18} aria-hidden />{t('web.meeting.close.done', close.data)}</p>}
      <div className={css.summary}>
        <p aria-live="polite">
          {t('web.meeting.close.summary', { decided: decisions.length, left: rows.length - decisions.length })}
          {incomplete > 0 && <span className={css.bad}>{t('web.meeting.close.incomplete', { count: incomplete })}</span>}
        </p>
        <Button onClick={send} loading={close.isPending} disabled={decisions.length === 0 || incomplete > 0 || needsNext}>{t('web.meeting.close.submit')}</Button>
      </div>
    </>
  );
}

function Decisions({ meeting, rows }: { meeting: Meeting; rows: readonly CommitmentRow[] }) {
  const { t } = useLanguage();
  // kept on this machine, so that a long list can be left and taken up again
  const [choices, setChoices] = useLocalStorage<Choices>({ key: `suivi.closing.${meeting.id}`, defaultValue: {}, getInitialValueInEffect: false });
  const next = useOpenOf(meeting.nextMeetingId ?? 0).data ?? [];
  const carryAll = () => setChoices((before) => ({ ...before, ...Object.fromEntries(rows.filter((row) => !isBlocked(row) && (before[row.id]?.outcome ?? 'leave') === 'leave').map((row) => [row.id, { ...before[row.id], outcome: 'carry-over' as const }])) }));
  return (
    <>
      <div className={css.bulk}>
        <Button variant="default" size="xs" onClick={carryAll}>{t('web.meeting.close.all')}</Button>
        <Button variant="subtle" size="xs" onClick={() => setChoices({})}>{t('web.meeting.close.reset')}</Button>
      </div>
      {rows.length === 0 && <Empty icon={IconCheck} title={t('web.meeting.close.empty.title')}>{t('web.meeting.close.empty.text')}</Empty>}
      <ul className={css.rows}>
        {rows.map((row) => (
          <ClosingRow key={row.id} row={row} choice={choices[row.id] ?? { outcome: 'leave' }} targets={[...rows, ...next].filter(({ id }) => id !== row.id)} onChoose={(choice) => setChoices((before) => ({ ...before, [row.id]: choice }))} />
        ))}
      </ul>
      <Summary meeting={meeting} rows={rows} choices={choices} onDone={() => setChoices({})} />
    </>
  );
}

/** Closes a meeting: what becomes of each open commitment, decided on one page and carried out in one step. */
export function CloseMeetingPage({ id }: { id: number }) {
  const { t, language } = useLanguage();
  const [meeting, open] = [useMeeting(id), useOpenOf(id)];
  const title = meeting.data ? aboutMeeting(language, 'web.meeting.close.title', meeting.data.ordinal) : t('web.meeting.close.open');
  useTitle(title);
  const failed = [meeting, open].find((one) => one.isLoadingError);
  return (
    <div className={css.page}>
      <MeetingTrail meeting={meeting.data}>{t('web.meeting.close.open')}</MeetingTrail>
      <h1 className={css.title}>{title}</h1>
      <p className={css.lead}>{t('web.meeting.close.lead')}</p>
      {failed && <ProblemNotice error={failed.error} onRetry={() => void Promise.all([meeting.refetch(), open.refetch()])} />}
      {!failed && (!meeting.data || !open.data) && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={240} radius="lg" mt={20} /></div>}
      {!failed && meeting.data && open.data && <Decisions meeting={meeting.data} rows={open.data} />}
    </div>
  );
}
