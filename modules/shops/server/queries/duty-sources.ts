/** 待办来源 · What waits in shops: counts and sheets for a second person, slips to look at, hand-overs to sign, goods that end soon. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { shopReach } from './ground.ts';

const topics = ['shops'];
/** Whoever asks keeps the shop `s` today. */
const keeps = (ctx: ReadContext): RawBuilder<unknown> => sql`exists (select from shops.keepers k where k.programme_id = s.programme_id and k.shop_id = s.id and k.person_id = ${ctx.personId} and k.validity @> ${ctx.today}::date)`;

export const shopDuties: readonly DutySource[] = [
  {
    kind: 'shops.counts', permission: 'shops.review', topics, words: { zh: '盘点待确认', en: 'Stock-takes to settle' }, act: { zh: '核对差异，确认或作废', en: 'Look at the differences; settle or drop' },
    select: (ctx) => dutySelect({ id: sql`c.id`, code: sql`s.code`, what: sql`s.name`, since: sql`c.counted_at`, path: sql`'/shop-counts/' || c.id` }, sql`from shops.counts c join shops.shops s on s.programme_id = c.programme_id and s.id = c.shop_id
      where c.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and c.state = 'counted' and c.counted_by <> ${ctx.personId}`),
  },
  {
    kind: 'shops.paper', permission: 'shops.serve', topics, words: { zh: '纸卡补录待复核', en: 'Paper slips to confirm' }, act: { zh: '对照纸单复核', en: 'Check them against the paper' },
    select: (ctx) => dutySelect({ id: sql`h.id`, code: sql`s.code`, what: sql`s.name`, since: sql`h.entered_at`, path: sql`'/shop-paper-sheets/' || h.id` }, sql`from shops.paper_sheets h join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id
      where h.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and h.state = 'entered' and h.entered_by <> ${ctx.personId}`),
  },
  {
    kind: 'shops.issues', permission: 'shops.review', topics, words: { zh: '兑换单待核查', en: 'Slips to look at' }, act: { zh: '断网的或纸卡的兑换单有不足：核查后补扣，或由超市承担', en: 'Look into it: collect the points, or let the shop bear them' },
    select: (ctx) => dutySelect({ id: sql`l.id`, code: sql`l.number`, what: sql`s.name`, since: sql`i.raised_at`, path: sql`'/shop-slips/' || l.id` }, sql`from shops.slip_issues i join shops.slips l on l.programme_id = i.programme_id and l.id = i.slip_id
      join shops.shops s on s.programme_id = l.programme_id and s.id = l.shop_id where i.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and i.settled_at is null and i.handed_out_by <> ${ctx.personId}`),
  },
  {
    kind: 'shops.handOvers', permission: 'shops.read', topics, words: { zh: '店长交接待签字', en: 'Hand-overs to sign' }, act: { zh: '清点后签字', en: 'Look at the shelves and sign' },
    select: (ctx) => dutySelect({ id: sql`h.id`, code: sql`s.code`, what: sql`s.name`, since: sql`h.drawn_up_at`, path: sql`'/shops/' || s.id || '/hand-overs'` }, sql`from shops.hand_overs h join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id
      where h.programme_id = ${ctx.programmeId} and h.dropped_at is null and ((h.from_person_id = ${ctx.personId} and h.from_signed_at is null) or (h.to_person_id = ${ctx.personId} and h.to_signed_at is null))`),
  },
  {
    kind: 'shops.nearExpiry', permission: 'shops.keepStock', topics, words: { zh: '临期物资', en: 'Goods that end soon' }, act: { zh: '先兑出，或到期前调出', en: 'Hand them out first, or move them in time' },
    select: (ctx) => dutySelect({ id: sql`b.id`, code: sql`b.code`, what: sql`g.name || ' · ' || s.name`, due: dayEnds(ctx, sql`b.expires_on`), path: sql`'/shop-stock?shopId=' || s.id || '&note=nearExpiry'` },
      sql`from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id join shops.shops s on s.programme_id = b.programme_id and s.id = b.shop_id
      join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' and a.balance > 0
      where b.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and b.expires_on between ${ctx.today}::date and ${ctx.today}::date + g.near_days and ${keeps(ctx)}`),
  },
  {
    kind: 'shops.setAsides', permission: 'shops.serve', topics, words: { zh: '留货待取', en: 'Goods that wait to be fetched' }, act: { zh: '提醒来取，不要的放回', en: 'Remind them, or let it go' },
    select: (ctx) => dutySelect({ id: sql`o.id`, code: sql`o.number`, what: sql`coalesce(u.label, o.holder_label) || ' · ' || s.name`, due: sql`o.expires_at`, since: sql`o.made_at`, path: sql`'/shop-set-asides?shopId=' || s.id || '&state=open'` }, sql`from shops.set_asides o join shops.shops s on s.programme_id = o.programme_id and s.id = o.shop_id left join honours.subjects u on u.programme_id = o.programme_id and u.id = o.registered_id
      where o.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and (o.holder_kind = 'team' or u.id is not null) and o.state = 'open' and o.expires_at > ${new Date(ctx.now).toISOString()}::timestamptz and ${keeps(ctx)}`),
  },
  {
    kind: 'shops.low', unit: { zh: '件', en: 'in stock', enMany: 'in stock' }, permission: 'shops.keepStock', topics, words: { zh: '物品不足', en: 'Goods that run low' }, act: { zh: '补货，或在价目里停用', en: 'Have more brought, or withdraw them from the price list' },
    select: (ctx) => dutySelect({ id: sql`s.id || ' ' || g.id`, code: sql`g.code`, what: sql`g.name || ' · ' || s.name`, count: sql`sum(coalesce(a.balance, 0))`, path: sql`'/shop-stock?shopId=' || s.id || '&note=low'` },
      sql`from shops.shops s join shops.batches b on b.programme_id = s.programme_id and b.shop_id = s.id join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id and g.low_below > 0 and (g.withdrawn_on is null or g.withdrawn_on > ${ctx.today}::date)
      left join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' and (b.expires_on is null or b.expires_on >= ${ctx.today}::date)
      where s.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and (s.closed_on is null or s.closed_on > ${ctx.today}::date) and ${keeps(ctx)} group by s.id, s.name, g.id, g.code, g.name, g.low_below having sum(coalesce(a.balance, 0)) < g.low_below`),
  },
  {
    kind: 'shops.tieOutsToExplain', permission: 'shops.keepStock', topics, words: { zh: '本店账不平', en: 'Books of your shop that do not tie' }, act: { zh: '查清是哪一笔，补记或冲销', en: 'Find which row it is; book it, or reverse it' },
    select: (ctx) => dutySelect({ id: sql`t.id`, code: sql`s.code`, what: [sql`s.name || ' · ' || t.day`, sql`s.name || ' · ' || t.day`], since: sql`t.computed_at`, path: sql`'/shop-tie-outs/' || t.id` }, sql`from shops.tie_outs t join shops.shops s on s.programme_id = t.programme_id and s.id = t.shop_id
      where t.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and t.outcome = 'differs' and t.settled_at is null and ${keeps(ctx)}`),
  },
  {
    kind: 'shops.tieOuts', permission: 'shops.review', topics, words: { zh: '每日核对不平', en: 'Tie-outs that do not tie' }, act: { zh: '问清原因，写明怎么处理', en: 'Ask what happened and write down what was done' },
    // The keeper finds the mistake; somebody who does not keep the shop says that it is settled.
    select: (ctx) => dutySelect({ id: sql`t.id`, code: sql`coalesce(s.code, '—')`, what: [sql`coalesce(s.name, '不归任何超市的户、个人和队伍') || ' · ' || t.day || case t.outcome when 'failed' then ' · 没有算成' else '' end`, sql`coalesce(s.name, 'Served by no shop') || ' · ' || t.day || case t.outcome when 'failed' then ' · could not be computed' else '' end`], since: sql`t.computed_at`, path: sql`'/shop-tie-outs/' || t.id` }, sql`from shops.tie_outs t left join shops.shops s on s.programme_id = t.programme_id and s.id = t.shop_id
      where t.programme_id = ${ctx.programmeId} and ${ctx.scope.everything ? sql`true` : sql`s.id is not null and ${shopReach(ctx, 's')}`} and t.outcome <> 'tied' and t.settled_at is null and not ${keeps(ctx)}`),
  },
];
