/** 待办来源 · One's own long work that failed within a week and was not done again since. */
import { sql } from '../db/index.ts';
import { dutySelect } from '../duties/source.ts';
import type { DutySource } from '../duties/source.ts';

const SHOWN_MS = 7 * 86_400_000;

export const taskDuties: readonly DutySource[] = [
  {
    kind: 'platform.taskFailed', permission: 'signedIn', topics: [], words: { zh: '失败的任务', en: 'Failed tasks' }, act: { zh: '看原因，改好后重做', en: 'See why, and do it again' },
    select: (ctx) => dutySelect({ id: sql`t.id`, what: [sql`t.title_zh`, sql`t.title_en`], since: sql`t.finished_at`, path: sql`'/tasks/' || t.id` }, sql`
      from platform.tasks t where t.programme_id = ${ctx.programmeId} and t.started_by = ${ctx.personId} and t.state = 'failed'
        and t.finished_at > ${new Date(ctx.now - SHOWN_MS).toISOString()}::timestamptz
        and not exists (select 1 from platform.tasks later where later.programme_id = t.programme_id and later.started_by = t.started_by and later.kind = t.kind
              and later.created_at > t.created_at and later.state in ('running', 'done'))`),
  },
];
