/** Nominations by anybody: their inbox, one of them with what it may repeat, and what those who sent one are told. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import { systemFindsAny } from '#platform/server/db/as-system.ts';
import type { Db, RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { CandidateState, NominationState, NominatorKind, StageKind, SubjectKind } from '../../domain/index.ts';

export interface OpenRoundRow { id: string; name: string; conditions: string; ends_on: string; titles: { id: string; nameZh: string; nameEn: string; subjectKind: SubjectKind; stars: { code: string; zh: string; en: string }[] }[] }

/** Rounds that let anybody nominate and whose nomination is open today. */
export function openRounds(tx: Tx, programmeId: string, today: string, roundId: string | null): Promise<OpenRoundRow[]> {
  return rows(tx, sql`select r.id, r.name, r.conditions, s.ends_on,
      (select jsonb_agg(jsonb_build_object('id', t.id, 'nameZh', t.name_zh, 'nameEn', t.name_en, 'subjectKind', t.subject_kind, 'stars', coalesce(v.rules -> 'stars', '[]')) order by t.code) from honours.round_titles u join honours.titles t on t.programme_id = u.programme_id and t.id = u.title_id
          join honours.title_versions v on v.programme_id = u.programme_id and v.title_id = u.title_id and v.number = u.rule_version
        where u.programme_id = r.programme_id and u.round_id = r.id) as titles
    from honours.selection_rounds r join honours.round_stages s on s.programme_id = r.programme_id and s.round_id = r.id and s.state = 'open' and s.kind = 'nomination'
    where r.programme_id = ${programmeId} and r.state = 'running' and r.open_nomination and s.ends_on >= ${today}::date and s.starts_on <= ${today}::date ${roundId === null ? sql`` : sql`and r.id = ${roundId}`} order by s.ends_on, r.id`);
}

export async function nominationCountSince(tx: Tx, since: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select honours.nomination_count(${since}) as count`)).count;
}

export interface NominationToKeep { readonly id: string; readonly number: string; readonly roundId: string; readonly titleId: string; readonly nominee: string; readonly placeId: string | null; readonly words: string; readonly claimedStars: readonly string[]; readonly claimWords: Readonly<Record<string, string>>; readonly kind: NominatorKind; readonly nominatorSealed: string; readonly tokenHash: Buffer; readonly at: string }

export function insertNomination(tx: Tx, programmeId: string, n: NominationToKeep): Promise<number> {
  return changed(tx, sql`insert into honours.nominations (programme_id, id, number, round_id, title_id, nominee, place_id, words, claimed_stars, claim_words, kind, nominator_sealed, token_hash, state, received_at)
    values (${programmeId}, ${n.id}, ${n.number}, ${n.roundId}, ${n.titleId}, ${n.nominee}, ${n.placeId}, ${n.words}, ${n.claimedStars}::text[], ${JSON.stringify(n.claimWords)}::jsonb, ${n.kind}, ${n.nominatorSealed}, ${n.tokenHash}, 'received', ${n.at})`);
}

export interface FollowedRow { number: string; round_name: string; round_state: string; stage: StageKind | null; title_zh: string; title_en: string; received_at: string; state: NominationState; reason: string | null; candidate_state: CandidateState | null }

export function followedNomination(tx: Tx, tokenHash: Buffer): Promise<FollowedRow | undefined> {
  return maybeRow(tx, sql`select * from honours.public_nomination(${tokenHash})`);
}

export interface NominationRow {
  id: string; number: string; round_id: string; round_name: string; title_id: string; title_zh: string; title_en: string; subject_kind: SubjectKind; nominee: string; place_id: string | null; place_zh: string | null; place_en: string | null; words: string | null; claimed_stars: string[]; claim_words: Record<string, string>; kind: NominatorKind;
  nominator_sealed: string | null; state: NominationState; reason: string | null; candidate_id: string | null; candidate_state: CandidateState | null; received_at: string; settled_at: string | null; settled_by_name: string | null;
}

const columns = sql`n.id, n.number, n.round_id, r.name as round_name, n.title_id, t.name_zh as title_zh, t.name_en as title_en, t.subject_kind, n.nominee, n.place_id, p.name_zh as place_zh, p.name_en as place_en, n.words, n.claimed_stars, n.claim_words, n.kind, n.nominator_sealed, n.state, n.reason,
  n.candidate_id, c.state as candidate_state, n.received_at, n.settled_at, q.name as settled_by_name`;
const from = sql`honours.nominations n join honours.selection_rounds r on r.programme_id = n.programme_id and r.id = n.round_id join honours.titles t on t.programme_id = n.programme_id and t.id = n.title_id
  left join places.places p on p.programme_id = n.programme_id and p.id = n.place_id left join honours.candidates c on c.programme_id = n.programme_id and c.id = n.candidate_id left join people.persons q on q.programme_id = n.programme_id and q.id = n.settled_by`;

export interface NominationFilter { readonly roundId?: string | undefined; readonly state?: NominationState | undefined; readonly kind?: NominatorKind | undefined; readonly q?: string | undefined }

function where(programmeId: string, { roundId, state, kind, q }: NominationFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`n.programme_id = ${programmeId}`];
  if (roundId !== undefined) parts.push(sql`n.round_id = ${roundId}`);
  if (state !== undefined) parts.push(sql`n.state = ${state}`);
  if (kind !== undefined) parts.push(sql`n.kind = ${kind}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`(lower(n.nominee) like ${pattern} or lower(n.number) like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export function nominationPage(tx: Tx, programmeId: string, filter: NominationFilter, sort: SortOf<'waiting' | 'recent' | 'nominee'>, page: { limit: number; offset: number }): Promise<NominationRow[]> {
  const order = orderBy(sort, { waiting: ["(n.state = 'received') desc", 'n.received_at', 'n.id'], recent: ['n.received_at desc', 'n.id desc'], nominee: ['n.nominee', 'n.id'] });
  return rows(tx, sql`select ${columns} from ${from} where ${where(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function nominationTotal(tx: Tx, programmeId: string, filter: NominationFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from honours.nominations n where ${where(programmeId, filter)}`)).count;
}

export function nominationRow(tx: Tx, programmeId: string, id: string): Promise<NominationRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${from} where n.programme_id = ${programmeId} and n.id = ${id}`);
}

export function lockNomination(tx: Tx, programmeId: string, id: string): Promise<NominationRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${from} where n.programme_id = ${programmeId} and n.id = ${id} for update of n`);
}

const plain = (column: string): RawBuilder<unknown> => sql`lower(regexp_replace(normalize(${sql.raw(column)}, NFKC), '\s+', '', 'g'))`;

/** Subjects of a kind by one name, and whether they are candidates for the title already. */
export function subjectsNamed(tx: Tx, programmeId: string, by: { kind: SubjectKind; name: string; roundId: string; titleId: string; today: string }): Promise<{ id: string; code: string; label: string; place_zh: string | null; place_en: string | null; candidate_id: string | null }[]> {
  return rows(tx, sql`select s.id, s.code, s.label, p.name_zh as place_zh, p.name_en as place_en, c.id as candidate_id from honours.subjects s left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
      left join honours.candidates c on c.programme_id = s.programme_id and c.subject_id = s.id and c.round_id = ${by.roundId} and c.title_id = ${by.titleId}
    where s.programme_id = ${programmeId} and s.kind = ${by.kind} and ${plain('s.label')} = ${by.name} and (s.valid_to is null or s.valid_to > ${by.today}::date) order by s.code limit 20`);
}

export function nominationsAlike(tx: Tx, programmeId: string, by: { id: string; roundId: string; titleId: string; name: string }): Promise<{ id: string; number: string; state: NominationState }[]> {
  return rows(tx, sql`select n.id, n.number, n.state from honours.nominations n where n.programme_id = ${programmeId} and n.round_id = ${by.roundId} and n.title_id = ${by.titleId} and n.id <> ${by.id} and ${plain('n.nominee')} = ${by.name} order by n.received_at, n.id limit 50`);
}

export function saveSettled(tx: Tx, programmeId: string, id: string, to: { state: NominationState; reason: string | null; candidateId: string | null; at: string; personId: string }): Promise<number> {
  return changed(tx, sql`update honours.nominations set state = ${to.state}, reason = ${to.reason}, candidate_id = ${to.candidateId}, settled_at = ${to.at}, settled_by = ${to.personId} where programme_id = ${programmeId} and id = ${id}`);
}

export function saveOpenNomination(tx: Tx, programmeId: string, roundId: string, open: boolean): Promise<number> {
  return changed(tx, sql`update honours.selection_rounds set open_nomination = ${open}, version = version + 1 where programme_id = ${programmeId} and id = ${roundId}`);
}

export async function nominationsOfRound(tx: Tx, programmeId: string, roundId: string): Promise<{ open: boolean; waiting: number; total: number }> {
  return oneRow(tx, sql`select r.open_nomination as open, (select count(*) from honours.nominations n where n.programme_id = r.programme_id and n.round_id = r.id and n.state = 'received') as waiting,
      (select count(*) from honours.nominations n where n.programme_id = r.programme_id and n.round_id = r.id) as total
    from honours.selection_rounds r where r.programme_id = ${programmeId} and r.id = ${roundId}`);
}

/** Of rounds that are over since before a moment. A round is over when its last stage was ended; one that was cancelled, when it was begun. */
const overBefore = (programmeId: string, before: string): RawBuilder<unknown> => sql`n.programme_id = ${programmeId} and n.forgotten_at is null and exists (select 1 from honours.selection_rounds r where r.programme_id = n.programme_id and r.id = n.round_id and r.state in ('closed', 'cancelled')
  and coalesce((select max(s.done_at) from honours.round_stages s where s.programme_id = r.programme_id and s.round_id = r.id), r.created_at) < ${before}::timestamptz and n.received_at < ${before}::timestamptz)`;

/** Who sent them is forgotten; of those that were not taken also whom they named and what they said. */
export function forget(tx: Tx, programmeId: string, before: string, at: string, nobody: string): Promise<number> {
  return changed(tx, sql`update honours.nominations n set nominator_sealed = null, forgotten_at = ${at}, words = case when n.state = 'accepted' then n.words end, claim_words = case when n.state = 'accepted' then n.claim_words else '{}' end, nominee = case when n.state = 'accepted' then n.nominee else ${nobody} end where ${overBefore(programmeId, before)}`);
}

export const anythingToForget = (db: Db, programmeId: string, before: string): Promise<boolean> => systemFindsAny(db, programmeId, sql`select 1 from honours.nominations n where ${overBefore(programmeId, before)}`);
