/** What rows and forms refer to by code or by id, within the reach of whoever asks. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export async function placeInReach(ctx: ReadContext, placeId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.places p where p.programme_id = ${ctx.programmeId} and p.id = ${placeId} and ${scopePredicate(ctx.scope, { place: 'p.id' })}`)) !== undefined;
}

export async function organisationInReach(ctx: ReadContext, organisationId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.organisations o where o.programme_id = ${ctx.programmeId} and o.id = ${organisationId} and ${scopePredicate(ctx.scope, { organisation: 'o.id' })}`)) !== undefined;
}

/** Ids → codes, for lists that go out. */
export async function codesById(ctx: ReadContext): Promise<ReadonlyMap<string, string>> {
  const all = await rows<{ id: string; code: string }>(ctx.tx, sql`select id, code from places.places where programme_id = ${ctx.programmeId} union all select id, code from places.organisations where programme_id = ${ctx.programmeId}`);
  return new Map(all.map(({ id, code }) => [id, code]));
}

export interface SituationRow { code: string; name_zh: string; name_en: string; told_by_zh: string; told_by_en: string }

export function situationRows(ctx: ReadContext): Promise<SituationRow[]> {
  return rows(ctx.tx, sql`select code, name_zh, name_en, told_by_zh, told_by_en from care.situations where programme_id = ${ctx.programmeId} order by sort_order, code`);
}

export interface SituationToKeep { readonly code: string; readonly zh: string; readonly en: string; readonly toldByZh: string; readonly toldByEn: string; readonly order: number }

/** Those that are there stay as they are. @returns how many were new */
export async function insertSituations(ctx: ReadContext, situations: readonly SituationToKeep[]): Promise<number> {
  const made = await rows(ctx.tx, sql`insert into care.situations (programme_id, code, name_zh, name_en, told_by_zh, told_by_en, sort_order)
    select ${ctx.programmeId}, n.code, n.zh, n.en, n."toldByZh", n."toldByEn", n."order" from jsonb_to_recordset(${JSON.stringify(situations)}::jsonb) as n(code text, zh text, en text, "toldByZh" text, "toldByEn" text, "order" integer)
    on conflict do nothing returning code`);
  return made.length;
}

export async function upsertSituation(ctx: ReadContext, situation: Omit<SituationToKeep, 'order'>): Promise<void> {
  await sql`insert into care.situations (programme_id, code, name_zh, name_en, told_by_zh, told_by_en, sort_order) values (${ctx.programmeId}, ${situation.code}, ${situation.zh}, ${situation.en}, ${situation.toldByZh}, ${situation.toldByEn}, 500)
    on conflict (programme_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, told_by_zh = excluded.told_by_zh, told_by_en = excluded.told_by_en`.execute(ctx.tx);
}
