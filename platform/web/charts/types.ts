/** 图表类型 */
import type { EChartsCoreOption } from 'echarts/core';

/** 图表选项 · An ECharts option; colours and fonts come from the theme. */
export type ChartOption = EChartsCoreOption;

/** 数据表 · The same content as a table, for screen readers, for print and for whoever prefers numbers. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
