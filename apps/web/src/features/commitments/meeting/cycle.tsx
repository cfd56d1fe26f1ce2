import { formatDay } from '@suivi/i18n';
import { useLanguage } from '../../../ui/language.js';
import css from './meeting.module.css';
import type { Meeting, MeetingStanding } from './meeting-standing.js';

const dayMs = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const lastDayOf = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** The days that the picture spans, and where a day lies between them, in percent. */
function spanOf(meeting: Meeting, next: Meeting | undefined, months: MeetingStanding['months'], today: string) {
  const days = [meeting.endsOn, next?.startsOn ?? today, today, ...months.map(({ month }) => lastDayOf(month))].map(at);
  const [from, to] = [Math.min(...days), Math.max(...days)];
  return (day: string): number => (to === from ? 0 : ((at(day) - from) / (to - from)) * 100);
}

function Left({ next, today }: { next: Meeting | undefined; today: string }) {
  const { t } = useLanguage();
  if (!next) return <p className={css.quiet}>{t('web.meeting.cycle.unknown')}</p>;
  // a date that is known only to the year has no days to count
  if (next.status === 'held' || (next.precision !== 'day' && next.startsOn >= today)) return null;
  const days = Math.round((at(next.startsOn) - at(today)) / dayMs);
  return <p className={css.quiet}>{days < 0 ? t('web.meeting.cycle.past') : t('web.meeting.cycle.left', { days })}</p>;
}

/** From the meeting to the next one: the deadlines of its commitments by month, and today. The picture is told by the list below it. */
export function Cycle({ meeting, next, months, today }: { meeting: Meeting; next: Meeting | undefined; months: MeetingStanding['months']; today: string }) {
  const { t, language } = useLanguage();
  const placeOf = spanOf(meeting, next, months, today);
  const most = Math.max(1, ...months.map(({ total }) => total));
  const ends = [{ key: 'from', day: meeting.endsOn, precision: meeting.precision }, ...(next ? [{ key: 'to', day: next.startsOn, precision: next.precision }] : [])];
  return (
    <section className={css.section} aria-labelledby="cycle">
      <h2 id="cycle" className={css.heading}>{t('web.meeting.cycle')}</h2>
      <Left next={next} today={today} />
      <div className={css.line} aria-hidden>
        {months.map(({ month, total, overdue, open }) => (
          <span key={month} className={css.month} data-tone={overdue > 0 ? 'bad' : open > 0 ? 'open' : 'done'} style={{ insetInlineStart: `${placeOf(lastDayOf(month))}%`, blockSize: `${12 + (total / most) * 44}px` }} />
        ))}
        <span className={css.axis} />
        {ends.map(({ key, day }) => <span key={key} className={css.end} style={{ insetInlineStart: `${placeOf(day)}%` }} />)}
        <span className={css.today} style={{ insetInlineStart: `${placeOf(today)}%` }}><span>{t('web.meeting.cycle.today')}</span></span>
      </div>
      <div className={css.ends}>
        {ends.map(({ key, day, precision }) => <span key={key}>{formatDay(day, precision, language)}</span>)}
      </div>
      {months.length > 0 && (
        <details className={css.months}>
          <summary>{t('web.meeting.cycle.deadlines')}</summary>
          <ul>{months.map(({ month, ...counts }) => <li key={month}><span className="sentence">{formatDay(`${month}-01`, 'month', language)}</span><span>{t('web.meeting.cycle.month', counts)}</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}
