/** 待办来源 · What selections and awards wait for: sheets of judges, decisions, stages that are over their time, and rectifications. */
import { sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { reviewDuties, stageDuties } from './duty-sources-of-stages.ts';

/** 撤销程序 · Proceedings in a state, each by the award it is about. */
const withdrawals = (ctx: ReadContext): RawBuilder<unknown> => sql`from honours.withdrawals w join honours.awards a on a.programme_id = w.programme_id and a.id = w.award_id join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id
  join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id where w.programme_id = ${ctx.programmeId}`;
const withdrawalFacts = { id: sql`w.id`, code: sql`a.number`, what: [sql`t.name_zh || ' · ' || s.label`, sql`t.name_en || ' · ' || s.label`] as [RawBuilder<unknown>, RawBuilder<unknown>], since: sql`w.proposed_at`, path: sql`'/withdrawals/' || w.id` };

/** The end of the last day of a stage. */
const stageEnds = (ctx: ReadContext): RawBuilder<unknown> => dayEnds(ctx, sql`s.ends_on`);
const openStage = (ctx: ReadContext) => sql`from honours.round_stages s join honours.selection_rounds r on r.programme_id = s.programme_id and r.id = s.round_id where s.programme_id = ${ctx.programmeId} and s.state = 'open' and r.state = 'running'`;

/** The round, stage and name of a department `d`. */
const departmentOf = (ctx: ReadContext): RawBuilder<unknown> => sql`join honours.selection_rounds r on r.programme_id = ${ctx.programmeId} and r.id = d.round_id
  join honours.round_stages s on s.programme_id = r.programme_id and s.round_id = r.id and s.kind = 'departmentCheck'
  join honours.round_departments n on n.programme_id = r.programme_id and n.round_id = d.round_id and n.code = d.code`;
const departmentPath = sql`'/selection-rounds/' || d.round_id || '/departments/' || d.code`;

export const honoursDuties: readonly DutySource[] = [
  ...stageDuties, ...reviewDuties,
  {
    kind: 'honours.sheets', permission: 'honours.judge', topics: ['honours'], words: { zh: '评委打分', en: 'Sheets to hand in' }, act: { zh: '盲评打分并提交', en: 'Score blind and hand in' },
    select: (ctx) => dutySelect({ id: sql`r.id`, code: sql`r.code`, what: sql`r.name`, due: stageEnds(ctx), since: sql`s.opened_at`, path: sql`'/selection-rounds/' || r.id || '/sheets'` }, sql`${openStage(ctx)} and s.kind in ('review', 'jury')
      and exists (select 1 from honours.blind_candidates(r.id, ${ctx.personId}) b where not b.has_conflict
        and not exists (select 1 from honours.score_sheets k where k.programme_id = r.programme_id and k.round_id = r.id and k.person_id = ${ctx.personId} and k.candidate_id = b.candidate_id))`),
  },
  {
    kind: 'honours.approve', unit: { zh: '户', en: 'household', enMany: 'households' }, permission: 'honours.approve', topics: ['honours'], words: { zh: '家庭称号待乡镇审批', en: 'Households to approve for a town' }, act: { zh: '整批审批，有问题的户退回并写明理由', en: 'Answer for the list; send single ones back with a reason' },
    select: (ctx) => dutySelect({
      id: sql`r.id || '/' || t.town_id`, code: sql`r.code`, what: sql`r.name`, place: [sql`p.name_zh`, sql`p.name_en`], due: stageEnds(ctx), since: sql`s.opened_at`, count: sql`t.households`, path: sql`'/selection-rounds/' || r.id || '/towns/' || t.town_id`,
    }, sql`from honours.round_stages s join honours.selection_rounds r on r.programme_id = s.programme_id and r.id = s.round_id
      cross join lateral (select honours.town_of(v.place_id) as town_id, sum(v.households) as households from (select c.place_id, count(*) as households from honours.candidates c where c.programme_id = r.programme_id and c.round_id = r.id and c.place_id is not null and c.state in ('chosen', 'confirmed') group by c.place_id) v group by 1) t
      join places.places p on p.programme_id = r.programme_id and p.id = t.town_id and ${scopePredicate(ctx.scope, { place: 'p.id' })}
      where s.programme_id = ${ctx.programmeId} and s.state = 'open' and s.kind = 'townshipApproval' and r.state = 'running'
        and not exists (select 1 from honours.township_approvals a where a.programme_id = r.programme_id and a.round_id = r.id and a.place_id = t.town_id)`),
  },
  {
    kind: 'honours.departmentCheck', unit: { zh: '个对象', en: 'candidate', enMany: 'candidates' }, permission: 'honours.check', topics: ['honours'], words: { zh: '部门联审待签', en: 'Answers a department owes' }, act: { zh: '逐个或整批签署同意、不同意', en: 'Sign yes or no, one by one or all at once' },
    select: (ctx) => dutySelect({
      id: sql`d.round_id || '/' || d.code`, code: sql`r.code`, what: sql`r.name`, place: [sql`n.name_zh`, sql`n.name_en`], due: stageEnds(ctx), since: sql`s.opened_at`, count: sql`o.owed`, path: departmentPath,
    }, sql`from honours.departments_of(${ctx.personId}, ${ctx.today}::date) d join honours.department_dues() o on o.round_id = d.round_id and o.code = d.code ${departmentOf(ctx)}`),
  },
  {
    kind: 'honours.departmentPaper', unit: { zh: '个对象', en: 'candidate', enMany: 'candidates' }, permission: 'honours.enterAnswers', wholeProgramme: true, topics: ['honours'], words: { zh: '部门纸质意见待录入', en: 'Papers of departments to enter' }, act: { zh: '向部门收纸质意见并录入', en: 'Collect the paper of the department and enter it' },
    // Whoever has people here signs itself.
    select: (ctx) => dutySelect({
      id: sql`d.round_id || '/' || d.code`, code: sql`r.code`, what: sql`r.name`, place: [sql`n.name_zh`, sql`n.name_en`], due: stageEnds(ctx), since: sql`s.opened_at`, count: sql`d.owed`, path: departmentPath,
    }, sql`from honours.department_dues() d ${departmentOf(ctx)} where n.organisation_id is null`),
  },
  {
    kind: 'honours.decide', permission: 'honours.decide', wholeProgramme: true, topics: ['honours'], words: { zh: '评选待审定', en: 'Selections to decide' }, act: { zh: '审定公示过的名单', en: 'Decide the list that was shown' },
    select: (ctx) => dutySelect({ id: sql`r.id`, code: sql`r.code`, what: sql`r.name`, due: stageEnds(ctx), since: sql`s.opened_at`, path: sql`'/selection-rounds/' || r.id` }, sql`${openStage(ctx)} and s.kind = 'decision' and exists (select from honours.candidates c where c.programme_id = r.programme_id and c.round_id = r.id and c.state = 'chosen')`),
  },
  {
    kind: 'honours.nominations', permission: 'honours.runRounds', wholeProgramme: true, topics: ['honours'], words: { zh: '公开推荐待办理', en: 'Nominations to settle' }, act: { zh: '核实后列为候选，或写明理由', en: 'Look into it: a candidate, or a reason why not' },
    select: (ctx) => dutySelect({ id: sql`n.id`, code: sql`n.number`, what: sql`r.name || ' · ' || n.nominee`, due: stageEnds(ctx), since: sql`n.received_at`, path: sql`'/nominations/' || n.id` }, sql`from honours.nominations n
      join honours.round_stages s on s.programme_id = n.programme_id and s.round_id = n.round_id and s.state = 'open' join honours.selection_rounds r on r.programme_id = n.programme_id and r.id = n.round_id and r.state = 'running'
      where n.programme_id = ${ctx.programmeId} and n.state = 'received'`),
  },
  {
    kind: 'honours.stage', permission: 'honours.runRounds', wholeProgramme: true, topics: ['honours'], words: { zh: '评选环节到期', en: 'Stages over their time' }, act: { zh: '办完余下事项，结束环节', en: 'Settle what is missing and end the stage' },
    select: (ctx) => dutySelect({ id: sql`r.id`, code: sql`r.code`, what: sql`r.name`, due: stageEnds(ctx), since: sql`s.opened_at`, path: sql`'/selection-rounds/' || r.id` }, sql`${openStage(ctx)} and s.ends_on <= ${ctx.today}::date`),
  },
  {
    kind: 'honours.placeChanged', permission: 'honours.register', wholeProgramme: true, topics: ['honours', 'sites'], words: { zh: '村镇变更，称号待承接', en: 'Places changed: titles to carry on or end' }, act: { zh: '按规则承接或终止称号，登记依据', en: 'Carry the titles on or end them by rule, with the document' },
    select: (ctx) => dutySelect({ id: sql`c.subject_id || '/' || c.change`, code: sql`s.code`, what: sql`s.label`, place: [sql`c.place_zh`, sql`c.place_en`], path: sql`'/honour-subjects/' || c.subject_id` }, sql`from honours.place_changes(${ctx.today}::date) c
      join honours.subjects s on s.programme_id = ${ctx.programmeId} and s.id = c.subject_id`),
  },
  {
    kind: 'honours.rectified', permission: 'honours.register', wholeProgramme: true, topics: ['honours'], words: { zh: '荣誉整改到期', en: 'Rectifications that are due' }, act: { zh: '核实整改，保持或提议撤销', en: 'See whether it was put right; keep it, or propose to withdraw' },
    select: (ctx) => dutySelect({
      id: sql`a.id`, code: sql`a.number`, what: [sql`t.name_zh || ' · ' || s.label`, sql`t.name_en || ' · ' || s.label`], due: dayEnds(ctx, sql`a.rectify_by`), path: sql`'/awards/' || a.id`,
    }, sql`from honours.awards a join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
      where a.programme_id = ${ctx.programmeId} and a.rectify_by <= ${ctx.today}::date and a.ended_by is null and a.validity @> ${ctx.today}::date
        and not exists (select 1 from honours.withdrawals w where w.programme_id = a.programme_id and w.award_id = a.id and w.ended_on is null)`),
  },
  {
    kind: 'honours.tellHolder', permission: 'honours.review', wholeProgramme: true, topics: ['honours'], words: { zh: '撤销：待告知持有者', en: 'Withdrawals: holders to be told' }, act: { zh: '告知持有者，登记日期和方式', en: 'Tell the holder, and record when and how' },
    select: (ctx) => dutySelect({ ...withdrawalFacts }, sql`${withdrawals(ctx)} and w.state = 'proposed'`),
  },
  {
    kind: 'honours.hearHolder', permission: 'honours.review', wholeProgramme: true, topics: ['honours'], words: { zh: '撤销：待听取陈述申辩', en: 'Withdrawals: holders to be heard' }, act: { zh: '听取陈述申辩并记录；期满未答复的照实登记', en: 'Hear the holder and keep minutes, or record that the time went by' },
    select: (ctx) => dutySelect({ ...withdrawalFacts, due: dayEnds(ctx, sql`w.answer_by`) }, sql`${withdrawals(ctx)} and w.state = 'notified'`),
  },
  {
    kind: 'honours.confirmWithdrawal', permission: 'honours.settleReviews', wholeProgramme: true, topics: ['honours'], words: { zh: '撤销：待确认', en: 'Withdrawals to confirm' }, act: { zh: '看证据和听取记录，确认或不同意', en: 'Read evidence and hearing; confirm it or refuse' },
    select: (ctx) => dutySelect({ ...withdrawalFacts }, sql`${withdrawals(ctx)} and w.state = 'heard' and w.proposed_by <> ${ctx.personId}`),
  },
  {
    kind: 'honours.decideAppeal', permission: 'honours.decideAppeals', wholeProgramme: true, topics: ['honours'], words: { zh: '撤销：申诉待裁决', en: 'Withdrawals: appeals to decide' }, act: { zh: '裁决申诉：驳回或支持', en: 'Decide the appeal: dismiss or uphold' },
    select: (ctx) => dutySelect({ ...withdrawalFacts }, sql`${withdrawals(ctx)} and w.state = 'appealed' and w.proposed_by <> ${ctx.personId} and w.decided_by <> ${ctx.personId}`),
  },
  {
    kind: 'honours.villageClaims', permission: 'honours.keepHouseholds', topics: ['honours'], words: { zh: '本村家庭的自荐待办', en: 'Claims of households to answer' }, act: { zh: '核实后收下，或写明理由退回', en: 'Look into it: take it, or send it back with a reason' },
    select: (ctx) => (ctx.scope.everything ? null : dutySelect({ id: sql`n.id`, code: sql`n.number`, what: sql`r.name || ' · ' || n.nominee`, place: [sql`p.name_zh`, sql`p.name_en`], due: stageEnds(ctx), since: sql`n.received_at`, path: sql`'/village-households'` }, sql`from honours.nominations n
      join honours.titles t on t.programme_id = n.programme_id and t.id = n.title_id and t.subject_kind = 'household' join honours.selection_rounds r on r.programme_id = n.programme_id and r.id = n.round_id and r.state = 'running'
      join honours.round_stages s on s.programme_id = n.programme_id and s.round_id = n.round_id and s.state = 'open' join places.places p on p.programme_id = n.programme_id and p.id = n.place_id
      where n.programme_id = ${ctx.programmeId} and n.state = 'received' and n.kind = 'self' and ${scopePredicate(ctx.scope, { place: 'n.place_id' })}`)),
  },
];
