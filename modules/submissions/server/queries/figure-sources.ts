/** 申报作数源 · Pieces of material and what was asked for can be counted; what was taken back counts in no figure. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { pieceKindWords, pieceStateWords, requestStateWords } from '../../contract/index.ts';

/** Of one kind, for one standard of one unit: accepted, no more than required. */
const accepted = (kind: 'document' | 'picture', least: string): string => `least(${least}, (select count(*) from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number
  where p.programme_id = n.programme_id and p.request_id = n.request_id and p.organisation_id = n.organisation_id and p.kind = '${kind}' and p.state = 'accepted' and n.standard_id = any (v.standard_ids)))`;

const shapes = (programmeId: string): readonly SourceShape[] => [
  {
    code: 'submissions.pieces', words: { zh: '申报材料', en: 'Pieces of material' },
    columns: {
      request: column('text', '任务编码', 'Request', 'r.code'), edition: column('text', '测评体系编码', 'Edition', 'e.code'), unit: column('text', '单位编码', 'Unit', 'o.code'), kind: column('text', '种类', 'Kind', 'p.kind', pieceKindWords), state: column('text', '状态', 'State', 'p.state', pieceStateWords),
      isTakenOver: column('boolean', '沿用', 'Taken over', '(p.taken_from is not null)'), standards: { ...column('number', '对应标准数', 'Standards', 'cardinality(v.standard_ids)'), unit: '条' }, files: { ...column('number', '文件数', 'Files', 'cardinality(v.file_ids)'), unit: '个' }, submittedOn: column('date', '报送日期', 'Submitted on', 'v.submitted_at::date'),
    },
    // A caption is what somebody wrote: it is shown to whoever may see the piece, and named nowhere in public.
    from: sql`from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number join submissions.requests r on r.programme_id = p.programme_id and r.id = p.request_id
      join frameworks.editions e on e.programme_id = r.programme_id and e.id = r.edition_id join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id where p.programme_id = ${programmeId} and p.state <> 'withdrawn'`,
    id: sql`p.id::text`, label: sql`v.theme || ' · ' || o.name_zh`, day: sql`v.shown_on`, place: sql`o.place_id`, path: sql`'/material/' || p.id`,
  },
  {
    code: 'submissions.needs', words: { zh: '申报要求', en: 'What requests ask' },
    columns: {
      request: column('text', '任务编码', 'Request', 'r.code'), requestState: column('text', '任务状态', 'State of the request', 'r.state', requestStateWords), edition: column('text', '测评体系编码', 'Edition', 'e.code'), standard: column('text', '标准编码', 'Standard', 's.code'), unit: column('text', '单位编码', 'Unit', 'o.code'),
      required: { ...column('number', '要求件数', 'Required', '(n.documents_min + n.pictures_min)'), unit: '件' }, accepted: { ...column('number', '已通过件数', 'Accepted', `(${accepted('document', 'n.documents_min')} + ${accepted('picture', 'n.pictures_min')})`), unit: '件' },
    },
    from: sql`from submissions.needs n join submissions.requests r on r.programme_id = n.programme_id and r.id = n.request_id join frameworks.editions e on e.programme_id = r.programme_id and e.id = r.edition_id
      join frameworks.nodes s on s.programme_id = n.programme_id and s.id = n.standard_id join places.organisations o on o.programme_id = n.programme_id and o.id = n.organisation_id where n.programme_id = ${programmeId}`,
    id: sql`n.request_id || '/' || n.standard_id || '/' || n.organisation_id`, label: sql`s.code || ' ' || s.name_zh || ' · ' || o.name_zh`, named: 'label', day: sql`r.due_on`, dayIsPlanned: true, place: sql`o.place_id`, path: sql`'/material-requests/' || r.id`,
  },
];

export const submissionsFigureSource: FigureSource = {
  module: 'submissions', permission: 'submissions.read', topics: ['submissions'], shapes: ({ programmeId }) => shapes(programmeId),
  // What was taken over from an earlier piece has its pictures knowingly.
  photos: ({ programmeId }) => sql`select f.sha256 as fingerprint, p.id::text as id, v.theme || ' · ' || o.name_zh as label, '/material/' || p.id as path from submissions.pieces p
    join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number cross join lateral unnest(v.file_ids) as h(id) join files.files f on f.programme_id = p.programme_id and f.id = h.id and f.media_type like 'image/%'
    join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id where p.programme_id = ${programmeId} and p.state <> 'withdrawn' and p.taken_from is null`,
};
