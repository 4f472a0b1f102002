/** The district of the seed page whose yearly selection is in its tenth edition: winners, nominees, collectives. */
import { bodies, daysBefore, persons } from '../honours/sheets.ts';
import type { AwardSheet } from '../honours/sheets.ts';
import { smallProgramme } from '../honours/small-programme.ts';

export const haidian = smallProgramme({
  code: 'haidian', zh: '海淀区', en: 'Haidian District', placeCode: '110108', townKind: 'subdistrict', villageKind: 'community', villageCount: 60, west: 116, south: 39.8, judgeCount: 5, hasSecondLead: true,
  towns: ['甲示例街道', '乙示例街道', '丙示例街道', '丁示例街道', '戊示例街道', '己示例街道'],
});

/** What its public site says of itself: notices and ballots of its selections are for everybody. */
export const HAIDIAN_PUBLIC_SITE = {
  siteOpen: true, reportingOpen: false, aboutZh: '这里公布演示区年度人物评选的公示、公众投票和结果，全部虚构。', aboutEn: 'Notices, public ballots and results of the yearly selection of an example district; all of it invented.',
  contact: '区创建办（演示）：000-0000000', contactEn: 'Programme office (demonstration): 000-0000000', recordNumber: null, mapApprovalNumber: null,
} as const;

/** The edition that was decided last; the demonstration holds it step by step, the nine before it came as lists. */
export const LAST_EDITION = 10;
/** @unit days before the story's day */
export const LAST_CONFERRED = 30;

const YEAR_DAYS = 365;

/** @param today the day on which the story stands; each edition was decided a year before the next */
export function haidianHonours(today: string): AwardSheet[] {
  const of = (edition: number) => { const on = daysBefore(today, LAST_CONFERRED + YEAR_DAYS * (LAST_EDITION - edition)); return { conferredOn: on, document: `演示〔${on.slice(0, 4)}〕${edition}号`, edition }; };
  const editions = Array.from({ length: LAST_EDITION - 1 }, (_, at) => at + 1);
  return [
    // The list that feeds the yearly selection.
    { titleCode: 'county-good-person', rows: persons('HD-G', 6, () => ({ conferredOn: daysBefore(today, 240), document: '演示〔榜单〕1号', classCode: 'help' })) },
    { titleCode: 'moving-person', rows: editions.flatMap((edition) => persons(`HD-W${edition}`, 10, () => of(edition))) },
    { titleCode: 'moving-nominee', rows: editions.flatMap((edition) => persons(`HD-N${edition}`, 10, () => of(edition))) },
    { titleCode: 'moving-collective', rows: editions.flatMap((edition) => bodies(`HD-T${edition}`, (at) => `示例团队${edition}-${at + 1}`, 5, () => of(edition))) },
  ];
}
