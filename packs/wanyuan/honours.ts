/** 荣誉名单 · Whom the demo city honours: as many of each title as its published account counts, all of them invented. */
import { bodies, daysBefore, householdRows, persons } from '../honours/sheets.ts';
import type { AwardSheet } from '../honours/sheets.ts';
import type { CityPack } from './types.ts';

const FIVE_STARS = '勤劳节俭星、孝敬和睦星、诚信友善星、洁美环保星、书香文化星';
const MORAL = ['help', 'courage', 'honesty', 'dedication', 'filial'] as const;

/** @param today the day on which the story stands; terms are counted so that all of it is in force then */
export function honourSheets(city: Pick<CityPack, 'places'>, today: string): AwardSheet[] {
  const villages = city.places.filter(({ kind }) => kind === 'village' || kind === 'community').map(({ code, zh }) => ({ code, zh }));
  const codes = villages.map(({ code }) => code);
  const of = (days: number, document: string) => ({ conferredOn: daysBefore(today, days), document: `演示〔${daysBefore(today, days).slice(0, 4)}〕${document}号` });
  const inVillage = (at: number) => ({ place: codes[at % codes.length] });
  const villageName = (at: number): string => `${villages[at % villages.length]?.zh ?? ''}${at < villages.length ? '' : `第${Math.floor(at / villages.length) + 1}片`}`;
  const youth = (at: number) => ({ isAdult: false, bornOn: daysBefore(today, 365 * (at % 3 === 0 ? 16 : 11) + (at % 300)), consent: at % 3 === 0, shown: at % 3 === 0 });
  const reviewed = daysBefore(today, 30);
  return [
    { titleCode: 'five-star-household', rows: householdRows('WY-H', 10_000, codes, (at) => ({ ...of(200, '7'), stars: at % 7 === 0 ? FIVE_STARS.split('、').slice(0, 4).join('、') : FIVE_STARS })) },
    { titleCode: 'six-good-family', rows: householdRows('WY-H', 590, codes, () => of(190, '8')) },
    { titleCode: 'nation-village', rows: bodies('WY-V', villageName, 1, (at) => ({ ...of(120, '2'), ...inVillage(at) })) },
    { titleCode: 'prefecture-village', rows: bodies('WY-V', villageName, 120, (at) => ({ ...of(170, '5'), ...inVillage(at) })) },
    { titleCode: 'nation-unit', rows: bodies('WY-U', (at) => `示例单位${at + 1}`, 1, () => of(120, '2')) },
    { titleCode: 'province-unit', rows: bodies('WY-U', (at) => `示例单位${at + 1}`, 9, () => of(400, '3')), keptOn: reviewed },
    { titleCode: 'province-campus', rows: bodies('WY-C', (at) => `示例学校${at + 1}`, 6, () => of(400, '4')), keptOn: reviewed },
    { titleCode: 'county-moral-model', rows: persons('WY-MM', 43, (at) => ({ ...of(300, '11'), classCode: MORAL[at % MORAL.length] as string })) },
    { titleCode: 'typical-person', rows: persons('WY-TP', 40, () => of(300, '12')) },
    { titleCode: 'virtuous-youth', rows: persons('WY-VY', 330, (at) => ({ ...of(150, '13'), ...youth(at) })) },
    ...([['nation', 2], ['province', 15], ['prefecture', 79]] as const).map(([tier, count]) => ({ titleCode: `${tier}-good-person`, rows: persons(`WY-GP-${tier}`, count, (at) => ({ ...of(250, '14'), classCode: MORAL[at % MORAL.length] as string })) })),
    { titleCode: 'prefecture-volunteer-community', rows: bodies('WY-V', villageName, 1, (at) => ({ ...of(100, '15'), ...inVillage(at) })) },
    { titleCode: 'province-volunteer-community', rows: bodies('WY-V', villageName, 2, (at) => ({ ...of(100, '16'), ...inVillage(at) })).slice(1) },
    { titleCode: 'prefecture-volunteer-project', rows: bodies('WY-VP', (at) => `示例志愿服务项目${at + 1}`, 3, () => of(100, '17')) },
    { titleCode: 'prefecture-volunteer-organisation', rows: bodies('WY-VO', (at) => `示例志愿服务队${at + 1}`, 1, () => of(100, '18')) },
    { titleCode: 'province-volunteer', rows: persons('WY-VL', 3, () => of(90, '19')) },
    { titleCode: 'prefecture-volunteer', rows: persons('WY-VL', 19, () => of(90, '20')).slice(3) },
  ];
}
