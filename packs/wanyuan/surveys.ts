/** 万源问卷 · Two surveys of the demo city: one that runs, one that is over. Nobody in them exists, and every answer is made up. */
import { createRng } from '#kernel/rng.ts';
import { daysBefore } from '../honours/sheets.ts';
import type { CityPack } from './types.ts';

const LEVELS = [{ code: 'great', zh: '很满意', en: 'Very content' }, { code: 'good', zh: '比较满意', en: 'Content' }, { code: 'fair', zh: '一般', en: 'So so' }, { code: 'poor', zh: '不满意', en: 'Not content' }];
const KNOWS = [{ code: 'well', zh: '知道，也参加过', en: 'Know it and took part' }, { code: 'heard', zh: '听说过', en: 'Heard of it' }, { code: 'not', zh: '没听说过', en: 'Never heard of it' }];
const WISHES = [{ code: 'parking', zh: '停车秩序', en: 'Parking' }, { code: 'rubbish', zh: '垃圾清运', en: 'Rubbish' }, { code: 'green', zh: '绿化养护', en: 'Greenery' }, { code: 'noise', zh: '噪声', en: 'Noise' }];
const RESIDENT = { code: 'resident', zh: '居民', en: 'Residents' };
const STUDENT = { code: 'student', zh: '学生', en: 'Students' };
const PEOPLE_A_HOUSEHOLD = 2.6;
/** One community brought so few that nothing is told of it. */
const FEW = { at: 2, answers: 3 };

const questions = [
  { code: 'streets', zh: '您对街道和小区的整洁满意吗', en: 'How content are you with clean streets', type: 'single' as const, choices: LEVELS, index: 'satisfaction' as const, topBoxes: ['great', 'good'] },
  { code: 'order', zh: '您对交通和公共秩序打几分', en: 'Traffic and public order, in points', type: 'scale5' as const, index: 'satisfaction' as const, topBoxes: ['4', '5'] },
  { code: 'knows', zh: '您知道本市正在创建文明城市吗', en: 'Do you know of the civilised city programme', type: 'single' as const, choices: KNOWS, dontKnow: false, index: 'awareness' as const, topBoxes: ['well', 'heard'] },
  { code: 'wishes', zh: '您最希望改进什么', en: 'What should become better', type: 'multiple' as const, choices: WISHES, required: false },
  { code: 'school', zh: '上学路上安全吗', en: 'Is the way to school safe', type: 'scale10' as const, versions: ['student'] },
];

export interface SurveyPlan {
  readonly code: string; readonly title: string; readonly purpose: string; readonly opensOn: string; readonly closesOn: string; readonly closes: boolean;
  readonly versions: readonly (typeof RESIDENT)[]; readonly questions: typeof questions; readonly quotas: readonly { readonly place: string; readonly target: number; readonly population: number }[];
  /** Header and rows of paper sheets. */
  readonly sheets: string; readonly count: number;
}

function sheetsOf(code: string, quotas: SurveyPlan['quotas'], perPlace: (at: number) => number, day: (at: number) => string): { sheets: string; count: number } {
  const rng = createRng(`surveys/${code}`);
  const pick = <Word>(words: readonly Word[], lean: number): Word => words[Math.min(words.length - 1, Math.floor(rng.nextInt(100) ** lean / 100 ** lean * words.length))] as Word;
  const lines = ['问卷编号,社区,适用人群,作答日期,streets,order,knows,wishes,school'];
  for (const [at, { place }] of quotas.entries()) {
    for (let turn = 0; turn < perPlace(at); turn += 1) {
      const student = rng.nextInt(6) === 0;
      const unsure = rng.nextInt(12) === 0;
      const wishes = WISHES.filter(() => rng.nextInt(3) === 0).map(({ zh }) => zh).join('、');
      lines.push([`${code}-${String(lines.length).padStart(4, '0')}`, place, student ? STUDENT.zh : RESIDENT.zh, day(turn), unsure ? '不清楚' : pick(LEVELS, 1.6).zh, rng.nextInt(15) === 0 ? '不清楚' : String(5 - pick([0, 1, 2, 3, 4], 1.7)), pick(KNOWS, 1.3).zh, wishes, student ? String(10 - pick([0, 1, 2, 3, 4, 5, 6], 1.5)) : ''].join(','));
    }
  }
  return { sheets: `${lines.join('\n')}\n`, count: lines.length - 1 };
}

/** @param today the day on which the story stands */
export function citySurveys(city: Pick<CityPack, 'places'>, today: string): readonly SurveyPlan[] {
  // Every community of the city, and of each town its first village.
  const towns = new Set<string | null>();
  const held = city.places.filter(({ kind, parentCode }) => kind === 'community' || (kind === 'village' && !towns.has(parentCode) && towns.add(parentCode) !== undefined));
  const quotas = held.map(({ code, households }) => ({ place: code, target: 30, population: Math.max(1, Math.round(households * PEOPLE_A_HOUSEHOLD)) }));
  const purpose = '了解居民和学生对城市环境、秩序的感受和对创建工作的知晓情况，结果只用于改进工作，不用于给个人或单位排名。（演示）';
  const asked = { purpose, versions: [RESIDENT, STUDENT], questions, quotas };
  const [over, runs] = [{ opensOn: daysBefore(today, 75), closesOn: daysBefore(today, 46) }, { opensOn: daysBefore(today, 14), closesOn: daysBefore(today, -16) }];
  return [
    { code: 'satisfaction-1', title: '上半年群众满意度问卷', ...asked, ...over, closes: true, ...sheetsOf('A', quotas, (at) => (at === FEW.at ? FEW.answers : 26 + (at % 5)), (at) => daysBefore(today, 74 - (at % 25))) },
    { code: 'satisfaction-2', title: '下半年群众满意度问卷', ...asked, ...runs, closes: false, ...sheetsOf('B', quotas, (at) => 6 + (at * 5) % 20, (at) => daysBefore(today, 13 - (at % 12))) },
  ];
}
