/** 待办来源 · What people owe in rounds: one duty a round, with how much is left of it. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { reach } from './rounds.ts';

type Sql = RawBuilder<unknown>;

const name: readonly [Sql, Sql] = [sql`r.name_zh`, sql`r.name_en`];
/** A day as the instant at which it begins, or with `later` that of a following day. */
const startOf = (ctx: ReadContext, column: Sql, later = 0): Sql => sql`((${column} + ${later}::integer)::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`;
/** A round is due when its last day is over. */
const roundEnds = (ctx: ReadContext): Sql => startOf(ctx, sql`r.ends_on`, 1);
const to = (page: string): Sql => sql`'/rounds/' || r.id || ${page}`;

const rounds = (ctx: ReadContext, where: Sql, columns: { due: Sql; since: Sql; count?: Sql; path?: Sql }): Sql => dutySelect({
  id: sql`r.id`, code: sql`r.code`, what: name, path: to(''), ...columns,
}, sql`from inspections.rounds r where r.programme_id = ${ctx.programmeId} and ${where}`);

const leftFor = (ctx: ReadContext): Sql => sql`inspections.round_sites s where s.programme_id = r.programme_id and s.round_id = r.id and s.inspector_id = ${ctx.personId} and s.state <> 'done' and ${reach(ctx, 's')}`;
const openFindings = (ctx: ReadContext): Sql => sql`inspections.findings f where f.programme_id = r.programme_id and f.round_id = r.id and f.state = 'open' and ${reach(ctx, 'f')}`;
const unassigned = sql`inspections.round_sites s where s.programme_id = r.programme_id and s.round_id = r.id and s.inspector_id is null and s.state <> 'done'`;

export const roundDuties: readonly DutySource[] = [
  {
    kind: 'inspections.toInspect', unit: { zh: '处', en: 'site', enMany: 'sites' }, permission: 'inspections.record', topics: ['rounds'], words: { zh: '待检查点位', en: 'Sites to inspect' }, act: { zh: '到点位检查并记录', en: 'Visit the sites and record what is met' },
    select: (ctx) => rounds(ctx, sql`r.state in ('drawn', 'inProgress') and exists (select 1 from ${leftFor(ctx)})`, {
      due: roundEnds(ctx), since: startOf(ctx, sql`r.starts_on`), count: sql`(select count(*) from ${leftFor(ctx)})`, path: sql`'/rounds/' || r.id || '/sites?mine=true&state=waiting,started'`,
    }),
  },
  {
    kind: 'inspections.toDispatchFindings', unit: { zh: '个问题', en: 'finding', enMany: 'findings' }, permission: 'inspections.dispatch', topics: ['rounds'], words: { zh: '督查问题待交办', en: 'Findings to dispatch' }, act: { zh: '逐个或整批交办', en: 'Dispatch them one by one or all at once' },
    select: (ctx) => rounds(ctx, sql`exists (select 1 from ${openFindings(ctx)})`, {
      due: roundEnds(ctx), since: sql`(select min(f.found_at) from ${openFindings(ctx)})`, count: sql`(select count(*) from ${openFindings(ctx)})`, path: sql`'/rounds/' || r.id || '/findings?state=open'`,
    }),
  },
  {
    kind: 'inspections.toDraw', permission: 'inspections.manage', wholeProgramme: true, topics: ['rounds'], words: { zh: '待抽样', en: 'To draw' }, act: { zh: '开始前公开抽样', en: 'Draw the sample in public before it begins' },
    select: (ctx) => rounds(ctx, sql`r.state = 'planned'`, { due: startOf(ctx, sql`r.starts_on`), since: sql`r.created_at` }),
  },
  {
    kind: 'inspections.toAssign', unit: { zh: '处', en: 'site', enMany: 'sites' }, permission: 'inspections.manage', wholeProgramme: true, topics: ['rounds'], words: { zh: '待分派', en: 'To assign' }, act: { zh: '给点位分派督查员', en: 'Give the sites to inspectors' },
    select: (ctx) => rounds(ctx, sql`r.state in ('drawn', 'inProgress') and exists (select 1 from ${unassigned})`, { due: startOf(ctx, sql`r.starts_on`), since: sql`r.drawn_at`, count: sql`(select count(*) from ${unassigned})` }),
  },
  {
    kind: 'inspections.toClose', permission: 'inspections.manage', wholeProgramme: true, topics: ['rounds'], words: { zh: '待结束的轮次', en: 'Rounds to close' }, act: { zh: '检查完了，结束本轮并出成绩', en: 'All is inspected: close the round' },
    select: (ctx) => rounds(ctx, sql`r.state = 'inProgress' and (r.ends_on < ${ctx.today}::date or not exists (
      select 1 from inspections.round_sites s where s.programme_id = r.programme_id and s.round_id = r.id and s.state <> 'done'))`, { due: roundEnds(ctx), since: startOf(ctx, sql`r.ends_on`) }),
  },
];
