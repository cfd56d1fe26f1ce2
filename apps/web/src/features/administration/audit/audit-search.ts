import { vocabulary } from '@suivi/contract';
import type { LocalDate } from '@suivi/kernel';
import { idIn, understood } from '../../../ui/address.js';

/** What the trail is narrowed to, as it stands in the address; the days are the reader's own, both included. */
export interface AuditSearch {
  partnershipId?: number;
  personId?: number;
  subject?: string;
  subjectId?: number;
  action?: string;
  from?: LocalDate;
  until?: LocalDate;
}

// By form only: the arithmetic of the calendar would come with every first load.
const dayIn = (value: unknown): LocalDate | undefined => (typeof value === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) ? value : undefined);
const wordIn = (words: readonly string[], value: unknown): string | undefined => words.find((word) => word === value);

/** Every action that can be asked for. */
export const actions = (): readonly string[] => [...new Set<string>([...vocabulary.trailActions, ...vocabulary.commitmentActions])];

/** What of an address is understood. */
export const auditSearch = ({ partnershipId, personId, subject, subjectId, action, from, until }: Record<string, unknown>): AuditSearch => {
  const of = wordIn(vocabulary.trailSubjects, subject);
  return understood({ partnershipId: idIn(partnershipId), personId: idIn(personId), subject: of, subjectId: of === undefined ? undefined : idIn(subjectId), action: wordIn(actions(), action), from: dayIn(from), until: dayIn(until) });
};

/** The first instant of the day that is so many days after another, where the reader sits. */
function beginOf(day: LocalDate, after = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after).toISOString();
}

/** The same as the API is asked. */
export const soughtFor = ({ from, until, ...rest }: AuditSearch) => ({ ...rest, since: from && beginOf(from), before: until && beginOf(until, 1) });
