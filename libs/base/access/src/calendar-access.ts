import { type PersonLink, personLinks } from './person-link.js';

/** The right to read one person's calendar of deadlines: what the address of the feed carries. */
export type CalendarAccess = PersonLink;

const links = personLinks('calendar');

/** A token for the address of a feed; throws without a secret or a person. */
export const signCalendar = (secret: string, access: CalendarAccess): string => links.sign(secret, access);

/** What a token grants, or null if it is not one of ours, was altered or was signed with another secret; never throws. */
export const readCalendar = (secret: string, token: string): CalendarAccess | null => links.read(secret, token);
