/** 图表主题 · ECharts in the colours and sizes of the product. */
import { colours, fonts, metrics, seriesColours } from '../tokens.ts';
import type { ThemeName, ViewName } from '../tokens.ts';

/** 图表主题 */
export function chartTheme(theme: ThemeName, view: ViewName): Record<string, unknown> {
  const c = colours[theme];
  const size = metrics[view].small_px;
  const text = { color: c['ink-2'], fontFamily: fonts.sans, fontSize: size };
  const axis = {
    axisLine: { show: true, lineStyle: { color: c.line } },
    axisTick: { show: false },
    axisLabel: text,
    nameTextStyle: { ...text, color: c['ink-3'] },
    splitLine: { show: true, lineStyle: { color: c.line, type: [2, 4] } },
    splitArea: { show: false },
  };
  return {
    color: [...seriesColours(theme)],
    backgroundColor: 'transparent',
    textStyle: text,
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: axis,
    legend: { textStyle: text, itemWidth: 14, itemHeight: 10, itemGap: 18 },
    tooltip: {
      backgroundColor: c.raised, borderColor: c.line, borderWidth: 1, padding: [8, 12],
      textStyle: { color: c.ink, fontFamily: fonts.sans, fontSize: size },
      extraCssText: 'box-shadow: var(--shadow-2); border-radius: 7px; line-height: 1.6;',
      axisPointer: { lineStyle: { color: c['line-strong'] }, shadowStyle: { color: 'rgba(128,128,110,0.10)' } },
    },
    bar: { itemStyle: { borderRadius: 2 } },
    line: { lineStyle: { width: 2.5 }, symbolSize: 8, symbol: 'circle', smooth: false },
    markLine: { lineStyle: { color: c.seal, type: [5, 3] }, label: { color: c.seal, fontFamily: fonts.sans, fontSize: size } },
  };
}
