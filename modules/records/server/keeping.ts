/** 登记 · What every way in does alike: checks the values, finds the place, makes the row; a form, a correction and a file differ only in how they say no. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { placeFieldOf, titleOf } from '../domain/index.ts';
import type { RegisterDefinition } from '../domain/index.ts';
import type { Change, LockedRecord, RecordToKeep } from './queries/records.ts';

/** Whether somebody may keep a record that lies there: in their area, or their own organisation's. */
export function mayKeepAt(ctx: ReadContext, place: { readonly isInReach: boolean } | null): boolean {
  return ctx.scope.everything || place?.isInReach === true || (ctx.actor.organisationId !== null && ctx.scope.organisationIds.includes(ctx.actor.organisationId));
}

export interface RecordIdentity { readonly id: string; readonly code: string; readonly organisationId: string | null; readonly isSynthetic: boolean }

/** @param values checked ones, the place as its id */
export function recordToKeep(definition: RegisterDefinition, identity: RecordIdentity, values: Readonly<Record<string, string | number>>): RecordToKeep {
  const placeField = placeFieldOf(definition)?.code;
  const fields = Object.fromEntries(Object.entries(values).filter(([code]) => code !== placeField));
  const title = titleOf(definition, values);
  return {
    ...identity, title, on: definition.dayField === null ? null : ((values[definition.dayField] as string | undefined) ?? null),
    placeId: placeField === undefined ? null : ((values[placeField] as string | undefined) ?? null), fields, searchText: searchTextOf(title, identity.code),
  };
}

/** What a correction changes, field by field; the place under the code of its field. */
export function changesBetween(definition: RegisterDefinition, before: Pick<LockedRecord, 'fields' | 'place_id'>, after: RecordToKeep): Change[] {
  const placeField = placeFieldOf(definition)?.code;
  const values = (fields: Readonly<Record<string, string | number>>, placeId: string | null) => ({ ...fields, ...(placeField === undefined || placeId === null ? {} : { [placeField]: placeId }) }) as Record<string, string | number>;
  const [old, now] = [values(before.fields, before.place_id), values(after.fields, after.placeId)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => canonicalJson(old[field] ?? null) !== canonicalJson(now[field] ?? null))
    .map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }));
}
