/** 图表做法 · Options for the charts that the office uses most; shares always bring numerator and denominator along. */
import { percentText, ratioValue } from '#kernel/ratio.ts';
import type { Ratio } from '#kernel/ratio.ts';
import { ratioText } from '../format.ts';
import { colours } from '../tokens.ts';
import type { ThemeName } from '../tokens.ts';
import type { ChartOption } from './types.ts';

/** 比率项 · One bar or one point. */
export interface RatioItem {
  readonly name: string;
  readonly ratio: Ratio;
  readonly previous?: Ratio;
}

interface Words {
  readonly current: string;
  readonly previous: string;
}

/** @unit percent, or null when nothing was counted: a gap, never a zero */
function percent(ratio: Ratio | undefined): number | null {
  const value = ratio === undefined ? null : ratioValue(ratio);
  return value === null ? null : Math.round(value * 100_000) / 1000;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function hint(item: RatioItem | undefined, words: Words): string {
  if (item === undefined) return '';
  const lines = [`<strong>${escape(item.name)}</strong>`, `${escape(words.current)}　${ratioText(item.ratio)}`];
  if (item.previous !== undefined) lines.push(`${escape(words.previous)}　${ratioText(item.previous)}`);
  return lines.join('<br>');
}

/** The lowest value from which the axis may begin without flattering: whole tens, and zero when anything is low. */
function axisFloor(items: readonly RatioItem[]): number {
  const values = items.flatMap((item) => [percent(item.ratio), percent(item.previous)]).filter((value) => value !== null);
  return values.length > 0 && Math.min(...values) < 50 ? 0 : 50;
}

/** 比率条形图 · Horizontal bars, in the order given; the last period as a thin mark. Bars begin at zero, always. */
export function ratioBarOption(items: readonly RatioItem[], theme: ThemeName, words: Words): ChartOption {
  const c = colours[theme];
  const withPrevious = items.some((item) => item.previous !== undefined);
  return {
    grid: { left: 4, right: 4, top: withPrevious ? 34 : 8, bottom: 8, containLabel: true },
    ...(withPrevious ? { legend: { top: 0, left: 0 } } : {}),
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (points: readonly { dataIndex: number }[]) => hint(items[points[0]?.dataIndex ?? -1], words) },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', hideOverlap: true } },
    yAxis: [
      { type: 'category', inverse: true, data: items.map((item) => item.name), axisLine: { show: false } },
      // The figures stand in a column of their own at the right, where no bar and no mark runs through them.
      { type: 'category', inverse: true, position: 'right', data: items.map((item) => percentText(item.ratio)), axisLine: { show: false }, axisLabel: { color: c.ink, fontWeight: 600 } },
    ],
    series: [
      { name: words.current, type: 'bar', barMaxWidth: 18, data: items.map((item) => percent(item.ratio)), showBackground: true, backgroundStyle: { color: c.sunken, borderRadius: 2 } },
      ...(withPrevious ? [{ name: words.previous, type: 'scatter', symbol: 'rect', symbolSize: [3, 20], itemStyle: { color: c['series-2'] }, data: items.map((item) => percent(item.previous)) }] : []),
    ],
  };
}

/** 比率趋势图 · One line over periods; a period without a figure is a gap. */
export function ratioTrendOption(items: readonly RatioItem[], theme: ThemeName, words: Words): ChartOption {
  const c = colours[theme];
  return {
    grid: { left: 8, right: 34, top: 28, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', formatter: (points: readonly { dataIndex: number }[]) => hint(items[points[0]?.dataIndex ?? -1], words) },
    xAxis: { type: 'category', boundaryGap: false, data: items.map((item) => item.name) },
    yAxis: { type: 'value', min: axisFloor(items), max: 100, axisLabel: { formatter: '{value}%' } },
    series: [{ name: words.current, type: 'line', connectNulls: false, data: items.map((item) => percent(item.ratio)), areaStyle: { opacity: 0.07 }, label: { show: items.length <= 12, position: 'top', color: c.ink, formatter: ({ dataIndex }: { dataIndex: number }) => percentText(items[dataIndex]?.ratio ?? { numerator: 0, denominator: 0 }) } }],
  };
}
