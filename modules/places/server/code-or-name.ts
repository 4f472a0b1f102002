/** 编码或名称 · What a cell of a sheet means that names a place, a body or a person: its code, or its exact name where one alone has it. */
import type { RowFault } from '#platform/server/imports/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

/** @property within what tells it from one of the same name: the place or body it belongs to */
export interface NamedThing { readonly id: string; readonly code: string; readonly names: readonly string[]; readonly within: string | null }

/** Each cell is in one of them, or in none where nothing is called so. */
export interface CellsMeant { readonly ids: ReadonlyMap<string, string>; readonly several: ReadonlyMap<string, readonly NamedThing[]> }

interface MeaningOptions { readonly isNear?: (id: string) => boolean; readonly anyCase?: boolean }

/**
 * A code goes before a name, so that no name takes a code's meaning.
 * @param isNear where several have a name, those within the sender's area are meant
 * @param anyCase a code in other case is taken where that means one
 */
export function cellsMeant(cells: readonly (string | null)[], known: readonly NamedThing[], { isNear, anyCase = false }: MeaningOptions = {}): CellsMeant {
  const ids = new Map<string, string>();
  const several = new Map<string, readonly NamedThing[]>();
  const coded = new Map(known.map(({ code, id }) => [code, id]));
  const loose = Map.groupBy(known, ({ code }) => code.toLowerCase());
  const named = Map.groupBy(known.flatMap((thing) => [...new Set(thing.names)].map((name) => ({ name, thing }))), ({ name }) => name);
  for (const cell of new Set(cells)) {
    if (cell === null) continue;
    const alike = anyCase ? (loose.get(cell.toLowerCase()) ?? []) : [];
    const code = coded.get(cell) ?? (alike.length === 1 ? alike[0]?.id : undefined);
    const all = code === undefined ? (named.get(cell) ?? []).map(({ thing }) => thing) : [];
    const near = isNear === undefined ? all : all.filter(({ id }) => isNear(id));
    const meant = near.length === 0 ? all : near;
    const id = code ?? (meant.length === 1 ? meant[0]?.id : undefined);
    if (id !== undefined) ids.set(cell, id);
    else if (meant.length > 1) several.set(cell, meant);
  }
  return { ids, several };
}

const TOLD_MAX = 8;

/** 同名 · Names them with their codes, so that the right one can be written. */
export function severalFault(cell: string, things: readonly NamedThing[]): RowFault {
  const told = things.toSorted((a, b) => (a.code < b.code ? -1 : 1)).slice(0, TOLD_MAX);
  const rest = things.length - told.length;
  const zh = told.map(({ code, within }) => (within === null ? code : `${code}（${within}）`)).join('、');
  const en = told.map(({ code, within }) => (within === null ? code : `${code} (${within})`)).join(', ');
  return { code: 'several_named', zh: `有 ${things.length} 个“${cell}”，请写编码：${zh}${rest > 0 ? '等' : ''}`, en: `${things.length} are called “${cell}”; write the code: ${en}${rest > 0 ? ' …' : ''}` };
}

const asked = (cells: readonly (string | null)[]): string[] => [...new Set(cells.filter((cell) => cell !== null))];

/** Places that these cells may mean; by name those that are not closed. @param today `YYYY-MM-DD` */
export async function placesCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<NamedThing[]> {
  const wanted = asked(cells);
  if (wanted.length === 0) return [];
  return rows(tx, sql`select p.id, p.code, case when p.valid_to is null or p.valid_to > ${today}::date then array[p.name_zh, p.name_en] else '{}'::text[] end as names, up.name_zh as within
    from places.places p left join places.places up on up.programme_id = p.programme_id and up.id = p.parent_id
    where p.programme_id = ${programmeId} and (lower(p.code) = any(${wanted.map((cell) => cell.toLowerCase())}::text[]) or p.name_zh = any(${wanted}::text[]) or p.name_en = any(${wanted}::text[]))`);
}

/** Bodies that these cells may mean. */
export async function organisationsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[]): Promise<NamedThing[]> {
  const wanted = asked(cells);
  if (wanted.length === 0) return [];
  return rows(tx, sql`select o.id, o.code, array[o.name_zh, o.name_en] as names, coalesce(up.name_zh, p.name_zh) as within
    from places.organisations o left join places.organisations up on up.programme_id = o.programme_id and up.id = o.parent_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
    where o.programme_id = ${programmeId} and (lower(o.code) = any(${wanted.map((cell) => cell.toLowerCase())}::text[]) or o.name_zh = any(${wanted}::text[]) or o.name_en = any(${wanted}::text[]))`);
}
