import { administers, coordinates, seesWhole } from '@suivi/access';
import { describe, expect, test } from '@jest/globals';
import { scopeFrom } from './scoping.js';

const nothing = { partnershipId: null, organizationId: null, side: null };

describe('the scope of a person', () => {
  test('without an appointment or a grant is nothing', () => {
    expect(scopeFrom(5, [])).toEqual({ everything: false, personId: 5, partnerships: [], entities: [] });
  });

  test('as administrator of the installation is everything, under the own name', () => {
    expect(scopeFrom(5, [{ ...nothing, role: 'administrator' }])).toMatchObject({ everything: true, personId: 5 });
  });

  test('as coordinator is the partnership, with the side of the own organization', () => {
    const scope = scopeFrom(5, [{ partnershipId: 1, organizationId: 9, role: 'coordinator', side: 'partner' }]);
    expect([seesWhole(scope, 1), coordinates(scope, 1, 'partner'), coordinates(scope, 1, 'un'), administers(scope, 1)]).toEqual([true, true, false, false]);
    expect(scope.entities).toEqual([]);
  });

  test('joins what several grounds give: the strongest role, all sides', () => {
    const scope = scopeFrom(5, [
      { partnershipId: 1, organizationId: 9, role: 'coordinator', side: 'partner' },
      { partnershipId: 1, organizationId: 8, role: 'focal-point', side: 'un' },
      { ...nothing, partnershipId: 1, role: 'viewer' },
      { ...nothing, partnershipId: 2, role: 'administrator' },
    ]);
    expect(scope.partnerships).toEqual([{ partnershipId: 1, role: 'coordinator', sides: ['partner'] }, { partnershipId: 2, role: 'administrator', sides: ['un', 'partner'] }]);
    expect(scope.entities).toEqual([{ partnershipId: 1, organizationId: 8, role: 'focal-point' }]);
    expect([administers(scope, 2), administers(scope)]).toEqual([true, false]);
  });

  test('as viewer of an installation without partnerships is nothing yet', () => {
    expect(scopeFrom(5, [{ ...nothing, role: 'viewer' }])).toMatchObject({ everything: false, partnerships: [] });
  });
});
