/** 督查要求 · A round asks inspectors to look at every check item of the drawn sites. Which sites a running round drew is secret, so its unit is told once it is closed. */
import { isUuid } from '#kernel/ids.ts';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { AskDraft, AskSource } from '#platform/server/asks/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { inSight, sampleView } from './rounds.ts';

const ROUND = 'inspections.round';

/** Findings that become cases: asked of units by the kind of cases, about one thing at one spot as they name it. It counts and names sites, and so those alone that whoever asks may see of the round (ADR-0015). */
const DISPATCH = 'cases.fix@inspections';
const TOPICS_MAX = 2_000;

async function dispatchDraft(ctx: ReadContext, { roundId, findingIds, all, count }: Readonly<Record<string, unknown>>): Promise<AskDraft | null> {
  if (typeof roundId !== 'string' || !isUuid(roundId)) return null;
  const ids = (Array.isArray(findingIds) ? findingIds : []).filter((id): id is string => typeof id === 'string' && isUuid(id));
  const found = await rows<{ code: string; label: string; unit: string | null; count: number }>(ctx.tx, sql`select 'case:' || k.case_category || '/' || f.site_id as code, min(p.name || ' · ' || coalesce(g.name_zh, k.case_category)) as label, s.organisation_id::text as unit, count(*) as count
    from inspections.findings f join inspections.round_sites s on s.programme_id = f.programme_id and s.round_id = f.round_id and s.site_id = f.site_id
    join places.sites p on p.programme_id = f.programme_id and p.id = f.site_id join frameworks.check_items k on k.programme_id = f.programme_id and k.id = f.check_item_id
    left join cases.categories g on g.programme_id = f.programme_id and g.code = k.case_category
    where f.programme_id = ${ctx.programmeId} and f.round_id = ${roundId} and f.state = 'open' and ${inSight(ctx, await sampleView(ctx), 'f')} and ${all === true ? sql`true` : sql`f.id = any(${ids}::uuid[])`} group by 1, 3`);
  if (found.length === 0) return null;
  return { items: 1, times: Math.max(found.reduce((sum, each) => sum + each.count, 0), all !== true && Number.isInteger(count) ? Number(count) : 0), topics: found.slice(0, TOPICS_MAX).map(({ code, label }) => ({ code, label })), units: [...new Set(found.flatMap(({ unit }) => (unit === null ? [] : [unit])))] };
}

export const inspectionsAskSource: AskSource = {
  module: 'inspections',
  kinds: [{ code: ROUND, words: { zh: '实地督查', en: 'Inspection rounds' }, item: { zh: '检查项', en: 'Check item' }, role: { zh: '督查员', en: 'Inspectors' }, minutes: 0.7 }],
  asked: ({ programmeId }, since) => sql`select ${ROUND}::text as kind, r.id::text as ask_id, r.name_zh as label, '/rounds/' || r.id as path, to_char(r.starts_on, 'YYYY-MM') as month, case when r.state = 'closed' then coalesce(s.zone_id, s.place_id) end as place_id,
      sum((select count(*) from frameworks.check_items k where k.programme_id = r.programme_id and k.edition_id = r.edition_id and s.site_type_code = any(k.site_type_codes))) as items
    from inspections.rounds r join inspections.round_sites s on s.programme_id = r.programme_id and s.round_id = r.id where r.programme_id = ${programmeId} and r.starts_on >= ${since}::date group by 1, 2, 3, 4, 5, 6`,
  topics: ({ programmeId }, since) => sql`select ${ROUND}::text as kind, r.id::text as ask_id, r.name_zh as label, '/rounds/' || r.id as path, r.starts_on as asked_on, 'standard:' || e.code || '/' || n.code as topic, n.name_zh as topic_label
    from inspections.rounds r join frameworks.editions e on e.programme_id = r.programme_id and e.id = r.edition_id
    join (select distinct k.programme_id, k.edition_id, k.standard_id from frameworks.check_items k where k.programme_id = ${programmeId}) c on c.programme_id = r.programme_id and c.edition_id = r.edition_id
    join frameworks.nodes n on n.programme_id = c.programme_id and n.id = c.standard_id where r.programme_id = ${programmeId} and r.starts_on >= ${since}::date and r.state <> 'planned'`,
  // From the first to the last look at a site, spread over what lies between.
  measured: ({ programmeId }, since) => sql`select ${ROUND}::text as kind, extract(epoch from max(o.observed_at) - min(o.observed_at)) / 60 / (count(*) - 1) as minutes from inspections.observations o
    where o.programme_id = ${programmeId} and o.round_id in (select r.id from inspections.rounds r where r.programme_id = ${programmeId} and r.ends_on >= ${since}::date) group by o.round_id, o.site_id having count(*) >= 5`,
  drafts: {
    [DISPATCH]: dispatchDraft,
    async [ROUND](ctx, about) {
      const [editionId, sampleSize] = [about['editionId'], Number(about['sampleSize'])];
      if (typeof editionId !== 'string' || !isUuid(editionId) || !Number.isInteger(sampleSize) || sampleSize < 1) return null;
      const { items } = await oneRow<{ items: number }>(ctx.tx, sql`select coalesce(avg(n.items), 0)::float8 as items from places.sites s
        join lateral (select count(*) as items from frameworks.check_items k where k.programme_id = s.programme_id and k.edition_id = ${editionId}::uuid and s.site_type_code = any(k.site_type_codes)) n on n.items > 0
        where s.programme_id = ${ctx.programmeId} and s.valid_from <= ${ctx.today}::date and (s.valid_to is null or s.valid_to > ${ctx.today}::date)`);
      const standards = await rows<{ code: string; label: string }>(ctx.tx, sql`select distinct 'standard:' || e.code || '/' || n.code as code, n.name_zh as label from frameworks.check_items k join frameworks.editions e on e.programme_id = k.programme_id and e.id = k.edition_id
        join frameworks.nodes n on n.programme_id = k.programme_id and n.id = k.standard_id where k.programme_id = ${ctx.programmeId} and k.edition_id = ${editionId}::uuid`);
      return items === 0 ? null : { items: Math.round(items * 10) / 10, times: sampleSize, topics: standards };
    },
  },
};
