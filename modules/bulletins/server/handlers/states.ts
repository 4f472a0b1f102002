import type { WriteContext } from '#platform/server/operations/index.ts';
import type { BulletinState } from '../../domain/index.ts';

/** 状态用语 */
export const stateWords: Readonly<Record<BulletinState, { zh: string; en: string }>> = {
  draft: { zh: '草稿', en: 'draft' }, review: { zh: '待审', en: 'in review' }, approved: { zh: '已审批', en: 'approved' }, published: { zh: '已印发', en: 'published' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

export function stateParams(ctx: WriteContext, state: BulletinState): { state: string } {
  return { state: stateWords[state][ctx.locale === 'en' ? 'en' : 'zh'] };
}
