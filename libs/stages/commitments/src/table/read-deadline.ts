import { isLocalDate, lastDayOf, type LocalDate, type Precision, precisions } from '@suivi/kernel';
import type { Meaning, Reading } from './reading.js';
import type { PlacedMeeting } from './table.store.js';

const two = (digits: string): string => digits.padStart(2, '0');

/** The days that a cell may stand for: as we write them, or as a spreadsheet rewrote them, where day and month may be exchanged. */
function daysIn(text: string): LocalDate[] {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?$/.exec(text) ?? [];
  const turned = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const all = year ? [`${year}-${two(month)}-${two(day)}`] : [];
  if (turned) {
    const [, a = '', b = '', y] = turned;
    all.push(`${y}-${two(b)}-${two(a)}`, `${y}-${two(a)}-${two(b)}`);
  }
  return [...new Set(all.filter(isLocalDate))];
}

/** The one day that a cell means: of two, the one that the register has. */
function dayIn(text: string, present: string): LocalDate | undefined {
  const days = daysIn(text);
  return days.length === 1 ? days[0] : days.find((day) => day === present);
}

const isPrecision = (text: string): text is Precision => (precisions as readonly string[]).includes(text);

/** The deadline that four cells say: a day with its precision, a meeting that it hangs on, or none. */
export function readDeadline(reading: Reading): Meaning | null {
  if (reading.said('deadline_meeting') !== '') return atMeeting(reading);
  const text = reading.said('deadline_text');
  const [on, precision] = [reading.said('deadline'), reading.said('deadline_precision') || 'day'];
  if (on === '') return without(reading);
  const day = dayIn(on, reading.present?.deadline ?? '');
  if (day === undefined) return refused(reading, 'deadline', 'a day is written YYYY-MM-DD');
  if (!isPrecision(precision)) return refused(reading, 'deadline_precision', `it is one of ${precisions.join(', ')}`);
  return {
    change: { deadline: { on: day, precision, ...(text === '' ? {} : { text }) } },
    cells: { deadline: lastDayOf(day, precision), deadline_precision: precision, deadline_text: text, deadline_meeting: '' },
  };
}

function refused(reading: Reading, ...[column, reason]: Parameters<Reading['no']>): null {
  reading.no(column, reason);
  return null;
}

/** No deadline; words alone are none, unless they are left over from the one that was taken away. */
function without(reading: Reading): Meaning | null {
  const text = reading.said('deadline_text');
  const isLeftOver = reading.present !== null && text === reading.present.deadline_text;
  if (text !== '' && !isLeftOver) return refused(reading, 'deadline_text', 'the words of a deadline need its day or its meeting');
  return { change: { deadline: null }, cells: { deadline: '', deadline_precision: '', deadline_text: '', deadline_meeting: '' } };
}

function meetingIn(reading: Reading): PlacedMeeting | undefined {
  const [, series = reading.series, ordinal = ''] = /^(?:([a-z0-9-]+)\/)?(\d{1,9})$/.exec(reading.said('deadline_meeting')) ?? [];
  const found = reading.places.meeting(series, Number(ordinal || NaN));
  return found?.partnershipId === reading.partnershipId ? found : undefined;
}

/** A deadline that hangs on a meeting has the meeting's day; a day of its own beside it would be lost, so it is refused. */
function atMeeting(reading: Reading): Meaning | null {
  const { said } = reading;
  const meeting = meetingIn(reading);
  if (!meeting) return refused(reading, 'deadline_meeting', 'there is no such meeting in this partnership');
  const at = meeting.series === reading.series ? String(meeting.ordinal) : `${meeting.series}/${meeting.ordinal}`;
  const present = reading.present ?? { deadline: '', deadline_precision: '', deadline_meeting: '' };
  const [on, precision] = present.deadline_meeting === at ? [present.deadline, present.deadline_precision] : [meeting.startsOn, meeting.precision];
  const day = said('deadline') === '' ? '' : dayIn(said('deadline'), present.deadline);
  if (day === undefined || !['', on, present.deadline].includes(day))
    return refused(reading, 'deadline', `the deadline hangs on meeting ${at}, ${on}: empty deadline_meeting to give it a day of its own`);
  const text = said('deadline_text');
  return {
    change: { deadline: { meetingId: meeting.id, ...(text === '' ? {} : { text }) } },
    cells: { deadline: on, deadline_precision: precision, deadline_text: text, deadline_meeting: at },
  };
}
