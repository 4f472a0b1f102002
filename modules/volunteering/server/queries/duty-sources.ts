/** 待办来源 · Deeds of teams that wait for a second person. */
import { sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';

export const volunteeringDuties: readonly DutySource[] = [
  {
    kind: 'volunteering.teamDeeds', permission: 'points.review', topics: ['volunteering'], words: { zh: '队伍记分待评议', en: 'Deeds of teams to review' }, act: { zh: '看凭据，同意或写明理由', en: 'Look at what shows it; agree, or say why not' },
    // Nobody is asked to review what they recorded.
    select: (ctx) => dutySelect({ id: sql`d.id`, code: sql`t.code`, what: sql`d.rule_label || ' · ' || t.name`, since: sql`d.recorded_at`, path: sql`'/volunteer-teams/' || t.id` }, sql`from volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id
      where d.programme_id = ${ctx.programmeId} and d.state = 'recorded' and d.recorded_by <> ${ctx.personId} and ${scopePredicate(ctx.scope, { place: 't.place_id', organisation: 't.organisation_id' })}`),
  },
];
