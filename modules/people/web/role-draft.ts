/** 权限草稿 · Changes to what roles may do, held in the page until they are saved role by role. */

interface RoleLike { readonly code: string; readonly permissions: readonly string[] }

/** 草稿 · Only roles that were touched are in it, each with all it would then hold. */
export type RoleDraft = ReadonlyMap<string, ReadonlySet<string>>;

export interface RoleChange {
  readonly roleCode: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** 是否拥有 · With the draft in mind. */
export function holds(draft: RoleDraft, role: RoleLike, permission: string): boolean {
  return draft.get(role.code)?.has(permission) ?? role.permissions.includes(permission);
}

/** 改一格 */
export function withPermission(draft: RoleDraft, role: RoleLike, permission: string, on: boolean): RoleDraft {
  const held = new Set(draft.get(role.code) ?? role.permissions);
  if (on) held.add(permission);
  else held.delete(permission);
  return new Map(draft).set(role.code, held);
}

/** 改动清单 · What saving would do, in the order of the roles; a box ticked and unticked again is no change. */
export function changesOf(draft: RoleDraft, roles: readonly RoleLike[]): readonly RoleChange[] {
  return roles.flatMap((role) => {
    const wanted = draft.get(role.code);
    if (wanted === undefined) return [];
    const added = [...wanted].filter((each) => !role.permissions.includes(each)).sort();
    const removed = role.permissions.filter((each) => !wanted.has(each)).toSorted();
    return added.length + removed.length === 0 ? [] : [{ roleCode: role.code, added, removed }];
  });
}

/** 权限组 · Permissions of one module stand together; true for the first of each. */
export function startsGroup(codes: readonly string[], at: number): boolean {
  const group = (code: string | undefined) => code?.split('.')[0];
  return at > 0 && group(codes[at]) !== group(codes[at - 1]);
}
