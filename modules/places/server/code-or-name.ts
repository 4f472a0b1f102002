/** 编码或名称 · What a cell of a sheet means that names a place, a body, a person or another thing with a code: its code, or its exact name where one alone has it. */
import type { RowFault } from '#platform/server/imports/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';

/**
 * @property within what tells it from one of the same name: the place or body it belongs to
 * @property isOnlyNear fetched because its name is nearly one that was asked for: to be suggested, and never meant
 */
export interface NamedThing { readonly id: string; readonly code: string; readonly names: readonly string[]; readonly within: string | null; readonly isOnlyNear?: boolean }

/** Each cell is in one of the first two, or in none where nothing is called so; then things of nearly its name may be there to suggest. */
export interface CellsMeant { readonly ids: ReadonlyMap<string, string>; readonly several: ReadonlyMap<string, readonly NamedThing[]>; readonly near?: ReadonlyMap<string, readonly NamedThing[]> }

interface MeaningOptions { readonly isNear?: (id: string) => boolean; readonly anyCase?: boolean }

/** People write one name in full or half width, with a space or without. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** A thing with its names as they are compared. */
interface WrittenThing { readonly thing: NamedThing; readonly names: readonly string[] }
const writtenOf = (thing: NamedThing): WrittenThing => ({ thing, names: thing.names.map(plain) });

/** Cells that nothing has as its code or name; so many at most are looked for by nearly their name. */
const LOOKED_FOR_MAX = 60;
/** Of things whose names begin with one character. */
const COMPARED_MAX = 20_000;

/** 名称册 · Things by code and by name; a sheet whose rows name rows further up adds to it as it goes. */
export class CalledThings {
  #coded = new Map<string, NamedThing>();
  #loose = new Map<string, NamedThing[]>();
  #named = new Map<string, NamedThing[]>();
  #near = new Set<NamedThing>();
  /** Added since something was last looked for by nearly its name. */
  #fresh: NamedThing[] = [];
  /** By each of the first two characters of each name: any one slip leaves one of them among the first two. */
  #beginning = new Map<string, WrittenThing[]>();
  #lookedFor = new Map<string, readonly NamedThing[]>();

  constructor(known: readonly NamedThing[]) {
    for (const thing of known) this.add(thing);
  }

  /** One of a code that is there already takes its place. */
  add(thing: NamedThing): void {
    this.#fresh.push(thing);
    if (thing.isOnlyNear === true) { this.#near.add(thing); return; }
    const before = this.#coded.get(thing.code);
    if (before !== undefined) this.#forget(before);
    this.#coded.set(thing.code, thing);
    this.#put(this.#loose, thing.code.toLowerCase(), thing);
    for (const name of new Set(thing.names.map(plain))) this.#put(this.#named, name, thing);
  }

  #put<T>(map: Map<string, T[]>, key: string, thing: T): void {
    const there = map.get(key);
    if (there === undefined) map.set(key, [thing]); else there.push(thing);
  }

  #forget(thing: NamedThing): void {
    for (const [map, keys] of [[this.#loose, [thing.code.toLowerCase()]], [this.#named, thing.names.map(plain)]] as const) {
      for (const key of keys) map.set(key, (map.get(key) ?? []).filter((each) => each !== thing));
    }
  }

  /** Things of nearly this name, to be suggested; for the first cells that are asked about, and no more than can be told apart at a glance. */
  nearly(cell: string): readonly NamedThing[] {
    const asked = plain(cell);
    const before = this.#lookedFor.get(asked);
    if (before !== undefined || this.#lookedFor.size >= LOOKED_FOR_MAX) return before ?? [];
    for (const thing of this.#fresh.splice(0)) {
      const written = writtenOf(thing);
      for (const char of new Set(written.names.flatMap((name) => [...name].slice(0, 2)))) this.#put(this.#beginning, char, written);
    }
    const alike = new Set([...asked].slice(0, 2).flatMap((char) => (this.#beginning.get(char) ?? []).slice(0, COMPARED_MAX)));
    const near = nearlyAmong(asked, [...alike].filter(({ thing }) => this.#coded.get(thing.code) === thing || this.#near.has(thing)));
    this.#lookedFor.set(asked, near);
    return near;
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
  const near = new Map<string, readonly NamedThing[]>();
  const called = new CalledThings(known);
  // What was fetched for other cells is no list to choose from; two persons' names differ by one character.
  const suggestible = known.filter(({ isOnlyNear }) => isOnlyNear === true);
  for (const cell of new Set(cells)) {
    if (cell === null) continue;
    const meant = called.meant(cell, options);
    if (meant.length === 1) ids.set(cell, (meant[0] as NamedThing).id);
    else if (meant.length > 1) several.set(cell, meant);
    else near.set(cell, nearlyCalled(cell, suggestible));
  }
  return { ids, several, near };
}

const SUGGESTED_MAX = 3;
/** What kind of thing it is, by the end of its name: left off or exchanged more often than the rest. */
const KIND = /(?:村民委员会|居民委员会|村委会|居委会|社区|街道|村|镇|乡|县|区|市)$/u;
const stemOf = (name: string): string => name.replace(KIND, '');

/** 编辑距离 · Characters to change, add or leave out; stops counting above the limit. */
function distance(one: string, other: string, limit: number): number {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = b.map((_char, at) => at + 1);
  row.unshift(0);
  for (const [at, char] of a.entries()) {
    const next = [at + 1];
    for (const [index, against] of b.entries()) next.push(Math.min((row[index] as number) + (char === against ? 0 : 1), (row[index + 1] as number) + 1, (next[index] as number) + 1));
    row = next;
  }
  return row.at(-1) as number;
}

/**
 * 相近名称 · Things of nearly this name: the same but for its kind (钟楼 and 钟楼社区), or one character apart, two in a name of six and more.
 * @returns three at most, the nearest first
 */
export const nearlyCalled = (cell: string, known: readonly NamedThing[]): readonly NamedThing[] => nearlyAmong(plain(cell), known.map(writtenOf));

function nearlyAmong(asked: string, known: readonly WrittenThing[]): readonly NamedThing[] {
  if ([...asked].length < 2) return [];
  const limit = [...asked].length >= 6 ? 2 : 1;
  return known.flatMap(({ thing, names }) => {
    const apart = Math.min(...names.filter((name) => [...name].length > 1 && name !== asked).map((name) => (stemOf(name) === stemOf(asked) && [...stemOf(name)].length > 1 ? 0 : [...asked].length < 3 || [...name].length < 3 ? limit + 1 : distance(asked, name, limit))));
    return apart <= limit ? [{ thing, apart }] : [];
  }).toSorted((one, other) => one.apart - other.apart || (one.thing.code < other.thing.code ? -1 : 1)).slice(0, SUGGESTED_MAX).map(({ thing }) => thing);
}

/** 是否指 · Said behind a fault; the person writes what is meant, nothing is taken by itself. */
function suggested(fault: RowFault, near: readonly NamedThing[]): RowFault {
  if (near.length === 0) return fault;
  const zh = near.map(({ code, names: [name = code] }) => `${name}（${code}）`).join('、');
  const en = near.map(({ code, names: [name = code] }) => `${name} (${code})`).join(', ');
  return { ...fault, zh: `${fault.zh}。是否指${zh}？`, en: `${fault.en}. Is ${en} meant?` };
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

/** 查无此名 · @returns that nothing has this code or name @param near of nearly this name, for the person to choose from */
export function unknownFault(cell: string, { code, zh, en, isPerson, note }: KindOfThing, near: readonly NamedThing[] = []): RowFault {
  return suggested({ code, zh: `没有${isPerson === true ? '编号或姓名' : '编码或全称'}为“${cell}”的${zh}${note?.zh ?? ''}`, en: `There is no ${en} with the code or the exact name “${cell}”${note?.en ?? ''}` }, near);
}

/** 按姓名取 · Whether a cell means this by its name and not by its code. */
export const isCalledByName = (cell: string, { code }: Pick<NamedThing, 'code'>): boolean => cell !== code && plain(cell) !== code;

/** @returns whether the thing goes by this name, in whatever width and with whatever spaces */
export const goesBy = (name: string, { names }: Pick<NamedThing, 'names'>): boolean => names.some((own) => plain(own) === plain(name));

/** 单元格所指 · @returns the id that a cell means; null for an empty cell, and after telling what is wrong with it */
export function idMeant(cell: string | null, { ids, several, near }: CellsMeant, kind: KindOfThing, fail: (fault: RowFault) => void): string | null {
  if (cell === null) return null;
  const id = ids.get(cell);
  if (id !== undefined) return id;
  const alike = several.get(cell);
  fail(alike === undefined ? unknownFault(cell, kind, near?.get(cell)) : severalFault(cell, alike));
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

/** Things of nearly such a name that are fetched. */
const NEAR_MAX = 400;

/** How a name begins, or goes on behind its first character: one of both is right where one character is wrong. @returns null where every cell is known */
function nearlyAsked(cells: readonly (string | null)[], known: readonly NamedThing[]): ((column: string) => RawBuilder<boolean>) | null {
  const have = new Set(known.flatMap(({ code, names }) => [plain(code).toLowerCase(), ...names.map(plain)]));
  const unknown = [...new Set(cells.flatMap((cell) => (cell === null ? [] : [plain(cell)])))].filter((cell) => [...cell].length > 1 && !have.has(cell) && !have.has(cell.toLowerCase())).slice(0, LOOKED_FOR_MAX);
  if (unknown.length === 0) return null;
  const [heads, seconds] = [unknown.map((cell) => [...cell].slice(0, 2).join('')), unknown.flatMap((cell) => ([...cell].length > 2 ? [[...cell].slice(1, 3).join('')] : []))];
  return (column) => sql<boolean>`(left(${sql.ref(column)}, 2) = any(${heads}::text[]) or substring(${sql.ref(column)} from 2 for 2) = any(${seconds}::text[]))`;
}

/** Places that these cells may mean; by name those that are not closed; and those of nearly such a name, to be suggested. @param today `YYYY-MM-DD` */
export async function placesCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  const known = await rows<NamedThing>(tx, sql`select p.id, p.code, case when p.valid_to is null or p.valid_to > ${today}::date then array[p.name_zh, p.name_en] else '{}'::text[] end as names, up.name_zh as within
    from places.places p left join places.places up on up.programme_id = p.programme_id and up.id = p.parent_id
    where p.programme_id = ${programmeId} and (${asked.isCoded('p.code')} or ${asked.isNamed('p.name_zh')} or ${asked.isNamed('p.name_en')})`);
  const isNearly = nearlyAsked(cells, known);
  if (isNearly === null) return known;
  return [...known, ...await rows<NamedThing>(tx, sql`select p.id, p.code, array[p.name_zh, p.name_en] as names, null as within, true as "isOnlyNear" from places.places p
    where p.programme_id = ${programmeId} and (p.valid_to is null or p.valid_to > ${today}::date) and ${isNearly('p.name_zh')} order by p.code limit ${NEAR_MAX}`)];
}

/** Bodies that these cells may mean, and those of nearly such a name, to be suggested. */
export async function organisationsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[]): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  const known = await rows<NamedThing>(tx, sql`select o.id, o.code, array[o.name_zh, o.name_en] as names, coalesce(up.name_zh, p.name_zh) as within
    from places.organisations o left join places.organisations up on up.programme_id = o.programme_id and up.id = o.parent_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
    where o.programme_id = ${programmeId} and (${asked.isCoded('o.code')} or ${asked.isNamed('o.name_zh')} or ${asked.isNamed('o.name_en')})`);
  const isNearly = nearlyAsked(cells, known);
  if (isNearly === null) return known;
  return [...known, ...await rows<NamedThing>(tx, sql`select o.id, o.code, array[o.name_zh, o.name_en] as names, null as within, true as "isOnlyNear" from places.organisations o
    where o.programme_id = ${programmeId} and ${isNearly('o.name_zh')} order by o.code limit ${NEAR_MAX}`)];
}
