import { directory, type RouteResponse } from '@suivi/contract';
import { localeOf } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { useChange } from '../../../ui/change.js';

export type DutyStation = RouteResponse<typeof directory.listDutyStations>['items'][number];
export type Holiday = DutyStation['holidays'][number];

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What a weekday is called, 1 being Monday. */
export const weekdayName = (day: number, language: Language, weekday: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));

export const useChangeStation = () => useChange(directory.changeDutyStation, directory.listDutyStations);
