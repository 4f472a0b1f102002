/** 通报显示 */
import type { LocalText } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';

/** 状态显示 */
export const bulletinStates: Readonly<Record<'draft' | 'review' | 'approved' | 'published' | 'withdrawn', { readonly tone: Tone; readonly text: LocalText }>> = {
  draft: { tone: 'neutral', text: { zh: '草稿', en: 'Draft' } },
  review: { tone: 'warn', text: { zh: '待审', en: 'In review' } },
  approved: { tone: 'info', text: { zh: '已审批，待印发', en: 'Approved' } },
  published: { tone: 'ok', text: { zh: '已印发', en: 'Published' } },
  withdrawn: { tone: 'held', text: { zh: '已撤回', en: 'Withdrawn' } },
};

/** 数字分组名称 · By the first word of a figure's id; another word stands for itself. */
const groupWords: Readonly<Record<string, LocalText>> = {
  rate: { zh: '总体得分', en: 'Overall rate' }, weighted: { zh: '折算得分', en: 'Weighted score' }, sites: { zh: '点位', en: 'Sites' }, observations: { zh: '观测', en: 'Observations' },
  findings: { zh: '问题', en: 'Findings' }, cases: { zh: '案件', en: 'Cases' }, zone: { zh: '片区', en: 'Zones' }, theme: { zh: '测评项目', en: 'Themes' },
  organisation: { zh: '责任单位', en: 'Organisations' }, siteType: { zh: '点位类型', en: 'Site types' }, standard: { zh: '失分集中的标准', en: 'Weakest standards' },
};

export function groupWord(group: string): LocalText {
  return groupWords[group] ?? { zh: group, en: group };
}
