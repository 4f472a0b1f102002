/** 编码或名称 · What a cell of a sheet means that names a place, a body, a person or another thing with a code: its code, or its exact name where one alone has it. */
import type { RowFault } from '#platform/server/imports/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';

/** @property within what tells it from one of the same name: the place or body it belongs to */
export interface NamedThing { readonly id: string; readonly code: string; readonly names: readonly string[]; readonly within: string | null }

/** Each cell is in one of them, or in none where nothing is called so. */
export interface CellsMeant { readonly ids: ReadonlyMap<string, string>; readonly several: ReadonlyMap<string, readonly NamedThing[]> }

interface MeaningOptions { readonly isNear?: (id: string) => boolean; readonly anyCase?: boolean }

/** People write one name in full or half width, with a space or without. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** 名称册 · Things by code and by name; a sheet whose rows name rows further up adds to it as it goes. */
export class CalledThings {
  #coded = new Map<string, NamedThing>();
  #loose = new Map<string, NamedThing[]>();
  #named = new Map<string, NamedThing[]>();

  constructor(known: readonly NamedThing[]) {
    for (const thing of known) this.add(thing);
  }

  /** One of a code that is there already takes its place. */
  add(thing: NamedThing): void {
    const before = this.#coded.get(thing.code);
    if (before !== undefined) this.#forget(before);
    this.#coded.set(thing.code, thing);
    this.#put(this.#loose, thing.code.toLowerCase(), thing);
    for (const name of new Set(thing.names.map(plain))) this.#put(this.#named, name, thing);
  }

  #put(map: Map<string, NamedThing[]>, key: string, thing: NamedThing): void {
    const there = map.get(key);
    if (there === undefined) map.set(key, [thing]); else there.push(thing);
  }

  #forget(thing: NamedThing): void {
    for (const [map, keys] of [[this.#loose, [thing.code.toLowerCase()]], [this.#named, thing.names.map(plain)]] as const) {
      for (const key of keys) map.set(key, (map.get(key) ?? []).filter((each) => each !== thing));
    }
  }

  /**
   * A code goes before a name, so that no name takes a code's meaning; as it is written goes before another width.
   * @returns the one that is meant, several where it is doubtful, none where nothing is called so
   */
  meant(cell: string, { isNear, anyCase = false }: MeaningOptions = {}): readonly NamedThing[] {
    const bare = plain(cell);
    const alike = anyCase ? (this.#loose.get(bare.toLowerCase()) ?? []) : [];
    const coded = this.#coded.get(cell) ?? this.#coded.get(bare) ?? (alike.length === 1 ? alike[0] : undefined);
    if (coded !== undefined) return [coded];
    const named = this.#named.get(bare) ?? [];
    const exact = named.filter(({ names }) => names.includes(cell));
    const all = exact.length > 0 ? exact : named;
    const near = isNear === undefined ? all : all.filter(({ id }) => isNear(id));
    return near.length === 0 ? all : near;
  }
}

/**
 * @param isNear where several have a name, those within the sender's area are meant
 * @param anyCase a code in other case is taken where that means one
 */
export function cellsMeant(cells: readonly (string | null)[], known: readonly NamedThing[], options: MeaningOptions = {}): CellsMeant {
  const ids = new Map<string, string>();
  const several = new Map<string, readonly NamedThing[]>();
  const called = new CalledThings(known);
  for (const cell of new Set(cells)) {
    if (cell === null) continue;
    const meant = called.meant(cell, options);
    if (meant.length === 1) ids.set(cell, (meant[0] as NamedThing).id);
    else if (meant.length > 1) several.set(cell, meant);
  }
  return { ids, several };
}

const TOLD_MAX = 8;

/** Their codes, each with what tells it from the others. */
export function toldThings(things: readonly Pick<NamedThing, 'code' | 'within'>[]): { zh: string; en: string } {
  const told = things.toSorted((a, b) => (a.code < b.code ? -1 : 1)).slice(0, TOLD_MAX);
  const isMore = things.length > told.length;
  const zh = told.map(({ code, within }) => (within === null ? code : `${code}（${within}）`)).join('、');
  const en = told.map(({ code, within }) => (within === null ? code : `${code} (${within})`)).join(', ');
  return { zh: `${zh}${isMore ? '等' : ''}`, en: `${en}${isMore ? ' …' : ''}` };
}

/** 同名 · Names them with their codes, so that the right one can be written. */
export function severalFault(cell: string, things: readonly NamedThing[]): RowFault {
  const told = toldThings(things);
  return { code: 'several_named', zh: `有 ${things.length} 个“${cell}”，请写编码：${told.zh}`, en: `${things.length} are called “${cell}”; write the code: ${told.en}` };
}

/** What a column names, for the sentence when nothing is called so. @property code of the fault @property note what else may be the cause */
export interface KindOfThing { readonly code: string; readonly zh: string; readonly en: string; readonly isPerson?: true; readonly note?: { readonly zh: string; readonly en: string } }
export const OUTSIDE = { zh: '，或不在您的范围内', en: ', or it is outside your area' } as const;
export const A_PLACE: KindOfThing = { code: 'unknown_place', zh: '区域', en: 'place' };
export const AN_ORGANISATION: KindOfThing = { code: 'unknown_organisation', zh: '单位', en: 'organisation' };
export const A_PERSON: KindOfThing = { code: 'unknown_person', zh: '人员', en: 'person', isPerson: true };

/** 查无此名 · @returns that nothing has this code or name */
export function unknownFault(cell: string, { code, zh, en, isPerson, note }: KindOfThing): RowFault {
  return { code, zh: `没有${isPerson === true ? '编号或姓名' : '编码或全称'}为“${cell}”的${zh}${note?.zh ?? ''}`, en: `There is no ${en} with the code or the exact name “${cell}”${note?.en ?? ''}` };
}

/** 按姓名取 · Whether a cell means this by its name and not by its code. */
export const isCalledByName = (cell: string, { code }: Pick<NamedThing, 'code'>): boolean => cell !== code && plain(cell) !== code;

/** @returns whether the thing goes by this name, in whatever width and with whatever spaces */
export const goesBy = (name: string, { names }: Pick<NamedThing, 'names'>): boolean => names.some((own) => plain(own) === plain(name));

/** 单元格所指 · @returns the id that a cell means; null for an empty cell, and after telling what is wrong with it */
export function idMeant(cell: string | null, { ids, several }: CellsMeant, kind: KindOfThing, fail: (fault: RowFault) => void): string | null {
  if (cell === null) return null;
  const id = ids.get(cell);
  if (id !== undefined) return id;
  const alike = several.get(cell);
  fail(alike === undefined ? unknownFault(cell, kind) : severalFault(cell, alike));
  return null;
}

/** 一格多项 · What stands between the commas of a cell. */
const partsOf = (text: string | null): string[] => [...new Set((text ?? '').split(/[、,，;；\n]+/u).map((part) => part.trim()).filter((part) => part !== ''))];

/** Codes may be divided by spaces alone, but names in English hold some: asked for are both readings. */
export const cellsIn = (text: string | null): string[] => [...new Set(partsOf(text).flatMap((part) => [part, ...part.split(/\s+/u)]))];

/** @returns each of several in a cell, a part with spaces whole where something is called so */
export function listedIn(text: string | null, { ids, several }: CellsMeant): string[] {
  return [...new Set(partsOf(text).flatMap((part) => (ids.has(part) || several.has(part) ? [part] : part.split(/\s+/u))))];
}

/** Codes and names as SQL compares them. @returns null when no cell holds anything */
export function askedCells(cells: readonly (string | null)[]): { isCoded(column: string): RawBuilder<boolean>; isNamed(column: string): RawBuilder<boolean> } | null {
  const asked = [...new Set(cells.filter((cell) => cell !== null))];
  if (asked.length === 0) return null;
  const bare = [...new Set(asked.map(plain))];
  const codes = [...new Set([...asked, ...bare].map((cell) => cell.toLowerCase()))];
  return {
    isCoded: (column) => sql<boolean>`lower(${sql.ref(column)}) = any(${codes}::text[])`,
    isNamed: (column) => sql<boolean>`replace(normalize(${sql.ref(column)}, nfkc), ' ', '') = any(${bare}::text[])`,
  };
}

/** Places that these cells may mean; by name those that are not closed. @param today `YYYY-MM-DD` */
export async function placesCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select p.id, p.code, case when p.valid_to is null or p.valid_to > ${today}::date then array[p.name_zh, p.name_en] else '{}'::text[] end as names, up.name_zh as within
    from places.places p left join places.places up on up.programme_id = p.programme_id and up.id = p.parent_id
    where p.programme_id = ${programmeId} and (${asked.isCoded('p.code')} or ${asked.isNamed('p.name_zh')} or ${asked.isNamed('p.name_en')})`);
}

/** Bodies that these cells may mean. */
export async function organisationsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[]): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select o.id, o.code, array[o.name_zh, o.name_en] as names, coalesce(up.name_zh, p.name_zh) as within
    from places.organisations o left join places.organisations up on up.programme_id = o.programme_id and up.id = o.parent_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
    where o.programme_id = ${programmeId} and (${asked.isCoded('o.code')} or ${asked.isNamed('o.name_zh')} or ${asked.isNamed('o.name_en')})`);
}
