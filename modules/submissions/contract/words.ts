import type { ProblemText } from '#platform/contract/index.ts';
import type { CaptionElement, PieceKind, PieceState, RequestState, ReuseRelation } from '../domain/index.ts';

/** 材料种类用语 */
export const pieceKindWords: Readonly<Record<PieceKind, ProblemText>> = { document: { zh: '文件', en: 'Document' }, picture: { zh: '图片', en: 'Picture' } };

/** 材料状态用语 */
export const pieceStateWords: Readonly<Record<PieceState, ProblemText>> = { waiting: { zh: '待审核', en: 'To be reviewed' }, accepted: { zh: '已通过', en: 'Accepted' }, returned: { zh: '已退回', en: 'Returned' }, withdrawn: { zh: '已撤回', en: 'Taken back' } };

/** 任务状态用语 */
export const requestStateWords: Readonly<Record<RequestState, ProblemText>> = { open: { zh: '开放', en: 'Open' }, closed: { zh: '已结束', en: 'Closed' } };

/** 沿用凭据用语 · How the standard that is asked stands to the one that the piece was accepted for. */
export const reuseWords: Readonly<Record<ReuseRelation, ProblemText>> = { own: { zh: '同一标准', en: 'The same standard' }, same: { zh: '要求相同', en: 'Asks the same' }, part: { zh: '只要求其中一部分', en: 'Asks a part of it' } };

/** 说明要素用语 */
export const captionWords: Readonly<Record<CaptionElement, ProblemText>> = {
  place: { zh: '地点', en: 'Place' }, people: { zh: '人物', en: 'People' }, theme: { zh: '主题', en: 'Theme' }, background: { zh: '背景', en: 'Background' }, occasion: { zh: '事由', en: 'Occasion' },
};
