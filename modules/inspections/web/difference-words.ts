/** 核验用语 · What a verification found to differ, in words. */
import type { LocalText } from '#platform/web/i18n.ts';
import type { DrawDifference } from '../domain/index.ts';

/** 差异用语 */
export const differenceWords: Readonly<Record<DrawDifference['code'], LocalText>> = {
  format_unsupported: { zh: '文件格式不认识', en: 'The format is not known' },
  refused: { zh: '无法按记录重新抽取', en: 'It cannot be drawn again as stated' },
  seed_commitment_differs: { zh: '种子与承诺值不符，应为', en: 'The seed does not fit the commitment, which would be' },
  frame_hash_differs: { zh: '抽样框摘要不符，应为', en: 'The hash of the frame would be' },
  frame_order_differs: { zh: '抽样框次序不对', en: 'The order of the frame is wrong' },
  sample_size_differs: { zh: '样本数不符，应为', en: 'The sample size would be' },
  allocation_differs: { zh: '各层配额不符', en: 'The allocation differs' },
  selection_differs: { zh: '名单不符（- 应抽未抽，+ 不应抽）', en: 'The list differs (- missing, + foreign)' },
};
