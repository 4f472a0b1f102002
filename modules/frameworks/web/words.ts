/** 用语 · States, levels and kinds of a framework in both languages, with the tone of each state. */
import type { LocalText } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { editionStateWords } from '../contract/index.ts';
import type { EditionLevel, GradingKind, MappingRelation, Method, Sanction } from '../domain/index.ts';

/** 版本状态 */
export const editionStates: Readonly<Record<'draft' | 'inForce' | 'retired', { readonly tone: Tone; readonly text: LocalText }>> = {
  draft: { tone: 'neutral', text: editionStateWords.draft },
  inForce: { tone: 'ok', text: editionStateWords.inForce },
  retired: { tone: 'held', text: editionStateWords.retired },
};

/** 树的层级 */
export const levelWords: Readonly<Record<'theme' | 'content' | 'standard' | 'checkItem', LocalText>> = {
  theme: { zh: '测评项目', en: 'Theme' },
  content: { zh: '测评内容', en: 'Content' },
  standard: { zh: '测评标准', en: 'Standard' },
  checkItem: { zh: '检查项', en: 'Check item' },
};

/** 测评方式 */
export const methodWords: Readonly<Record<Method, LocalText>> = {
  material: { zh: '材料审核', en: 'Material review' },
  field: { zh: '实地考察', en: 'Field inspection' },
  questionnaire: { zh: '问卷调查', en: 'Questionnaire' },
  consultation: { zh: '征求意见', en: 'Consultation' },
};

/** 评级依据 */
export const gradingKindWords: Readonly<Record<GradingKind, LocalText>> = {
  countMet: { zh: '按达标条数', en: 'By number met' },
  observationRate: { zh: '按观测得分率', en: 'By rate of observations met' },
  numeric: { zh: '按数值', en: 'By a figure' },
};

/** 处置 */
export const sanctionWords: Readonly<Record<Sanction, LocalText>> = {
  deduct: { zh: '扣分', en: 'Points off' },
  stopNomination: { zh: '停止提名', en: 'No nomination' },
  suspendOneYear: { zh: '停止资格一年', en: 'Suspended for one year' },
  revoke: { zh: '取消称号', en: 'Title revoked' },
};

/** 体系级别 */
export const editionLevelWords: Readonly<Record<EditionLevel, LocalText>> = {
  national: { zh: '全国', en: 'National' },
  provincial: { zh: '省级', en: 'Provincial' },
  prefecture: { zh: '市级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  village: { zh: '村镇', en: 'Village' },
  organisation: { zh: '单位', en: 'Organisation' },
  household: { zh: '家庭', en: 'Household' },
};

/** 对应关系 */
export const relationLooks: Readonly<Record<MappingRelation, { readonly tone: Tone; readonly text: LocalText }>> = {
  kept: { tone: 'neutral', text: { zh: '沿用', en: 'Kept' } },
  changed: { tone: 'info', text: { zh: '修改', en: 'Changed' } },
  added: { tone: 'ok', text: { zh: '新增', en: 'Added' } },
  dropped: { tone: 'danger', text: { zh: '取消', en: 'Dropped' } },
  split: { tone: 'warn', text: { zh: '拆分', en: 'Split' } },
  merged: { tone: 'held', text: { zh: '合并', en: 'Merged' } },
};

/** 查词 · A word for a code that a later server may add: the code itself rather than nothing. */
export function wordFor<Code extends string>(words: Readonly<Record<Code, LocalText>>, code: string): LocalText {
  return (words as Readonly<Record<string, LocalText | undefined>>)[code] ?? { zh: code, en: code };
}
