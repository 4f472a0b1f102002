/** 测评结果作数源 · What was frozen of an evaluation can be counted: each area with its group, score and rank. Open evaluations move, and are no source. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { standingWords } from '../../contract/index.ts';
import { RANKING_TASKS_MIN } from '../../domain/index.ts';

/**
 * 冻结结果 · Ranks are those that the page of the evaluation shows (`rankedAreas`): within the group, of areas that count and stand on
 * enough judgements, under the programme's rules of ranking; a group of one has none. All areas are ranked before those beyond the
 * reader's reach are left out.
 */
function resultShape({ programmeId, scope }: ReadContext): SourceShape {
  return {
    code: 'scoring.results', words: { zh: '冻结的测评结果', en: 'Frozen results of evaluations' },
    columns: {
      evaluation: column('text', '测评编码', 'Evaluation code', 'x.code'), area: column('text', '地区', 'Area', 'x.area'), group: column('text', '组别', 'Group', 'x.group_name'), standing: column('text', '结果状态', 'Standing', 'x.standing', standingWords), endsOn: column('date', '测评截止日期', 'Period ends', 'x.ends_on'),
      score: { ...column('number', '得分', 'Score', 'x.score'), unit: '分' }, rank: column('number', '组内名次', 'Rank in the group', 'x.rank'),
    },
    from: sql`from (
      select v.*, case when v.able and v.enabled and count(*) filter (where v.able) over (partition by v.evaluation_id, v.group_name) > 1 then rank() over (partition by v.evaluation_id, v.group_name, v.able order by round(coalesce(v.score, 0) * 100) desc) end as rank
        from (select e.programme_id, e.id as evaluation_id, e.code, e.name_zh, e.ends_on, a.area ->> 'id' as area_id, (a.area ->> 'placeId')::uuid as place_id, a.area ->> 'nameZh' as area, a.area ->> 'group' as group_name, a.area ->> 'standing' as standing, (a.area ->> 'score')::numeric as score,
                coalesce((s.ranking ->> 'enabled')::boolean, false) as enabled, a.area ->> 'standing' = 'counted' and j.judgements > 0 and j.judgements >= s.minimum as able
           from scoring.evaluations e
           cross join lateral (select g.settings -> 'ranking' as ranking, coalesce((g.settings -> 'ranking' ->> 'minimumCount')::int, ${RANKING_TASKS_MIN}::int) as minimum from places.programmes g where g.id = e.programme_id) s
           cross join lateral jsonb_array_elements(e.frozen_result -> 'areas') as a(area)
           cross join lateral (select coalesce((select (c.part ->> 'judgements')::int from jsonb_array_elements(a.area -> 'components') with ordinality as c(part, at) where c.part ->> 'source' = 'round' order by c.at limit 1), s.minimum) as judgements) j
          where e.programme_id = ${programmeId} and e.state = 'frozen') v) x
      where x.programme_id = ${programmeId} and ${scopePredicate(scope, { place: 'x.place_id' })}`,
    id: sql`x.evaluation_id || '/' || x.area_id`, label: sql`x.area || ' · ' || x.name_zh`, named: { name: sql`x.area`, may: sql`true` }, day: sql`x.ends_on`, place: sql`x.place_id`, path: sql`'/evaluations/' || x.evaluation_id`,
  };
}

export const scoringFigureSource: FigureSource = { module: 'scoring', permission: 'scoring.read', topics: ['evaluations'], shapes: (ctx) => [resultShape(ctx)] };
