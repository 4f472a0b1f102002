/** 服务户导入 · Which shop serves which household. Households that the register does not know yet come in with it, by label and village and nothing else. */
import { registerHouseholds } from '#modules/honours/server/index.ts';
import { CODE_OR_NAME, ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { CARD_BYTES, cardCodeOf } from '../../domain/index.ts';
import { A_PLACE, cellsMeant, idMeant, placesCalled } from '#modules/places/server/index.ts';
import type { CellsMeant } from '#modules/places/server/index.ts';
import { householdsByCode, servedPairs, shopsCalled } from '../queries/ground.ts';
import type { KnownHousehold } from '../queries/ground.ts';
import { endHouseholds, insertHouseholds, shopsOfHouseholds } from '../queries/households.ts';

export const householdColumns = defineColumns({
  code: textColumn({ zh: '户编号', en: 'Household code', required: true, code: true, maxLength: 80, width: 18 }),
  label: textColumn({ zh: '户名', en: 'Household', required: true, maxLength: 120, width: 20, hint: { zh: '只写标签，如“王家户”', en: 'A label only' } }),
  place: textColumn({ zh: '村编码', en: 'Village code', nameHeaders: ['村', '村（社区）', '所在村'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  shop: textColumn({ zh: '超市编码', en: 'Shop code', nameHeaders: ['超市', '超市名称'], required: true, maxLength: 160, width: 14, hint: CODE_OR_NAME }),
  registeredOn: dateColumn({ zh: '登记日期', en: 'Registered on', required: true }),
  leftOn: dateColumn({ zh: '退出日期', en: 'Left on', hint: ONLY_SHOWN }),
  balance: integerColumn({ zh: '现有积分', en: 'Points', min: -1_000_000_000, max: 1_000_000_000, hint: ONLY_SHOWN }),
});

export const householdExample = (language: 'zh' | 'en', today: string): RowOf<typeof householdColumns> => ({
  code: 'H-0001', label: language === 'zh' ? '示例户' : 'Example', place: 'V-001', shop: 'S-001', registeredOn: today, leftOn: null, balance: null,
});

const A_SHOP = { code: 'unknown_shop', zh: '超市', en: 'shop' } as const;

type Row = ImportRow<RowOf<typeof householdColumns>>;
interface Ground { readonly shops: CellsMeant; readonly places: CellsMeant; readonly known: ReadonlyMap<string, KnownHousehold>; readonly served: ReadonlySet<string>; readonly today: string }
interface Ready { readonly code: string; readonly label: string; readonly shopId: string; readonly placeId: string; readonly registeredOn: string; readonly subjectId: string | null }

function readyOf(row: Row, ground: Ground, fail: Fail<typeof householdColumns>): Ready {
  const { value } = row;
  const shopId = idMeant(value.shop, ground.shops, A_SHOP, (fault) => fail(row, 'shop', fault)) ?? '';
  const placeId = idMeant(value.place, ground.places, A_PLACE, (fault) => fail(row, 'place', fault)) ?? '';
  const known = ground.known.get(value.code);
  if (shopId !== '' && placeId !== '' && !ground.served.has(`${shopId} ${placeId}`)) fail(row, 'shop', { code: 'not_served', zh: '这家超市不服务这个村', en: 'This shop does not serve that village' });
  if (known !== undefined && placeId !== '' && known.place_id !== placeId) fail(row, 'place', { code: 'lives_elsewhere', zh: '名册里这一户在另一个村', en: 'The register has this household in another village' });
  if (known?.valid_to != null && known.valid_to <= ground.today) fail(row, 'code', { code: 'household_gone', zh: '这一户已合并、拆分或注销', en: 'The household was merged, split or removed' });
  if (value.registeredOn > ground.today) fail(row, 'registeredOn', { code: 'in_future', zh: '登记日期在今天之后', en: 'Registered after today' });
  return { code: value.code, label: value.label, shopId, placeId, registeredOn: value.registeredOn, subjectId: known?.id ?? null };
}

async function writeAll(ctx: WriteContext, ready: readonly Ready[]): Promise<{ created: number; updated: number; unchanged: number }> {
  const { tx, programmeId } = ctx;
  const made = await registerHouseholds(ctx, ready.filter(({ subjectId }) => subjectId === null));
  const subjectOf = (row: Ready): string => row.subjectId ?? (made.get(row.code) as string);
  const shops = await shopsOfHouseholds(tx, programmeId, ready.map(subjectOf));
  const moved = ready.filter((row) => { const shop = shops.get(subjectOf(row)); return shop !== undefined && shop !== row.shopId; });
  await endHouseholds(tx, programmeId, moved.map(subjectOf), ctx.today);
  const moves = new Set(moved);
  const fresh = ready.filter((row) => moves.has(row) || !shops.has(subjectOf(row)));
  await insertHouseholds(tx, programmeId, fresh.map((row) => ({ id: ctx.newId(), shopId: row.shopId, subjectId: subjectOf(row), placeId: row.placeId, cardCode: cardCodeOf(ctx.randomBytes(CARD_BYTES)), registeredOn: moves.has(row) ? ctx.today : row.registeredOn })));
  return { created: fresh.length - moved.length, updated: moved.length, unchanged: ready.length - fresh.length };
}

/** @returns what the engine needs; the same file again changes nothing, another shop in a row moves the household there with a new card */
export function householdImport(ctx: WriteContext): ImportDefinition<typeof householdColumns, Ready> {
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '超市服务户', en: 'Households served' }, columns: householdColumns, keyColumn: 'code',
    async resolve(found, fail) {
      const [shopCells, placeCells] = [found.map(({ value }) => value.shop), found.map(({ value }) => value.place)];
      const shops = cellsMeant(shopCells, await shopsCalled(tx, programmeId, shopCells, ctx.today));
      const places = cellsMeant(placeCells, await placesCalled(tx, programmeId, placeCells, ctx.today), { isNear: (id) => ctx.scope.everything || ctx.scope.placeIds.includes(id) });
      const ground: Ground = {
        shops, places, known: await householdsByCode(tx, programmeId, found.map(({ value }) => value.code)),
        served: await servedPairs(tx, programmeId, [...shops.ids.values()]), today: ctx.today,
      };
      return found.map((row) => readyOf(row, ground, fail));
    },
    write: (ready) => writeAll(ctx, ready),
    kept() { ctx.emit({ topic: 'shops', subjectId: programmeId }); },
  };
}
