/** 纸单导入 · A page of paper slips from a sheet, a line for each kind of goods; it waits for a second person as a page that was typed does. */
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { toldThings } from '#modules/places/server/index.ts';
import { basketPoints, mergedBasket } from '../../domain/index.ts';
import { insertSheet, paperNumbersUsed } from '../queries/books.ts';
import type { PaperSlip } from '../queries/books.ts';
import type { KnownShop } from '../queries/ground.ts';
import { holderOnPaper, paperHolders } from '../queries/paper-holders.ts';
import type { PaperHolder, PaperHolders } from '../queries/paper-holders.ts';
import { priceList } from '../queries/shops.ts';
import type { TeamSource } from '../team-source.ts';

/** A sheet that nobody checks against paper in one go is none. */
const SLIPS_A_SHEET = 300;

export const paperColumns = defineColumns({
  paperNumber: textColumn({ zh: '纸单号', en: 'Paper slip', required: true, maxLength: 40, width: 16, hint: { zh: '一张单上有几样物品的，写几行，纸单号相同', en: 'Several kinds of goods on a slip: several lines with the same number' } }),
  household: textColumn({ zh: '户', en: 'Household', aliases: ['户编号', '户卡号', '户名', '户或队伍', '队伍'], required: true, maxLength: 120, width: 24, hint: { zh: '户或队伍的编号、卡号，或名称', en: 'Number, card or label of the household or team' } }),
  redeemedOn: dateColumn({ zh: '兑换日期', en: 'Redeemed on', required: true }),
  goods: textColumn({ zh: '物品', en: 'Goods', aliases: ['物品编码', '物品名称'], required: true, maxLength: 80, width: 20, hint: { zh: '价目里的编码或名称', en: 'Code or name of the price list' } }),
  quantity: integerColumn({ zh: '数量', en: 'How many', required: true, min: 1, max: 1_000 }),
});

export const paperExample = (language: 'zh' | 'en', today: string): RowOf<typeof paperColumns> => ({ paperNumber: 'Z-0001', household: 'H-001', redeemedOn: today, goods: language === 'zh' ? '肥皂' : 'Soap', quantity: 1 });

type Row = ImportRow<RowOf<typeof paperColumns>>;
interface Line { readonly paperNumber: string; readonly household: PaperHolder; readonly redeemedOn: string; readonly goodsId: string; readonly goodsName: string; readonly pricePoints: number; readonly quantity: number }
interface Ground { readonly holders: PaperHolders; readonly personId: string; readonly goods: readonly { readonly id: string; readonly code: string; readonly name: string; readonly price_points: number }[]; readonly used: ReadonlySet<string> }

const told = (named: readonly PaperHolder[]): { zh: string; en: string } => toldThings(named.map(({ code, placeZh }) => ({ code, within: placeZh ?? '' })));

/** The household served here or the team that a cell means, by its number, its card, or its label where one alone is called so; marks the cell otherwise. */
function holderOf(row: Row, { holders, personId }: Ground, fail: Fail<typeof paperColumns>): PaperHolder | undefined {
  const said = row.value.household;
  const exact = holders.named(said);
  const named = exact.length > 0 ? exact : holders.called(said);
  const [only] = named;
  if (only === undefined) fail(row, 'household', { code: 'household_unknown', zh: `这家超市没有服务户或队伍“${said}”`, en: `“${said}” is not served by this shop` });
  else if (named.length > 1) fail(row, 'household', { code: 'household_twice', zh: `有 ${named.length} 个叫“${said}”，请写编号或卡号：${told(named).zh}`, en: `${named.length} are called “${said}”; give the number or the card: ${told(named).en}` });
  else if (only.kind === 'team' && only.leaderId === null) fail(row, 'household', { code: 'team_without_leader', zh: `“${said}”没有登记负责人，请先登记`, en: `“${said}” has no leader on record; register one first` });
  else if (only.leaderId === personId) fail(row, 'household', { code: 'same_person', zh: `您是“${said}”的负责人，请由另一位同志补录`, en: `You lead “${said}”: somebody else enters its slips` });
  else return only;
  return undefined;
}

function lineOf(row: Row, ground: Ground, today: string, fail: Fail<typeof paperColumns>): Line | null {
  const { value } = row;
  const household = holderOf(row, ground, fail);
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
    paperNumber: first.paperNumber, ...holderOnPaper(first.household), redeemedOn: first.redeemedOn, lines: basket.map((line) => ({ ...line, pricePoints: prices.get(line.goodsId) ?? 0 })),
    goods: basket.map(({ goodsId, quantity }) => `${names.get(goodsId) ?? ''} × ${quantity}`).join('、'), points: basketPoints(basket, prices),
  };
}

/** @param shop held by the caller @returns what the engine needs: all good slips become one sheet, in the order of the file */
export function paperImport(ctx: WriteContext, teams: TeamSource, shop: KnownShop): ImportDefinition<typeof paperColumns, Line | null> {
  const taken: Line[] = [];
  const numbers = new Set<string>();
  let kept: { readonly id: string; readonly slips: number; readonly points: number } | null = null;
  return {
    name: { zh: '纸单', en: 'Paper slips' }, columns: paperColumns, keyColumn: 'goods', keyOf: ({ paperNumber, goods }) => [paperNumber, goods].join('\n'),
    async resolve(rows, fail) {
      const ground: Ground = {
        holders: await paperHolders(ctx, teams, shop.id, rows.map(({ value }) => value.household)), personId: ctx.personId ?? '', goods: await priceList(ctx.tx, ctx.programmeId),
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
