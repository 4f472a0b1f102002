/** 图表画布 · ECharts drawn as SVG: sharp on paper, readable by inspection. Only the parts in use are loaded. */
import { useEffect, useRef } from 'react';
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { usePreferences } from '../preferences.ts';
import { chartTheme } from './theme.ts';
import type { ChartOption } from './types.ts';

register([BarChart, LineChart, ScatterChart, HeatmapChart, AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

/** 图表画布 · `onPick` hears the index of the datum pressed. */
export function ChartCanvas({ option, onPick }: { readonly option: ChartOption; readonly onPick?: ((index: number) => void) | undefined }) {
  const { theme, view } = usePreferences();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    if (element.current === null) return undefined;
    const made = init(element.current, chartTheme(theme, view), { renderer: 'svg' });
    chart.current = made;
    made.on('click', (event) => pick.current?.(event.dataIndex));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [theme, view]);
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption({ animationDuration: still ? 0 : 350, ...option }, { notMerge: true });
  }, [option, theme, view]);
  return <div ref={element} className="lc-chart-canvas" />;
}
