import { expect, it } from 'vitest';
import { isOffered, ROLE_FIELDS } from './role-choices.ts';

it('a rule book may leave redeeming to the keepers of shops, and recording and reviewing to whoever has a permission of points', () => {
  expect(ROLE_FIELDS.filter((field) => isOffered(field, ['shops.read', 'shops.serve', 'shops.keepStock']))).toEqual(['redeemRoles']);
  expect(ROLE_FIELDS.filter((field) => isOffered(field, ['points.record']))).toEqual([...ROLE_FIELDS]);
  expect(isOffered('redeemRoles', ['people.read'])).toBe(false);
});
