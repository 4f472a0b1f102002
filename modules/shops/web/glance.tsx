/** 爱心超市概览 · What was redeemed this quarter, and whether the books agreed at the last tie-out. */
import { readProgramme } from '#modules/places/contract/index.ts';
import { quarterDays, quarterOf } from '#modules/points/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import type { GlanceProps } from '#platform/web/glance.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { listShops, listSlips, listTieOuts } from '../contract/index.ts';

const glanceMessages = defineMessages({
  zh: { redeemed: '本季度兑换积分', unit: '分', slips: '{n} 张兑换单', redeemedWhat: '本季度兑换单的积分，冲销的不算；用兑换券抵的不在内。', tieOut: '每日核对未办结', tieOutUnit: '项', last: '最近核对到 {day}', tieOutWhat: '每晚的核对中，积分、兑换单、库存与账本不符或没有算成，而还没有人办结的，一个超市一天为一项。' },
  en: { redeemed: 'Points redeemed this quarter', unit: 'points', slips: '{n} {n:slip|slips}', redeemedWhat: 'Points on slips of this quarter, without those reversed and without what vouchers paid.', tieOut: 'Tie-outs to settle', tieOutUnit: 'open', last: 'last tied out for {day}', tieOutWhat: 'Nightly tie-outs where points, slips, stock and ledger differ or that could not be computed, and that nobody settled; one for each shop and day.' },
});

export function ShopsGlance({ every_ms, children }: GlanceProps) {
  const t = useT(glanceMessages);
  const every = every_ms === undefined ? {} : { every_ms };
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: 300_000 }).data?.today;
  const search = { reversed: 'false', ...(today === undefined ? {} : quarterDays(quarterOf(today))) };
  const shops = useRead(listShops, { pageSize: 1 }).data?.total;
  const slips = useRead(listSlips, { ...search, pageSize: 1 }, { ...every, enabled: today !== undefined }).data;
  const open = useRead(listTieOuts, { open: 'true', pageSize: 1 }, every).data?.total;
  const last = useRead(listTieOuts, { sort: 'recent', pageSize: 1 }, every).data?.rows[0]?.day;
  if (shops === undefined || slips === undefined || open === undefined || shops === 0) return null;
  return children([
    { key: 'redeemed', label: t('redeemed'), value: slips.points, unit: t('unit'), note: t('slips', { n: numberText(slips.total) }), definition: t('redeemedWhat'), to: '/shop-slips', search },
    { key: 'tieOut', label: t('tieOut'), value: open, unit: t('tieOutUnit'), definition: t('tieOutWhat'), to: '/shop-tie-outs', search: { open: 'true' }, ...(last === undefined ? {} : { note: t('last', { day: last }) }), ...(open > 0 ? { tone: 'danger' as const } : {}) },
  ]);
}
