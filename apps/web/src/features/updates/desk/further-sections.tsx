import { Button, Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRights } from '../../../ui/caller.js';
import { Empty } from '../../../ui/empty.js';
import { IconInbox, IconMailForward, IconUsers, type Icon } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { aboutMeeting } from '../../../ui/meeting-name.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { useClear } from '../updates.js';
import { EntityOf } from './decide-section.js';
import { useDeskWeek, type EntityStanding, type Standing } from './desk.js';
import css from './desk.module.css';
import { DeskRow } from './rows.js';

/** A line of the desk that is about a person or an entity. */
function Line({ main, facts, acts }: { main: ReactNode; facts: ReactNode; acts?: ReactNode }) {
  return (
    <li className={css.row} data-plain>
      <div className={css.main}><div className={css.line}>{main}</div><div className={css.line}>{facts}</div></div>
      {acts && <div className={css.acts}>{acts}</div>}
    </li>
  );
}

function Lines({ lines, icon, none, text }: { lines: readonly ReactNode[]; icon: Icon; none: string; text: string }) {
  return lines.length === 0 ? <div className={css.none}><Empty icon={icon} title={none}>{text}</Empty></div> : <ul className={css.rows}>{lines}</ul>;
}

/** People whom mail does not reach. */
export function UnreachedSection({ standing: { lost, failed, partnershipId } }: { standing: Standing }) {
  const { t, language } = useLanguage();
  const look = (person: { id: number; name: string }) => <Button size="xs" variant="default" aria-label={`${t('monday.person.look')}: ${person.name}`} renderRoot={(props) => <Link to="/people/$personId" params={{ personId: person.id }} {...props} />}>{t('monday.person.look')}</Button>;
  const lines = [
    ...lost.map(({ person, entity, since, digests }) => (
      <Line key={`l${person.id}`} main={<><strong dir="auto">{person.name}</strong><EntityOf entity={entity} partnershipId={partnershipId} /></>} acts={look(person)}
        facts={<><span className={css.bad}>{digests === null ? t('monday.lost.address') : t('monday.lost.unanswered', { count: digests })}</span><span>{formatDay(since, 'day', language)}</span></>} />
    )),
    ...failed.map(({ person, count, lastOn, mailId }) => (
      <Line key={`f${person.id}`} main={<strong dir="auto">{person.name}</strong>} facts={<><span className={css.bad}>{t('monday.failed', { count })}</span><span>{formatDay(lastOn, 'day', language)}</span></>}
        acts={<Button size="xs" variant="default" aria-label={`${t('monday.failed.look')}: ${person.name}`} renderRoot={(props) => <Link to="/mails/{-$mailId}" params={{ mailId }} search={{}} {...props} />}>{t('monday.failed.look')}</Button>} />
    )),
  ];
  return <div id="unreached"><Section title={t('monday.unreached')}><Lines lines={lines} icon={IconMailForward} none={t('monday.unreached.none')} text={t('monday.unreached.none.text')} /></Section></div>;
}

/** Entities that have said nothing for too long. */
export function SilentSection({ entities, partnershipId, onNudge }: { entities: readonly EntityStanding[]; partnershipId: number; onNudge: (of: EntityStanding) => void }) {
  const { t } = useLanguage();
  const rights = useRights();
  const lines = entities.map((of) => ({ of, ...of })).map(({ of, entity, open, silentDays }) => (
    <Line key={entity.id} main={<EntityOf entity={entity} partnershipId={partnershipId} />} facts={<><span className={css.warn}>{t('monday.silent.for', { days: silentDays ?? 0 })}</span><span>{t('monday.open', { count: open })}</span></>}
      acts={
        <>
          {rights.keeps({ partnershipId, side: entity.side }) && <Button size="xs" aria-label={`${t('nudge.act')}: ${entity.acronym}`} onClick={() => onNudge(of)}>{t('nudge.act')}</Button>}
          <Button size="xs" variant="default" aria-label={`${t('web.register.title')}: ${entity.acronym}`} renderRoot={(props) => <Link to="/register" search={{ partnershipId, organizationId: entity.id }} {...props} />}>{t('web.register.title')}</Button>
        </>
      } />
  ));
  return <div id="silent"><Section title={t('monday.silent')}><Lines lines={lines} icon={IconUsers} none={t('monday.silent.none')} text={t('monday.silent.none.text')} /></Section></div>;
}

/** What nobody of the entity clears any more goes out by the desk, which then decides on it. */
function LetGo({ answer, reference }: { answer: { id: number; version: number }; reference: string }) {
  const { t } = useLanguage();
  const clear = useClear();
  return (
    <>
      <Button size="xs" aria-label={`${t('monday.clearance.let')}: ${reference}`} loading={clear.isPending} onClick={() => clear.mutate({ params: { id: answer.id }, ifMatch: answer.version })}>{t('monday.clearance.let')}</Button>
      {clear.isError && <ProblemNotice error={clear.error} onRetry={clear.reset} />}
    </>
  );
}

/** Answers that an entity's own head has to let go out; nothing where there are none. */
export function ClearanceSection({ standing: { clearances, partnershipId } }: { standing: Standing }) {
  const { t } = useLanguage();
  const rights = useRights();
  if (clearances.length === 0) return null;
  return (
    <div className={css.part}><Section title={t('monday.clearance')} lead={t('monday.clearance.lead')}>
      <ul className={css.rows}>
        {clearances.map(({ commitment, entity, days, left }) => (
          <DeskRow key={`${commitment.id} ${entity.id}`} commitment={commitment} above={<><EntityOf entity={entity} partnershipId={partnershipId} /><span>{t('monday.col.since')} {t('monday.days', { days })}</span></>}
            below={left && <div className={css.line}>{t('monday.clearance.left')}</div>} acts={left && rights.keeps({ partnershipId, side: entity.side }) && <LetGo answer={left} reference={commitment.reference} />} />
        ))}
      </ul>
    </Section></div>
  );
}

/** How many mails go out on each of the next days. */
export function WeekSection({ partnershipId }: { partnershipId: number }) {
  const { t, language } = useLanguage();
  const week = useDeskWeek(partnershipId);
  const days = week.data?.days ?? [];
  const most = Math.max(1, ...days.map(({ digests, direct }) => digests + direct));
  return (
    <div id="week">
      <Section title={t('monday.week')} lead={t('monday.week.lead')} end={<Button size="xs" variant="default" renderRoot={(props) => <Link to="/reminders" search={{ partnershipId }} {...props} />}>{t('monday.week.all')}</Button>}>
        {week.isPending && <Skeleton height={110} radius="lg" />}
        {week.isError && <ProblemNotice error={week.error} onRetry={() => void week.refetch()} />}
        {week.data && days.length === 0 && <div className={css.none}><Empty icon={IconInbox} title={t('monday.week.none')}>{t('monday.week.none.text')}</Empty></div>}
        {days.length > 0 && (
          <ul className={css.days}>
            {days.map(({ day, digests, direct }) => (
              <li key={day} className={css.day}>
                <time dateTime={day}>{formatDay(day, 'day', language)}</time>
                <span className={css.track} aria-hidden><span className={css.fill} style={{ inlineSize: `${((digests + direct) / most) * 100}%` }} /></span>
                <span className="numbers">{t('monday.week.digests')} {digests}{direct > 0 && <> · {t('monday.week.direct')} {direct}</>}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

/** Where the partnership stands between two meetings. */
export function CycleSection({ standing: { cycle } }: { standing: Standing }) {
  const { t, language } = useLanguage();
  const { next, last, call } = cycle;
  const nameOf = (ordinal: number): string => aboutMeeting(language, 'web.meeting.name', ordinal);
  return (
    <div id="cycle">
      <Section title={t('monday.cycle')}>
        <dl className={css.facts}>
          <div className={css.fact}>
            <dt>{t('monday.cycle.next')}</dt>
            {next ? (
              <dd>
                <Link to="/meetings/$meetingId" params={{ meetingId: next.id }}>{nameOf(next.ordinal)}</Link>
                <span>{formatDay(next.startsOn, next.precision, language)}{next.place && <> · <bdi>{next.place}</bdi></>}</span>
                {next.precision === 'day' && <span>{t('web.meeting.cycle.left', { days: next.days })}</span>}
              </dd>
            ) : <dd><Link to="/meetings">{t('monday.cycle.none')}</Link></dd>}
          </div>
          {last && (
            <div className={css.fact}>
              <dt>{t('monday.cycle.last')}</dt>
              <dd><Link to="/meetings/$meetingId" params={{ meetingId: last.id }}>{nameOf(last.ordinal)}</Link><span>{t('monday.cycle.last.kept', { implemented: last.implemented, total: last.total, overdue: last.overdue })}</span></dd>
            </div>
          )}
          {call && (
            <div className={css.fact}>
              <dt>{t('monday.cycle.call')}</dt>
              <dd><Link to="/meetings/$meetingId/call" params={{ meetingId: call.meetingId }}>{formatDay(call.dueOn, 'day', language)}</Link><span>{t('monday.cycle.call.answers', { complete: call.complete, asked: call.asked, inPart: call.inPart })}</span></dd>
            </div>
          )}
        </dl>
      </Section>
    </div>
  );
}
