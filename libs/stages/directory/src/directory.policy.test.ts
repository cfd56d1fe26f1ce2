import { describe, expect, test } from '@jest/globals';
import { nothingAtAll, type Scope, wholeInstallation } from '@suivi/access';
import { mayAddDutyStation, mayAddUnplaced, mayAppoint, mayChangeAddress, mayNoteAbsence, mayPlace, mayReadAddress, mayStopDigests, type Ties } from './directory.policy.js';

const within = (role: 'coordinator' | 'administrator' | 'viewer', sides: ('un' | 'partner')[]): Scope => ({ ...nothingAtAll, personId: 1, partnerships: [{ partnershipId: 7, role, sides }] });
const readers = {
  nobody: nothingAtAll,
  viewer: within('viewer', []),
  focal: { ...nothingAtAll, personId: 2, entities: [{ partnershipId: 7, organizationId: 40, role: 'focal-point' }] } as Scope,
  unDesk: within('coordinator', ['un']),
  partnerDesk: within('coordinator', ['partner']),
  administrator: within('administrator', ['un', 'partner']),
  installation: wholeInstallation,
};
type Who = keyof typeof readers;
const all = Object.keys(readers) as Who[];
const whoMay = (may: (scope: Scope) => boolean): Who[] => all.filter((who) => may(readers[who]));

const ties = (appointments: Ties['appointments'], grants: Ties['grants'] = []): Ties => ({ personId: 2, appointments, grants });
const focalPoint = { partnershipId: 7, side: 'un', role: 'focal-point' } as const;
const desk = { partnershipId: 7, side: 'un', role: 'coordinator' } as const;
const elsewhere = { partnershipId: 8, side: 'un', role: 'focal-point' } as const;

describe('who may change the directory', () => {
  const cases: [string, (scope: Scope) => boolean, Who[]][] = [
    ['add a duty station', mayAddDutyStation, ['unDesk', 'partnerDesk', 'administrator', 'installation']],
    ['add what has no place yet', mayAddUnplaced, ['installation']],
    ['put an organization on the UN side', (s) => mayPlace(s, { partnershipId: 7, side: 'un', before: null }), ['unDesk', 'administrator', 'installation']],
    ['take one over from the other side', (s) => mayPlace(s, { partnershipId: 7, side: 'un', before: 'partner' }), ['administrator', 'installation']],
    ['put one on a side elsewhere', (s) => mayPlace(s, { partnershipId: 8, side: 'un', before: null }), ['installation']],
    ['name a focal point of the partner side', (s) => mayAppoint(s, { partnershipId: 7, side: 'partner', role: 'focal-point' }), ['partnerDesk', 'administrator', 'installation']],
    ['name a coordinator', (s) => mayAppoint(s, desk), ['administrator', 'installation']],
    ['read an address', (s) => mayReadAddress(s, { partnershipId: 7, personId: 9, endsOn: null }, '2012-05-01'), ['unDesk', 'partnerDesk', 'administrator', 'installation']],
    ['read the address of who has left', (s) => mayReadAddress(s, { partnershipId: 7, personId: 9, endsOn: '2012-04-30' }, '2012-05-01'), ['installation']],
    ['read the own address', (s) => mayReadAddress(s, { partnershipId: 8, personId: 2, endsOn: null }, '2012-05-01'), ['focal', 'installation']],
    ['note an absence of the focal point', (s) => mayNoteAbsence(s, ties([focalPoint])), ['focal', 'unDesk', 'administrator', 'installation']],
    ['note an absence of who also works elsewhere', (s) => mayNoteAbsence(s, ties([focalPoint, elsewhere])), ['focal', 'unDesk', 'administrator', 'installation']],
    ['stop the digests of the focal point', (s) => mayStopDigests(s, ties([focalPoint])), ['focal', 'unDesk', 'administrator', 'installation']],
    ['stop the digests of who also works elsewhere', (s) => mayStopDigests(s, ties([focalPoint, elsewhere])), ['focal', 'installation']],
    ['change the address of a focal point', (s) => mayChangeAddress(s, ties([focalPoint])), ['unDesk', 'administrator', 'installation']],
    ['change the address of a coordinator', (s) => mayChangeAddress(s, ties([focalPoint, desk])), ['administrator', 'installation']],
    ['change the address of a viewer of the partnership', (s) => mayChangeAddress(s, ties([], [{ partnershipId: 7 }])), ['administrator', 'installation']],
    ['change the address of who also works elsewhere', (s) => mayChangeAddress(s, ties([focalPoint, elsewhere])), ['installation']],
    ['change the address of an administrator of the installation', (s) => mayChangeAddress(s, ties([focalPoint], [{ partnershipId: null }])), ['installation']],
    ['change the address of who has no part anywhere', (s) => mayChangeAddress(s, ties([])), ['installation']],
  ];
  test.each(cases)('%s', (_what, may, who) => expect(whoMay(may)).toEqual(who));
});
