/** 关爱概览 · Who received something, of those who are on the lists of the schemes that run. */
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import type { GlanceProps } from '#platform/web/glance.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { listSchemes } from '../contract/index.ts';

/** One page of schemes; a programme runs a handful at a time. */
const SCHEMES_MAX = 200;

const glanceMessages = defineMessages({
  zh: { received: '关爱已领取', schemes: '{n} 项关爱行动正在进行', what: '正在进行的关爱行动中，至少领取过一项的对象 ÷ 名单已确认的对象。' },
  en: { received: 'Care received', schemes: '{n} {n:scheme|schemes} running', what: 'Recipients with at least one benefit ÷ those confirmed, over the care schemes that run.' },
});

export function CareGlance({ every_ms, children }: GlanceProps) {
  const t = useT(glanceMessages);
  const schemes = useRead(listSchemes, { state: 'open', pageSize: SCHEMES_MAX }, every_ms === undefined ? {} : { every_ms }).data?.rows;
  if (schemes === undefined || schemes.length === 0) return null;
  const sum = (key: 'listedCount' | 'receivedCount'): number => schemes.reduce((total, scheme) => total + scheme[key], 0);
  return children([{ key: 'received', label: t('received'), ratio: { numerator: sum('receivedCount'), denominator: sum('listedCount') }, note: t('schemes', { n: numberText(schemes.length) }), definition: t('what'), to: '/care', search: { state: 'open' } }]);
}
