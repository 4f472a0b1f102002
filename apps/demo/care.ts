/** Care of the demonstration: a scheme set up, its list imported, noticed and confirmed by those who may, handed over person by person, counted by two. */
import { addDays, CHINA_UTC_OFFSET_MINUTES, HOUR_MS, instant, localDate, localDateOf, MINUTE_MS } from '#kernel/local-date.ts';
import { addBenefit, adoptSituations, confirmList, countStock, createScheme, draftListNotice, importRecipientList, listSlips, openScheme, readScheme, receiveStock, recordDelivery } from '#modules/care/contract/index.ts';
import { closeNotice, publishNotice } from '#modules/notices/contract/index.ts';
import type { CarePlan } from '../../packs/care/plan.ts';
import type { Actors, Moment } from './acting.ts';

export interface CarePeople { readonly office: string; readonly second: string; readonly lead: string }

const DAY_MS = 24 * HOUR_MS;
/** @unit days before the story's day */
const BEGAN = 20;
const CONFIRMED = 10;
const LASTS_DAYS = 45;
const SLIPS_A_PAGE = 200;
/** Of the first day of handing over: when the desk opens, and the evening on which what was given twice comes in. @unit hours */
const OPENS_HOURS = 9;
const EVENING_HOURS = 6;

/** 演示关爱 · @param at the moment on which the story stands @errors throws when a step is refused or a row is bad */
export async function playCare(actors: Actors, people: CarePeople, plan: CarePlan, at: number, tell: (text: string) => void): Promise<void> {
  const key = (step: string) => `demo/care/${plan.code}/${step}`;
  const began: Moment = { at: at - BEGAN * DAY_MS + OPENS_HOURS * HOUR_MS, by: people.office };
  const from = localDateOf(instant(began.at), CHINA_UTC_OFFSET_MINUTES);
  await actors.write(adoptSituations, {}, began, key('situations'));
  const facts = { name: plan.name, purpose: plan.purpose, from, until: addDays(localDate(from), LASTS_DAYS), whoText: plan.whoText, askText: plan.askText, needsAll: [...plan.needsAll], byHousehold: plan.byHousehold, budgetFen: plan.budgetFen, thanksText: plan.thanksText };
  const { id: schemeId } = await actors.write(createScheme, { code: plan.code, ...facts }, began, key('scheme'));
  for (const { bought, donated, ...benefit } of plan.benefits) {
    const { id: benefitId } = await actors.write(addBenefit, { schemeId, ...benefit }, began, key(`benefit/${benefit.name}`));
    for (const [source, quantity, document] of [['bought', bought, '演示：采购发票 0001'], ['donated', donated, '演示：捐赠收据 0001']] as const) if (quantity > 0) await actors.write(receiveStock, { benefitId, source, quantity, document }, { at: began.at + HOUR_MS, by: people.office }, key(`stock/${benefit.name}/${source}`));
  }
  await actors.write(openScheme, { schemeId, version: 1 }, began, key('open'));
  // Registered by one, so that another may confirm.
  const { report } = await actors.write(importRecipientList, { schemeId, file: { fileName: 'list.csv', body: new TextEncoder().encode(plan.list) }, mode: 'all' }, { at: began.at + 2 * HOUR_MS, by: people.second }, key('list'));
  if (report?.outcome !== 'written') throw new Error(`the list of ${plan.code} was not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
  await notice(actors, people, schemeId, began.at + 3 * HOUR_MS, at - CONFIRMED * DAY_MS + OPENS_HOURS * HOUR_MS, key);
  await deliver(actors, people, plan, schemeId, at, key);
  tell(`正在载入关爱行动 · loading care ${plan.listed}`);
}

async function notice(actors: Actors, people: CarePeople, schemeId: string, draftedAt: number, confirmedAt: number, key: (step: string) => string): Promise<void> {
  const { listId, noticeId } = await actors.write(draftListNotice, { schemeId, howToObject: '创建办（演示）：000-0000000，工作日 9:00–17:00' }, { at: draftedAt, by: people.office }, key('notice'));
  await actors.write(publishNotice, { noticeId, version: 1 }, { at: draftedAt + HOUR_MS, by: people.lead }, key('publish'));
  await actors.write(closeNotice, { noticeId, closingNote: '公示期内没有收到异议。' }, { at: confirmedAt, by: people.lead }, key('close'));
  await actors.write(confirmList, { listId }, { at: confirmedAt + HOUR_MS, by: people.office }, key('confirm'));
}

/** Person by person over the days since; one of them twice, from a phone without a network, so that somebody decides. */
async function deliver(actors: Actors, people: CarePeople, plan: CarePlan, schemeId: string, at: number, key: (step: string) => string): Promise<void> {
  const since = at - (CONFIRMED - 1) * DAY_MS + OPENS_HOURS * HOUR_MS;
  const slips = (await actors.read(listSlips, { schemeId, pageSize: SLIPS_A_PAGE }, { at, by: people.office })).rows.slice(0, plan.received);
  for (const [index, slip] of slips.entries()) {
    const when = since + Math.floor(index / 16) * DAY_MS + (index % 16) * HOUR_MS / 4;
    const proxy = index % 9 === 8 ? { proxyName: '示例家人', relation: 'family' as const } : {};
    await actors.write(recordDelivery, { recipientId: slip.id, proof: 'slip', slip: slip.code, spot: index % 5 === 4 ? 'home' : 'desk', ...proxy }, { at: when, by: index % 2 === 0 ? people.office : people.second }, key(`deliver/${slip.number}`));
  }
  const [twice] = slips;
  if (twice !== undefined) await actors.write(recordDelivery, { recipientId: twice.id, proof: 'slip', slip: twice.code, spot: 'home', alreadyHandedOver: true, claimedAt: new Date(at - DAY_MS + OPENS_HOURS * HOUR_MS).toISOString() }, { at: at - EVENING_HOURS * HOUR_MS, by: people.second }, key('twice'));
  const [first] = (await actors.read(readScheme, { schemeId }, { at, by: people.office })).benefits;
  if (first !== undefined) for (const [turn, by] of [people.office, people.second].entries()) await actors.write(countStock, { benefitId: first.id, quantity: first.onHand }, { at: at - (EVENING_HOURS - 1) * HOUR_MS + turn * MINUTE_MS, by }, key(`count/${turn}`));
}
