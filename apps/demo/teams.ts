/** Teams of a small programme, brought in as an office brings them in. */
import { objectToDeed, readDeedObjectionForm } from '#modules/points/contract/index.ts';
import { findTeams, issueTeamCard, issueVouchers, listShops, readCounter, redeemForTeam, setGoodsAside } from '#modules/shops/contract/index.ts';
import { importTeams, listTeams, postTeamDeeds, readTeam, recordTeamDeed, reviewTeamDeed, updateTeam } from '#modules/volunteering/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import type { Actors, Moment } from './acting.ts';
import { momentOf } from './round.ts';

/** @errors throws when a row is bad */
export async function playTeams(actors: Actors, moment: Moment, sheet: string): Promise<void> {
  const { report } = await actors.write(importTeams, { file: { fileName: 'teams.csv', body: new TextEncoder().encode(sheet) }, mode: 'all' }, moment, 'demo/teams');
  if (report?.outcome !== 'written') throw new Error(`the teams were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
}

const TEAM_DEED_DAY_BEFORE = 9;

interface TeamPeople { readonly office: string; readonly second: string; readonly lead: string; readonly keeper: string }

/** A team that the shop of the village officer serves; it goes to the counter later. */
async function teamAtShop(actors: Actors, people: TeamPeople, at: number): Promise<{ readonly shopId: string; readonly teamId: string } | null> {
  const [shop] = (await actors.read(listShops, { sort: 'code', pageSize: 1 }, { at, by: people.keeper })).rows;
  if (shop === undefined) return null;
  const [found] = (await actors.read(findTeams, { shopId: shop.id, q: '示例' }, { at, by: people.keeper })).rows;
  return found === undefined ? null : { shopId: shop.id, teamId: found.teamId };
}

/** It gets a card, its leader comes to the counter for the cheapest thing there is, asks for another to be kept, and the programme thanks the team with a voucher. */
async function redeem(actors: Actors, people: TeamPeople, { shopId, teamId }: { readonly shopId: string; readonly teamId: string }, at: number, today: string): Promise<void> {
  const { id, version, code, name, branch, place, organisation, foundedOn, dissolvedOn } = await actors.read(readTeam, { teamId }, { at, by: people.office });
  await actors.write(updateTeam, { teamId: id, version, name, branch: branch?.code ?? null, placeId: place?.id ?? null, organisationId: organisation?.id ?? null, foundedOn, dissolvedOn, leaderId: people.lead }, { at, by: people.office }, 'demo/team/leader');
  const { goods } = await actors.read(readCounter, { shopId }, { at, by: people.keeper });
  const [cheapest] = goods.filter(({ left }) => left > 0).toSorted((a, b) => a.pricePoints - b.pricePoints);
  const [team] = (await actors.read(findTeams, { shopId, q: code }, { at, by: people.keeper })).rows;
  if (cheapest === undefined || team === undefined || team.balance < cheapest.pricePoints) return;
  await actors.write(redeemForTeam, { shopId, teamId, leaderPresent: true, lines: [{ goodsId: cheapest.id, quantity: 1 }] }, { at: at + 600_000, by: people.keeper }, 'demo/team/slip');
  await actors.write(issueTeamCard, { shopId, teamId }, { at: at + 610_000, by: people.keeper }, 'demo/team/card');
  if (team.balance >= 2 * cheapest.pricePoints) await actors.write(setGoodsAside, { shopId, holderKind: 'team', subjectId: teamId, lines: [{ goodsId: cheapest.id, quantity: 1 }], days: 3 }, { at: at + 620_000, by: people.keeper }, 'demo/team/aside');
  await actors.write(issueVouchers, { holderKind: 'team', subjectIds: [teamId], worthPoints: cheapest.pricePoints * 2, purpose: '演示：志愿者日致谢', expiresOn: addDays(localDate(today), 60) }, { at: at + 630_000, by: people.office }, 'demo/team/voucher');
}

/** Deeds of one team: one that is in its account and partly spent, one that hangs out and was objected to, one that waits for a second person. */
export async function playTeamDeeds(actors: Actors, people: TeamPeople, today: string): Promise<void> {
  const at = momentOf(today, 0);
  const atShop = await teamAtShop(actors, people, at);
  const [first] = (await actors.read(listTeams, { sort: 'code', pageSize: 1 }, { at, by: people.office })).rows;
  const team = atShop === null ? first : { id: atShop.teamId };
  if (team === undefined) return;
  const day = addDays(localDate(today), -TEAM_DEED_DAY_BEFORE);
  const record = (ruleCode: string, happenedOn: string, moment: Moment) => actors.write(recordTeamDeed, { teamId: team.id, ruleCode, happenedOn, evidence: '演示：活动签到表' }, moment, `demo/team-deed/${ruleCode}`);
  const { id: teamDeedId } = await record('public-work', day, { at: momentOf(day, 10 * 60), by: people.second });
  await actors.write(reviewTeamDeed, { teamDeedId, agree: true }, { at: momentOf(day, 11 * 60), by: people.office }, 'demo/team-deed/review');
  await actors.write(postTeamDeeds, {}, { at, by: people.office }, 'demo/team-deed/post');
  const noticed = await record('watering', addDays(localDate(today), -1), { at: at + 30_000, by: people.second });
  await actors.write(reviewTeamDeed, { teamDeedId: noticed.id, agree: true }, { at: at + 40_000, by: people.office }, 'demo/team-deed/noticed');
  const { formToken } = await actors.read(readDeedObjectionForm, { deedId: noticed.id }, { at: at + 50_000, by: people.second });
  await actors.write(objectToDeed, { deedId: noticed.id, words: '演示：修护那天我在，主要是村里的工人做的', sender: '示例邻居', formToken }, { at: at + 55_000, by: people.second }, 'demo/team-deed/objection');
  await record('study', addDays(localDate(today), -1), { at: at + 60_000, by: people.second });
  if (atShop !== null) await redeem(actors, people, atShop, at, today);
}
