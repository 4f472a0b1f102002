/** 横道图 · A plan on one axis of time, row by row with the keyboard, on a sheet in landscape, and as a table. */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { KeyboardEvent } from 'react';
import { Printer } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Notice, PageHeader, ProblemAlert, Skeleton } from '#platform/web/ui/index.ts';
import { readPlanChart } from '../contract/index.ts';
import { chartMessages } from './chart-messages.ts';
import { axisOf, chartRows } from './chart-rows.ts';
import type { ChartRow } from './chart-rows.ts';
import { fitted } from './svg-text.ts';
import { marksOf, placeOn } from './timeline-view.ts';
import './plans.css';

type Chart = OutputOf<typeof readPlanChart>;
/** Sheets that the chart is printed on, in landscape; the larger one shows a plan of three years at a glance. */
const SHEETS = ['a3', 'a4'] as const;
type Sheet = (typeof SHEETS)[number];

const WIDTH = 1_200;
const NAMES = 280;
const ROW = 30;
const BAR = 18;
const HEAD = 36;
const MARK = 6;

export function ChartPage() {
  const t = useT(chartMessages);
  const text = useText();
  const { planId } = useRouteParams<'planId'>();
  const [sheet, setSheet] = useState<Sheet>('a3');
  const found = useRead(readPlanChart, { planId });
  const chart = found.data;
  if (chart === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('chart')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const name = text({ zh: chart.plan.nameZh, en: chart.plan.nameEn });
  const rows = chartRows(chart);
  return (
    <div className="lc-plans-landscape" data-sheet={sheet}>
      <PageHeader title={`${name} ${t('chart')}`} about={t('about')} trail={[{ text: t('plans'), to: '/plans' }, { text: name, to: `/plans/${planId}` }]} actions={SHEETS.map((size) => <Button key={size} icon={Printer} onClick={() => { flushSync(() => setSheet(size)); window.print(); }}>{t(size)}</Button>)} />
      {chart.isCut && <Notice title={t('cut')} />}
      {rows.length === 0 ? <p>{t('empty')}</p> : <><Legend /><Drawing chart={chart} rows={rows} name={name} /><Twin rows={rows} /></>}
    </div>
  );
}

/** What colours and marks mean; the same is said in words by every row. */
function Legend() {
  const t = useT(chartMessages);
  const bars = [['phase', 'phase'], ['ok', 'legendDone'], ['info', 'legendRuns'], ['danger', 'legendLate'], ['neutral', 'legendDropped']] as const;
  return (
    <p className="lc-row lc-small" role="note" aria-label={t('legend')}>
      {bars.map(([tone, word]) => <span key={tone} className="lc-row"><svg className="lc-plans-key" viewBox="0 0 24 12" aria-hidden="true"><rect className={`lc-plans-bar lc-plans-bar-${tone}`} width="24" height="12" rx="3" /></svg>{t(word)}</span>)}
      <span className="lc-row"><svg className="lc-plans-key" viewBox="0 0 24 12" aria-hidden="true"><path className="lc-plans-mark" d="M 12 0 l 6 6 l -6 6 l -6 -6 z" /></svg>{t('legendMilestone')}</span>
      <span className="lc-row"><svg className="lc-plans-key" viewBox="0 0 24 12" aria-hidden="true"><path className="lc-plans-mark lc-plans-mark-done" d="M 12 0 l 6 6 l -6 6 l -6 -6 z" /></svg>{t('legendMilestoneDone')}</span>
    </p>
  );
}

function Drawing({ chart, rows, name }: { readonly chart: Chart; readonly rows: readonly ChartRow[]; readonly name: string }) {
  const t = useT(chartMessages);
  const text = useText();
  const go = useGo();
  const [at, setAt] = useState(0);
  const links = useRef<(SVGGElement | null)[]>([]);
  const axis = axisOf(chart, rows);
  const place = placeOn(axis, WIDTH - NAMES - 12);
  const x = (day: string, atEnd?: boolean) => NAMES + place(day, atEnd);
  const height = HEAD + ROW * rows.length + 20;
  const isNow = axis.startsOn <= chart.today && chart.today <= axis.endsOn;
  const goTo = (next: number) => { const to = Math.max(0, Math.min(rows.length - 1, next)); setAt(to); links.current[to]?.focus(); };
  // One stop for the tab key; arrows go from row to row.
  const keys = (event: KeyboardEvent, row: ChartRow) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    const step = steps[event.key];
    if (step !== undefined) { event.preventDefault(); goTo(step); } else if (event.key === 'Enter' && row.path !== null) go(row.path);
  };
  return (
    <div className="lc-plans-frame" role="region" aria-label={t('chart')} tabIndex={-1}>
      <svg className="lc-plans-timeline lc-plans-chart" viewBox={`0 0 ${WIDTH} ${height}`} role="list" aria-label={t('chartOf', { plan: name, n: rows.length })}>
        {marksOf(axis).map((mark) => (
          <g key={mark.day} aria-hidden="true">
            <line className="lc-plans-grid" x1={x(mark.day)} x2={x(mark.day)} y1={mark.isYear ? 8 : 22} y2={height - 18} />
            <text className={mark.isYear ? '' : 'lc-plans-faint'} x={x(mark.day) + 4} y={mark.isYear ? 18 : 32}>{mark.text}</text>
          </g>
        ))}
        {rows.map((row, index) => {
          const y = HEAD + ROW * index;
          const state = [row.state === null ? t('inPlan') : text(row.state), ...(row.isLate ? [t('late')] : []), ...row.marks.map((mark) => `${mark.name} ${t(mark.isDone ? 'doneOn' : 'due', { on: mark.on })}`)].join('，');
          return (
            <g
              key={`${row.kind}/${row.id}`} ref={(element) => { links.current[index] = element; }} role="listitem" tabIndex={index === at ? 0 : -1} className={row.path === null ? 'lc-plans-line' : 'lc-plans-line lc-plans-line-link'}
              aria-label={t('rowOf', { kind: t(row.kind), name: text(row.name), from: row.from, to: row.to, state })} onFocus={() => setAt(index)} onKeyDown={(event) => keys(event, row)} onClick={() => { if (row.path !== null) go(row.path); }}
            >
              <rect className="lc-plans-line-back" x="0" y={y} width={WIDTH} height={ROW} />
              <text x="8" y={y + ROW / 2 + 5}>{fitted(text(row.name), NAMES - 16)}</text>
              <rect className={`lc-plans-bar lc-plans-bar-${row.tone}`} x={x(row.from)} y={y + (ROW - BAR) / 2} width={Math.max(3, x(row.to, true) - x(row.from))} height={BAR} rx="3" />
              {row.isLate && <text className="lc-plans-late" x={Math.min(x(row.to, true) + 6, WIDTH - 40)} y={y + ROW / 2 + 5}>{t('late')}</text>}
              {row.marks.map((mark) => <path key={mark.id} className={mark.isDone ? 'lc-plans-mark lc-plans-mark-done' : 'lc-plans-mark'} d={`M ${x(mark.on)} ${y + ROW / 2 - MARK} l ${MARK} ${MARK} l ${-MARK} ${MARK} l ${-MARK} ${-MARK} z`} />)}
            </g>
          );
        })}
        {isNow && <g aria-hidden="true"><line className="lc-plans-today" x1={x(chart.today)} x2={x(chart.today)} y1={HEAD - 4} y2={height - 18} /><text className="lc-plans-today-word" x={x(chart.today)} y={height - 4} textAnchor="middle">{t('today')}</text></g>}
      </svg>
    </div>
  );
}

function Twin({ rows }: { readonly rows: readonly ChartRow[] }) {
  const t = useT(chartMessages);
  const text = useText();
  return (
    <details className="lc-plans-twin lc-no-print">
      <summary>{t('table')}</summary>
      <div tabIndex={0} role="region" aria-label={t('table')}>
        <table>
          <thead><tr><th scope="col">{t('kind')}</th><th scope="col">{t('item')}</th><th scope="col">{t('who')}</th><th scope="col">{t('from')}</th><th scope="col">{t('to')}</th><th scope="col">{t('state')}</th><th scope="col">{t('milestone')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.kind}/${row.id}`}>
                <td>{t(row.kind)}</td><th scope="row">{row.path === null ? text(row.name) : <AppLink to={row.path}>{text(row.name)}</AppLink>}</th><td>{row.who === null ? '—' : text(row.who)}</td><td className="lc-number">{row.from}</td><td className="lc-number">{row.to}</td><td>{row.state === null ? '—' : text(row.state)}{row.isLate && ` · ${t('late')}`}</td>
                <td>{row.marks.map((mark) => `${mark.name} ${t(mark.isDone ? 'doneOn' : 'due', { on: mark.on })}`).join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
