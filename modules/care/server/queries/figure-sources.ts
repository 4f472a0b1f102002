/** 关怀作数源 · Schemes and what they give; of those who receive nobody is shown. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';

export const careFigureSource: FigureSource = {
  module: 'care', permission: 'care.read', topics: ['care'],
  shapes: ({ programmeId }): readonly SourceShape[] => [{
    code: 'care.benefits', words: { zh: '关怀内容', en: 'Benefits' }, columns: { scheme: column('text', '项目编码', 'Scheme', 's.code'), kind: column('text', '类别', 'Kind', 'b.kind'), state: column('text', '项目状态', 'State of the scheme', 's.state') },
    from: sql`from care.benefits b join care.schemes s on s.programme_id = b.programme_id and s.id = b.scheme_id where b.programme_id = ${programmeId}`,
    id: sql`b.id::text`, label: sql`b.name || ' · ' || s.name`, named: 'label', day: sql`lower(s.period)`, path: sql`'/care/' || s.id`,
  }],
};
