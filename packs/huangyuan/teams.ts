/** 湟源志愿服务队 · The twelve teams of practice centres as a sheet of the import; none of them exists. */
import { daysBefore } from '../honours/sheets.ts';
import { huangyuan } from './programme.ts';

const TEAMS = 12;

/** @param today the day on which the story stands */
export function huangyuanTeams(today: string): string {
  const towns = huangyuan.places.filter(({ kind }) => kind === 'town');
  const lines = Array.from({ length: TEAMS }, (_, at) => [`HY-T-${String(at + 1).padStart(2, '0')}`, `示例文明实践志愿服务队${at + 1}`, towns[at % towns.length]?.code ?? '', daysBefore(today, 300 - at)].join(','));
  return `\uFEFF队伍编码,队伍名称,区域编码,成立日期\n${lines.join('\n')}\n`;
}
