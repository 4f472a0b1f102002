/** 队伍积分 · What a team did by a rule of the book: recorded by one, reviewed by another, posted to the team's account after its notice. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';

const state = z.enum(['recorded', 'noticed', 'posted', 'declined', 'corrected']);
const teamDeedRow = z.object({
  id: idOf, teamId: idOf, teamCode: z.string(), teamName: z.string(), ruleLabel: z.string(), points: z.number().int(), happenedOn: localDate, evidence: z.string(), state, recordedByName: z.string(), recordedAt: instant, reviewedByName: z.string().nullable(), reviewReason: z.string().nullable(), noticeUntil: localDate.nullable(), isObjected: z.boolean().describe('有异议正在核实 an objection to it is open'),
  correctionReason: z.string().nullable(),
  /** Never by whoever recorded it. */
  mayReview: z.boolean(), mayCorrect: z.boolean(),
});

export const listTeamDeeds = defineOperation({
  id: 'volunteering.listTeamDeeds', summary: { zh: '队伍积分', en: 'Deeds of teams' },
  method: 'GET', path: '/team-deeds', permission: 'volunteering.read',
  input: z.object({ ...pageInput, teamId: idOf.optional(), state: state.optional(), sort: sortInput(['recent', 'points']) }), output: pageOf(teamDeedRow).extend({ balance: z.number().int().nullable().describe('这支队伍现有积分 what the team has; null without a team') }),
});
export const exportTeamDeeds = exportOf(listTeamDeeds, { id: 'volunteering.exportTeamDeeds', path: '/team-deed-export', zh: '导出队伍积分（xlsx）', en: 'Export deeds of teams (xlsx)' });

export const recordTeamDeed = defineOperation({
  id: 'volunteering.recordTeamDeed', summary: { zh: '给队伍记分', en: 'Record a deed of a team' },
  method: 'POST', path: '/volunteer-teams/:teamId/deeds', permission: 'points.record',
  input: z.object({ teamId: idOf, ruleCode: z.string().max(40), happenedOn: localDate, evidence: z.string().trim().min(2).max(500).describe('签到表、照片编号或情况说明 what shows it') }), output: z.object({ id: idOf, points: z.number().int() }),
  errors: ['points.rule_unknown', 'points.photo_missing', 'points.over_cap', 'points.role_wrong', 'points.day_wrong'],
});

export const reviewTeamDeed = defineOperation({
  id: 'volunteering.reviewTeamDeed', summary: { zh: '评议队伍记分', en: 'Review a deed of a team' },
  method: 'POST', path: '/team-deeds/:teamDeedId/review', permission: 'points.review', input: z.object({ teamDeedId: idOf, agree: z.boolean(), reason: z.string().trim().min(2).max(300).nullable().default(null) }), output: z.object({ id: idOf }),
  errors: ['points.reason_missing', 'points.role_wrong', 'points.same_person', 'points.deed_not_open'],
});

export const correctTeamDeed = defineOperation({
  id: 'volunteering.correctTeamDeed', summary: { zh: '更正队伍记分', en: 'Correct a deed of a team' },
  method: 'POST', path: '/team-deeds/:teamDeedId/correction', permission: 'points.review', input: z.object({ teamDeedId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ id: idOf }),
  errors: ['points.deed_not_open', 'points.same_person', 'points.balance_too_low', 'points.reversed_already'],
});

/** By the clock: what hung out long enough goes into the ledger. */
export const postTeamDeeds = defineOperation({
  id: 'volunteering.postTeamDeeds', reach: 'programme', summary: { zh: '公示期满的队伍记分入账', en: 'Post deeds of teams whose notice is over' },
  method: 'POST', path: '/team-deed-posting', permission: 'points.keepTime', input: z.object({}), output: z.object({ posted: z.number().int() }),
});
