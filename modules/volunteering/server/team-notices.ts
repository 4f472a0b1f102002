/** 队伍记分的公示 · Deeds of teams hang out and are objected to with those of households; this says whose they are and corrects one. */
import { reverseTransfers } from '#modules/points/server/index.ts';
import type { DeedNoticeSource } from '#modules/points/server/index.ts';
import { maybeRow, sql } from '#platform/server/db/index.ts';
import { lockTeamDeed, markTeamDeedCorrected } from './queries/team-deeds.ts';

export const teamDeedNotices: DeedNoticeSource = {
  kind: 'teamDeed',
  onNotice: (ctx) => sql`volunteering.public_team_deed_notice(${ctx.today}::date, ${ctx.utcOffsetMinutes}::integer)`,
  deeds: ({ programmeId }) => sql`select d.id, t.name as label, d.rule_label, d.points, d.happened_on, d.recorded_by, d.reviewed_by, t.leader_id as led_by from volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id where d.programme_id = ${programmeId}`,
  told: (ctx, deedId) => maybeRow(ctx.tx, sql`select * from volunteering.objected_team_deed(${deedId})`),
  lock: (ctx, deedId) => lockTeamDeed(ctx, deedId),
  correct: async (ctx, operation, deed, reason) => {
    if (deed.transfer_id !== null) await reverseTransfers(ctx, operation, [deed.transfer_id], '异议成立');
    await markTeamDeedCorrected(ctx.tx, ctx.programmeId, deed.id, { reason, by: ctx.personId as string, at: new Date(ctx.now).toISOString() });
    ctx.emit({ topic: 'volunteering', subjectId: deed.id, placeId: deed.place_id });
  },
};

/** 已入账的队伍记分 · For whoever ties out points against what shows them; its shape is that of a source of deeds. */
export const teamDeedsPosted = {
  kind: 'teamDeed',
  posted: ({ programmeId }: { readonly programmeId: string }) => sql`select d.id, d.rule_label || ' · ' || t.name as label, d.team_id as holder_id, d.book_id, d.rule_code, d.evidence, d.transfer_id from volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id where d.programme_id = ${programmeId} and d.transfer_id is not null`,
};

/** 可兑换的队伍 · For shops: teams there are today with who leads them, and whose deeds somebody had a part in. */
export const redeemingTeams = {
  teams: ({ programmeId, today }: { readonly programmeId: string; readonly today: string }) => sql`select t.id, t.code, t.name as label, t.place_id, t.leader_id, r.name as leader_name from volunteering.teams t left join people.persons r on r.programme_id = t.programme_id and r.id = t.leader_id
    where t.programme_id = ${programmeId} and (t.dissolved_on is null or t.dissolved_on > ${today}::date)`,
  tookPartIn: ({ programmeId }: { readonly programmeId: string }, personId: string | null) => sql`select d.team_id from volunteering.team_deeds d where d.programme_id = ${programmeId} and d.state = 'posted' and (d.recorded_by = ${personId} or d.reviewed_by = ${personId})`,
};
