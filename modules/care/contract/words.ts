import type { ProblemText } from '#platform/contract/index.ts';
import type { BenefitKind, DeliveryState, DoubleBasis, MoveKind, Proof, RecipientState, Relation, SchemeState, Spot } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 物品种类用语 */
export const benefitKindWords: Readonly<Record<BenefitKind, ProblemText>> = { phoneCredit: word('话费', 'Phone credit'), data: word('流量', 'Data'), giftPack: word('礼包', 'Gift pack'), goods: word('物品', 'Goods') };
/** 行动状态用语 */
export const schemeStateWords: Readonly<Record<SchemeState, ProblemText>> = { draft: word('筹备中', 'In preparation'), open: word('进行中', 'Open'), closed: word('已结束', 'Closed') };
/** 名单状态用语 */
export const recipientStateWords: Readonly<Record<RecipientState, ProblemText>> = { proposed: word('待确认', 'To be confirmed'), confirmed: word('已确认', 'Confirmed'), declined: word('未通过', 'Declined'), withdrawn: word('已移出', 'Taken off') };
/** 发放状态用语 */
export const deliveryStateWords: Readonly<Record<DeliveryState, ProblemText>> = { stands: word('已发放', 'Handed over'), flagged: word('疑似重复，待决定', 'Double, to be decided'), undone: word('已收回', 'Came back'), explained: word('已说明', 'Explained') };
/** 签收方式用语 */
export const proofWords: Readonly<Record<Proof, ProblemText>> = { signature: word('手写签名', 'Signature'), slip: word('领取码', 'Slip') };
/** 地点用语 */
export const spotWords: Readonly<Record<Spot, ProblemText>> = { home: word('送到家中', 'At home'), desk: word('到点领取', 'At a desk') };
/** 代领关系用语 */
export const relationWords: Readonly<Record<Relation, ProblemText>> = { family: word('家人', 'Family'), neighbour: word('邻居', 'Neighbour'), colleague: word('同事', 'Colleague'), officer: word('社区（村）干部', 'Community officer') };
/** 出入库用语 */
export const moveKindWords: Readonly<Record<MoveKind, ProblemText>> = { bought: word('购入', 'Bought'), donated: word('捐入', 'Donated'), delivered: word('发出', 'Delivered'), cameBack: word('收回', 'Came back'), returned: word('退供方', 'Back to the supplier'), damaged: word('损坏', 'Damaged') };
/** 重复依据用语 */
export const basisWords: Readonly<Record<DoubleBasis, ProblemText>> = {
  self: word('本人在本行动中', 'The same recipient'), same: word('同一人或同一户', 'The same person or household'), identity: word('证件号相同', 'The same identity number'), household: word('同一门牌号', 'The same house number'), contact: word('联系方式相同', 'The same contact'),
};
