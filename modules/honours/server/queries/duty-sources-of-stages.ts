/** 各环节待办 · What the stages of a selection ask of whoever must act in them; each is gone once it is done. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { GATED_AT, JUDGES_LEAST, SIGNED_AT } from '../../domain/index.ts';
import type { StageKind } from '../../domain/index.ts';
import { topmostPlace } from './negatives.ts';

type Sql = RawBuilder<unknown>;

const openAt = (ctx: ReadContext, ...kinds: readonly StageKind[]): Sql => sql`from honours.round_stages s join honours.selection_rounds r on r.programme_id = s.programme_id and r.id = s.round_id
  where s.programme_id = ${ctx.programmeId} and s.state = 'open' and s.kind = any(${[...kinds]}::text[]) and r.state = 'running'`;
const someIn = (...states: readonly string[]): Sql => sql`exists (select from honours.candidates c where c.programme_id = r.programme_id and c.round_id = r.id and c.state = any(${[...states]}::text[]))`;

interface OfRound { readonly kind: string; readonly permission: string; readonly words: DutySource['words']; readonly act: DutySource['act']; readonly stages: readonly StageKind[]; readonly while: Sql }
/** The end of the first stage that lets nobody through unsigned: what stops nothing before it is not late before it. */
const gateEnds = sql`coalesce((select g.ends_on from honours.round_stages g where g.programme_id = r.programme_id and g.round_id = r.id and g.state <> 'done' and g.kind = any(${[...GATED_AT]}::text[]) order by g.position limit 1), s.ends_on)`;

/** One duty a round, for whoever reaches the whole programme with the permission. */
const ofRound = ({ kind, permission, words, act, stages, while: still }: OfRound): DutySource => ({
  kind: `honours.${kind}`, permission, wholeProgramme: true, topics: ['honours', 'ballots'], words, act,
  select: (ctx) => dutySelect({ id: sql`r.id`, code: sql`r.code`, what: sql`r.name`, due: dayEnds(ctx, sql`s.ends_on`), since: sql`s.opened_at`, path: sql`'/selection-rounds/' || r.id` }, sql`${openAt(ctx, ...stages)} and ${still}`),
});

/** Households of a village with a star that the open stage has not looked at; asked of whoever answers for that village, not of those who coordinate many. */
const starsToFind: DutySource = {
  kind: 'honours.starsToFind', unit: { zh: '户', en: 'household', enMany: 'households' }, permission: 'honours.nominate', topics: ['honours'], words: { zh: '待评议的户', en: 'Households to look at' }, act: { zh: '逐户逐星评议；村评议先登记评议会', en: 'Look at each star; a village records its meeting first' },
  select: (ctx) => (ctx.scope.everything ? null : dutySelect({
    id: sql`v.round_id || '/' || v.place_id || '/' || v.kind`, code: sql`v.code`, what: sql`v.name`, place: [sql`p.name_zh`, sql`p.name_en`], due: dayEnds(ctx, sql`v.ends_on`), since: sql`v.opened_at`, count: sql`v.households`,
    path: sql`'/selection-rounds/' || v.round_id || '/villages' || case when v.kind = 'committee' and not v.has_met then '' else '/' || v.place_id || '/stars' end`,
  }, sql`from (select r.id as round_id, r.code, r.name, s.kind, s.ends_on, s.opened_at, c.place_id, count(*) as households,
        exists (select from honours.village_meetings m where m.programme_id = r.programme_id and m.round_id = r.id and m.place_id = c.place_id) as has_met
      from honours.round_stages s join honours.selection_rounds r on r.programme_id = s.programme_id and r.id = s.round_id and r.state = 'running'
      join honours.candidates c on c.programme_id = r.programme_id and c.round_id = r.id and c.state in ('nominated', 'eligible') and ${scopePredicate(ctx.scope, { place: 'c.place_id' })}
      where s.programme_id = ${ctx.programmeId} and s.state = 'open' and s.kind in ('groupReview', 'committee')
        and exists (select from unnest(c.claimed_stars) star where not exists (select from honours.star_findings f where f.programme_id = c.programme_id and f.candidate_id = c.id and f.stage = s.kind and f.star_code = star))
      group by r.programme_id, r.id, s.kind, s.ends_on, s.opened_at, c.place_id) v
    join places.places p on p.programme_id = ${ctx.programmeId} and p.id = v.place_id
    where not exists (select from places.places u where u.programme_id = ${ctx.programmeId} and u.id = any(p.ancestor_ids) and u.id = any(${[...ctx.scope.placeIds]}::uuid[]) and u.kind not in ('village', 'community'))`)),
};

/** Lists of households whose negative items nobody signed for; asked of whoever answers for that village. The town is told by the approval it owes. */
const negativesToSign: DutySource = {
  kind: 'honours.negativesToSign', unit: { zh: '户', en: 'household', enMany: 'households' }, permission: 'honours.signNegatives', topics: ['honours'], words: { zh: '负面清单待签字', en: 'Negative items to sign for' }, act: { zh: '逐户核查负面情形，一份名单签一次字', en: 'Look into each household, and sign once for the list' },
  select: (ctx) => (ctx.scope.everything ? null : dutySelect({
    id: sql`v.round_id || '/' || v.place_id || '/negatives'`, code: sql`v.code`, what: sql`v.name`, place: [sql`p.name_zh`, sql`p.name_en`], due: dayEnds(ctx, sql`v.ends_on`), since: sql`v.opened_at`, count: sql`v.households`, path: sql`'/selection-rounds/' || v.round_id || '/places/' || v.place_id || '/negatives'`,
  }, sql`from (select r.id as round_id, r.code, r.name, ${gateEnds} as ends_on, s.opened_at, n.place_id, count(*) as households
      from honours.round_stages s join honours.selection_rounds r on r.programme_id = s.programme_id and r.id = s.round_id and r.state = 'running'
      cross join lateral honours.negative_checks(r.id, ${ctx.today}::date) n
      where s.programme_id = ${ctx.programmeId} and s.state = 'open' and s.kind = any(${[...SIGNED_AT]}::text[]) and n.subject_kind = 'household' and n.listed and n.state <> 'declined' and n.unsigned <> '{}' and ${scopePredicate(ctx.scope, { place: 'n.place_id' })}
      group by r.programme_id, r.id, s.ends_on, s.opened_at, n.place_id) v
    join places.places p on p.programme_id = ${ctx.programmeId} and p.id = v.place_id
    where not exists (select from places.places u where u.programme_id = ${ctx.programmeId} and u.id = any(p.ancestor_ids) and u.id = any(${[...ctx.scope.placeIds]}::uuid[]) and u.kind not in ('village', 'community'))`)),
};

/** Of all who are no households: villages, units and persons are looked into by whoever answers for the whole programme, on one list. */
const negativesOfOthers: DutySource = {
  kind: 'honours.negativesOfOthers', unit: { zh: '个对象', en: 'candidate', enMany: 'candidates' }, permission: 'honours.signNegatives', wholeProgramme: true, topics: ['honours'], words: { zh: '候选的负面清单待答复', en: 'Negative items of candidates to answer' }, act: { zh: '逐个核查负面情形，一份名单签一次字；没有签字的不能审定和命名', en: 'Look into each candidate, and sign once for the list: nobody is decided or honoured unsigned' },
  select: (ctx) => dutySelect({
    id: sql`r.id`, code: sql`r.code`, what: sql`r.name`, due: dayEnds(ctx, gateEnds), since: sql`s.opened_at`, count: sql`n.candidates`, path: sql`'/selection-rounds/' || r.id || '/places/' || n.root || '/negatives'`,
  }, sql`from honours.round_stages s join honours.selection_rounds r on r.programme_id = s.programme_id and r.id = s.round_id and r.state = 'running'
      cross join lateral (select count(*) as candidates, ${topmostPlace(ctx.programmeId)} as root from honours.negative_checks(r.id, ${ctx.today}::date) n where n.subject_kind <> 'household' and n.listed and n.state <> 'declined' and n.unsigned <> '{}') n
    where s.programme_id = ${ctx.programmeId} and s.state = 'open' and s.kind = any(${[...SIGNED_AT]}::text[]) and n.candidates > 0`),
};

/** Households that a town sent back, told to their village while something can be done about it: the town answers again until its stage ends; after it the households are told before titles are given, also those that whoever runs the round struck then. */
const householdsReturned: DutySource = {
  kind: 'honours.householdsReturned', unit: { zh: '户', en: 'household', enMany: 'households' }, permission: 'honours.keepHouseholds', topics: ['honours'], words: { zh: '被退回或撤下的户', en: 'Households sent back or struck' }, act: { zh: '看理由：乡镇审批期间能补正的，补正后请乡镇重新审批，其余的告知本户', en: 'Read why: while the town answers, put it right and ask again; else tell the household' },
  select: (ctx) => (ctx.scope.everything ? null : dutySelect({
    id: sql`v.round_id || '/' || v.place_id || '/returned'`, code: sql`v.code`, what: sql`v.name`, place: [sql`p.name_zh`, sql`p.name_en`], due: dayEnds(ctx, sql`v.ends_on`), since: sql`a.decided_at`, count: sql`v.households`, path: sql`'/selection-rounds/' || v.round_id || '/towns/' || v.town_id || '?state=declined'`,
  }, sql`from (select r.id as round_id, r.code, r.name, s.ends_on, c.place_id, honours.town_of(c.place_id) as town_id, count(*) as households
      from honours.round_stages s join honours.selection_rounds r on r.programme_id = s.programme_id and r.id = s.round_id and r.state = 'running'
      join honours.candidates c on c.programme_id = r.programme_id and c.round_id = r.id and c.state = 'declined' and ${scopePredicate(ctx.scope, { place: 'c.place_id' })}
      where s.programme_id = ${ctx.programmeId} and s.state = 'open' and (s.kind = 'townshipApproval'
        or (s.kind = 'conferral' and not exists (select from honours.round_stages d where d.programme_id = r.programme_id and d.round_id = r.id and d.kind = 'decision')))
      group by r.id, r.code, r.name, s.ends_on, c.place_id) v
    join places.places p on p.programme_id = ${ctx.programmeId} and p.id = v.place_id
    join honours.township_approvals a on a.programme_id = ${ctx.programmeId} and a.round_id = v.round_id and a.place_id = v.town_id
    where not exists (select from places.places u where u.programme_id = ${ctx.programmeId} and u.id = any(p.ancestor_ids) and u.id = any(${[...ctx.scope.placeIds]}::uuid[]) and u.kind not in ('village', 'community'))`)),
};

export const stageDuties: readonly DutySource[] = [
  starsToFind, negativesToSign, negativesOfOthers, householdsReturned,
  ofRound({ kind: 'judge', permission: 'honours.runRounds', stages: ['eligibility'], while: someIn('nominated'), words: { zh: '资格待核定', en: 'Eligibility to judge' }, act: { zh: '核定全部候选资格，补齐未知的条件', en: 'Judge every candidate; say what is not known' } }),
  ofRound({
    kind: 'choose', permission: 'honours.runRounds', stages: ['publicNotice'], words: { zh: '名单待确定、公示待起草', en: 'Lists to choose and to show' }, act: { zh: '按名次和名额确定名单，起草公示', en: 'Choose the list by its order and quotas, and draft its notice' },
    while: sql`not exists (select from notices.notices n where n.programme_id = r.programme_id and n.id = r.notice_id and n.state <> 'withdrawn')`,
  }),
  ofRound({ kind: 'confer', permission: 'honours.runRounds', stages: ['conferral'], while: someIn('confirmed'), words: { zh: '待命名', en: 'Titles to confer' }, act: { zh: '填写命名文号和日期，命名发证', en: 'Confer by document and day' } }),
  ofRound({ kind: 'publish', permission: 'honours.runRounds', stages: ['publication'], while: sql`true`, words: { zh: '评选结果待发布', en: 'Results to publish' }, act: { zh: '发布名单，结束评选', en: 'Publish the list and end the round' } }),
  ofRound({
    kind: 'settle', permission: 'honours.runRounds', stages: ['departmentCheck'], words: { zh: '联审后资格未定', en: 'Candidates unsettled after the departments' }, act: { zh: '部门已全部答复，补齐未知的条件，核定其余候选', en: 'Every department has answered: say what is not known and judge the rest' },
    while: sql`${someIn('nominated')} and not exists (select from honours.department_dues() o where o.round_id = r.id)`,
  }),
  ofRound({
    kind: 'nameJudges', permission: 'honours.runRounds', stages: ['review', 'jury'], words: { zh: '评委不足', en: 'Too few judges' }, act: { zh: '确定评委，够数才能打分', en: 'Name judges: there must be enough to score' },
    while: sql`${someIn('eligible')} and (select count(*) from honours.judges j where j.programme_id = r.programme_id and j.round_id = r.id) < case when s.kind = 'jury' then ${JUDGES_LEAST}::integer else 1 end`,
  }),
  ofRound({
    kind: 'shortlist', permission: 'honours.runRounds', stages: ['shortlist'], words: { zh: '入围名单待确定', en: 'Shortlists to decide' }, act: { zh: '按名次和规则确定每个称号的入围名单', en: 'Decide the shortlist of each title by its order and rule' },
    while: sql`exists (select from honours.candidates c where c.programme_id = r.programme_id and c.round_id = r.id and c.state = 'eligible' and not exists (select from honours.shortlist_rows k where k.programme_id = c.programme_id and k.candidate_id = c.id))`,
  }),
  ofRound({
    kind: 'draftBallot', permission: 'honours.runRounds', stages: ['publicVoice'], words: { zh: '公众投票待起草', en: 'Public ballots to draft' }, act: { zh: '以合格候选起草公众投票', en: 'Draft a public ballot of the eligible candidates' },
    while: sql`not exists (select from honours.ballot_candidates o join honours.candidates c on c.programme_id = o.programme_id and c.id = o.candidate_id and c.round_id = r.id join ballots.ballots b on b.programme_id = o.programme_id and b.id = o.ballot_id and b.state <> 'withdrawn' where o.programme_id = r.programme_id)
      and not exists (select from honours.voice_results v where v.programme_id = r.programme_id and v.round_id = r.id)`,
  }),
  ofRound({
    kind: 'takeBallot', permission: 'honours.runRounds', stages: ['publicVoice'], words: { zh: '投票结果待引入', en: 'Ballot results to take in' }, act: { zh: '把计完的公众投票引入评选', en: 'Take the counted ballot into the round' },
    while: sql`exists (select from honours.ballot_candidates o join honours.candidates c on c.programme_id = o.programme_id and c.id = o.candidate_id and c.round_id = r.id join ballots.ballots b on b.programme_id = o.programme_id and b.id = o.ballot_id and b.state = 'closed' where o.programme_id = r.programme_id)
      and not exists (select from honours.voice_results v where v.programme_id = r.programme_id and v.round_id = r.id)`,
  }),
];

/** So many days ahead awards whose re-review comes up are pointed out. @unit days */
export const REVIEW_AHEAD_DAYS = 30;

const reviewPath = sql`'/re-reviews/' || r.id`;
interface OfItems { readonly kind: string; readonly permission: string; readonly words: DutySource['words']; readonly act: DutySource['act']; readonly items: (ctx: ReadContext) => Sql }
/** One duty a running re-review, with how many of its awards it is about. */
const ofItems = ({ kind, permission, words, act, items }: OfItems): DutySource => ({
  kind: `honours.${kind}`, permission, wholeProgramme: true, topics: ['honours'], words, act, unit: { zh: '项', en: 'award', enMany: 'awards' },
  select: (ctx) => dutySelect({ id: sql`r.id`, what: sql`r.name`, due: dayEnds(ctx, sql`r.ends_on`), since: sql`r.created_at`, count: sql`n.count`, path: reviewPath }, sql`from honours.re_reviews r
    cross join lateral (select count(*) as count from honours.re_review_items i where i.programme_id = r.programme_id and i.re_review_id = r.id and ${items(ctx)}) n where r.programme_id = ${ctx.programmeId} and r.state = 'running' and n.count > 0`),
});

export const reviewDuties: readonly DutySource[] = [
  {
    kind: 'honours.reviewDue', unit: { zh: '项', en: 'award', enMany: 'awards' }, permission: 'honours.review', wholeProgramme: true, topics: ['honours'], words: { zh: '复查待发起', en: 'Re-reviews to start' }, act: { zh: '到期的荣誉发起复查', en: 'Start a re-review of the awards whose time has come' },
    select: (ctx) => dutySelect({ id: sql`t.id`, what: [sql`t.name_zh`, sql`t.name_en`], due: dayEnds(ctx, sql`a.first`), count: sql`a.count`, path: sql`'/re-reviews'` }, sql`from (
        select a.title_id, count(*) as count, min(a.next_review_on) as first from honours.awards a
         where a.programme_id = ${ctx.programmeId} and a.ended_by is null and a.validity @> ${ctx.today}::date and a.next_review_on <= ${ctx.today}::date + ${REVIEW_AHEAD_DAYS}::integer and a.rectify_by is null
           and not exists (select from honours.re_review_items i join honours.re_reviews r on r.programme_id = i.programme_id and r.id = i.re_review_id and r.state = 'running' where i.programme_id = a.programme_id and i.award_id = a.id)
         group by a.title_id) a join honours.titles t on t.programme_id = ${ctx.programmeId} and t.id = a.title_id`),
  },
  ofItems({ kind: 'reviewItems', permission: 'honours.review', items: () => sql`i.state = 'open'`, words: { zh: '复查待核实', en: 'Awards to re-review' }, act: { zh: '逐个核实：保持、限期整改或提议撤销', en: 'Each kept, to rectify, or proposed for withdrawal' } }),
  {
    kind: 'honours.reviewToClose', permission: 'honours.review', wholeProgramme: true, topics: ['honours'], words: { zh: '复查待结束', en: 'Re-reviews to close' }, act: { zh: '都有结论了，结束这次复查', en: 'Everything has its result: close it' },
    select: (ctx) => dutySelect({ id: sql`r.id`, what: sql`r.name`, due: dayEnds(ctx, sql`r.ends_on`), since: sql`r.created_at`, path: reviewPath }, sql`from honours.re_reviews r where r.programme_id = ${ctx.programmeId} and r.state = 'running'
      and not exists (select from honours.re_review_items i where i.programme_id = r.programme_id and i.re_review_id = r.id and i.state not in ('kept', 'withdrawn'))`),
  },
];
