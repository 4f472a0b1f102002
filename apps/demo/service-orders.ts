/** Orders of service of the demonstration: one waits, one can be picked up, one was given to a team, one was declined. */
import { dispatchOrder, listTeams, placeOrder, reviewOrder } from '#modules/volunteering/contract/index.ts';
import { HOUR_MS } from '#kernel/local-date.ts';
import type { Actors, Moment } from './acting.ts';

const ORDERS = [
  { words: '独居老人家里要换灯泡和水龙头（演示）', act: 'dispatch' }, { words: '周六社区义诊需要两名志愿者维持秩序（演示）', act: 'accept' }, { words: '帮忙辅导小学生作业（演示）', act: null }, { words: '代办房产过户（演示）', act: 'decline' },
] as const;

/** @errors throws when a step is refused */
export async function playOrders(actors: Actors, { at, by }: Moment, second: string): Promise<void> {
  const moment = { at: at - 5 * HOUR_MS, by };
  const [team] = (await actors.read(listTeams, { pageSize: 1, sort: 'code' }, moment)).rows;
  for (const [index, { words, act }] of ORDERS.entries()) {
    const { id: orderId } = await actors.write(placeOrder, { words, placeId: team?.place?.id as string, contact: '演示，不是真实号码' }, moment, `demo/orders/${index}`);
    const reviewer = { at: moment.at + HOUR_MS, by: second };
    if (act !== null) await actors.write(reviewOrder, { orderId, accept: act !== 'decline', reason: act === 'decline' ? '请到政务服务大厅办理（演示）' : null }, reviewer, `demo/orders/${index}/review`);
    if (act === 'dispatch') await actors.write(dispatchOrder, { orderId, teamId: team?.id as string }, reviewer, `demo/orders/${index}/dispatch`);
  }
}
