/** 待办来源 · Figures that could not be counted last night, for whoever defines them. */
import { sql } from '#platform/server/db/index.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';

export const figureDuties: readonly DutySource[] = [{
  kind: 'figures.toMend', permission: 'figures.define', wholeProgramme: true, topics: ['figures'], words: { zh: '数字算不出', en: 'Figures that cannot be counted' }, act: { zh: '记录的字段变了：改定义或停用', en: 'The fields of its rows changed: mend its definition or retire it' },
  select: (ctx) => dutySelect({ id: sql`f.id`, code: sql`f.code`, what: [sql`f.label_zh`, sql`f.label_en`], since: sql`b.found_at`, path: sql`'/figures/' || f.id || '/edit'` },
    sql`from figures.broken b join figures.figures f on f.programme_id = b.programme_id and f.code = b.code where b.programme_id = ${ctx.programmeId} and not f.is_retired`),
}];
