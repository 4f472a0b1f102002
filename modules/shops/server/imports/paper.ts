/** 纸单导入 · A page of paper slips from a sheet, a line for each kind of goods; it waits for a second person as a page that was typed does. */
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { toldThings } from '#modules/places/server/index.ts';
import { basketPoints, cardCodeIn, mergedBasket } from '../../domain/index.ts';
import { insertSheet, paperNumbersUsed } from '../queries/books.ts';
import type { PaperSlip } from '../queries/books.ts';
import type { KnownShop } from '../queries/ground.ts';
import { householdPage } from '../queries/households.ts';
import type { HouseholdRow } from '../queries/households.ts';
import { priceList } from '../queries/shops.ts';

/** A sheet that nobody checks against paper in one go is none. */
const SLIPS_A_SHEET = 300;
const HOUSEHOLDS_A_SHOP = 5_000;

export const paperColumns = defineColumns({
  paperNumber: textColumn({ zh: '纸单号', en: 'Paper slip', required: true, maxLength: 40, width: 16, hint: { zh: '一张单上有几样物品的，写几行，纸单号相同', en: 'Several kinds of goods on a slip: several lines with the same number' } }),
  household: textColumn({ zh: '户', en: 'Household', aliases: ['户编号', '户卡号', '户名'], required: true, maxLength: 120, width: 24, hint: { zh: '户编号、户卡号，或户名', en: 'Number, card or label of the household' } }),
  redeemedOn: dateColumn({ zh: '兑换日期', en: 'Redeemed on', required: true }),
  goods: textColumn({ zh: '物品', en: 'Goods', aliases: ['物品编码', '物品名称'], required: true, maxLength: 80, width: 20, hint: { zh: '价目里的编码或名称', en: 'Code or name of the price list' } }),
  quantity: integerColumn({ zh: '数量', en: 'How many', required: true, min: 1, max: 1_000 }),
});

export const paperExample = (language: 'zh' | 'en', today: string): RowOf<typeof paperColumns> => ({ paperNumber: 'Z-0001', household: 'H-001', redeemedOn: today, goods: language === 'zh' ? '肥皂' : 'Soap', quantity: 1 });

type Row = ImportRow<RowOf<typeof paperColumns>>;
interface Line { readonly paperNumber: string; readonly household: HouseholdRow; readonly redeemedOn: string; readonly goodsId: string; readonly goodsName: string; readonly pricePoints: number; readonly quantity: number }
interface Ground { readonly households: readonly HouseholdRow[]; readonly goods: readonly { readonly id: string; readonly code: string; readonly name: string; readonly price_points: number }[]; readonly used: ReadonlySet<string> }

const told = (named: readonly HouseholdRow[]): { zh: string; en: string } => toldThings(named.map(({ code, place_zh }) => ({ code, within: place_zh })));

/** The household served here that a cell means, by its number, its card, or its label where one alone is called so; marks the cell otherwise. */
function householdOf(row: Row, { households }: Ground, fail: Fail<typeof paperColumns>): HouseholdRow | undefined {
  const said = row.value.household;
  const card = cardCodeIn(said);
  const exact = households.find(({ code, card_code }) => code === said || (card !== null && card_code === card));
  if (exact !== undefined) return exact;
  const named = households.filter(({ label }) => label === said);
  if (named.length === 1) return named[0];
  if (named.length > 1) fail(row, 'household', { code: 'household_twice', zh: `有 ${named.length} 户叫“${said}”，请写户编号或户卡号：${told(named).zh}`, en: `${named.length} are called “${said}”; give the number or the card: ${told(named).en}` });
  else fail(row, 'household', { code: 'household_unknown', zh: `这家超市没有服务户“${said}”`, en: `“${said}” is not served by this shop` });
  return undefined;
}

function lineOf(row: Row, ground: Ground, today: string, fail: Fail<typeof paperColumns>): Line | null {
  const { value } = row;
  const household = householdOf(row, ground, fail);
  const goods = ground.goods.find(({ code, name }) => code === value.goods || name === value.goods);
  if (goods === undefined) fail(row, 'goods', { code: 'goods_unknown', zh: `价目里没有“${value.goods}”`, en: `“${value.goods}” is not in the price list` });
  const isLate = value.redeemedOn > today;
  if (isLate) fail(row, 'redeemedOn', { code: 'in_future', zh: '兑换日期在今天之后', en: 'It was redeemed after today' });
  const isUsed = ground.used.has(value.paperNumber);
  if (isUsed) fail(row, 'paperNumber', { code: 'paper_twice', zh: `纸单号“${value.paperNumber}”已补录过`, en: `The slip “${value.paperNumber}” was entered already` });
  if (household === undefined || goods === undefined || isLate || isUsed) return null;
  return { paperNumber: value.paperNumber, household, redeemedOn: value.redeemedOn, goodsId: goods.id, goodsName: goods.name, pricePoints: goods.price_points, quantity: value.quantity };
}

/** A slip with a line that is wrong, or whose lines say different households or days, stays out whole: half of it would not be what was signed. */
function failBrokenSlips(rows: readonly Row[], lines: readonly (Line | null)[], fail: Fail<typeof paperColumns>): void {
  for (const members of Map.groupBy(rows.keys(), (at) => (rows[at] as Row).value.paperNumber).values()) {
    const found = members.map((at) => lines[at] ?? null);
    const whole = found.filter((line) => line !== null);
    const [first] = whole;
    if (first === undefined) continue;
    for (const at of members) {
      const line = lines[at] ?? null;
      if (line === null) continue;
      const row = rows[at] as Row;
      if (whole.length < found.length) fail(row, 'paperNumber', { code: 'slip_broken', zh: `纸单“${line.paperNumber}”还有别的行有误，整张先不补录`, en: `Another line of the slip “${line.paperNumber}” is wrong; the slip is left out whole` });
      else if (line.household.id !== first.household.id) fail(row, 'household', { code: 'slip_differs', zh: `同一张纸单“${line.paperNumber}”写了不同的户`, en: `The slip “${line.paperNumber}” names different households` });
      else if (line.redeemedOn !== first.redeemedOn) fail(row, 'redeemedOn', { code: 'slip_differs', zh: `同一张纸单“${line.paperNumber}”写了不同的日期`, en: `The slip “${line.paperNumber}” names different days` });
    }
  }
}

function slipOf(lines: readonly Line[]): PaperSlip {
  const [first] = lines as [Line];
  const basket = mergedBasket(lines);
  const prices = new Map(lines.map(({ goodsId, pricePoints }) => [goodsId, pricePoints]));
  const names = new Map(lines.map(({ goodsId, goodsName }) => [goodsId, goodsName]));
  return {
    paperNumber: first.paperNumber, subjectId: first.household.subject_id, placeId: first.household.place_id, label: first.household.label, redeemedOn: first.redeemedOn, lines: basket.map((line) => ({ ...line, pricePoints: prices.get(line.goodsId) ?? 0 })),
    goods: basket.map(({ goodsId, quantity }) => `${names.get(goodsId) ?? ''} × ${quantity}`).join('、'), points: basketPoints(basket, prices),
  };
}

/** @param shop held by the caller @returns what the engine needs: all good slips become one sheet, in the order of the file */
export function paperImport(ctx: WriteContext, shop: KnownShop): ImportDefinition<typeof paperColumns, Line | null> {
  const taken: Line[] = [];
  const numbers = new Set<string>();
  let kept: { readonly id: string; readonly slips: number; readonly points: number } | null = null;
  return {
    name: { zh: '纸单', en: 'Paper slips' }, columns: paperColumns, keyColumn: 'goods', keyOf: ({ paperNumber, goods }) => [paperNumber, goods].join('\n'),
    async resolve(rows, fail) {
      const ground: Ground = {
        households: await householdPage(ctx, { shopId: shop.id }, 'code', { limit: HOUSEHOLDS_A_SHOP, offset: 0 }), goods: await priceList(ctx.tx, ctx.programmeId),
        used: new Set(await paperNumbersUsed(ctx.tx, ctx.programmeId, shop.id, rows.map(({ value }) => value.paperNumber))),
      };
      const lines = rows.map((row) => {
        numbers.add(row.value.paperNumber);
        if (numbers.size > SLIPS_A_SHEET) { fail(row, 'paperNumber', { code: 'too_many', zh: `一次最多 ${SLIPS_A_SHEET} 张，请分几份导入`, en: `At most ${SLIPS_A_SHEET} slips at a time: import them in parts` }); return null; }
        return lineOf(row, ground, ctx.today, fail);
      });
      failBrokenSlips(rows, lines, fail);
      return lines;
    },
    write(ready) {
      const lines = ready.filter((line) => line !== null);
      taken.push(...lines);
      return Promise.resolve({ created: lines.length, updated: 0, unchanged: ready.length - lines.length });
    },
    async finish() {
      if (taken.length === 0) return;
      const slips = [...Map.groupBy(taken, ({ paperNumber }) => paperNumber).values()].map(slipOf);
      const [id, points] = [ctx.newId(), slips.reduce((sum, slip) => sum + slip.points, 0)];
      await insertSheet(ctx.tx, ctx.programmeId, { id, shopId: shop.id, slips, points, by: ctx.personId, at: new Date(ctx.now).toISOString() });
      kept = { id, slips: slips.length, points };
    },
    kept() {
      if (kept === null) return;
      ctx.record({ kind: 'paperSheet', id: kept.id, change: { act: 'import', slips: kept.slips, points: kept.points } });
      ctx.emit({ topic: 'shops', subjectId: shop.id, placeId: shop.place_id });
    },
  };
}
