/** Who holds a title that leads to a higher one they neither hold nor were sent up for. */
import { scopePredicate } from '#platform/server/db/scope.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { RecommendationState, SubjectKind, Tier } from '../../domain/index.ts';
import { titlesOn } from './titles.ts';

export interface UpwardDueFilter { readonly q?: string | undefined; readonly titleId?: string | undefined; readonly tier?: Tier | undefined }
export interface UpwardDueRow {
  subject_id: string; kind: SubjectKind; subject_code: string; label: string; place_zh: string | null; place_en: string | null; title_id: string; title_code: string; title_zh: string; title_en: string; tier: Tier;
  last_state: RecommendationState | null;
}

/**
 * Once for each subject and higher title. Held today, and often enough: an award with every time it was kept counts, and what was carried over is
 * left for the exact rule, which is asked of these alone.
 */
export function upwardDueRows(ctx: ReadContext, filter: UpwardDueFilter, day: string, limit: number): Promise<UpwardDueRow[]> {
  const parts: RawBuilder<unknown>[] = [sql`a.programme_id = ${ctx.programmeId}`, sql`a.validity @> ${day}::date`, scopePredicate(ctx.scope, { place: 'a.place_id', organisation: 'a.organisation_id' })];
  if (filter.titleId !== undefined) parts.push(sql`h.id = ${filter.titleId}`);
  if (filter.tier !== undefined) parts.push(sql`h.tier = ${filter.tier}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`(${searchable('s', 'label')} like ${pattern} or lower(s.code) like ${pattern})`);
  return rows(ctx.tx, sql`with lower_titles as (select t.id, v.upward_title_code, coalesce(v.upward_after, 1) as asked from ${titlesOn(day)} where t.programme_id = ${ctx.programmeId} and v.upward_title_code is not null)
    select distinct on (s.id, h.id) s.id as subject_id, s.kind, s.code as subject_code, s.label, p.name_zh as place_zh, p.name_en as place_en, h.id as title_id, h.code as title_code, h.name_zh as title_zh, h.name_en as title_en, h.tier,
        (select r.state from honours.recommendations r where r.programme_id = a.programme_id and r.subject_id = s.id and r.title_id = h.id order by r.sent_on desc, r.id desc limit 1) as last_state
      from honours.awards a join lower_titles l on l.id = a.title_id join honours.titles h on h.programme_id = a.programme_id and h.code = l.upward_title_code and h.state <> 'retired'
      join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id and s.kind = h.subject_kind and (s.valid_to is null or s.valid_to > ${day}::date)
      left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
     where ${sql.join(parts, sql` and `)}
       and (l.asked = 1 or a.carried_from is not null or l.asked <= (select count(*) from honours.awards o where o.programme_id = a.programme_id and o.subject_id = a.subject_id and o.title_id = a.title_id)
         + (select count(*) from honours.award_events e join honours.awards o on o.programme_id = e.programme_id and o.id = e.award_id where o.programme_id = a.programme_id and o.subject_id = a.subject_id and o.title_id = a.title_id and e.kind = 'kept'))
       and not exists (select 1 from honours.awards o where o.programme_id = a.programme_id and o.subject_id = s.id and o.title_id = h.id and o.validity @> ${day}::date)
       and not exists (select 1 from honours.recommendations r where r.programme_id = a.programme_id and r.subject_id = s.id and r.title_id = h.id and (r.state = 'sent' or (r.state = 'chosen' and r.award_id is null)))
     order by s.id, h.id limit ${limit}`);
}
