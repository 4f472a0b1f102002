/** 积分概览 · Points that went into the ledger for deeds of this quarter. */
import { readProgramme } from '#modules/places/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import type { GlanceProps } from '#platform/web/glance.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { listDeeds } from '../contract/index.ts';
import { quarterDays, quarterOf } from '../domain/index.ts';

const glanceMessages = defineMessages({
  zh: { posted: '本季度入账积分', unit: '分', deeds: '{n} 笔记分', what: '发生在本季度、公示期满已入账的记分，加分减扣分；已更正的不算。' },
  en: { posted: 'Points posted this quarter', unit: 'points', deeds: '{n} {n:deed|deeds}', what: 'Deeds of this quarter that are posted, what they brought less what they took; without those corrected.' },
});

export function PointsGlance({ every_ms, children }: GlanceProps) {
  const t = useT(glanceMessages);
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: 300_000 }).data?.today;
  const search = { state: 'posted', ...(today === undefined ? {} : quarterDays(quarterOf(today))) } as const;
  const any = useRead(listDeeds, { pageSize: 1 }).data?.total;
  const posted = useRead(listDeeds, { ...search, pageSize: 1 }, { ...(every_ms === undefined ? {} : { every_ms }), enabled: today !== undefined }).data;
  if (posted === undefined || any === undefined || any === 0) return null;
  return children([{ key: 'posted', label: t('posted'), value: posted.postedPoints, unit: t('unit'), note: t('deeds', { n: numberText(posted.total) }), definition: t('what'), to: '/deeds', search }]);
}
