import type { Route } from '@suivi/contract';
import type { Level, Rule, Standing } from './rights-table.js';

/** Who asks. Focal point, alternate and head are of the entity on the UN side; the foreign ones of another partnership. */
export const roles = ['nobody', 'viewer', 'focalPoint', 'alternate', 'head', 'unDesk', 'partnerDesk', 'administrator', 'installation', 'foreignFocalPoint', 'foreignDesk'] as const;
export type Role = (typeof roles)[number];

/** Whose thing is asked for: that of the entity on the UN side, of the one on the other side, of the UN side of another partnership; and one that does not exist. */
export const places = ['own', 'other', 'foreign', 'missing'] as const;
export type Place = (typeof places)[number];

const wide = { viewer: 'viewer', administrator: 'administrator' } as const;
const inHome = { ...wide, focalPoint: 'member', alternate: 'member', head: 'member', unDesk: 'desk', partnerDesk: 'desk' } as const;
const abroad = { foreignFocalPoint: 'member', foreignDesk: 'desk' } as const;
const onOtherSide = { ...inHome, unDesk: 'otherDesk' } as const;
const onOwnSide = { ...inHome, partnerDesk: 'otherDesk' } as const;

/** What each role is to a thing, by what it belongs to and whose it is; whoever is not named is a stranger. */
const standings: Record<Level, Record<Exclude<Place, 'missing'>, Partial<Record<Role, Standing>>>> = {
  installation: { own: { ...inHome, ...abroad }, other: { ...inHome, ...abroad }, foreign: { ...inHome, ...abroad } },
  partnership: { own: inHome, other: inHome, foreign: abroad },
  entity: { own: { ...onOwnSide, focalPoint: 'entity', alternate: 'entity', head: 'head' }, other: onOtherSide, foreign: { ...abroad, foreignFocalPoint: 'entity' } },
  person: { own: { ...onOwnSide, focalPoint: 'self' }, other: onOtherSide, foreign: { ...abroad, foreignFocalPoint: 'self' } },
};

const coordinators: readonly Role[] = ['unDesk', 'partnerDesk', 'administrator', 'installation', 'foreignDesk'];
const floors: Record<Route['needs'], readonly Role[]> = { nobody: roles, reader: roles.slice(1), coordinator: coordinators, administrator: ['administrator', 'installation'] };

const standingOf = (role: Role, place: Exclude<Place, 'missing'>, level: Level): Standing | undefined => (role === 'installation' ? 'all' : standings[level][place][role]);

/** What somebody with the rights gets: a thing that does not exist, what was changed meanwhile (so that nothing is changed), or success. */
const granted = (route: Route, rule: Rule): number => rule.status ?? (route.ifMatch ? 412 : (route.status ?? 200));

/** What lies beyond the floor of a route: first whether the thing is seen at all, then whether this may be done with it. */
function judged(route: Route, rule: Rule, role: Role, place: Place): number {
  const isShared = rule.level === 'installation';
  const standing = standingOf(role, place === 'missing' ? 'own' : place, rule.level);
  const isHidden = place === 'missing' || standing === undefined || !rule.sees.includes(standing);
  if (isHidden && !isShared) return 404;
  if (standing === undefined || !rule.does.includes(standing)) return 403;
  return isHidden ? 404 : granted(route, rule);
}

/** The status that a role is to get. */
export function expectedStatus(route: Route, rule: Rule, role: Role, place: Place): number {
  if (floors[route.needs].includes(role)) return judged(route, rule, role, place);
  return role === 'nobody' ? 401 : 403;
}

/** Tells whether a role is to find nothing where the thing is, beyond the floor of the route. */
export const findsNothing = (route: Route, rule: Rule, role: Role, place: Place): boolean => floors[route.needs].includes(role) && rule.level !== 'installation' && judged(route, rule, role, place) === 404;
