import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { findHouseholds, householdImportTemplate, importHouseholds, leaveShop, listHouseholds, registerHousehold, replaceCard } from '../../contract/index.ts';
import { CARD_BYTES, cardCodeIn, cardCodeOf } from '../../domain/index.ts';
import { householdColumns, householdExample, householdImport } from '../imports/households.ts';
import { householdInReach, shopInReach } from '../queries/ground.ts';
import { changeCard, endHousehold, householdPage, householdTotal, insertHouseholds, lockHousehold, shopServes, tookPartIn } from '../queries/households.ts';

/** So many are shown at the counter; more letters find fewer. */
const FOUND_AT_COUNTER = 12;
const newCard = (ctx: WriteContext): string => cardCodeOf(ctx.randomBytes(CARD_BYTES));

export const listHouseholdsBound = bindRead(listHouseholds, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await householdPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, subjectId: row.subject_id, code: row.code, label: row.label, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, shop: { id: row.shop_id, code: row.shop_code, name: row.shop_name }, cardCode: row.card_code, cardNumber: row.card_number,
    registeredOn: row.registered_on, leftOn: row.left_on, balance: row.balance,
  })), total: await householdTotal(ctx, filter), page, pageSize,
}));

export const registerHouseholdBound = bindWrite(registerHousehold, async (ctx, { shopId, subjectId }) => {
  const shop = await shopInReach(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const household = await householdInReach(ctx, subjectId);
  if (household === undefined) return ctx.refuse('shops.household_unknown', {}, { pointers: ['/subjectId'] });
  if (!(await shopServes(ctx.tx, ctx.programmeId, shopId, household.place_id))) return ctx.refuse('shops.not_served', {}, { pointers: ['/subjectId'] });
  const [id, cardCode] = [ctx.newId(), newCard(ctx)];
  const made = await insertHouseholds(ctx.tx, ctx.programmeId, [{ id, shopId, subjectId, placeId: household.place_id, cardCode, registeredOn: ctx.today }]);
  if (made.size === 0) return ctx.refuse('shops.registered_already', {}, { pointers: ['/subjectId'] });
  ctx.record({ kind: 'shopHousehold', id, change: { act: 'register', shopId } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  return { id, cardCode };
});

export const leaveShopBound = bindWrite(leaveShop, async (ctx, { householdId }) => {
  const known = (await lockHousehold(ctx, householdId)) ?? ctx.notFound();
  await endHousehold(ctx.tx, ctx.programmeId, householdId, ctx.today);
  ctx.record({ kind: 'shopHousehold', id: householdId, change: { act: 'leave' } });
  ctx.emit({ topic: 'shops', subjectId: known.shop_id, placeId: known.place_id });
  return { id: householdId };
});

export const replaceCardBound = bindWrite(replaceCard, async (ctx, { householdId }) => {
  const known = (await lockHousehold(ctx, householdId)) ?? ctx.notFound();
  const cardCode = newCard(ctx);
  await changeCard(ctx.tx, ctx.programmeId, householdId, cardCode);
  ctx.record({ kind: 'shopHousehold', id: householdId, change: { act: 'replaceCard', cardNumber: known.card_number + 1 } });
  ctx.emit({ topic: 'shops', subjectId: known.shop_id, placeId: known.place_id });
  return { cardCode, cardNumber: known.card_number + 1 };
});

export const importHouseholdsBound = bindWrite(importHouseholds, (ctx, { file, mode }) => importTable(ctx, { operation: importHouseholds, file, mode, definition: () => Promise.resolve(householdImport(ctx)) }));
export const householdImportTemplateBound = bindRead(householdImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '服务户导入模板', en: 'Households to import' }, householdColumns, { zh: [householdExample('zh', ctx.today)], en: [householdExample('en', ctx.today)] }, format));

export const findHouseholdsBound = bindRead(findHouseholds, async (ctx, { shopId, q }) => {
  if ((await shopInReach(ctx, shopId)) === undefined) return ctx.notFound();
  const cardCode = cardCodeIn(q);
  const found = await householdPage(ctx, { shopId, ...(cardCode === null ? { q } : { cardCode }) }, 'label', { limit: FOUND_AT_COUNTER, offset: 0 });
  const own = await tookPartIn(ctx.tx, ctx.programmeId, found.map((row) => row.subject_id), ctx.personId);
  return { byCard: cardCode !== null, rows: found.map((row) => ({ subjectId: row.subject_id, label: row.label, code: row.code, placeZh: row.place_zh, placeEn: row.place_en, balance: row.balance, mayServe: !own.has(row.subject_id) })) };
});
