import type { ProblemText } from '#platform/contract/index.ts';
import type { Channel, IssueKind, MovementKind, SetAsideState, ShopState, Source, StockNote, TieOutcome } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 来源用语 */
export const sourceWords: Readonly<Record<Source, ProblemText>> = { donated: word('捐赠', 'Donated'), bought: word('采购', 'Bought'), civilAffairs: word('民政', 'Civil affairs') };
/** 出入库用语 */
export const movementWords: Readonly<Record<MovementKind, ProblemText>> = { received: word('入库', 'Came in'), redeemed: word('兑换', 'Redeemed'), returned: word('兑换冲销', 'Given back'), removed: word('出库', 'Taken out'), counted: word('盘点差异', 'Counted') };
/** 兑换方式用语 */
export const channelWords: Readonly<Record<Channel, ProblemText>> = { counter: word('柜台', 'Counter'), device: word('断网办理', 'Without network'), paper: word('纸卡补录', 'Paper card') };
/** 店况用语 */
export const shopStateWords: Readonly<Record<ShopState, ProblemText>> = { coming: word('筹备', 'Not open yet'), open: word('营业', 'Open'), closed: word('已关店', 'Closed') };
/** 库存提示用语 */
export const stockNoteWords: Readonly<Record<StockNote, ProblemText>> = { low: word('不足', 'Low'), nearExpiry: word('临期', 'Ends soon'), expired: word('过期', 'Expired') };
/** 待核查用语 */
export const issueWords: Readonly<Record<IssueKind, ProblemText>> = {
  shortPoints: word('积分不足', 'Short of points'), shortStock: word('账上无货', 'Not in stock by the books'), overCap: word('超过每日上限', 'Over the cap of the day'), overTeamCap: word('超过队伍本月上限', 'Over what the team may take this month'), afterDay: word('柜台已到时间', 'After the time of the counter'), priceDiffers: word('与现价不同', 'Another price than now'),
  tookPart: word('经手人记过或评议过它的积分', 'Handed out by somebody who recorded or reviewed its deeds'), notServed: word('不由这家超市服务', 'Not served by this shop'), notRedeemer: word('按规则不由经手人办理兑换', 'By the rules, not for whoever handed it out to redeem'),
};
/** 盘点状态用语 */
export const countStateWords: Readonly<Record<'counted' | 'settled' | 'dropped', ProblemText>> = { counted: word('待确认', 'To be settled'), settled: word('已确认', 'Settled'), dropped: word('已作废', 'Dropped') };
/** 补录状态用语 */
export const sheetStateWords: Readonly<Record<'entered' | 'confirmed' | 'dropped', ProblemText>> = { entered: word('待复核', 'To be confirmed'), confirmed: word('已入账', 'Confirmed'), dropped: word('已作废', 'Dropped') };
/** 收据状态用语 */
export const receiptStateWords: Readonly<Record<'standing' | 'void', ProblemText>> = { standing: word('有效', 'Standing'), void: word('已作废', 'Void') };
/** 核对结果用语 */
export const tieOutcomeWords: Readonly<Record<TieOutcome, ProblemText>> = { tied: word('相符', 'Agrees'), differs: word('不符', 'Differs'), failed: word('没有算成', 'Not computed') };
/** 留货用语 */
export const setAsideStateWords: Readonly<Record<SetAsideState, ProblemText>> = { open: word('待取', 'Waits'), fetched: word('已取走', 'Fetched'), released: word('已放回', 'Let go'), lapsed: word('过期放回', 'Lapsed') };
/** 兑换券用语 */
export const voucherStateWords: Readonly<Record<'issued' | 'redeemed' | 'lapsed' | 'void', ProblemText>> = { issued: word('未用', 'Not used yet'), redeemed: word('已兑', 'Redeemed'), lapsed: word('已过期', 'Lapsed'), void: word('已作废', 'Void') };
/** 不归超市用语 · The tie-out of what no shop serves. */
export const noShopWord: ProblemText = word('不归任何超市的户、个人和队伍', 'Served by no shop: households, persons, teams');
