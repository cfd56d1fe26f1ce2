import { expect, test } from '@jest/globals';
import { rightsOf } from '../ui/caller.js';
import { beginningOf } from './beginning.js';

const nothing = { everything: false, partnerships: [], entities: [] };
const focal = { partnershipId: 1, organizationId: 2, role: 'focal-point' as const };
const of = (role: 'coordinator' | 'viewer') => ({ partnershipId: 1, role, sides: [] });

test.each([
  ['whoever administers the whole', { ...nothing, everything: true }, 1, '/desk'],
  ['the same, where there is nothing yet', { ...nothing, everything: true }, 0, '/start'],
  ['a coordinator who is a focal point too', { ...nothing, partnerships: [of('coordinator')], entities: [focal] }, 1, '/desk'],
  ['a focal point', { ...nothing, entities: [focal] }, 1, '/mine'],
  ['a viewer', { ...nothing, partnerships: [of('viewer')] }, 1, '/register'],
  ['somebody without any role', nothing, 1, '/register'],
] as const)('%s begins where their work is', (_who, rights, partnerships, page) => {
  expect(beginningOf(rightsOf({ ...rights, partnerships: [...rights.partnerships], entities: [...rights.entities] }), partnerships)).toBe(page);
});
