import { administers, coordinates, partnershipsCoordinated, type Scope } from '@suivi/access';
import type { Role, Side } from '@suivi/contract';
import type { LocalDate } from '@suivi/kernel';

/** What ties a person to partnerships now or later; a grant of null is one for the whole installation. */
export interface Ties {
  personId: number;
  appointments: readonly { partnershipId: number; side: Side | null; role: Role }[];
  grants: readonly { partnershipId: number | null }[];
}

/** Tells whether the reader coordinates or administers any partnership: whoever does may add to what all share. */
export const mayAddDutyStation = (scope: Scope): boolean => scope.everything || partnershipsCoordinated(scope).length > 0;

/** Tells whether the reader may add what belongs to no partnership yet: a partnership, an organization, a person. A desk names the last two together with their place. */
export const mayAddUnplaced = (scope: Scope): boolean => administers(scope);

/** Tells whether the reader may put an organization on a side; to take it over from the other side, both must be the reader's. */
export const mayPlace = (scope: Scope, of: { partnershipId: number; side: Side; before: Side | null }): boolean =>
  coordinates(scope, of.partnershipId, of.side) && (of.before === null || coordinates(scope, of.partnershipId, of.before));

/** Tells whether the reader may keep the instruments between the two sides: either desk may. */
export const mayKeepInstruments = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

/** Tells whether the reader may give or end a role: a desk those of its side's entities, but who coordinates is named by administrators. */
export const mayAppoint = (scope: Scope, of: { partnershipId: number; side: Side | null; role: Role }): boolean =>
  of.role === 'coordinator' ? administers(scope, of.partnershipId) : coordinates(scope, of.partnershipId, of.side);

/** Tells whether the reader may read the mail address that a person has in an appointment. */
export const mayReadAddress = (scope: Scope, of: { partnershipId: number; personId: number; endsOn: LocalDate | null }, today: LocalDate): boolean =>
  scope.everything || scope.personId === of.personId || (coordinates(scope, of.partnershipId) && (of.endsOn === null || of.endsOn >= today));

/** Tells whether the reader may put down when a person is away: the person, or a desk that follows them up. */
export const mayNoteAbsence = (scope: Scope, ties: Ties): boolean =>
  scope.everything || scope.personId === ties.personId || ties.appointments.some((a) => coordinates(scope, a.partnershipId, a.side));

/** Tells whether the reader may end the links that went to a person: the person, or a desk that follows them up. It takes nothing away that a fresh link does not bring back. */
export const mayRevokeLinks = mayNoteAbsence;

/** Tells whether the reader may stop or resume a person's digests: they tell of all partnerships, so all must be the reader's to follow up, or the reader is the person. */
export const mayStopDigests = (scope: Scope, ties: Ties): boolean =>
  scope.everything || scope.personId === ties.personId || (ties.appointments.length > 0 && ties.appointments.every((a) => coordinates(scope, a.partnershipId, a.side)));

/** Tells whether the reader may change how a person is called and written to: as with digests, it counts in all partnerships. */
export const mayChangeSettings = mayStopDigests;

/** Tells whether the reader may give a person another address: who holds the address signs in as the person, so every right of the person must be one that the reader could give. */
export const mayChangeAddress = (scope: Scope, ties: Ties): boolean =>
  scope.everything ||
  (ties.appointments.length + ties.grants.length > 0 &&
    ties.appointments.every((a) => mayAppoint(scope, a)) &&
    ties.grants.every(({ partnershipId }) => partnershipId !== null && administers(scope, partnershipId)));

/** Tells whether the reader may erase a person: what is held on one stands in all partnerships, so only administrators of the installation may. */
export const mayErase = (scope: Scope): boolean => administers(scope);

/** Tells whether the reader may have everything that is held on a person: the person, and administrators of the installation. */
export const mayHandOut = (scope: Scope, personId: number): boolean => administers(scope) || scope.personId === personId;
