/** 待办来源 · What people owe by a plan: tasks to deliver, and delivered ones to accept. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { OWED_STATES } from '../../domain/index.ts';

type Sql = RawBuilder<unknown>;


/** Whoever reaches everything owes only what names them or their own unit. */
function ofMine(ctx: ReadContext, organisation: Sql, owner: Sql): Sql {
  const { everything, organisationIds } = ctx.scope;
  const own = [sql`${owner} = ${ctx.personId}::uuid`];
  const units = everything ? (ctx.actor.organisationId === null ? [] : [ctx.actor.organisationId]) : organisationIds;
  if (units.length > 0) own.push(sql`${organisation} = any(${[...units]}::uuid[])`);
  return sql`(${sql.join(own, sql` or `)})`;
}

const leads = (ctx: ReadContext): readonly [Sql, Sql] => {
  const named = (column: string): Sql => sql`(select ${sql.ref(column)} from places.organisations o where o.programme_id = ${ctx.programmeId} and o.id = k.organisation_id)`;
  return [named('o.name_zh'), named('o.name_en')];
};
const tasks = (ctx: ReadContext, where: Sql, since: Sql): Sql => dutySelect({ id: sql`k.id`, code: sql`k.code`, what: sql`k.name`, place: leads(ctx), due: dayEnds(ctx, sql`k.due_on`), since, path: sql`'/plan-tasks/' || k.id` },
  sql`from plans.tasks k join plans.plans p on p.programme_id = k.programme_id and p.id = k.plan_id where k.programme_id = ${ctx.programmeId} and p.state = 'inForce' and ${where}`);

export const planDuties: readonly DutySource[] = [
  {
    kind: 'plans.taskToDeliver', permission: 'plans.deliver', topics: ['plans'], words: { zh: '计划任务待交付', en: 'Tasks to deliver' }, act: { zh: '完成任务，交佐证材料', en: 'Do it and hand in the evidence' },
    // A task that begins later is not owed yet.
    select: (ctx) => tasks(ctx, sql`k.state = any(${[...OWED_STATES]}::text[]) and coalesce(k.starts_on, ${ctx.today}::date) <= ${ctx.today}::date and ${ofMine(ctx, sql`k.organisation_id`, sql`k.owner_id`)}`, sql`k.starts_on::timestamp at time zone 'UTC'`),
  },
  {
    kind: 'plans.decisionToCarryOut', permission: 'plans.deliver', topics: ['plans'], words: { zh: '议定事项待办', en: 'Decisions to carry out' }, act: { zh: '办结后写明办理情况', en: 'Carry it out and say what was done' },
    // One that a task carries out is owed by the task.
    select: (ctx) => dutySelect({
      id: sql`d.id`, what: sql`d.words`, due: dayEnds(ctx, sql`d.due_on`), path: sql`'/decisions?state=open'`,
      place: [sql`(select o.name_zh from places.organisations o where o.programme_id = d.programme_id and o.id = d.organisation_id)`, sql`(select o.name_en from places.organisations o where o.programme_id = d.programme_id and o.id = d.organisation_id)`],
    }, sql`from plans.decisions d where d.programme_id = ${ctx.programmeId} and d.state = 'open' and d.task_id is null and ${ofMine(ctx, sql`d.organisation_id`, sql`null::uuid`)}`),
  },
  {
    kind: 'plans.routineToRecord', permission: 'plans.deliver', topics: ['plans'], words: { zh: '例行活动待登记', en: 'Routines to record' }, act: { zh: '做完后登记一下', en: 'Record it once it is done' },
    // Only of one's own places: whoever reaches everything watches, and owes none. The last occurrence up to today is the one that can still be done.
    select: (ctx) => (ctx.scope.everything || ctx.scope.placeIds.length === 0 ? null : dutySelect({
      id: sql`t.routine_id || ':' || t.place_id`, code: sql`r.code`, what: [sql`r.name_zh`, sql`r.name_en`], due: dayEnds(ctx, sql`o.due_on`), since: sql`o.on_date::timestamp at time zone 'UTC'`, path: sql`'/routines/' || r.id`,
      place: [sql`(select p.name_zh from places.places p where p.programme_id = t.programme_id and p.id = t.place_id)`, sql`(select p.name_en from places.places p where p.programme_id = t.programme_id and p.id = t.place_id)`],
    }, sql`from plans.routine_places t join plans.routines r on r.programme_id = t.programme_id and r.id = t.routine_id
      join lateral (select o.on_date, o.due_on from plans.occurrences o where o.programme_id = r.programme_id and o.routine_id = r.id and o.on_date <= ${ctx.today}::date and t.period @> o.on_date order by o.on_date desc limit 1) o on o.due_on is not null
      where t.programme_id = ${ctx.programmeId} and t.place_id = any(${[...ctx.scope.placeIds]}::uuid[])
        and not exists (select 1 from plans.completions c where c.programme_id = t.programme_id and c.routine_id = t.routine_id and c.place_id = t.place_id and c.on_date = o.on_date and c.withdrawn_at is null)`)),
  },
  {
    kind: 'plans.taskToAccept', permission: 'plans.manage', wholeProgramme: true, topics: ['plans'], words: { zh: '计划任务待验收', en: 'Tasks to accept' }, act: { zh: '核对佐证，验收或退回', en: 'Check the evidence, then accept or return it' },
    select: (ctx) => tasks(ctx, sql`k.state = 'delivered' and k.delivered_by <> ${ctx.personId}::uuid`, sql`k.delivered_at`),
  },
];
