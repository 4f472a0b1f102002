/** 可沿用的材料 · Accepted pieces of the units that a request asks, for the very standards or for those that the crosswalk holds to ask as much. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { PieceKind, ReuseRelation } from '../../domain/index.ts';
import type { NamedRow } from './submissions.ts';

export interface ReusableRow {
  piece_id: string; unit: NamedRow; kind: PieceKind; serves: { standard: NamedRow; viaCode: string; editionZh: string; editionEn: string; relation: ReuseRelation; note: string | null }[]; from_id: string; from_name: string;
  shown_on: string; place: string; people: string; theme: string; background: string; occasion: string; document_number: string | null; file_ids: string[];
}

/**
 * What was taken over already, came from this very request, or shows a day outside the window is left out; of a piece and what was taken over from it the first is offered. A link reads from both sides: that the other standard asks the
 * whole (whole, from the other side) means that this one asks a part of it.
 */
export function reusableRows({ tx, programmeId }: ReadContext, requestId: string, of: { readonly organisationId?: string | undefined; readonly pieceId?: string | undefined } = {}): Promise<ReusableRow[]> {
  return rows(tx, sql`with asked as (
      select n.organisation_id, s.id, s.code, s.name_zh, s.name_en, s.edition_id, s.sort_order, r.starts_on, r.ends_on from submissions.requests r join submissions.needs n on n.programme_id = r.programme_id and n.request_id = r.id
        join frameworks.nodes s on s.programme_id = n.programme_id and s.id = n.standard_id where r.programme_id = ${programmeId} and r.id = ${requestId} and r.state = 'open'),
    serving as (
      select distinct on (p.id, a.id) p.id as piece_id, a.id as standard_id, a.code, a.name_zh, a.name_en, a.sort_order, o.code as via_code, e.title_zh, e.title_en, l.note,
          case when o.id = a.id then 'own' when l.relation = 'same' then 'same' else 'part' end as relation
        from asked a join submissions.pieces p on p.programme_id = ${programmeId} and p.organisation_id = a.organisation_id and p.state = 'accepted' and p.request_id <> ${requestId}
        join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number and v.shown_on between a.starts_on and a.ends_on
        join frameworks.nodes o on o.programme_id = p.programme_id and o.id = any (v.standard_ids) join frameworks.editions e on e.programme_id = o.programme_id and e.id = o.edition_id
        left join frameworks.crosswalk_links l on l.programme_id = p.programme_id and (
          (l.left_edition_id = a.edition_id and l.left_code = a.code and l.right_edition_id = o.edition_id and l.right_code = o.code and l.relation in ('same', 'part'))
          or (l.right_edition_id = a.edition_id and l.right_code = a.code and l.left_edition_id = o.edition_id and l.left_code = o.code and l.relation in ('same', 'whole')))
       where (o.id = a.id or l.relation is not null) and (${of.organisationId ?? null}::uuid is null or p.organisation_id = ${of.organisationId ?? null}::uuid) and (${of.pieceId ?? null}::uuid is null or p.id = ${of.pieceId ?? null}::uuid)
         and not exists (select 1 from submissions.pieces t where t.programme_id = p.programme_id and t.request_id = ${requestId} and t.taken_from in (p.id, p.taken_from) and t.state <> 'withdrawn')
         and not exists (select 1 from submissions.pieces h where h.programme_id = p.programme_id and h.id = p.taken_from and h.request_id = ${requestId})
       order by p.id, a.id, case when o.id = a.id then 0 when l.relation = 'same' then 1 else 2 end)
    select p.id as piece_id, jsonb_build_object('id', u.id, 'code', u.code, 'nameZh', u.name_zh, 'nameEn', u.name_en) as unit, p.kind, q.id as from_id, q.name as from_name, v.shown_on, v.place, v.people, v.theme, v.background, v.occasion, v.document_number, v.file_ids,
        (select jsonb_agg(jsonb_build_object('standard', jsonb_build_object('id', g.standard_id, 'code', g.code, 'nameZh', g.name_zh, 'nameEn', g.name_en), 'viaCode', g.via_code, 'editionZh', g.title_zh, 'editionEn', g.title_en, 'relation', g.relation, 'note', g.note) order by g.sort_order) from serving g where g.piece_id = p.id) as serves
      from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number join submissions.requests q on q.programme_id = p.programme_id and q.id = p.request_id
      join places.organisations u on u.programme_id = p.programme_id and u.id = p.organisation_id
     where p.programme_id = ${programmeId} and p.id in (select piece_id from serving) and (p.taken_from is null or p.taken_from not in (select piece_id from serving)) order by v.shown_on desc, p.id limit 200`);
}

export async function isTakenInto({ tx, programmeId }: ReadContext, requestId: string, pieceId: string): Promise<boolean> {
  return (await rows(tx, sql`select 1 from submissions.pieces where programme_id = ${programmeId} and request_id = ${requestId} and taken_from = ${pieceId} and state <> 'withdrawn'`)).length > 0;
}
