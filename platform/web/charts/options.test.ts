import { describe, expect, it } from 'vitest';
import { ratioBarOption, ratioTrendOption } from './options.ts';

const words = { current: '本轮', previous: '上一轮' };
const items = [
  { name: '东片区', ratio: { numerator: 817, denominator: 1166 }, previous: { numerator: 1, denominator: 2 } },
  { name: '未抽查', ratio: { numerator: 0, denominator: 0 } },
];
const seriesOf = (option: object) => (option as { series: { data: (number | null)[] }[] }).series;

describe('a chart of shares', () => {
  it('leaves a gap where nothing was counted', () => {
    expect(seriesOf(ratioBarOption(items, 'light', words))[0]?.data).toEqual([70.069, null]);
  });

  it('shows numerator and denominator in the hint', () => {
    const { tooltip } = ratioBarOption(items, 'light', words) as { tooltip: { formatter: (points: { dataIndex: number }[]) => string } };
    expect(tooltip.formatter([{ dataIndex: 0 }])).toBe('<strong>东片区</strong><br>本轮　70.1% (817/1,166)<br>上一轮　50.0% (1/2)');
  });

  it('never lets a name become markup', () => {
    const { tooltip } = ratioBarOption([{ name: '<b>', ratio: { numerator: 1, denominator: 1 } }], 'dark', words) as { tooltip: { formatter: (points: { dataIndex: number }[]) => string } };
    expect(tooltip.formatter([{ dataIndex: 0 }])).toContain('&lt;b>');
  });

  it('starts a trend at zero as soon as one share is low', () => {
    const floor = (numerator: number) => (ratioTrendOption([{ name: '一', ratio: { numerator, denominator: 100 } }], 'light', words) as { yAxis: { min: number } }).yAxis.min;
    expect([floor(49), floor(80)]).toEqual([0, 50]);
  });
});
