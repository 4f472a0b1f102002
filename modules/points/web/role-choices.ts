/** 可选角色 · Which roles a rule book may leave a step to: those that have a permission of points, and for redeeming whoever serves at the counter of a shop. */
export const ROLE_FIELDS = ['recordRoles', 'reviewRoles', 'redeemRoles'] as const;
const SERVING = 'shops.serve';

/** @param permissions what the role may; @returns whether the field offers it */
export const isOffered = (field: (typeof ROLE_FIELDS)[number], permissions: readonly string[]): boolean =>
  permissions.some((permission) => permission.startsWith('points.') || (field === 'redeemRoles' && permission === SERVING));
