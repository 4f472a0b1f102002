/** 测评体系作数源 · Editions can be counted, and which of them are linked with another by a crosswalk. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { editionStateWords, levelWordsOfEdition } from '../../contract/index.ts';

/** A pair that was looked at and found unrelated links nothing. */
const LINKED = "exists (select 1 from frameworks.crosswalk_links l where l.programme_id = e.programme_id and (l.left_edition_id = e.id or l.right_edition_id = e.id) and l.relation <> 'unrelated')";

export const frameworksFigureSource: FigureSource = {
  module: 'frameworks', permission: 'frameworks.read', topics: [],
  shapes: ({ programmeId }): readonly SourceShape[] => [{
    code: 'frameworks.editions', words: { zh: '测评体系版本', en: 'Editions of frameworks' },
    columns: {
      edition: column('text', '版本编码', 'Edition code', 'e.code'), family: column('text', '体系', 'Framework', 'e.family'), level: column('text', '级别', 'Level', 'e.level', levelWordsOfEdition), year: column('number', '年份', 'Year', 'e.year'), state: column('text', '状态', 'State', 'e.state', editionStateWords),
      effectiveFrom: column('date', '施行日期', 'In effect from', 'e.effective_from'), effectiveTo: column('date', '停用日期', 'In effect to', 'e.effective_to'), isLinked: column('boolean', '已与其他体系双城联动', 'Linked by a crosswalk', LINKED),
      standards: { ...column('number', '测评标准数', 'Standards', "(select count(*) from frameworks.nodes n where n.programme_id = e.programme_id and n.edition_id = e.id and n.level = 'standard')"), unit: '条' },
    },
    from: sql`from frameworks.editions e where e.programme_id = ${programmeId}`,
    id: sql`e.id::text`, label: sql`e.title_zh`, named: { name: sql`e.title_zh`, may: sql`e.state <> 'draft'` }, day: sql`e.effective_from`, path: sql`'/frameworks/' || e.id`,
  }],
};
