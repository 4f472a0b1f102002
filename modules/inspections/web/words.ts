/** 用语 · States of rounds, sites and findings: one table each, tone and words. */
import type { LocalText } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';
import type { RoundState, Verdict } from '../domain/index.ts';

interface Look {
  readonly tone: Tone;
  readonly text: LocalText;
}

/** 轮次状态 */
export const roundStates: Readonly<Record<RoundState, Look>> = {
  planned: { tone: 'neutral', text: { zh: '待抽样', en: 'Waiting for the draw' } },
  drawn: { tone: 'info', text: { zh: '已抽样', en: 'Drawn' } },
  inProgress: { tone: 'info', text: { zh: '现场检查中', en: 'In the field' } },
  closed: { tone: 'ok', text: { zh: '已结束', en: 'Closed' } },
};

/** 点位状态 */
export const siteStates: Readonly<Record<'waiting' | 'started' | 'done', Look>> = {
  waiting: { tone: 'neutral', text: { zh: '待查', en: 'To do' } },
  started: { tone: 'info', text: { zh: '在查', en: 'Begun' } },
  done: { tone: 'ok', text: { zh: '已查完', en: 'Done' } },
};

/** 问题状态 */
export const findingStates: Readonly<Record<'open' | 'dispatched' | 'dismissed' | 'withdrawn', Look>> = {
  open: { tone: 'warn', text: { zh: '待交办', en: 'To dispatch' } },
  dispatched: { tone: 'info', text: { zh: '已交办', en: 'Dispatched' } },
  dismissed: { tone: 'held', text: { zh: '不交办', en: 'Dismissed' } },
  withdrawn: { tone: 'neutral', text: { zh: '已更正', en: 'Corrected' } },
};

/** 判定 */
export const verdictLooks: Readonly<Record<Verdict, Look>> = {
  met: { tone: 'ok', text: { zh: '达标', en: 'Met' } },
  unmet: { tone: 'danger', text: { zh: '不达标', en: 'Unmet' } },
  notApplicable: { tone: 'held', text: { zh: '不适用', en: 'N/A' } },
};

/** 轮次步骤 · The way of a round as people speak of it; the state says how far it is. */
export const roundSteps: readonly LocalText[] = [
  { zh: '计划', en: 'Plan' }, { zh: '抽样', en: 'Draw' }, { zh: '分派', en: 'Assign' }, { zh: '现场', en: 'Field' }, { zh: '结束', en: 'Close' },
];
