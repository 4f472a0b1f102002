/** The county of the seed page that honours 16,104 households: 146 villages, an office, nobody who exists. */
import { bodies, daysBefore, householdRows, persons } from '../honours/sheets.ts';
import type { AwardSheet } from '../honours/sheets.ts';
import { smallProgramme } from '../honours/small-programme.ts';

export const huangyuan = smallProgramme({
  code: 'huangyuan', zh: '湟源县', en: 'Huangyuan County', placeCode: '630123', townKind: 'town', villageKind: 'village', villageCount: 146, west: 101, south: 36.4,
  towns: ['甲示例镇', '乙示例镇', '丙示例乡', '丁示例乡', '戊示例乡', '己示例乡', '庚示例乡', '辛示例乡', '壬示例乡'],
});

/** What its public site says of itself. */
export const HUANGYUAN_PUBLIC_SITE = {
  siteOpen: true, reportingOpen: false, aboutZh: '这里公布演示县的年度总结、爱心超市和公示，全部虚构。每个数字都能点开看口径。', aboutEn: 'The yearly summary, the shops and the notices of an example county; all of it invented. Every number opens into how it is counted.',
  contact: '县创建办（演示）：000-0000000', contactEn: 'Programme office (demonstration): 000-0000000', recordNumber: null, mapApprovalNumber: null,
} as const;

const STARS = '勤劳节俭星、孝敬和睦星、诚信友善星、洁美环保星、书香文化星';

/** @param today the day on which the story stands */
export function huangyuanHonours(today: string): AwardSheet[] {
  const codes = huangyuan.places.filter(({ kind }) => kind === 'village').map(({ code }) => code);
  const names = huangyuan.places.filter(({ kind }) => kind === 'village').map(({ zh }) => zh);
  const of = (days: number, number: string) => ({ conferredOn: daysBefore(today, days), document: `演示〔${daysBefore(today, days).slice(0, 4)}〕${number}号` });
  const village = (at: number) => ({ place: codes[at % codes.length] });
  const villages = (prefix: string, count: number, days: number, number: string) => bodies(prefix, (at) => names[at % names.length] as string, count, (at) => ({ ...of(days, number), ...village(at) }));
  const units = (count: number, days: number, number: string) => bodies('HY-U', (at) => `示例单位${at + 1}`, count, () => of(days, number));
  const campuses = (count: number, days: number, number: string) => bodies('HY-C', (at) => `示例学校${at + 1}`, count, () => of(days, number));
  return [
    // Dealt out over three years, so that the cumulative figure is not the one in force by accident.
    { titleCode: 'five-star-household', rows: householdRows('HY-H', 16_104, codes, (at) => ({ ...of([900, 550, 200][at % 3] as number, '6'), stars: STARS })) },
    { titleCode: 'nation-unit', rows: units(1, 130, '1') }, { titleCode: 'nation-village', rows: villages('HY-V', 1, 130, '1') },
    { titleCode: 'prefecture-unit', rows: units(20, 180, '2') }, { titleCode: 'prefecture-village', rows: villages('HY-V', 14, 180, '2') },
    { titleCode: 'county-unit', rows: units(52, 210, '3') }, { titleCode: 'county-village', rows: villages('HY-V', 40, 210, '3') },
    { titleCode: 'province-campus', rows: campuses(2, 140, '4') }, { titleCode: 'prefecture-campus', rows: campuses(18, 420, '5'), keptOn: daysBefore(today, 25) },
    { titleCode: 'finest-person', rows: persons('HY-FP', 8, () => of(250, '7')) },
    { titleCode: 'prefecture-youth', rows: persons('HY-Y', 1, () => ({ ...of(160, '8'), isAdult: false, bornOn: daysBefore(today, 365 * 15) })) },
  ];
}
