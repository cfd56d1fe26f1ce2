import { outcomes } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../ui/language.js';
import { aboutMeeting } from '../../ui/meeting-name.js';
import { reading } from '../../ui/reading.js';

/** Meetings, those of a partnership if one is chosen, the latest first. */
export const useMeetings = (partnershipId?: number) => useQuery({ ...reading(outcomes.listMeetings, { query: { partnershipId } }), staleTime: 60_000 });
/** The series of meetings. */
export const useSeries = () => useQuery({ ...reading(outcomes.listSeries), staleTime: 60_000 });

/** Meetings as the choices of a filter, gathered by series. */
export function useMeetingChoices(partnershipId?: number) {
  const { named, language } = useLanguage();
  const meetings = useMeetings(partnershipId).data?.items ?? [];
  const series = useSeries().data?.items ?? [];
  return series
    .map((s) => ({
      group: named(s.name),
      items: meetings
        .filter((m) => m.seriesId === s.id)
        .map((m) => ({ value: String(m.id), label: aboutMeeting(language, m.place.trim() === '' ? 'web.meeting.choice.no-place' : 'web.meeting.choice', m.ordinal, { when: formatDay(m.endsOn, m.precision, language), place: m.place }) })),
    }))
    .filter((group) => group.items.length > 0);
}

/** What each meeting is called: its series, ordinal and place. */
export function useMeetingNames(partnershipId?: number): Map<number, string> {
  const { named, language } = useLanguage();
  const meetings = useMeetings(partnershipId).data?.items ?? [];
  const series = useSeries().data?.items ?? [];
  return new Map(meetings.map((m) => [m.id, [named(series.find((s) => s.id === m.seriesId)?.name ?? {}), aboutMeeting(language, 'web.meeting.name', m.ordinal)].filter(Boolean).join(': ')]));
}
