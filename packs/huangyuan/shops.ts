/** 湟源爱心超市 · 87 shops for 146 villages and 2,349 registered households, as sheets of the imports; nobody in them exists. The same rows every time for the same day. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { daysBefore, exampleName } from '../honours/sheets.ts';
import { csvOf, EXAMPLE_GOODS, goodsSheet, sourceOf } from '../shops-goods.ts';
import { SURNAMES } from '../wanyuan/names.ts';
import { huangyuan } from './programme.ts';

export const HUANGYUAN_SHOPS = 87;
export const HUANGYUAN_HOUSEHOLDS = 2_349;
const KINDS_A_SHOP = 6;
const OPENED_BEFORE_DAYS = 400;

const two = (value: number, digits: number): string => String(value + 1).padStart(digits, '0');
export const shopCode = (at: number): string => `HY-S${two(at, 3)}`;

export interface ShopSheets { readonly persons: string; readonly shops: string; readonly goods: string; readonly deliveries: string; readonly households: string }

/** @param today the day on which the story stands */
export function huangyuanShops(today: string): ShopSheets {
  const villages = huangyuan.places.filter(({ kind }) => kind === 'village');
  // A village beyond the number of shops goes to the shop of another: none is left out, and none is served twice.
  const servedBy = (at: number) => villages.flatMap((village, place) => (place % HUANGYUAN_SHOPS === at ? [village] : []));
  const indexes = Array.from({ length: HUANGYUAN_SHOPS }, (_, at) => at);
  const opened = daysBefore(today, OPENED_BEFORE_DAYS);
  return {
    persons: csvOf('人员编号,姓名,职务,起始日期', indexes.map((at) => [`HY-K${two(at, 3)}`, exampleName(at + 200), '爱心超市店长', opened])),
    shops: csvOf('超市编码,超市名称,所在区域编码,服务村编码,店长人员编号,开业日期,开放时间,断网每户每天积分上限', indexes.map((at) => {
      const served = servedBy(at);
      return [shopCode(at), `${served[0]?.zh ?? ''}爱心超市`, served[0]?.code ?? '', served.map(({ code }) => code).join('、'), `HY-K${two(at, 3)}`, opened, '每周三、周六 9:00–17:00', 50];
    })),
    goods: goodsSheet(),
    deliveries: csvOf('批号,超市编码,物品编码,入库数量,来源,捐赠方,入库日期,到期日期', indexes.flatMap((at) => Array.from({ length: KINDS_A_SHOP }, (_, kind) => {
      const goods = EXAMPLE_GOODS[(at + kind) % EXAMPLE_GOODS.length] as (typeof EXAMPLE_GOODS)[number];
      const [source, donor] = sourceOf(at + kind);
      const came = daysBefore(today, 10 + ((at + kind) % 60));
      return [`${shopCode(at)}-B${kind + 1}`, shopCode(at), goods.code, 12 + ((at * 7 + kind * 5) % 30), source, donor, came, goods.keepsDays === null ? null : addDays(localDate(came), goods.keepsDays)];
    }))),
    households: csvOf('户编号,户名,村编码,超市编码,登记日期', Array.from({ length: HUANGYUAN_HOUSEHOLDS }, (_, at) => {
      const place = at % villages.length;
      return [`HY-R${two(at, 5)}`, `${SURNAMES[at % SURNAMES.length] as string}家第${Math.floor(at / villages.length) + 1}户`, villages[place]?.code ?? '', shopCode(place % HUANGYUAN_SHOPS), daysBefore(today, 200 - (at % 90))];
    })),
  };
}
