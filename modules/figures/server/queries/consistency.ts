/** What the rules look at: declared numbers, photos and events that stand twice, and how round counted numbers are. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { SourceShape } from '#platform/server/figures/index.ts';

type Sql = RawBuilder<unknown>;
const DECLARED_MAX = 5_000;
const REPEATED_MAX = 100;
const EVENTS_MAX = 200_000;
const EVENTS_TITLED_MAX = 20_000;
/** Money and areas are round by themselves; what is counted one by one is not. */
const COUNTED_UNIT = /[人户次场件]/;

export interface DeclaredRow { label: string; path: string | null; series: string | null; value: number | null; unit: string | null; numerator: number | null; denominator: number | null; until: string | null; cumulative: string | null }

/** Rows of a shape that declares numbers. */
export function declaredRows(tx: Tx, shape: SourceShape): Promise<DeclaredRow[]> {
  const names = shape.declares;
  if (names === undefined) return Promise.resolve([]);
  const column = (name: string): Sql => (shape.columns[name] as { sql: Sql }).sql;
  return rows(tx, sql`select (${shape.label})::text as label, (${shape.path})::text as path, ${column(names.series)} as series, ${column(names.value)} as value, ${column(names.unit)} as unit, ${column(names.numerator)} as numerator, ${column(names.denominator)} as denominator,
    ${column(names.until)} as until, ${column(names.cumulative)} as cumulative ${shape.from} order by 8 desc nulls last limit ${DECLARED_MAX}`);
}

/** Each picture behind rows of a source, once. @param photos a select of fingerprint, id, label, path */
export async function fingerprintsOf(tx: Tx, photos: Sql): Promise<readonly string[]> {
  return (await rows<{ fingerprint: string }>(tx, sql`select distinct f.fingerprint::text as fingerprint from (${photos}) f`)).map(({ fingerprint }) => fingerprint);
}

export interface PhotoRow { fingerprint: string; id: string; label: string; path: string }

/** Rows of a source that share a picture with each other, or have one of these. @param photos a select of fingerprint, id, label, path */
export function repeatedPhotos(tx: Tx, photos: Sql, alsoElsewhere: readonly string[]): Promise<PhotoRow[]> {
  return rows(tx, sql`with f as materialized (${photos}), own as (select f.fingerprint from f group by f.fingerprint having count(distinct f.id) > 1 order by count(distinct f.id) desc, f.fingerprint limit ${REPEATED_MAX})
    select distinct f.fingerprint::text as fingerprint, f.id, f.label, f.path from f where f.fingerprint in (select own.fingerprint from own) or f.fingerprint::text = any(${[...alsoElsewhere]}::text[]) order by 1, 2`);
}

/** What is left of a title without spaces and marks, so that 《讲堂（一）》 is 讲堂一. */
const titleKey = sql`lower(regexp_replace(normalize(e.title, NFKC), '[\\s·・,.:;!?(){}\\[\\]<>"''“”‘’、。《》〈〉「」『』【】〔〕—–_/-]', '', 'g'))`;

export interface TitleRow { key: string; kind: string }

/** Titles of what happened, once for each kind; of the latest where there are very many. @param events a select of title, on_date, until, kind, id, label, path */
export function eventTitles(tx: Tx, events: Sql): Promise<TitleRow[]> {
  return rows(tx, sql`select distinct t.key, t.kind from (select ${titleKey} as key, e.kind from (${events}) e where e.on_date is not null order by e.on_date desc limit ${EVENTS_MAX}) t where t.key <> ''`);
}

export interface EventRow { key: string; title: string; on: string; until: string; kind: string; id: string; label: string; path: string }

/** What happened under these titles. */
export function eventsTitled(tx: Tx, events: Sql, keys: readonly string[]): Promise<EventRow[]> {
  return rows(tx, sql`select ${titleKey} as key, e.title, e.on_date as "on", greatest(e.on_date, e.until) as until, e.kind, e.id, e.label, e.path from (${events}) e where e.on_date is not null and ${titleKey} = any(${[...keys]}::text[]) order by e.on_date desc, e.id limit ${EVENTS_TITLED_MAX}`);
}

/** Of each counted column, how many values there are from 10 on and how many of those end in 0. */
export async function roundColumns(tx: Tx, shape: SourceShape): Promise<{ column: string; count: number; roundCount: number }[]> {
  const counted = Object.entries(shape.columns).filter(([, { type, unit }]) => type === 'number' && COUNTED_UNIT.test(unit ?? ''));
  if (counted.length === 0) return [];
  const parts = counted.flatMap(([, { sql: value }], at) => [sql`count(*) filter (where ${value} >= 10) as ${sql.ref(`n${at}`)}`, sql`count(*) filter (where ${value} >= 10 and mod(${value}, 10) = 0) as ${sql.ref(`r${at}`)}`]);
  const [row] = await rows<Record<string, number>>(tx, sql`select ${sql.join(parts)} ${shape.from}`);
  return counted.map(([, { words }], at) => ({ column: words.zh, count: row?.[`n${at}`] ?? 0, roundCount: row?.[`r${at}`] ?? 0 }));
}

export interface SettlementRow { doubt_key: string; outcome: 'settled' | 'accepted'; note: string; at: string; by: string }

export function settlements(tx: Tx, programmeId: string, keys: readonly string[]): Promise<SettlementRow[]> {
  return rows(tx, sql`select distinct on (s.doubt_key) s.doubt_key, s.outcome, s.note, s.at, coalesce(h.name, '') as by from figures.settlements s left join people.persons h on h.programme_id = s.programme_id and h.id = s.person_id
    where s.programme_id = ${programmeId} and s.doubt_key = any(${[...keys]}::text[]) order by s.doubt_key, s.at desc`);
}

export async function insertSettlement(tx: Tx, programmeId: string, of: { id: string; key: string; outcome: string; note: string; now: string; personId: string }): Promise<void> {
  await sql`insert into figures.settlements (programme_id, id, doubt_key, outcome, note, at, person_id) values (${programmeId}, ${of.id}, ${of.key}, ${of.outcome}, ${of.note}, ${of.now}, ${of.personId})`.execute(tx);
}
