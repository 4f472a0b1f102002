/** Requests with what they ask, pieces with their versions. Row-level security decides which of them are there. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { PieceKind, PieceState, RequestState } from '../../domain/index.ts';

export interface NamedRow { id: string; code: string; nameZh: string; nameEn: string }
export interface RequestRow { id: string; code: string; name: string; state: RequestState; version: number; edition: { id: string; code: string; titleZh: string; titleEn: string }; starts_on: string; ends_on: string; due_on: string }
export interface NeedRow { request_id: string; standard: NamedRow; unit: NamedRow; documents_min: number; pictures_min: number; documents_accepted: number; documents_waiting: number; pictures_accepted: number; pictures_waiting: number }

const named = (alias: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`jsonb_build_object('id', ${column('id')}, 'code', ${column('code')}, 'nameZh', ${column('name_zh')}, 'nameEn', ${column('name_en')})`;
};
const ofRequest = (alias: string, requestIds: string | readonly string[]): RawBuilder<unknown> => sql`${sql.ref(alias)} = any (${typeof requestIds === 'string' ? [requestIds] : [...requestIds]}::uuid[])`;

export interface RequestFilter { readonly q?: string | undefined; readonly state?: RequestState | undefined; readonly editionId?: string | undefined; readonly organisationId?: string | undefined }

function where(programmeId: string, { q, state, editionId, organisationId }: RequestFilter): RawBuilder<unknown> {
  const like = `%${(q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql.join([
    sql`r.programme_id = ${programmeId}`, ...(q === undefined || q === '' ? [] : [sql`(r.name ilike ${like} or r.code ilike ${like})`]), ...(state === undefined ? [] : [sql`r.state = ${state}`]), ...(editionId === undefined ? [] : [sql`r.edition_id = ${editionId}`]),
    ...(organisationId === undefined ? [] : [sql`exists (select 1 from submissions.needs n where n.programme_id = r.programme_id and n.request_id = r.id and n.organisation_id = ${organisationId})`]),
  ], sql` and `);
}

export function requestPage({ tx, programmeId }: ReadContext, filter: RequestFilter, sort: SortOf<'due' | 'code' | 'name'>, page: { readonly limit: number; readonly offset: number }): Promise<RequestRow[]> {
  const order = orderBy(sort, { due: ['r.due_on desc', 'r.code'], code: ['r.code'], name: ['r.name', 'r.code'] });
  return rows(tx, sql`${selected} where ${where(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function requestTotal({ tx, programmeId }: ReadContext, filter: RequestFilter): Promise<number> {
  return Number((await oneRow<{ count: number }>(tx, sql`select count(*) as count from submissions.requests r where ${where(programmeId, filter)}`)).count);
}

const selected = sql`select r.id, r.code, r.name, r.state, r.version, jsonb_build_object('id', e.id, 'code', e.code, 'titleZh', e.title_zh, 'titleEn', e.title_en) as edition, r.starts_on, r.ends_on, r.due_on
    from submissions.requests r join frameworks.editions e on e.programme_id = r.programme_id and e.id = r.edition_id`;

export function requestRows({ tx, programmeId }: ReadContext, requestId: string): Promise<RequestRow[]> {
  return rows(tx, sql`${selected} where r.programme_id = ${programmeId} and r.id = ${requestId}`);
}

/** What is asked, with how many pieces are accepted and waiting for it; a returned piece counts for nothing until it is submitted again. */
export function needRows({ tx, programmeId }: ReadContext, requestId: string | readonly string[]): Promise<NeedRow[]> {
  return rows(tx, sql`select n.request_id, ${named('s')} as standard, ${named('o')} as unit, n.documents_min, n.pictures_min,
      count(p.id) filter (where p.kind = 'document' and p.state = 'accepted') as documents_accepted, count(p.id) filter (where p.kind = 'document' and p.state = 'waiting') as documents_waiting,
      count(p.id) filter (where p.kind = 'picture' and p.state = 'accepted') as pictures_accepted, count(p.id) filter (where p.kind = 'picture' and p.state = 'waiting') as pictures_waiting
    from submissions.needs n join frameworks.nodes s on s.programme_id = n.programme_id and s.id = n.standard_id join places.organisations o on o.programme_id = n.programme_id and o.id = n.organisation_id
    left join (submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number)
      on p.programme_id = n.programme_id and p.request_id = n.request_id and p.organisation_id = n.organisation_id and n.standard_id = any (v.standard_ids)
    where n.programme_id = ${programmeId} and ${ofRequest('n.request_id', requestId)}
    group by n.request_id, n.documents_min, n.pictures_min, s.programme_id, s.id, o.programme_id, o.id order by s.sort_order, o.code`);
}

export interface PieceRow { id: string; request_id: string; unit: NamedRow; kind: PieceKind; state: PieceState; theme: string; shown_on: string; standards: string[]; is_taken: boolean }

export function pieceRows({ tx, programmeId }: ReadContext, requestId: string | readonly string[]): Promise<PieceRow[]> {
  return rows(tx, sql`select p.id, p.request_id, ${named('o')} as unit, p.kind, p.state, v.theme, v.shown_on, p.taken_from is not null as is_taken,
      coalesce((select jsonb_agg(n.code order by n.sort_order) from frameworks.nodes n where n.programme_id = p.programme_id and n.id = any (v.standard_ids)), '[]') as standards
    from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id
    where p.programme_id = ${programmeId} and ${ofRequest('p.request_id', requestId)} order by v.submitted_at desc, p.id`);
}

export interface LockedPiece { id: string; request_id: string; organisation_id: string; kind: PieceKind; state: PieceState; number: number; version: number; submitted_by: string }

export function lockPiece({ tx, programmeId }: ReadContext, pieceId: string): Promise<LockedPiece | undefined> {
  return maybeRow(tx, sql`select p.id, p.request_id, p.organisation_id, p.kind, p.state, p.number, p.version, v.submitted_by from submissions.pieces p
    join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number where p.programme_id = ${programmeId} and p.id = ${pieceId} for update of p`);
}

export interface PieceHead { id: string; request: { id: string; code: string; name: string; startsOn: string; endsOn: string }; unit: NamedRow; kind: PieceKind; state: PieceState; version: number; submitted_by: string; withdrawn_reason: string | null; taken_from: { id: string; request: { id: string; name: string }; theme: string; shownOn: string } | null }

export function pieceHead({ tx, programmeId }: ReadContext, pieceId: string): Promise<PieceHead | undefined> {
  return maybeRow(tx, sql`select p.id, jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'startsOn', r.starts_on, 'endsOn', r.ends_on) as request, ${named('o')} as unit, p.kind, p.state, p.version, v.submitted_by, p.withdrawn_reason,
      (select jsonb_build_object('id', o.id, 'request', jsonb_build_object('id', q.id, 'name', q.name), 'theme', w.theme, 'shownOn', w.shown_on) from submissions.pieces o join submissions.piece_versions w on w.programme_id = o.programme_id and w.piece_id = o.id and w.number = o.number
        join submissions.requests q on q.programme_id = o.programme_id and q.id = o.request_id where o.programme_id = p.programme_id and o.id = p.taken_from) as taken_from
    from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number
    join submissions.requests r on r.programme_id = p.programme_id and r.id = p.request_id join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id where p.programme_id = ${programmeId} and p.id = ${pieceId}`);
}

export interface VersionRow {
  number: number; shown_on: string; place: string; people: string; theme: string; background: string; occasion: string; document_number: string | null; file_ids: string[]; standards: NamedRow[]; submitted_at: string; submitted_by: string;
  accepted: boolean | null; reason: string | null; reviewed_at: string | null; reviewed_by: string | null;
}

export function versionRows({ tx, programmeId }: ReadContext, pieceId: string): Promise<VersionRow[]> {
  return rows(tx, sql`select v.number, v.shown_on, v.place, v.people, v.theme, v.background, v.occasion, v.document_number, v.file_ids, v.submitted_at, a.name as submitted_by, w.accepted, w.reason, w.reviewed_at, b.name as reviewed_by,
      coalesce((select jsonb_agg(${named('n')} order by n.sort_order) from frameworks.nodes n where n.programme_id = v.programme_id and n.id = any (v.standard_ids)), '[]') as standards
    from submissions.piece_versions v join people.persons a on a.programme_id = v.programme_id and a.id = v.submitted_by left join submissions.reviews w on w.programme_id = v.programme_id and w.piece_id = v.piece_id and w.number = v.number
    left join people.persons b on b.programme_id = w.programme_id and b.id = w.reviewed_by where v.programme_id = ${programmeId} and v.piece_id = ${pieceId} order by v.number desc`);
}

export interface AlsoServedRow { edition: { titleZh: string; titleEn: string }; standard: NamedRow; via: string }

/** Standards of other frameworks that the crosswalk holds to be the same work. */
export function alsoServed({ tx, programmeId }: ReadContext, standardIds: readonly string[]): Promise<AlsoServedRow[]> {
  return rows(tx, sql`select distinct on (e.code, w.sort_order, w.id) jsonb_build_object('titleZh', e.title_zh, 'titleEn', e.title_en) as edition, ${named('w')} as standard, n.code as via from frameworks.nodes n
    join frameworks.crosswalk_links l on l.programme_id = n.programme_id and l.relation in ('same', 'part', 'whole') and ((l.left_edition_id = n.edition_id and l.left_code = n.code) or (l.right_edition_id = n.edition_id and l.right_code = n.code))
    join frameworks.nodes w on w.programme_id = l.programme_id and w.edition_id = case when l.left_edition_id = n.edition_id then l.right_edition_id else l.left_edition_id end and w.code = case when l.left_edition_id = n.edition_id then l.right_code else l.left_code end
    join frameworks.editions e on e.programme_id = w.programme_id and e.id = w.edition_id where n.programme_id = ${programmeId} and n.id = any (${[...standardIds]}::uuid[]) order by e.code, w.sort_order, w.id, n.sort_order`);
}

export async function knownOrganisations({ tx, programmeId }: ReadContext, ids: readonly string[]): Promise<Set<string>> {
  return new Set((await rows<{ id: string }>(tx, sql`select id from places.organisations where programme_id = ${programmeId} and id = any (${[...ids]}::uuid[])`)).map(({ id }) => id));
}

export interface NeedToKeep { readonly standardId: string; readonly organisationId: string; readonly documentsMin: number; readonly picturesMin: number }

export async function insertRequest(ctx: WriteContext, request: { readonly id: string; readonly code: string; readonly name: string; readonly editionId: string; readonly startsOn: string; readonly endsOn: string; readonly dueOn: string }, needs: readonly NeedToKeep[]): Promise<void> {
  await changed(ctx.tx, sql`insert into submissions.requests (programme_id, id, code, name, edition_id, starts_on, ends_on, due_on, created_by, created_at)
    values (${ctx.programmeId}, ${request.id}, ${request.code}, ${request.name}, ${request.editionId}, ${request.startsOn}, ${request.endsOn}, ${request.dueOn}, ${ctx.personId}, ${new Date(ctx.now).toISOString()})`);
  await insertNeeds(ctx, request.id, needs);
}

async function insertNeeds(ctx: WriteContext, requestId: string, needs: readonly NeedToKeep[]): Promise<void> {
  await changed(ctx.tx, sql`insert into submissions.needs (programme_id, request_id, standard_id, organisation_id, documents_min, pictures_min)
    select ${ctx.programmeId}, ${requestId}, n."standardId", n."organisationId", n."documentsMin", n."picturesMin" from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as n("standardId" uuid, "organisationId" uuid, "documentsMin" integer, "picturesMin" integer)`);
}

/** A request, locked while it is changed; 'share' keeps it open while something is submitted to it. */
export function lockRequest({ tx, programmeId }: ReadContext, requestId: string, how: 'update' | 'share'): Promise<{ state: RequestState; version: number; edition_id: string; ends_on: string } | undefined> {
  return maybeRow(tx, sql`select state, version, edition_id, ends_on from submissions.requests where programme_id = ${programmeId} and id = ${requestId} ${how === 'update' ? sql`for update` : sql`for share`}`);
}

export async function replaceRequest(ctx: WriteContext, requestId: string, of: { readonly name: string; readonly dueOn: string }, needs: readonly NeedToKeep[]): Promise<void> {
  await changed(ctx.tx, sql`update submissions.requests set name = ${of.name}, due_on = ${of.dueOn}, version = version + 1 where programme_id = ${ctx.programmeId} and id = ${requestId}`);
  await changed(ctx.tx, sql`delete from submissions.needs where programme_id = ${ctx.programmeId} and request_id = ${requestId}`);
  await insertNeeds(ctx, requestId, needs);
}

export function setRequestState(ctx: WriteContext, requestId: string, state: RequestState): Promise<number> {
  return changed(ctx.tx, sql`update submissions.requests set state = ${state}, version = version + 1 where programme_id = ${ctx.programmeId} and id = ${requestId}`);
}

/** Standards of units for which something is there: what asks for them may not be left out. */
export function needsInUse({ tx, programmeId }: ReadContext, requestId: string): Promise<{ standard_id: string; organisation_id: string; code: string }[]> {
  return rows(tx, sql`select distinct s.id as standard_id, p.organisation_id, s.code from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number
    join frameworks.nodes s on s.programme_id = v.programme_id and s.id = any (v.standard_ids) where p.programme_id = ${programmeId} and p.request_id = ${requestId} and p.state <> 'withdrawn' order by s.code`);
}

/** Every piece with its newest version and what was said of it, for the table. */
export interface PieceTableRow extends VersionRow { unit: NamedRow; kind: PieceKind; state: PieceState; withdrawn_reason: string | null }

export function pieceTable({ tx, programmeId }: ReadContext, requestId: string): Promise<PieceTableRow[]> {
  return rows(tx, sql`select ${named('o')} as unit, p.kind, p.state, p.withdrawn_reason, v.number, v.shown_on, v.place, v.people, v.theme, v.background, v.occasion, v.document_number, v.file_ids, v.submitted_at, a.name as submitted_by, w.accepted, w.reason, w.reviewed_at, b.name as reviewed_by,
      coalesce((select jsonb_agg(${named('n')} order by n.sort_order) from frameworks.nodes n where n.programme_id = v.programme_id and n.id = any (v.standard_ids)), '[]') as standards
    from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id
    join people.persons a on a.programme_id = v.programme_id and a.id = v.submitted_by left join submissions.reviews w on w.programme_id = v.programme_id and w.piece_id = v.piece_id and w.number = v.number
    left join people.persons b on b.programme_id = w.programme_id and b.id = w.reviewed_by where p.programme_id = ${programmeId} and p.request_id = ${requestId} order by o.code, v.submitted_at, p.id`);
}

export function insertPiece(ctx: WriteContext, piece: { readonly id: string; readonly requestId: string; readonly organisationId: string; readonly kind: PieceKind; readonly takenFrom: string | null }): Promise<number> {
  return changed(ctx.tx, sql`insert into submissions.pieces (programme_id, id, request_id, organisation_id, kind, state, taken_from) values (${ctx.programmeId}, ${piece.id}, ${piece.requestId}, ${piece.organisationId}, ${piece.kind}, 'waiting', ${piece.takenFrom})`);
}

export interface VersionToKeep { readonly shownOn: string; readonly place: string; readonly people: string; readonly theme: string; readonly background: string; readonly occasion: string; readonly documentNumber: string | null; readonly fileIds: readonly string[]; readonly standardIds: readonly string[] }

export function insertVersion(ctx: WriteContext, pieceId: string, number: number, kept: VersionToKeep): Promise<number> {
  return changed(ctx.tx, sql`insert into submissions.piece_versions (programme_id, piece_id, number, shown_on, place, people, theme, background, occasion, document_number, file_ids, standard_ids, submitted_by, submitted_at)
    values (${ctx.programmeId}, ${pieceId}, ${number}, ${kept.shownOn}, ${kept.place}, ${kept.people}, ${kept.theme}, ${kept.background}, ${kept.occasion}, ${kept.documentNumber}, ${[...kept.fileIds]}::uuid[], ${[...kept.standardIds]}::uuid[], ${ctx.personId}, ${new Date(ctx.now).toISOString()})`);
}

export function insertReview(ctx: WriteContext, piece: LockedPiece, accepted: boolean, reason: string | null): Promise<number> {
  return changed(ctx.tx, sql`insert into submissions.reviews (programme_id, piece_id, number, submitted_by, accepted, reason, reviewed_by, reviewed_at)
    values (${ctx.programmeId}, ${piece.id}, ${piece.number}, ${piece.submitted_by}, ${accepted}, ${reason}, ${ctx.personId}, ${new Date(ctx.now).toISOString()})`);
}

export function movePiece({ tx, programmeId }: WriteContext, pieceId: string, state: PieceState, number: number, withdrawnReason: string | null = null): Promise<number> {
  return changed(tx, sql`update submissions.pieces set state = ${state}, number = ${number}, withdrawn_reason = ${withdrawnReason}, version = version + 1 where programme_id = ${programmeId} and id = ${pieceId}`);
}

export interface CountByPlaceRow { standard_id: string; standard_code: string; score_max_hundredths: number; ancestor_ids: string[]; documents_min: number; pictures_min: number; documents_accepted: number; pictures_accepted: number }

/** What was asked of units with a place and what was accepted, of the whole request, whoever reads. */
export function countsByPlace({ tx }: ReadContext, requestId: string): Promise<CountByPlaceRow[]> {
  return rows(tx, sql`select standard_id, standard_code, score_max_hundredths, ancestor_ids, documents_min, pictures_min, documents_accepted, pictures_accepted from submissions.counts_by_place(${requestId}::uuid)`);
}

/** What a request is called, also for whoever sees nothing of it but an area's score. */
export function requestName({ tx }: ReadContext, requestId: string): Promise<{ name: string; edition_id: string } | undefined> {
  return maybeRow(tx, sql`select name, edition_id from submissions.request_name(${requestId}::uuid)`);
}
