/** Care as tests need it: a scheme that is open, people on its list, and the list noticed and confirmed by those who may. */
import { addBenefit, adoptSituations, confirmList, createScheme, draftListNotice, openScheme, readScheme, receiveStock, registerRecipient } from '#modules/care/contract/index.ts';
import { closeNotice, publishNotice, readNotice } from '#modules/notices/contract/index.ts';
import type { TestApp } from './index.ts';

const DAY_MS = 86_400_000;

export const SCHEME = {
  name: '就地过节关爱', purpose: '送上节日问候', from: '2026-09-20', until: '2026-12-20', whoText: '在本地务工、节假日留在本地的人', askText: '向社区或用工单位提出', needsAll: ['worksHere', 'staysOverHoliday'], needsAny: [] as string[], byHousehold: false,
  budgetFen: 1_000_000, thanksText: '谢谢您留下来。愿您平安。',
};
export const IN_NEED = ['worksHere', 'staysOverHoliday'];

export interface OpenedScheme { readonly schemeId: string; readonly benefitIds: readonly string[] }

/** Two benefits, 50 of each bought, unless told. */
export async function openedScheme(app: TestApp, code: string, more: Partial<typeof SCHEME> = {}, benefits: readonly { kind: 'phoneCredit' | 'data' | 'giftPack' | 'goods'; name: string }[] = [{ kind: 'phoneCredit', name: '话费' }, { kind: 'giftPack', name: '年味大礼包' }], bought = 50): Promise<OpenedScheme> {
  const office = app.as('office');
  await office.call(adoptSituations, {});
  const { id: schemeId } = await office.call(createScheme, { code, ...SCHEME, ...more });
  const benefitIds: string[] = [];
  for (const benefit of benefits) benefitIds.push((await office.call(addBenefit, { schemeId, ...benefit, unit: '份', valueFen: 5_000 })).id);
  await office.call(openScheme, { schemeId, version: 1 });
  for (const benefitId of bought === 0 ? [] : benefitIds) await office.call(receiveStock, { benefitId, source: 'bought', quantity: bought, document: '发票 001' });
  return { schemeId, benefitIds };
}

export interface OnList { readonly by?: string; readonly place?: string; readonly organisation?: string; readonly label?: string; readonly identityNumber?: string; readonly houseNumber?: string; readonly contact?: string; readonly isUnder14?: boolean; readonly agreesToName?: boolean; readonly situations?: string[] }

export function registeredFor(app: TestApp, schemeId: string, given: OnList = {}): Promise<{ id: string; number: string }> {
  const { by = 'communityE1', place, organisation, ...facts } = given;
  return app.as(by).call(registerRecipient, { schemeId, label: '示例', situations: IN_NEED, placeId: place === undefined && organisation !== undefined ? null : app.id(`place/${place ?? 'e1'}`), organisationId: organisation === undefined ? null : app.id(`organisation/${organisation}`), ...facts });
}

/** The notice of everybody who waits, published, over and closed. @returns the list */
export async function noticedList(app: TestApp, schemeId: string): Promise<string> {
  const { listId, noticeId } = await app.as('office').call(draftListNotice, { schemeId, howToObject: '电话 000-0000000' });
  const { version, periodDays } = await app.as('office').call(readNotice, { noticeId });
  await app.as('lead').call(publishNotice, { noticeId, version });
  app.clock.now += (periodDays + 1) * DAY_MS;
  await app.as('lead').call(closeNotice, { noticeId, closingNote: '无异议' });
  return listId;
}

/** Everybody on the list of a scheme confirmed. */
export async function confirmed(app: TestApp, schemeId: string, by = 'office'): Promise<void> {
  await app.as(by).call(confirmList, { listId: await noticedList(app, schemeId) });
}

export const onHand = async (app: TestApp, schemeId: string): Promise<number[]> => (await app.as('office').call(readScheme, { schemeId })).benefits.map((benefit) => benefit.onHand);
