/** 关爱演示 · A scheme of care as an office would set it up, and its list as a sheet of the import; nobody in it exists. */
import { exampleName } from '../honours/sheets.ts';

export interface CarePlan {
  readonly code: string; readonly name: string; readonly purpose: string; readonly whoText: string; readonly askText: string; readonly thanksText: string; readonly needsAll: readonly string[]; readonly byHousehold: boolean; readonly budgetFen: number;
  readonly benefits: readonly { readonly kind: 'phoneCredit' | 'data' | 'giftPack' | 'goods'; readonly name: string; readonly unit: string; readonly valueFen: number; readonly bought: number; readonly donated: number }[];
  /** The list as CSV. */
  readonly list: string; readonly listed: number; /** How many of them received everything by the story's day. */ readonly received: number;
}

const HEADER = '名单编号,姓名,区域编码,单位编码,情形,同意公示姓名,门牌号';

/** People or households dealt out over places and employers; one in four agreed to be named. */
export function careList(count: number, where: { readonly places: readonly string[]; readonly organisations: readonly string[] }, situations: string, withHouses = false): string {
  const lines = Array.from({ length: count }, (_, at) => [
    `G-${String(at + 1).padStart(3, '0')}`, exampleName(at * 7 + 3), where.places[at % where.places.length] ?? '', where.organisations[at % Math.max(1, where.organisations.length)] ?? '', situations, at % 4 === 0 ? '是' : '否', withHouses ? `${Math.floor(at / where.places.length) + 1}号` : '',
  ].join(','));
  return `\uFEFF${HEADER}\n${lines.join('\n')}\n`;
}
