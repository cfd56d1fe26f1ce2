import { Button } from '@mantine/core';
import { formatDay, type MessageKey } from '@suivi/i18n';
import { useLanguage } from '../../../ui/language.js';
import { ImplementationTag } from '../../../ui/states.js';
import { Tag } from '../../../ui/tag.js';
import { Instant } from '../../../ui/when.js';
import deskCss from '../desk/desk.module.css';
import { DeskRow } from '../desk/rows.js';
import type { Duty } from './mine.js';
import css from './mine.module.css';

/** What can be asked to be done about a duty. */
export type Doing = 'answer' | 'time' | 'not-mine';

/** How far the deadline is, in words that need no calendar. */
function Days({ duty: { days, schedule } }: { duty: Duty }) {
  const { t } = useLanguage();
  if (days === null) return null;
  return days < 0 ? <span className={deskCss.late}>{t('monday.overdue.days', { days: -days })}</span> : <span className={schedule === 'due-soon' ? deskCss.warn : undefined}>{t('mine.days.left', { days })}</span>;
}

function Question({ question }: { question: NonNullable<Duty['question']> }) {
  const { t } = useLanguage();
  return (
    <div className={css.question}>
      <p><strong dir="auto">{t(`mine.question.${question.state}`, { name: question.by })}</strong> <span className={css.quiet}><Instant at={question.at} /></span></p>
      <p className={css.words} dir="auto">{question.note}</p>
    </div>
  );
}

/** What may still be done: nothing while somebody decides on an answer; no second time what is asked for already. */
function actsOf({ waits, deadline }: Duty): Doing[] {
  if (waits === 'desk' || waits === 'head') return [];
  const isPassedOn = waits === 'naming' || waits === 'colleague';
  return ['answer', ...(waits === 'more-time' || isPassedOn || deadline === null ? [] : ['time' as const]), ...(isPassedOn ? [] : ['not-mine' as const])];
}

/** A commitment that an own entity owes: by when, what was asked back, for whom it waits, and what can be done at once. */
export function DutyRow({ duty, partnership, isAsked, onDo }: { duty: Duty; partnership: string | null; isAsked: boolean; onDo: (what: Doing, duty: Duty) => void }) {
  const { t, language, named } = useLanguage();
  const { commitment, entity, deadline, part, declaredStatus, question, waits, answeredBy } = duty;
  const about = (label: MessageKey): string => `${t(label)}: ${commitment.reference}`;
  return (
    <DeskRow
      commitment={commitment}
      above={
        <>
          <strong title={named(entity.name)}><bdi>{entity.acronym}</bdi></strong>
          {partnership && <span dir="auto">{partnership}</span>}
          <Days duty={duty} />
          <span>{deadline ? formatDay(deadline.on, deadline.precision, language) : t('web.deadline.none')}</span>
          {part === 'contributing' && <span>{t('ownerPart.contributing')}</span>}
          <ImplementationTag plain status={declaredStatus} />
          {waits && <Tag plain tone={waits === 'more-time' ? 'info' : 'neutral'}>{t(`mine.waits.${waits}`, { name: answeredBy?.name ?? '' })}</Tag>}
        </>
      }
      below={question && waits === null && <Question question={question} />}
      acts={actsOf(duty).map((what) => (
        <Button key={what} size="xs" variant={what === 'answer' && isAsked ? 'filled' : 'default'} data-act={what} aria-label={about(`mine.${what}`)} onClick={() => onDo(what, duty)}>{t(`mine.${what}`)}</Button>
      ))}
    />
  );
}
