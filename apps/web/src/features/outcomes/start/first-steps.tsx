import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { commitments, directory, reminders } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../../../ui/call.js';
import { IconCircleCheck, IconCircleDashed } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { reading } from '../../../ui/reading.js';
import { useDocumentsOf } from '../documents.js';
import { useMeetings } from '../meetings.js';
import css from './start.module.css';

const ahead = 180;

function Step({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const { t } = useLanguage();
  const Glyph = isDone ? IconCircleCheck : IconCircleDashed;
  return <li className={css.step} data-done={isDone || undefined}><Glyph size={18} aria-hidden /><span>{children}{isDone && <span className="for-ears"> {t('web.start.done')}</span>}</span></li>;
}

/** Whether a partnership has a document, an open commitment, and somebody to ask. */
function useStanding(partnershipId: number) {
  const meetings = useMeetings(partnershipId);
  const { documents, isPending } = useDocumentsOf((meetings.data?.items ?? []).map(({ id }) => id));
  const open = useQuery(reading(commitments.listCommitments, { query: { partnershipId, recordState: 'open', limit: 1 } }));
  const appointed = useQuery(reading(directory.listAppointments, { params: { id: partnershipId } }));
  const isKnown = !meetings.isPending && !isPending && open.isSuccess && appointed.isSuccess;
  return { isKnown, documentId: documents[0]?.id, hasOpen: open.data?.items[0] !== undefined, isAsked: appointed.data?.items.some(({ role }) => role === 'focal-point') === true };
}

/** How far a partnership is on the way from its first document to its first mail. */
function useWay(partnershipId: number) {
  const standing = useStanding(partnershipId);
  const foreseen = useQuery({
    queryKey: [reminders.previewReminders.id, 'first-steps', partnershipId],
    queryFn: ({ signal }) => call(reminders.previewReminders, { params: { id: partnershipId }, body: { days: ahead }, signal }),
    enabled: standing.hasOpen && standing.isAsked,
    staleTime: 60_000,
  });
  return { ...standing, mail: foreseen.data?.items[0] };
}

/** The way of a partnership from its first document to its first mail, until somebody puts it away. */
export function FirstSteps({ partnershipId }: { partnershipId: number }) {
  const { t, language } = useLanguage();
  const [isPutAway, setPutAway] = useLocalStorage({ key: `suivi.first-steps.${partnershipId}`, defaultValue: false, getInitialValueInEffect: false });
  const { isKnown, documentId, hasOpen, isAsked, mail } = useWay(partnershipId);
  if (!isKnown || isPutAway) return null;
  return (
    <section className={css.steps} aria-labelledby="first-steps">
      <h2 id="first-steps" className={css.stepsTitle}>{t('web.start.steps')}</h2>
      <ol>
        <Step isDone={documentId !== undefined}>{t('web.start.step.document')}</Step>
        <Step isDone={hasOpen}>{documentId === undefined ? t('web.start.step.review') : <Link to="/documents/$documentId/review" params={{ documentId }}>{t('web.start.step.review')}</Link>}</Step>
        <Step isDone={isAsked}>{t('web.start.step.people')}</Step>
        <Step isDone={mail !== undefined}><Link to="/reminders" search={{ partnershipId }}>{mail ? t('web.start.step.first-mail', { day: formatDay(mail.localDay, 'day', language), name: mail.person.name }) : t('web.start.step.mail')}</Link></Step>
      </ol>
      {mail && <div><Button size="compact-sm" variant="subtle" onClick={() => setPutAway(true)}>{t('web.start.put-away')}</Button></div>}
    </section>
  );
}
