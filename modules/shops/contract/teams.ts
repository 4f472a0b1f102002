/** 队伍兑换 · The leader of a volunteer team takes goods for the team's points, at the counter and within a cap of the month. */
import { z } from 'zod';
import { booleanParam, defineOperation, idOf, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';

export const findTeams = defineOperation({
  id: 'shops.findTeams', summary: { zh: '扫卡或按队名找可以兑换的队伍', en: 'Find a team by card or name' },
  method: 'GET', path: '/shops/:shopId/counter/teams', permission: 'shops.serve',
  input: z.object({ shopId: idOf, q: z.string().trim().min(1).max(60).describe('队伍卡号、名称或编码 card, name or code of the team') }),
  output: z.object({ byCard: z.boolean(), rows: z.array(z.object({
    teamId: idOf, code: z.string(), label: z.string(), placeZh: z.string().nullable().describe('不属于哪个村的队伍为空 empty for a team that belongs to no place'), placeEn: z.string().nullable(), leaderName: z.string().nullable().describe('没有负责人的不能兑换 without a leader it redeems nothing'), balance: z.number().int(),
    left: z.number().int().describe('本月还可兑换的分 points it may still redeem this month'), mayServe: z.boolean().describe('本队负责人、记过或评议过这支队伍的人不能办理 never its leader, nor whoever recorded or reviewed its deeds'),
  })) }),
});

export const redeemForTeam = defineOperation({
  id: 'shops.redeemForTeam', summary: { zh: '队伍兑换', en: 'Hand out goods for the points of a team' },
  method: 'POST', path: '/shops/:shopId/team-slips', permission: 'shops.serve',
  input: z.object({ shopId: idOf, teamId: idOf, leaderPresent: z.literal(true).describe('由队伍负责人本人领取 its leader takes the goods in person'), lines: z.array(z.object({ goodsId: idOf, quantity: z.number().int().min(1).max(1_000) })).min(1).max(50) }),
  output: z.object({ id: idOf, number: z.string(), points: z.number().int(), balance: z.number().int(), left: z.number().int() }),
  errors: ['shops.shop_unknown', 'shops.shop_closed', 'shops.team_unknown', 'shops.team_without_leader', 'shops.team_over_cap', 'shops.goods_unknown', 'shops.stock_short', 'shops.points_short', 'points.role_wrong', 'points.same_person', 'points.balance_too_low'],
});

/** 队伍卡 · Of the teams of the places that a shop serves, which have a card and what they may still take. */
export const listTeamCards = defineOperation({
  id: 'shops.listTeamCards', summary: { zh: '队伍卡', en: 'Cards of teams' },
  method: 'GET', path: '/shop-team-cards', permission: 'shops.serve',
  input: z.object({ ...pageInput, shopId: idOf, q: z.string().trim().max(60).optional().describe('队伍名称或编码 name or code of the team'), withCard: booleanParam.describe('只看已发卡的 those that have a card'), sort: sortInput(['label', 'code', 'balance']) }),
  output: pageOf(z.object({
    id: idOf.describe('队伍 the team'), code: z.string(), label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), leaderName: z.string().nullable(), cardCode: z.string().nullable().describe('还没发卡的为空 null before it has one'), cardNumber: z.number().int().nullable(), balance: z.number().int(), left: z.number().int(),
  })),
});
export const exportTeamCards = exportOf(listTeamCards, { id: 'shops.exportTeamCards', path: '/shop-team-card-export', zh: '导出队伍卡（xlsx）', en: 'Export cards of teams (xlsx)' });

export const issueTeamCard = defineOperation({
  id: 'shops.issueTeamCard', summary: { zh: '发放或换发队伍卡', en: 'Issue or replace the card of a team' },
  method: 'POST', path: '/shops/:shopId/team-cards', permission: 'shops.serve', input: z.object({ shopId: idOf, teamId: idOf }), output: z.object({ cardCode: z.string(), cardNumber: z.number().int() }), errors: ['shops.shop_unknown', 'shops.team_unknown'],
});
