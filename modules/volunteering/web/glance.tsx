/** 志愿服务概览 · Who is registered, and the hours by whose word they stand on. */
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import type { GlanceProps } from '#platform/web/glance.ts';
import { defineMessages, useText, useT } from '#platform/web/i18n.ts';
import { gradeWords, readServiceFigures } from '../contract/index.ts';
import { GRADES } from '../domain/index.ts';
import { hoursText } from './hours.ts';

const glanceMessages = defineMessages({
  zh: { volunteers: '注册志愿者', served: '其中服务过的 {n} 人', person: '人', volunteersWhat: '今天在册的志愿者，已退出的不算；服务过的是有已计入时长的人。', hours: '志愿服务时长', hour: '小时', hoursWhat: '服务记录里已计入的时长，含已退出志愿者的，冲销的已扣除。来源等级：A 双向签到，B 负责人点名，C 签到表导入，D 后台补录。' },
  en: { volunteers: 'Registered volunteers', served: '{n} of them served', person: 'people', volunteersWhat: 'Volunteers on the register today, without those who left; served are those with counted hours.', hours: 'Hours of service', hour: 'hours', hoursWhat: 'Counted hours of all records of service, those of volunteers who left among them, without what was reversed. Grades: A checked in by both, B roll call, C attendance sheet, D entered afterwards.' },
});

export function VolunteeringGlance({ every_ms, children }: GlanceProps) {
  const t = useT(glanceMessages);
  const text = useText();
  const figures = useRead(readServiceFigures, {}, every_ms === undefined ? {} : { every_ms }).data;
  if (figures === undefined || figures.volunteerCount === 0) return null;
  const minutes = GRADES.reduce((sum, grade) => sum + figures.minutes[grade], 0);
  return children([
    { key: 'volunteers', label: t('volunteers'), value: figures.volunteerCount, unit: t('person'), note: t('served', { n: numberText(figures.servedCount) }), definition: t('volunteersWhat'), to: '/volunteers' },
    { key: 'hours', label: t('hours'), value: hoursText(minutes), unit: t('hour'), note: GRADES.filter((grade) => figures.minutes[grade] !== 0).map((grade) => `${text(gradeWords[grade])} ${hoursText(figures.minutes[grade])}`).join(' · '), definition: t('hoursWhat'), to: '/service-records', search: { state: 'counted' } },
  ]);
}
