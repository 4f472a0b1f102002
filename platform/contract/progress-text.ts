/** 进度文字 · What the server is loading, told once for both languages: `中文 · English`. */
import type { ProblemText } from './problems.ts';

const PARTING = ' · ';

/** @example progressText('正在载入积分 · loading points') // { zh: '正在载入积分', en: 'loading points' } */
export function progressText(told: string): ProblemText {
  const at = told.indexOf(PARTING);
  return at === -1 ? { zh: told, en: told } : { zh: told.slice(0, at), en: told.slice(at + PARTING.length) };
}

/** The same with how many are done, in both languages. @example countedProgress('督查 · visits', 20, 60) // '督查 20/60 · visits 20/60' */
export function countedProgress(told: string, done: number, total: number): string {
  const { zh, en } = progressText(told);
  return `${zh} ${done}/${total}${PARTING}${en} ${done}/${total}`;
}
