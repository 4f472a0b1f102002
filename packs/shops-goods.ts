/** 示例物品 · What a shop of a village might hold; prices and values are invented. */
export interface ExampleGoods { readonly code: string; readonly zh: string; readonly unit: string; readonly points: number; readonly fen: number; readonly lowBelow: number; readonly keepsDays: number | null }

export const EXAMPLE_GOODS: readonly ExampleGoods[] = [
  { code: 'G-01', zh: '洗衣液（2 千克）', unit: '瓶', points: 25, fen: 2_490, lowBelow: 4, keepsDays: 900 }, { code: 'G-02', zh: '肥皂（两块装）', unit: '包', points: 6, fen: 590, lowBelow: 10, keepsDays: null },
  { code: 'G-03', zh: '牙膏', unit: '支', points: 8, fen: 780, lowBelow: 8, keepsDays: 700 }, { code: 'G-04', zh: '毛巾', unit: '条', points: 10, fen: 980, lowBelow: 8, keepsDays: null },
  { code: 'G-05', zh: '食用油（1.8 升）', unit: '桶', points: 35, fen: 3_450, lowBelow: 4, keepsDays: 300 }, { code: 'G-06', zh: '食盐（400 克）', unit: '袋', points: 3, fen: 280, lowBelow: 10, keepsDays: 1_000 },
  { code: 'G-07', zh: '作业本（十本）', unit: '组', points: 8, fen: 800, lowBelow: 6, keepsDays: null }, { code: 'G-08', zh: '保温杯', unit: '个', points: 40, fen: 3_980, lowBelow: 2, keepsDays: null },
  { code: 'G-09', zh: '牛奶（整箱）', unit: '箱', points: 45, fen: 4_500, lowBelow: 3, keepsDays: 24 }, { code: 'G-10', zh: '铁锹', unit: '把', points: 30, fen: 2_900, lowBelow: 2, keepsDays: null },
];

export const csvOf = (header: string, lines: readonly (readonly (string | number | null)[])[]): string => `\uFEFF${header}\n${lines.map((line) => line.map((cell) => cell ?? '').join(',')).join('\n')}\n`;
export const goodsSheet = (): string => csvOf('物品编码,物品,计量单位,兑换积分,参考单价（分）,每店少于此数提示,到期前几天提示', EXAMPLE_GOODS.map((goods) => [goods.code, goods.zh, goods.unit, goods.points, goods.fen, goods.lowBelow, goods.keepsDays !== null && goods.keepsDays < 60 ? 7 : 30]));

/** Every third batch is a gift, every fifth comes from civil affairs, the rest is bought. */
export const sourceOf = (at: number): readonly [source: string, donor: string | null] => (at % 3 === 0 ? ['捐赠', '示例捐赠单位'] : at % 5 === 0 ? ['民政', null] : ['采购', null]);
