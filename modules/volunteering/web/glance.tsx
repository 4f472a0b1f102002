/** 志愿服务概览 · Who is registered, and the hours by whose word they stand on. */
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import type { GlanceProps } from '#platform/web/glance.ts';
import { defineMessages, useText, useT } from '#platform/web/i18n.ts';
import { gradeWords, readServiceFigures } from '../contract/index.ts';
import { GRADES } from '../domain/index.ts';
import { hoursText } from './hours.ts';

const glanceMessages = defineMessages({
  zh: { volunteers: '注册志愿者', served: '其中有逐人服务记录的 {n} 人', person: '人', volunteersWhat: '今天在册的志愿者，已退出的不算。有逐人服务记录的，是签到、点名或补录后已计入时长的人；只登记了场次和参加人次的服务没有记到人，不在其中。', hours: '志愿服务时长（逐人记录）', hour: '小时', hoursWhat: '服务记录里已计入的时长，含已退出志愿者的，冲销的已扣除；只登记场次的服务没有逐人时长，不在其中，场次数见“服务场次”。来源等级：A 双向签到，B 负责人点名，C 签到表导入，D 后台补录。' },
  en: { volunteers: 'Registered volunteers', served: '{n} of them with service recorded by name', person: 'people', volunteersWhat: 'Volunteers on the register today, without those who left. Recorded by name are those whose hours count by check-in, roll or entry; sessions that were registered with a number of people name nobody and are not among them.', hours: 'Hours of service, by name', hour: 'hours', hoursWhat: 'Counted hours of all records of service, those of volunteers who left among them, without what was reversed; sessions registered with a number of people have no hours by name and are counted under “Sessions”. Grades: A checked in by both, B roll call, C attendance sheet, D entered afterwards.' },
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
