/**
 * 图表 · `<Chart>` for any ECharts option; `<RatioBars>` and `<RatioTrend>` for shares. ECharts arrives in a chunk of
 * its own when the first chart is shown, and every chart has its numbers as a table beside it.
 */
import { lazy, Suspense, useMemo } from 'react';
import './chart.css';
import { percentagePointsText } from '#kernel/ratio.ts';
import { ratioText } from '../format.ts';
import { useT } from '../i18n.ts';
import { usePreferences } from '../preferences.ts';
import { Skeleton } from '../ui/empty-state.tsx';
import { uiMessages } from '../ui/messages.ts';
import { chartMessages } from './messages.ts';
import { ratioBarOption, ratioTrendOption } from './options.ts';
import type { RatioItem } from './options.ts';
import type { ChartOption, ChartTable } from './types.ts';

export type { RatioItem } from './options.ts';
export type { ChartOption, ChartTable } from './types.ts';

const Canvas = lazy(() => import('./chart-canvas.tsx').then((module) => ({ default: module.ChartCanvas })));

interface ChartProps {
  /** What the chart shows, as one sentence with its main finding where known. */
  readonly label: string;
  readonly option: ChartOption;
  readonly table: ChartTable;
  readonly height?: string;
  readonly onPick?: (index: number) => void;
}

/** 图表 · Pass `option` from `useMemo`: a new object redraws. */
export function Chart({ label, option, table, height = '18rem', onPick }: ChartProps) {
  const t = useT(uiMessages);
  return (
    <figure className="lc-chart">
      <div role="img" aria-label={`${t('chart')}：${label}`} style={{ height }}>
        <Suspense fallback={<Skeleton height={height} />}><Canvas option={option} onPick={onPick} /></Suspense>
      </div>
      <details className="lc-chart-more lc-no-print">
        <summary>{t('showTable')}</summary>
        <table>
          <caption className="lc-visually-hidden">{label}</caption>
          <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>{table.rows.map((row) => <tr key={String(row[0])}>{row.map((cell, at) => (at === 0 ? <th key={at} scope="row">{cell}</th> : <td key={at}>{cell}</td>))}</tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}

interface RatioChartProps {
  readonly label: string;
  /** Heading of the names: 片区, 单位, 轮次. */
  readonly nameTitle: string;
  readonly items: readonly RatioItem[];
  readonly height?: string;
  readonly currentName?: string;
  readonly previousName?: string;
  readonly onPick?: (item: RatioItem) => void;
}

function useRatioChart(props: RatioChartProps, build: typeof ratioBarOption) {
  const { theme } = usePreferences();
  const t = useT(chartMessages);
  const { items, nameTitle, currentName = t('current'), previousName = t('previous') } = props;
  const option = useMemo(() => build(items, theme, { current: currentName, previous: previousName }), [items, theme, currentName, previousName, build]);
  const compared = items.some((item) => item.previous !== undefined);
  const table: ChartTable = {
    columns: [nameTitle, currentName, ...(compared ? [previousName, t('change')] : [])],
    rows: items.map((item) => [item.name, ratioText(item.ratio), ...(compared ? [item.previous === undefined ? '—' : ratioText(item.previous), item.previous === undefined ? '—' : percentagePointsText(item.ratio, item.previous)] : [])]),
  };
  const onPick = props.onPick === undefined ? undefined : (index: number) => { const item = items[index]; if (item !== undefined) props.onPick?.(item); };
  return { label: props.label, option, table, ...(onPick === undefined ? {} : { onPick }) };
}

/** 比率条形图 · Shares side by side, in the order given, with the last period as a mark. @example <RatioBars label="各片区得分率" nameTitle="片区" items={items} /> */
export function RatioBars(props: RatioChartProps) {
  const height = props.height ?? `${Math.max(7, 3.5 + props.items.length * 2.2)}rem`;
  return <Chart {...useRatioChart(props, ratioBarOption)} height={height} />;
}

/** 比率趋势图 · One share over periods. */
export function RatioTrend(props: RatioChartProps) {
  return <Chart {...useRatioChart(props, ratioTrendOption)} height={props.height ?? '16rem'} />;
}
