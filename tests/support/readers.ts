import { nothingAtAll, type Scope, wholeInstallation } from '@suivi/access';

const within = (role: 'coordinator' | 'administrator' | 'viewer', sides: ('un' | 'partner')[]): Scope => ({ ...nothingAtAll, personId: 1, partnerships: [{ partnershipId: 7, role, sides }] });

/** One reader of each kind, in partnership 7; the focal point is person 2 and reports for organization 40. */
export const readers = {
  nobody: nothingAtAll,
  viewer: within('viewer', []),
  focal: { ...nothingAtAll, personId: 2, entities: [{ partnershipId: 7, organizationId: 40, role: 'focal-point' }] } as Scope,
  unDesk: within('coordinator', ['un']),
  partnerDesk: within('coordinator', ['partner']),
  administrator: within('administrator', ['un', 'partner']),
  installation: wholeInstallation,
};

export type Who = keyof typeof readers;

/** Those of the readers for whom a predicate holds, in their order. */
export const whoMay = (may: (scope: Scope) => boolean): Who[] => (Object.keys(readers) as Who[]).filter((who) => may(readers[who]));
