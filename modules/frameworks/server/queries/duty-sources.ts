/** 待办来源 · Editions that were imported and are not in force yet. */
import { sql } from '#platform/server/db/index.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';

export const frameworkDuties: readonly DutySource[] = [
  {
    kind: 'frameworks.toPutInForce', permission: 'frameworks.manage', wholeProgramme: true, topics: [], words: { zh: '体系草稿待启用', en: 'Editions to put in force' }, act: { zh: '核对后设为现行', en: 'Check it, then put it in force' },
    select: (ctx) => dutySelect({ id: sql`e.id`, code: sql`e.code`, what: [sql`e.title_zh`, sql`e.title_en`], since: sql`e.imported_at`, path: sql`'/frameworks/' || e.id` },
      sql`from frameworks.editions e where e.programme_id = ${ctx.programmeId} and e.state = 'draft'`),
  },
];
