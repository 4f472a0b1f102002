/** 荣誉概览 · Titles in force, and those whose re-review is late. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { readProgramme } from '#modules/places/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import type { GlanceProps } from '#platform/web/glance.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { listAwards, listReReviews } from '../contract/index.ts';

const glanceMessages = defineMessages({
  zh: { inForce: '有效称号', inForceNote: '正在进行 {n} 轮复查', inForceWhat: '今天有效的荣誉，限期整改期间的也算；已撤销、已届满的不算。', late: '复查逾期', lateNote: '应复查的日子已过', lateWhat: '今天有效、应复查的日子已过而还没有复查结论的荣誉。' },
  en: { inForce: 'Titles in force', inForceNote: '{n} {n:re-review|re-reviews} running', inForceWhat: 'Awards in force today, also while something is to be put right; without those withdrawn or run out.', late: 'Re-reviews late', lateNote: 'their day has passed', lateWhat: 'Awards in force today whose day of re-review has passed without an outcome.' },
});

export function HonoursGlance({ every_ms, children }: GlanceProps) {
  const t = useT(glanceMessages);
  const every = every_ms === undefined ? {} : { every_ms };
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: 300_000 }).data?.today;
  const before = today === undefined ? undefined : addDays(localDate(today), -1);
  const inForce = useRead(listAwards, { standing: 'current', pageSize: 1 }, every).data?.total;
  const late = useRead(listAwards, { standing: 'current', reviewBy: before, pageSize: 1 }, { ...every, enabled: before !== undefined }).data?.total;
  const running = useRead(listReReviews, { state: 'running', pageSize: 1 }, every).data?.total;
  if (inForce === undefined || late === undefined || before === undefined || inForce === 0) return null;
  return children([
    { key: 'inForce', label: t('inForce'), value: inForce, definition: t('inForceWhat'), to: '/awards', search: { standing: 'current' }, ...(running === undefined || running === 0 ? {} : { note: t('inForceNote', { n: numberText(running) }) }) },
    { key: 'late', label: t('late'), value: late, definition: t('lateWhat'), to: '/awards', search: { standing: 'current', reviewBy: before, sort: 'review' }, ...(late > 0 ? { note: t('lateNote'), tone: 'danger' as const } : {}) },
  ]);
}
