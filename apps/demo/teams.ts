/** Teams of a small programme, brought in as an office brings them in. */
import { objectToDeed, readDeedObjectionForm } from '#modules/points/contract/index.ts';
import { importTeams, listTeams, postTeamDeeds, recordTeamDeed, reviewTeamDeed } from '#modules/volunteering/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import type { Actors, Moment } from './acting.ts';
import { momentOf } from './round.ts';

/** @errors throws when a row is bad */
export async function playTeams(actors: Actors, moment: Moment, sheet: string): Promise<void> {
  const { report } = await actors.write(importTeams, { file: { fileName: 'teams.csv', body: new TextEncoder().encode(sheet) }, mode: 'all' }, moment, 'demo/teams');
  if (report?.outcome !== 'written') throw new Error(`the teams were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
}

const TEAM_DEED_DAY_BEFORE = 9;

/** Deeds of the first team: one that is in its account, one that hangs out and was objected to, one that waits for a second person. */
export async function playTeamDeeds(actors: Actors, people: { readonly office: string; readonly second: string }, today: string): Promise<void> {
  const at = momentOf(today, 0);
  const [team] = (await actors.read(listTeams, { sort: 'code', pageSize: 1 }, { at, by: people.office })).rows;
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
}
