import type { ProblemText } from '#platform/contract/index.ts';
import type { AssetKind, BookState, DeedState, EvidenceKind, LedgerFault, ObjectionOutcome, SettlementState, SignalKind, SignalState } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 资产类别用语 */
export const assetKindWords: Readonly<Record<AssetKind, ProblemText>> = { points: word('积分', 'Points'), serviceMinutes: word('服务时长', 'Service minutes'), goods: word('物品', 'Goods'), voucher: word('兑换券', 'Voucher') };

/** 核验差错用语 · What can be wrong with a ledger. */
export const ledgerFaultWords: Readonly<Record<LedgerFault, ProblemText>> = {
  chainBroken: word('区块链断开', 'A block does not follow the one before'), blockAltered: word('区块内容与摘要不符', 'A block is not what was sealed'), postingMissing: word('已封存的过账不见了', 'A sealed posting is gone'),
  postingAltered: word('过账内容与摘要不符', 'A posting is not what was posted'), postingUncovered: word('有过账不在任何区块也不待封存', 'Postings are in no block and wait for none'), transferAltered: word('转移内容与摘要不符', 'A transfer is not what was posted'),
  transferUnbalanced: word('转移借贷不平', 'A transfer does not balance'), entryGap: word('账户分录缺号', 'Entries of an account are missing'), balanceWrong: word('余额与分录累计不符', 'A balance is not the sum of its entries'),
  belowFloor: word('余额低于下限', 'A balance is below its floor'), heldWrong: word('预留合计不符', 'What is held is not the sum of open holds'), assetNotConserved: word('资产总量不为零', 'An asset does not add up to zero'), legWithoutTransfer: word('分录没有对应的转移', 'Entries without a transfer'), knownHashMissing: word('事先记下的链头不在链中', 'The head written down before is not in the chain'),
};

/** 转移种类用语 · Kinds posted by this module; others show as they are called. */
export const transferKindWords: Readonly<Record<string, ProblemText>> = {
  earn: word('得分', 'Earned'), deduct: word('扣分', 'Deducted'), redeem: word('兑换', 'Redeemed'), expire: word('过期', 'Expired'), carry: word('结转', 'Carried over'), reverse: word('冲正', 'Reversed'), move: word('转移', 'Moved'), stockIn: word('物资入库', 'Goods in'), stockOut: word('物资出库', 'Goods out'), stockCount: word('盘点差异', 'Goods counted'), serve: word('志愿服务', 'Served'), voucher: word('发放兑换券', 'Voucher issued'),
};

/** 账户用途用语 */
export const purposeWords: Readonly<Record<string, ProblemText>> = { issue: word('发放', 'Issue'), holding: word('持有', 'Holding'), redeemed: word('已兑换', 'Redeemed'), expired: word('已过期', 'Expired'), deducted: word('已扣减', 'Deducted') };
/** 持有人用语 */
export const holderKindWords: Readonly<Record<string, ProblemText>> = { programme: word('项目', 'Programme'), household: word('户', 'Household'), person: word('个人', 'Person'), team: word('队伍', 'Team'), shop: word('爱心超市', 'Shop'), stockBatch: word('库存批次', 'Stock batch'), volunteer: word('志愿者', 'Volunteer') };

/** 规则状态用语 */
export const bookStateWords: Readonly<Record<BookState, ProblemText>> = { draft: word('草稿', 'Draft'), inForce: word('已批准', 'In force'), discarded: word('已放弃', 'Discarded') };
/** 记分状态用语 */
export const deedStateWords: Readonly<Record<DeedState, ProblemText>> = { recorded: word('待评议', 'To be reviewed'), noticed: word('公示中', 'On notice'), posted: word('已入账', 'Posted'), declined: word('未通过', 'Declined'), corrected: word('已更正', 'Corrected') };
/** 凭据用语 */
export const evidenceWords: Readonly<Record<EvidenceKind, ProblemText>> = { note: word('情况说明', 'What happened'), signature: word('签到表', 'Signed list'), witness: word('证明人', 'Witness'), slip: word('单据号', 'Number of a slip'), photo: word('现场照片', 'Photo'), slipPhoto: word('单据照片', 'Photo of the slip') };
/** 异常提示用语 */
export const signalWords: Readonly<Record<SignalKind, ProblemText>> = { samePair: word('同两人互记互评超过一半', 'The same two people over half'), roundInBulk: word('一人一天内大量整数分', 'Many round numbers by one person in a day'), atNight: word('夜间录入', 'Entered at night'), withoutSlip: word('兑换没有签字单据', 'Redeemed without a slip') };
/** 结算状态用语 */
export const settlementStateWords: Readonly<Record<SettlementState, ProblemText>> = { warned: word('已公布预告', 'Warning published'), posted: word('已结算入账', 'Posted'), withdrawn: word('已撤回', 'Taken back') };
/** 预告用语 · Words a warning begins with; the office may change them. */
export const settlementNotice = {
  plain: word('{year} 年度积分到 {endsOn} 为止。年末现有积分的 {percent}% 转到下一年，其余的从 {day} 起到期。请在此之前到爱心超市兑换；对积分有疑问，请找村干部。', 'The points year {year} ends on {endsOn}. Of what a household has then, {percent} % is carried over; the rest expires from {day}. Redeem it before; with questions, ask the village officer.'),
  limited: word('{year} 年度积分到 {endsOn} 为止。年末现有积分的 {percent}% 转到下一年，每户最多 {most} 分，其余的从 {day} 起到期。请在此之前到爱心超市兑换；对积分有疑问，请找村干部。', 'The points year {year} ends on {endsOn}. Of what a household has then, {percent} % is carried over, {most} points at most; the rest expires from {day}. Redeem it before; with questions, ask the village officer.'),
} as const;
/** 异常处理状态用语 */
export const signalStateWords: Readonly<Record<SignalState, ProblemText>> = { open: word('待处理', 'To be decided'), explained: word('已说明', 'Explained'), confirmed: word('属实', 'Confirmed'), gone: word('已更正', 'Corrected since') };
/** 异议状态用语 */
export const objectionStateWords: Readonly<Record<'open' | 'resolved', ProblemText>> = { open: word('正在核实', 'Being looked into'), resolved: word('已答复', 'Answered') };
/** 异议逾期用语 */
export const objectionLateWord: ProblemText = word('已逾期', 'Late');
/** 异议结论用语 */
export const objectionOutcomeWords: Readonly<Record<ObjectionOutcome, ProblemText>> = { upheld: word('异议成立', 'Upheld'), notUpheld: word('不成立', 'Not upheld') };
