/** 整改要求 · A case that was sent out asks its unit to put it right, and to show that it did. */
import { isUuid } from '#kernel/ids.ts';
import { monthIn } from '#platform/server/asks/index.ts';
import type { AskDraft, AskSource } from '#platform/server/asks/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

const FIX = 'cases.fix';
const CASES_MAX = 200;

/** One thing at one spot: a category at a site, or where there is none at a place. */
const topic = sql`'case:' || c.category_code || '/' || coalesce(c.site_id, c.place_id)`;
const topicLabel = sql`coalesce(s.name, p.name_zh) || ' · ' || g.name_zh`;
const joined = sql`cases.cases c join cases.categories g on g.programme_id = c.programme_id and g.code = c.category_code
  join places.places p on p.programme_id = c.programme_id and p.id = c.place_id left join places.sites s on s.programme_id = c.programme_id and s.id = c.site_id`;

const isId = (given: unknown): given is string => typeof given === 'string' && isUuid(given);

/** What sending these cases out would ask, of the unit that was chosen or of those that they are with. */
async function fixDraft(ctx: ReadContext, { caseIds, count, organisationId }: Readonly<Record<string, unknown>>): Promise<AskDraft | null> {
  const ids = (Array.isArray(caseIds) ? caseIds : []).filter(isId).slice(0, CASES_MAX);
  const found = await rows<{ code: string; label: string; unit: string | null }>(ctx.tx, sql`select ${topic} as code, ${topicLabel} as label, c.organisation_id::text as unit from ${joined} where c.programme_id = ${ctx.programmeId} and c.id = any(${ids}::uuid[])`);
  if (found.length === 0) return null;
  const units = isId(organisationId) ? [organisationId] : [...new Set(found.flatMap(({ unit }) => (unit === null ? [] : [unit])))];
  return { items: 1, times: Math.max(found.length, Number.isInteger(count) ? Number(count) : 0), topics: [...new Map(found.map(({ code, label }) => [code, { code, label }])).values()], units };
}

export const casesAskSource: AskSource = {
  module: 'cases',
  kinds: [{ code: FIX, words: { zh: '问题整改', en: 'Cases put right' }, item: { zh: '一件整改和回复', en: 'Fix with its answer' }, role: { zh: '责任单位', en: 'Units' }, minutes: 20 }],
  asked: (ctx, since) => sql`select ${FIX}::text as kind, ${FIX}::text as ask_id, '问题整改' as label, '/cases' as path, ${monthIn(ctx, sql`c.dispatched_at`)} as month, case when c.organisation_id is null then c.place_id end as place_id, c.organisation_id, count(*)::numeric as items
    from cases.cases c where c.programme_id = ${ctx.programmeId} and c.dispatched_at >= ${since}::date group by 5, 6, 7`,
  topics: (ctx, since) => sql`select ${FIX}::text as kind, c.id::text as ask_id, c.number || ' ' || c.title as label, '/cases/' || c.id as path, (c.dispatched_at + make_interval(mins => ${ctx.utcOffsetMinutes}::integer))::date as asked_on, ${topic} as topic, ${topicLabel} as topic_label, c.organisation_id::text as unit
    from ${joined} where c.programme_id = ${ctx.programmeId} and c.dispatched_at >= ${since}::date and not c.taken_back and c.state <> 'voided'`,
  drafts: { [FIX]: fixDraft },
};
