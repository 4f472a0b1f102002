/** Negative items of candidates: who is signed for, what stands in the way, and the signatures for lists. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { ReadContext, Scope } from '#platform/server/operations/index.ts';
import type { CandidateState, NegativeState } from '../../domain/index.ts';

export interface NegativeRow {
  candidate_id: string; title_id: string; label: string; code: string; title_zh: string; title_en: string; place_id: string | null; place_zh: string | null; place_en: string | null; candidate_state: CandidateState; unsigned: string[]; happened: string[]; set_aside: string[];
}

export interface NegativeFilter {
  readonly roundId: string; readonly placeId?: string | undefined; readonly state?: NegativeState | undefined; readonly q?: string | undefined;
  /** Where the reader may know what happened: of all others it is as if nothing had, in rows, filters, order and counts alike. */
  readonly knows: Scope;
  /** With those who were declined: a town may take back whom it sent back. */
  readonly withSentBack: boolean;
}

/** Where the one list of the whole programme stands: the first of its topmost places. */
export const topmostPlace = (programmeId: string): RawBuilder<unknown> => sql`(select p.id from places.places p where p.programme_id = ${programmeId} and p.parent_id is null order by p.valid_to desc nulls first, p.code limit 1)`;

const STATE: Readonly<Record<NegativeState, RawBuilder<unknown>>> = {
  unsigned: sql`n.unsigned <> '{}'`, happened: sql`n.unsigned = '{}' and n.happened <> '{}'`, setAside: sql`n.unsigned = '{}' and n.happened = '{}' and n.set_aside <> '{}'`, signed: sql`n.unsigned = '{}' and n.happened = '{}' and n.set_aside = '{}'`,
};

const from = (ctx: ReadContext, filter: NegativeFilter): RawBuilder<unknown> => {
  const parts: RawBuilder<unknown>[] = [sql`n.listed`, filter.withSentBack ? sql`true` : sql`n.state <> 'declined'`, scopePredicate(ctx.scope, { place: 'n.place_id' })];
  const known = (column: 'happened' | 'set_aside') => sql`case when ${scopePredicate(filter.knows, { place: 'k.place_id' })} then ${sql.ref(`k.${column}`)} else '{}' end as ${sql.ref(column)}`;
  // Households of a place and below; all others stand on the one list of the whole programme, in whichever place they lie or in none. On that list stands no household
  // but those that lie in the topmost place itself: its signature would be for families that nobody asked their villages about.
  if (filter.placeId !== undefined) parts.push(sql`case when n.subject_kind = 'household' then n.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid]
      and (u.id = ${filter.placeId} or exists (select from places.places x where x.programme_id = ${ctx.programmeId} and x.id = ${filter.placeId} and x.parent_id is not null)))
    else exists (select from places.places u where u.programme_id = ${ctx.programmeId} and u.id = ${filter.placeId} and u.parent_id is null) end`);
  if (filter.state !== undefined) parts.push(STATE[filter.state]);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('s', 'label')} like ${pattern}`);
  return sql`(select k.candidate_id, k.title_id, k.subject_id, k.subject_kind, k.place_id, k.state, k.unsigned, k.listed, ${known('happened')}, ${known('set_aside')} from honours.negative_checks(${filter.roundId}, ${ctx.today}::date) k) n join honours.subjects s on s.programme_id = ${ctx.programmeId} and s.id = n.subject_id join honours.titles t on t.programme_id = ${ctx.programmeId} and t.id = n.title_id
    left join places.places p on p.programme_id = ${ctx.programmeId} and p.id = n.place_id where ${sql.join(parts, sql` and `)}`;
};
const columns = sql`n.candidate_id, n.title_id, s.label, s.code, t.name_zh as title_zh, t.name_en as title_en, n.place_id, p.name_zh as place_zh, p.name_en as place_en, n.state as candidate_state, n.unsigned, n.happened, n.set_aside`;

export function negativePage(ctx: ReadContext, filter: NegativeFilter, sort: SortOf<'open' | 'subject' | 'place'>, page: { limit: number; offset: number }): Promise<NegativeRow[]> {
  const order = orderBy(sort, { open: [`(n.unsigned <> '{}') desc`, `(n.happened <> '{}') desc`, 'p.code', 's.label', 'n.candidate_id'], subject: ['s.label', 'n.candidate_id'], place: ['p.code', 's.label', 'n.candidate_id'] });
  return rows<NegativeRow>(ctx.tx, sql`select ${columns} from ${from(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

/** All of a place and below, to be signed for. */
export function negativesOf(ctx: ReadContext, filter: NegativeFilter): Promise<NegativeRow[]> {
  return rows<NegativeRow>(ctx.tx, sql`select ${columns} from ${from(ctx, filter)} order by n.candidate_id`);
}

export async function negativeTotal(ctx: ReadContext, filter: NegativeFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from(ctx, filter)}`)).count;
}

export interface NegativeCounts { households: number; unsigned: number; happened: number; digest: string }

/** With a digest of who is on the list and what nobody signed for of each: a signature is for these and no others. */
export function negativeCounts(ctx: ReadContext, filter: NegativeFilter): Promise<NegativeCounts> {
  return oneRow<NegativeCounts>(ctx.tx, sql`select count(*) as households, count(*) filter (where n.unsigned <> '{}') as unsigned, count(*) filter (where n.happened <> '{}') as happened,
      encode(sha256(convert_to(coalesce(string_agg(n.candidate_id || ' ' || array_to_string(n.unsigned, ','), e'\\n' order by n.candidate_id), ''), 'UTF8')), 'hex') as digest from ${from(ctx, filter)}`);
}

export interface StandingRow { candidate_id: string; label: string; unsigned: string[]; happened: string[] }

/** Of candidates in one of these states, whatever their kind and the plan of their round, those that negative items keep from being confirmed. */
export function negativesStanding(tx: Tx, programmeId: string, roundId: string, today: string, states: readonly CandidateState[]): Promise<StandingRow[]> {
  return rows<StandingRow>(tx, sql`select n.candidate_id, s.label, n.unsigned, n.happened from honours.negative_checks(${roundId}, ${today}::date) n join honours.subjects s on s.programme_id = ${programmeId} and s.id = n.subject_id
    where n.state = any(${states}::text[]) and (n.unsigned <> '{}' or n.happened <> '{}') order by s.label, n.candidate_id`);
}

/** How many candidates in one of these states have a negative item that nobody signed for. */
export async function negativesUnsigned(tx: Tx, roundId: string, today: string, states: readonly CandidateState[]): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from honours.negative_checks(${roundId}, ${today}::date) n where n.state = any(${states}::text[]) and n.unsigned <> '{}'`)).count;
}

/** How many stand on the list of the whole programme with something that nobody signed for, and the place of that list. */
export function wholeList(tx: Tx, programmeId: string, roundId: string, today: string): Promise<{ place_id: string | null; unsigned: number }> {
  return oneRow(tx, sql`select ${topmostPlace(programmeId)} as place_id,
    (select count(*) from honours.negative_checks(${roundId}, ${today}::date) n where n.subject_kind <> 'household' and n.listed and n.state <> 'declined' and n.unsigned <> '{}') as unsigned`);
}

/** Negative items that somebody said happened, whenever it was. */
export function happenedSaid(tx: Tx, programmeId: string, candidateIds: readonly string[]): Promise<{ candidate_id: string; code: string; happened_on: string | null }[]> {
  return rows(tx, sql`select k.candidate_id, k.code, k.happened_on from honours.candidate_checks k where k.programme_id = ${programmeId} and k.candidate_id = any(${candidateIds}::uuid[]) and k.kind = 'negative' and k.said`);
}

export interface SignatureRow { place_id: string; place_zh: string; place_en: string; households: number; exceptions: number; signed_on: string; signed_by_name: string | null }

/** Those for the place itself and for the town that signed for it, the last first. What was signed for on the list of the whole programme is of others, unless the round has households only. */
export function signaturesOf(tx: Tx, programmeId: string, roundId: string, placeId: string): Promise<SignatureRow[]> {
  return rows<SignatureRow>(tx, sql`select g.place_id, p.name_zh as place_zh, p.name_en as place_en, g.households, g.exceptions, g.signed_on, q.name as signed_by_name
      from honours.negative_signatures g join places.places p on p.programme_id = g.programme_id and p.id = g.place_id left join people.persons q on q.programme_id = g.programme_id and q.id = g.signed_by
     where g.programme_id = ${programmeId} and g.round_id = ${roundId} and (g.place_id = ${placeId} or (exists (select from places.places u where u.programme_id = g.programme_id and u.id = ${placeId} and u.ancestor_ids @> array[g.place_id])
         and (p.parent_id is not null or not exists (select from honours.round_titles x join honours.titles t on t.programme_id = x.programme_id and t.id = x.title_id where x.programme_id = g.programme_id and x.round_id = g.round_id and t.subject_kind <> 'household'))))
     order by g.signed_at desc, g.id desc`);
}

export interface SignatureToKeep { readonly id: string; readonly roundId: string; readonly placeId: string; readonly households: number; readonly exceptions: number; readonly items: readonly { readonly code: string; readonly zh: string; readonly en: string }[]; readonly on: string; readonly at: string; readonly personId: string }

export function saveSignature(tx: Tx, programmeId: string, sign: SignatureToKeep): Promise<number> {
  return changed(tx, sql`insert into honours.negative_signatures (programme_id, id, round_id, place_id, households, exceptions, items, signed_on, signed_at, signed_by)
    values (${programmeId}, ${sign.id}, ${sign.roundId}, ${sign.placeId}, ${sign.households}, ${sign.exceptions}, ${JSON.stringify(sign.items)}::jsonb, ${sign.on}, ${sign.at}, ${sign.personId})`);
}

export function placeNamed(ctx: ReadContext, placeId: string): Promise<{ name_zh: string; name_en: string } | undefined> {
  return maybeRow(ctx.tx, sql`select p.name_zh, p.name_en from places.places p where p.programme_id = ${ctx.programmeId} and p.id = ${placeId} and ${scopePredicate(ctx.scope, { place: 'p.id' })}`);
}
