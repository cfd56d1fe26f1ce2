import { describe, expect, test } from '@jest/globals';
import { administers, coordinates, nothingAtAll, reportsFor, type Scope, seesPartnership, seesWhole, wholeInstallation } from './scope.js';

const coordinator: Scope = { ...nothingAtAll, personId: 1, partnerships: [{ partnershipId: 7, role: 'coordinator', sides: ['un'] }] };
const viewer: Scope = { ...nothingAtAll, personId: 2, partnerships: [{ partnershipId: 7, role: 'viewer', sides: [] }] };
const focalPoint: Scope = { ...nothingAtAll, personId: 3, entities: [{ partnershipId: 7, organizationId: 40, role: 'focal-point' }] };
const administrator: Scope = { ...nothingAtAll, personId: 4, partnerships: [{ partnershipId: 7, role: 'administrator', sides: ['un', 'partner'] }] };

describe('who may what', () => {
  test('a coordinator sees the whole partnership, and follows up the entities of the own side only', () => {
    expect([seesWhole(coordinator, 7), seesWhole(coordinator, 8)]).toEqual([true, false]);
    expect([coordinates(coordinator, 7, 'un'), coordinates(coordinator, 7, 'partner'), coordinates(coordinator, 7), coordinates(coordinator, 8)]).toEqual([true, false, true, false]);
  });

  test('an entity that stands on no side may be followed up from either desk', () => {
    expect(coordinates(coordinator, 7, null)).toBe(true);
  });

  test('a viewer sees all and decides nothing', () => {
    expect([seesWhole(viewer, 7), coordinates(viewer, 7), administers(viewer, 7)]).toEqual([true, false, false]);
  });

  test('a focal point sees a partnership by the own entity only, and reports for no other', () => {
    expect([seesPartnership(focalPoint, 7), seesWhole(focalPoint, 7), coordinates(focalPoint, 7)]).toEqual([true, false, false]);
    expect([reportsFor(focalPoint, { partnershipId: 7, organizationId: 40 }), reportsFor(focalPoint, { partnershipId: 7, organizationId: 41 }), reportsFor(focalPoint, { partnershipId: 8, organizationId: 40 })]).toEqual([true, false, false]);
    expect(reportsFor(focalPoint, { partnershipId: 7, organizationId: 40 }, ['head'])).toBe(false);
  });

  test('an administrator of a partnership does not administer the installation; only who sees everything does', () => {
    expect([administers(administrator, 7), administers(administrator, 8), administers(administrator)]).toEqual([true, false, false]);
    expect([administers(wholeInstallation), administers(nothingAtAll)]).toEqual([true, false]);
  });
});
