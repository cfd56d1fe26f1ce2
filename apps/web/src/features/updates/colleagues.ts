import type { directory, RouteResponse } from '@suivi/contract';
import type { Handover } from './requests.js';

type Appointment = RouteResponse<typeof directory.listAppointments>['items'][number];

/** Somebody who could answer. */
export interface Choice {
  value: string;
  name: string;
  email: string;
}

/** The colleague who was named. */
export const proposed = 'proposed';
/** Somebody whom nobody has named yet. */
export const somebodyElse = 'other';

/** Who could answer for the entity: the colleague who was named first, then its other people who can be written to, but for who asks to be relieved. */
export function colleaguesOf({ colleague, organization, person }: Handover, appointments: readonly Appointment[]): Choice[] {
  const others = new Map<string, Choice>();
  for (const { person: one, organization: of, role, endsOn } of appointments)
    if (of.id === organization.id && role !== 'coordinator' && endsOn === null && one.email !== null && one.id !== person?.id && one.email !== colleague.email)
      others.set(one.email, { value: String(one.id), name: one.name, email: one.email });
  return [{ value: proposed, ...colleague }, ...others.values()];
}
