import { describe, expect, test } from '@jest/globals';
import type { Scope } from '@suivi/access';
import { mayEdit, mayEnd, mayImportTable, mayRegister, mayVerify } from '@suivi/commitments';
import { mayAddDutyStation, mayAddUnplaced, mayAppoint, mayChangeAddress, mayNoteAbsence, mayPlace, mayReadAddress, mayRevokeLinks, mayStopDigests, type Ties } from '@suivi/directory';
import { mayConfirmDelivery, mayReadMailbox, mayRetryMail, maySeeDetails } from '@suivi/emails';
import { mayImport, mayPlanMeetings, mayReview } from '@suivi/outcomes';
import { mayForesee, maySetPolicy, maySetRules } from '@suivi/reminders';
import { mayCompileReport } from '@suivi/reports';
import { type Who, whoMay } from './support/readers.js';

/** Who may do what, as each stage's policy says it: pure, one line a right. The matrix of tests/http/rights.test.ts asks the same of the running API. */

const eitherDesk: Who[] = ['unDesk', 'partnerDesk', 'administrator', 'installation'];
const ties = (appointments: Ties['appointments'], grants: Ties['grants'] = []): Ties => ({ personId: 2, appointments, grants });
const focalPoint = { partnershipId: 7, side: 'un', role: 'focal-point' } as const;
const desk = { partnershipId: 7, side: 'un', role: 'coordinator' } as const;
const elsewhere = { partnershipId: 8, side: 'un', role: 'focal-point' } as const;

describe('the directory', () => {
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
    ['end the links of the focal point', (s) => mayRevokeLinks(s, ties([focalPoint])), ['focal', 'unDesk', 'administrator', 'installation']],
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

describe('outcome documents', () => {
  test.each(Object.entries({ mayImport, mayPlanMeetings, mayReview }))('%s: either desk of the partnership, and of no other', (_, may) => {
    expect(whoMay((scope) => may(scope, 7))).toEqual(eitherDesk);
    expect(whoMay((scope) => may(scope, 8))).toEqual(['installation']);
  });
});

describe('the register', () => {
  test('either desk enters commitments in its partnership, and imports tables', () => {
    expect(whoMay((scope) => mayRegister(scope, 7))).toEqual(eitherDesk);
    expect(whoMay((scope) => mayRegister(scope, 8))).toEqual(['installation']);
    expect(whoMay(mayImportTable)).toEqual(eitherDesk);
  });

  test.each(Object.entries({ mayEdit, mayVerify, mayEnd, maySetRules }))('%s: the desk of the side on which the lead entity stands', (_, may) => {
    expect(whoMay((scope) => may(scope, { partnershipId: 7, side: 'un' }))).toEqual(['unDesk', 'administrator', 'installation']);
    expect(whoMay((scope) => may(scope, { partnershipId: 7, side: 'partner' }))).toEqual(['partnerDesk', 'administrator', 'installation']);
    expect(whoMay((scope) => may(scope, { partnershipId: 7, side: null }))).toEqual(eitherDesk);
    expect(whoMay((scope) => may(scope, { partnershipId: 8, side: 'un' }))).toEqual(['installation']);
  });
});

describe('reminders', () => {
  test.each(Object.entries({ maySetPolicy, mayForesee }))('%s: either desk of the partnership, and of no other', (_, may) => {
    expect(whoMay((scope) => may(scope, 7))).toEqual(eitherDesk);
    expect(whoMay((scope) => may(scope, 8))).toEqual(['installation']);
  });
});

describe('mail', () => {
  test('is tried again by a desk that follows its person up', () => {
    expect(whoMay((scope) => mayRetryMail(scope, ties([focalPoint])))).toEqual(['unDesk', 'administrator', 'installation']);
    expect(whoMay((scope) => mayRetryMail(scope, ties([elsewhere])))).toEqual(['installation']);
    expect(whoMay((scope) => mayRetryMail(scope, ties([])))).toEqual(['installation']);
  });

  test.each(Object.entries({ mayReadMailbox, mayConfirmDelivery, maySeeDetails }))('%s: administrators of the installation', (_, may) => expect(whoMay(may)).toEqual(['installation']));
});

test('a report is compiled for who sees the whole partnership', () => {
  expect(whoMay((scope) => mayCompileReport(scope, 7))).toEqual(['viewer', ...eitherDesk]);
  expect(whoMay((scope) => mayCompileReport(scope, 8))).toEqual(['installation']);
});
