/** 申报的要求与记录 · What requests ask of units, for the burden meter, and what was accepted, for the crosswalk. */
import type { EvidenceSource } from '#modules/frameworks/server/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';

const PIECE = 'submissions.piece';
const NEEDS_MAX = 500;
interface NeedDraft { readonly standardId?: unknown; readonly organisationId?: unknown; readonly documentsMin?: unknown; readonly picturesMin?: unknown }
const amountOf = (given: unknown): number => (typeof given === 'number' && Number.isFinite(given) && given > 0 ? Math.floor(given) : 0);

/** A document or picture with its caption, asked of a unit for a standard; a request is asked in the month in which it is due. */
export const submissionsAskSource: AskSource = {
  module: 'submissions',
  kinds: [{ code: PIECE, words: { zh: '网上申报材料', en: 'Material for the online part' }, item: { zh: '一件材料', en: 'Piece' }, role: { zh: '部门、单位联络员', en: 'Departments and liaisons' }, minutes: 15 }],
  asked: ({ programmeId }, since) => sql`select ${PIECE}::text as kind, r.id::text as ask_id, r.name as label, '/material-requests/' || r.id as path, to_char(r.due_on, 'YYYY-MM') as month, null::uuid as place_id, n.organisation_id, sum(n.documents_min + n.pictures_min) as items
    from submissions.requests r join submissions.needs n on n.programme_id = r.programme_id and n.request_id = r.id
    where r.programme_id = ${programmeId} and r.due_on >= ${since}::date group by 1, 2, 3, 4, 5, 7`,
  topics: ({ programmeId }) => sql`select distinct ${PIECE}::text as kind, r.id::text as ask_id, r.name as label, '/material-requests/' || r.id as path, r.due_on as asked_on, 'standard:' || e.code || '/' || s.code as topic, s.name_zh as topic_label
    from submissions.requests r join submissions.needs n on n.programme_id = r.programme_id and n.request_id = r.id join frameworks.nodes s on s.programme_id = n.programme_id and s.id = n.standard_id
    join frameworks.editions e on e.programme_id = s.programme_id and e.id = s.edition_id where r.programme_id = ${programmeId}`,
  drafts: {
    async [PIECE](ctx, about) {
      const needs = (Array.isArray(about['needs']) ? about['needs'] as NeedDraft[] : []).slice(0, NEEDS_MAX);
      const items = needs.reduce((sum, need) => sum + amountOf(need.documentsMin) + amountOf(need.picturesMin), 0);
      if (items === 0) return null;
      const ids = needs.flatMap(({ standardId }) => (typeof standardId === 'string' ? [standardId] : []));
      const topics = await rows<{ code: string; label: string }>(ctx.tx, sql`select 'standard:' || e.code || '/' || s.code as code, s.name_zh as label from frameworks.nodes s join frameworks.editions e on e.programme_id = s.programme_id and e.id = s.edition_id
        where s.programme_id = ${ctx.programmeId} and s.id::text = any (${ids}::text[]) order by s.sort_order`);
      return { items, times: 1, topics };
    },
  },
};

/** 已通过的材料 · Of the whole programme; one piece counts for each standard that it serves. */
export const materialEvidence: EvidenceSource = {
  methods: ['material'],
  async countByStandard(ctx, editionId, since) {
    const found = await rows<{ standard_code: string; piece_count: number }>(ctx.tx, sql`select standard_code, piece_count from submissions.accepted_by_standard(${editionId}, ${since})`);
    return new Map(found.map((row) => [row.standard_code, Number(row.piece_count)]));
  },
};
