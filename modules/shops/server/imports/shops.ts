/** 超市导入 · Shops by their code, under the headers they go out with. */
import { CODE_OR_NAME, ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { booleanColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { personsCalled } from '#modules/people/server/index.ts';
import { A_PERSON, A_PLACE, cellsIn, cellsMeant, idMeant, listedIn, placesCalled } from '#modules/places/server/index.ts';
import type { CellsMeant, KindOfThing } from '#modules/places/server/index.ts';
import { idsByCode } from '../queries/ground.ts';
import { settleShopParts, upsertShops } from '../queries/shops.ts';
import type { ShopToKeep } from '../queries/shops.ts';

const DEFAULT_CAP = 50;

export const shopColumns = defineColumns({
  code: textColumn({ zh: '超市编码', en: 'Shop code', required: true, code: true, maxLength: 40, width: 14 }),
  name: textColumn({ zh: '超市名称', en: 'Shop', required: true, maxLength: 80, width: 26 }),
  place: textColumn({ zh: '所在区域编码', en: 'Place code', nameHeaders: ['所在区域', '区域', '所在村'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  villages: textColumn({ zh: '服务村编码', en: 'Codes of villages served', nameHeaders: ['服务村', '服务村（社区）'], required: true, maxLength: 4000, width: 36, hint: { zh: '编码或全称，几个村用顿号分开', en: 'Codes or exact names, separated by commas' } }),
  keepers: textColumn({ zh: '店长人员编号', en: 'Codes of keepers', nameHeaders: ['店长'], maxLength: 400, width: 20, hint: { zh: '编号或姓名；先登记为人员', en: 'Codes or names; registered as persons first' } }),
  openedOn: dateColumn({ zh: '开业日期', en: 'Opened on', required: true }),
  closedOn: dateColumn({ zh: '关店日期', en: 'Closed on' }),
  openingHours: textColumn({ zh: '开放时间', en: 'Opening hours', maxLength: 120, width: 24 }),
  offlineCapPoints: integerColumn({ zh: '断网每户每天积分上限', en: 'Points a household a day without network', min: 0, max: 10_000 }),
  isPublic: booleanColumn({ zh: '公众可见', en: 'Shown to the public' }),
  households: integerColumn({ zh: '服务户', en: 'Households', min: 0, max: 10_000_000, hint: ONLY_SHOWN }),
});

export const shopExample = (language: 'zh' | 'en', today: string): RowOf<typeof shopColumns> => ({
  code: 'S-001', name: language === 'zh' ? '示例村爱心超市' : 'Example shop', place: 'V-001', villages: 'V-001、V-002', keepers: null, openedOn: today, closedOn: null, openingHours: language === 'zh' ? '每周三、周六 9:00–17:00' : 'Wed and Sat, 9 to 17', offlineCapPoints: DEFAULT_CAP, isPublic: true, households: null,
});

type Row = ImportRow<RowOf<typeof shopColumns>>;
interface Ready { readonly shop: ShopToKeep }

function readyOf(ctx: WriteContext, row: Row, ground: { readonly places: CellsMeant; readonly persons: CellsMeant }, fail: Fail<typeof shopColumns>): Ready {
  const { value } = row;
  const known = (key: 'place' | 'villages' | 'keepers', cell: string, meant: CellsMeant, kind: KindOfThing): string[] => {
    const id = idMeant(cell, meant, { ...kind, code: `unknown_${key}` }, (fault) => fail(row, key, fault));
    return id === null ? [] : [id];
  };
  if (value.closedOn !== null && value.closedOn < value.openedOn) fail(row, 'closedOn', { code: 'dates_out_of_order', zh: '关店不能早于开业', en: 'It cannot close before it opens' });
  return {
    shop: {
      id: ctx.newId(), code: value.code, name: value.name, placeId: known('place', value.place, ground.places, A_PLACE)[0] ?? '', villageIds: [...new Set(listedIn(value.villages, ground.places).flatMap((cell) => known('villages', cell, ground.places, A_PLACE)))],
      keeperIds: [...new Set(listedIn(value.keepers, ground.persons).flatMap((cell) => known('keepers', cell, ground.persons, A_PERSON)))], openedOn: value.openedOn, closedOn: value.closedOn, openingHours: value.openingHours,
      offlineCapPoints: value.offlineCapPoints ?? DEFAULT_CAP, isPublic: value.isPublic ?? true, searchText: searchTextOf(value.name, value.code),
    },
  };
}

/** @returns what the engine needs; the same file again changes nothing */
export function shopImport(ctx: WriteContext): ImportDefinition<typeof shopColumns, Ready> {
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '爱心超市', en: 'Shops' }, columns: shopColumns, keyColumn: 'code',
    async resolve(found, fail) {
      const [placeCells, keeperCells] = [found.flatMap(({ value }) => [value.place, ...cellsIn(value.villages)]), found.flatMap(({ value }) => cellsIn(value.keepers))];
      const places = cellsMeant(placeCells, await placesCalled(tx, programmeId, placeCells, ctx.today));
      const persons = cellsMeant(keeperCells, await personsCalled(tx, programmeId, keeperCells, ctx.today));
      return found.map((row) => readyOf(ctx, row, { places, persons }, fail));
    },
    async write(ready) {
      const kept = await upsertShops(tx, programmeId, ready.map(({ shop }) => shop));
      const ids = await idsByCode(tx, programmeId, 'shops.shops', ready.map(({ shop }) => shop.code));
      const changed = await settleShopParts(tx, programmeId, ready.map(({ shop }) => ({ id: ids.get(shop.code) as string, villageIds: shop.villageIds, keepers: shop.keeperIds.map((personId) => ({ id: ctx.newId(), personId })) })), ctx.today);
      const fresh = new Set(kept.filter(({ is_new }) => is_new).map(({ id }) => id));
      const touched = new Set([...kept.map(({ id }) => id), ...changed]);
      return { created: fresh.size, updated: touched.size - fresh.size, unchanged: ready.length - touched.size };
    },
    kept() { ctx.emit({ topic: 'shops', subjectId: programmeId }); },
  };
}
