/** 案件作数源 · Cases by state and category; a case shows by its number. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { stateWords } from '../../contract/index.ts';

export const casesFigureSource: FigureSource = {
  module: 'cases', permission: 'cases.read', topics: ['cases'],
  shapes: ({ programmeId, utcOffsetMinutes }): readonly SourceShape[] => [{
    code: 'cases.cases', words: { zh: '案件', en: 'Cases' }, columns: { state: column('text', '状态', 'State', 'c.state', stateWords), category: column('text', '类别代码', 'Category', 'c.category_code'), closedOn: { words: { zh: '销号日期', en: 'Closed on' }, type: 'date', sql: sql`(c.closed_at + make_interval(mins => ${utcOffsetMinutes}::int))::date` } },
    from: sql`from cases.cases c where c.programme_id = ${programmeId}`, id: sql`c.id::text`, label: sql`c.number`, day: sql`(c.reported_at + make_interval(mins => ${utcOffsetMinutes}::int))::date`, place: sql`c.place_id`, path: sql`'/cases/' || c.id`,
  }],
  // A case of an inspection is opened with the pictures of what was observed, and one picture may show several faults of a site that were put right.
  photos: ({ programmeId }) => sql`select f.sha256 as fingerprint, coalesce(c.site_id, c.id)::text as id, c.number as label, '/cases/' || c.id as path from cases.case_photos h join files.files f on f.programme_id = h.programme_id and f.id = h.file_id
    join cases.cases c on c.programme_id = h.programme_id and c.id = h.case_id where h.programme_id = ${programmeId} and c.state <> 'voided' and not (c.source = 'inspection' and h.added_at = c.reported_at)`,
};
