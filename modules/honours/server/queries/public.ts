/** What everybody reads, through the two functions that open one door each, and the decision behind a plaque. */
import { maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { SubjectKind, Tier, TitleRules } from '../../domain/index.ts';
import { titlesOn } from './titles.ts';

export interface PublicTitleRow { id: string; name_zh: string; name_en: string; tier: Tier; subject_kind: SubjectKind; authority: string; rules: TitleRules; shown_count: number }

const titleColumns = sql`t.id, t.name_zh, t.name_en, t.tier, t.subject_kind, v.authority, v.rules`;

export function publicTitles(tx: Tx, programmeId: string, today: string): Promise<PublicTitleRow[]> {
  return rows(tx, sql`select ${titleColumns}, c.count as shown_count from ${titlesOn(today)} join (select title_id, count(*) as count from honours.public_awards(${today}::date) group by title_id) c on c.title_id = t.id
    where t.programme_id = ${programmeId} order by array_position(array['nation','province','prefecture','county','township','village'], t.tier), t.subject_kind, t.code`);
}

export function publicTitle(tx: Tx, programmeId: string, titleId: string, today: string): Promise<Omit<PublicTitleRow, 'shown_count'> | undefined> {
  return maybeRow(tx, sql`select ${titleColumns} from ${titlesOn(today)} where t.programme_id = ${programmeId} and t.id = ${titleId}`);
}

/** The rules of each version of a title: an award's stars and class are worded by those it was conferred under. */
export async function publicRules(tx: Tx, programmeId: string, titleId: string): Promise<ReadonlyMap<number, { authority: string; rules: TitleRules }>> {
  const found = await rows<{ number: number; authority: string; rules: TitleRules }>(tx, sql`select number, authority, rules from honours.title_versions where programme_id = ${programmeId} and title_id = ${titleId}`);
  return new Map(found.map(({ number, ...rest }) => [number, rest]));
}

export interface PublicAwardRow { label: string; place_zh: string | null; place_en: string | null; class_code: string | null; number: string; from_date: string; to_date: string | null; stars: number | null; level_code: string | null; rule_version: number }

export function publicAwardPage(tx: Tx, titleId: string, today: string, page: { limit: number; offset: number }): Promise<PublicAwardRow[]> {
  return rows(tx, sql`select label, place_zh, place_en, class_code, number, lower(validity) as from_date, upper(validity) as to_date, stars, level_code, rule_version
    from honours.public_awards(${today}::date) where title_id = ${titleId} order by lower(validity) desc, number limit ${page.limit} offset ${page.offset}`);
}

export async function publicAwardTotal(tx: Tx, titleId: string, today: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from honours.public_awards(${today}::date) where title_id = ${titleId}`)).count;
}

export interface PlaqueRow { award_id: string; title_id: string; from_date: string; to_date: string | null; in_force: boolean; stars: number | null; level_code: string | null; label: string | null; rule_version: number }

export function plaqueRow(tx: Tx, number: string, today: string): Promise<PlaqueRow | undefined> {
  return maybeRow(tx, sql`select k.award_id, k.title_id, lower(k.validity) as from_date, upper(k.validity) as to_date, k.validity @> ${today}::date as in_force, k.stars, k.level_code, k.rule_version,
      (select w.label from honours.public_awards(${today}::date) w where w.id = k.award_id) as label
    from honours.plaque(${number}) k`);
}

/** The decision by which an award was given, and its day; read past the reach of everybody by whoever has the number of the plaque. */
export function plaqueDecision(tx: Tx, programmeId: string, awardId: string): Promise<{ document: string; decided_on: string }> {
  return oneRow(tx, sql`select a.document, coalesce((select min(e.on_date) from honours.award_events e where e.programme_id = a.programme_id and e.award_id = a.id and e.kind = 'conferred'), a.held_since, lower(a.validity)) as decided_on
    from honours.awards a where a.programme_id = ${programmeId} and a.id = ${awardId}`);
}
