/** Bulletins: their list, one of them, and the writes of its life. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns, searchTextOf } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { BulletinKind, BulletinState, Figure } from '../../domain/index.ts';
import type { BulletinModel } from '../model.ts';
import type { RegisterRow } from './facts.ts';

export interface SummaryRow {
  id: string; kind: BulletinKind; title: string; state: BulletinState; round_id: string | null; round_zh: string | null; round_en: string | null; document_number: string | null; issue_number: number | null;
  as_of: string; figures_hash: string; drafted_at: string; drafted_by: string; drafted_by_name: string; approved_at: string | null; approved_by_name: string | null; published_at: string | null;
}

export interface BulletinRow extends SummaryRow {
  figures: Figure[]; model: BulletinModel; version: number; title_source: string | null; content: string | null; template_id: string | null; template_version: number | null; editors: string[]; remark: string | null; withdrawal_reason: string | null; corrects_id: string | null;
}

const summary = sql`b.id, b.kind, b.title, b.state, b.round_id, r.name_zh as round_zh, r.name_en as round_en, b.document_number, b.issue_number, b.as_of, b.figures_hash,
  b.drafted_at, b.drafted_by, coalesce(d.name, '') as drafted_by_name, b.approved_at, a.name as approved_by_name, b.published_at`;

const joined = sql`bulletins.bulletins b
  left join inspections.rounds r on r.programme_id = b.programme_id and r.id = b.round_id
  left join people.persons d on d.programme_id = b.programme_id and d.id = b.drafted_by
  left join people.persons a on a.programme_id = b.programme_id and a.id = b.approved_by`;

export interface BulletinFilter { readonly roundId?: string | undefined; readonly kind?: BulletinKind | undefined; readonly state?: BulletinState | undefined; readonly q?: string | undefined; /** What titles that hide a name are found by, in place of the title as it is kept. */ readonly shownTitles?: readonly { readonly id: string; readonly text: string }[] }
export type BulletinSort = SortOf<'recent' | 'title' | 'number' | 'published'>;

function predicate(programmeId: string, filter: BulletinFilter) {
  const hiding = filter.shownTitles ?? [];
  const title = hiding.length === 0 ? searchable('b', 'title') : sql`coalesce((select t.text from jsonb_to_recordset(${JSON.stringify(hiding)}::jsonb) as t(id uuid, text text) where t.id = b.id), ${searchable('b', 'title')})`;
  const words = searchPatterns(filter.q).map((pattern) => sql`and (${title} like ${pattern} or lower(b.document_number) like ${pattern})`);
  return sql`b.programme_id = ${programmeId} and (${filter.roundId ?? null}::uuid is null or b.round_id = ${filter.roundId ?? null}::uuid)
    and (${filter.kind ?? null}::text is null or b.kind = ${filter.kind ?? null}::text) and (${filter.state ?? null}::text is null or b.state = ${filter.state ?? null}::text) ${words.length === 0 ? sql`` : sql.join(words, sql` `)}`;
}

const ordered = (sort: BulletinSort) => orderBy(sort, {
  recent: ['b.drafted_at desc', 'b.id desc'], title: ['b.title', 'b.id'], published: ['b.published_at desc nulls last', 'b.id desc'],
  number: ['extract(year from b.published_at) desc nulls last', 'b.issue_number desc nulls last', 'b.id desc'],
});

/** One page, the newest first unless told. Expects the primary key of bulletins, which are tens a year. */
export function bulletinPage(tx: Tx, programmeId: string, filter: BulletinFilter, sort: BulletinSort, page: number, pageSize: number): Promise<SummaryRow[]> {
  return rows<SummaryRow>(tx, sql`select ${summary} from ${joined} where ${predicate(programmeId, filter)} order by ${ordered(sort)} limit ${pageSize} offset ${(page - 1) * pageSize}`);
}

export async function bulletinTotal(tx: Tx, programmeId: string, filter: BulletinFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from bulletins.bulletins b where ${predicate(programmeId, filter)}`)).count;
}

export function bulletinRow(tx: Tx, programmeId: string, id: string): Promise<BulletinRow | undefined> {
  return maybeRow<BulletinRow>(tx, sql`select ${summary}, b.figures, b.model, b.version, b.title_source, b.content, b.template_id, b.template_version, b.editors, b.remark, b.withdrawal_reason, b.corrects_id from ${joined} where b.programme_id = ${programmeId} and b.id = ${id}`);
}

/** The same, held until the transaction ends, so that two people's steps come one after the other. */
export async function lockBulletin(tx: Tx, programmeId: string, id: string): Promise<BulletinRow | undefined> {
  await sql`select 1 from bulletins.bulletins where programme_id = ${programmeId} and id = ${id} for update`.execute(tx);
  return bulletinRow(tx, programmeId, id);
}

export interface DraftToKeep {
  readonly id: string; readonly roundId: string; readonly title: string; readonly figures: readonly Figure[]; readonly figuresHash: string; readonly model: BulletinModel;
  readonly at: string; readonly by: string;
}

export function insertDraft(tx: Tx, programmeId: string, draft: DraftToKeep): Promise<number> {
  return changed(tx, sql`insert into bulletins.bulletins (programme_id, id, kind, round_id, state, title, figures, figures_hash, model, as_of, drafted_at, drafted_by, search_text)
    values (${programmeId}, ${draft.id}, 'inspection', ${draft.roundId}, 'draft', ${draft.title}, ${JSON.stringify(draft.figures)}::jsonb, ${draft.figuresHash},
      ${JSON.stringify(draft.model)}::jsonb, ${draft.at}, ${draft.at}, ${draft.by}, ${searchTextOf(draft.title)})`);
}

/** New figures make it a draft again, by whoever computed them. */
export function replaceDraft(tx: Tx, programmeId: string, draft: DraftToKeep): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set state = 'draft', title = ${draft.title}, search_text = ${searchTextOf(draft.title)}, figures = ${JSON.stringify(draft.figures)}::jsonb, figures_hash = ${draft.figuresHash},
      model = ${JSON.stringify(draft.model)}::jsonb, as_of = ${draft.at}, drafted_at = ${draft.at}, drafted_by = ${draft.by}, approved_at = null, approved_by = null
    where programme_id = ${programmeId} and id = ${draft.id}`);
}

export function saveApproval(tx: Tx, programmeId: string, id: string, by: string, at: string): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set state = 'approved', approved_by = ${by}, approved_at = ${at} where programme_id = ${programmeId} and id = ${id}`);
}

export interface Publication { readonly documentNumber: string; readonly issueNumber: number; readonly model: BulletinModel; readonly by: string; readonly at: string }

export function savePublication(tx: Tx, programmeId: string, id: string, publication: Publication): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set state = 'published', document_number = ${publication.documentNumber}, issue_number = ${publication.issueNumber},
      model = ${JSON.stringify(publication.model)}::jsonb, published_by = ${publication.by}, published_at = ${publication.at}
    where programme_id = ${programmeId} and id = ${id}`);
}

export function freezeRegister(tx: Tx, programmeId: string, bulletinId: string, register: { rows: readonly RegisterRow[]; hash: string; at: string }): Promise<number> {
  return changed(tx, sql`insert into bulletins.registers (programme_id, bulletin_id, rows, rows_hash, frozen_at)
    values (${programmeId}, ${bulletinId}, ${JSON.stringify(register.rows)}::jsonb, ${register.hash}, ${register.at})`);
}

export async function frozenRegister(tx: Tx, programmeId: string, bulletinId: string): Promise<RegisterRow[] | null> {
  return (await maybeRow<{ rows: RegisterRow[] }>(tx, sql`select rows from bulletins.registers where programme_id = ${programmeId} and bulletin_id = ${bulletinId}`))?.rows ?? null;
}

export function saveWithdrawal(tx: Tx, programmeId: string, id: string, reason: string): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set state = 'withdrawn', withdrawal_reason = ${reason} where programme_id = ${programmeId} and id = ${id}`);
}

/** One counter for the document numbers of all kinds, since they share the issuing office, and one for the issues of each kind. */
export const DOCUMENT_COUNTER = 'document';

/** The next number of a kind and year; the counter's row is held until the commit, so that no number is lost or given twice. */
export async function takeNumber(tx: Tx, programmeId: string, kind: string, year: number): Promise<number> {
  return (await oneRow<{ last_number: number }>(tx, sql`
    insert into bulletins.number_counters as c (programme_id, kind, year, last_number) values (${programmeId}, ${kind}, ${year}, 1)
    on conflict (programme_id, kind, year) do update set last_number = c.last_number + 1 returning last_number`)).last_number;
}

/** The number that the next document of a year would get; nothing is taken. */
export async function numberToCome(tx: Tx, programmeId: string, kind: string, year: number): Promise<number> {
  const row = await maybeRow<{ last_number: number }>(tx, sql`select last_number from bulletins.number_counters where programme_id = ${programmeId} and kind = ${kind} and year = ${year}`);
  return (row?.last_number ?? 0) + 1;
}

/** `place_name`: of the one place that holds all others; where there are several or none, the programme’s own name. */
export interface ProgrammeSettings { name_zh: string; place_name: string; synthetic: boolean; bulletin: unknown; minimum_count: number | null }

/** What the programme says of its bulletins and rankings. */
export function programmeSettings(tx: Tx, programmeId: string): Promise<ProgrammeSettings> {
  return oneRow<ProgrammeSettings>(tx, sql`select name_zh, synthetic,
      coalesce((select max(p.name_zh) from places.places p where p.programme_id = g.id and p.parent_id is null and p.kind = 'city' and p.valid_to is null having count(*) = 1), name_zh) as place_name,
      settings -> 'bulletin' as bulletin, (settings -> 'ranking' ->> 'minimumCount')::integer as minimum_count
    from places.programmes g where id = ${programmeId}`);
}
