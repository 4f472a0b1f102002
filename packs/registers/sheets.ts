/** 台账表 · Records of registers as sheets of the import; what they hold is made up and says so. */

/** `isVersions`: the texts of the records of that register. */
export interface RegisterSheet { readonly register: string; readonly header: readonly string[]; readonly rows: readonly (readonly (string | number)[])[]; readonly isVersions?: true }

/** One sheet as anybody would save it. */
export function registerCsv({ header, rows }: RegisterSheet): string {
  return `\uFEFF${header.join(',')}\n${rows.map((cells) => cells.join(',')).join('\n')}\n`;
}

/** So many rows, made one by one. */
export const many = (count: number, row: (at: number) => readonly (string | number)[]): (readonly (string | number)[])[] => Array.from({ length: count }, (_, at) => row(at));

export const numbered = (prefix: string, at: number): string => `${prefix}-${String(at + 1).padStart(4, '0')}`;

interface Indicator { readonly code: string; readonly zh: string; readonly value: number; readonly unit: string; readonly numerator?: number; readonly denominator?: number; readonly cumulative?: boolean }

const INDICATOR_HEADER = ['编号', '指标名称', '指标代码', '数值', '单位', '分子', '分母', '期间起', '期间止', '累计数', '来源文件', '责任单位或责任人'];

/** Declared numbers of one year. */
export function indicatorSheet(prefix: string, from: string, to: string, indicators: readonly Indicator[]): RegisterSheet {
  return { register: 'indicators', header: INDICATOR_HEADER, rows: indicators.map((each, at) => [numbered(prefix, at), each.zh, each.code, each.value, each.unit, each.numerator ?? '', each.denominator ?? '', from, to, each.cumulative === true ? '是' : '否', '演示：年度报表', '示例单位']) };
}
