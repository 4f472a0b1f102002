/** 案件指标 · Shares with what they are made of, both composites, by zone, organisation or category. */
import { z } from 'zod';
import { BarChart3 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useZoneChoices } from '#modules/places/web/index.ts';
import { RatioBars } from '#platform/web/charts/index.tsx';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo, useSearchState } from '#platform/web/navigation.tsx';
import { DataTable, EmptyState, FilterBar, PageHeader, ProblemAlert, RatioText, Section, Segmented, Select, Skeleton, StatTile, useTableState } from '#platform/web/ui/index.ts';
import { readCaseMetrics } from '../contract/index.ts';
import type { CaseMetric } from '../domain/index.ts';
import { caseMessages } from './messages.ts';
import { useCategoryChoices } from './use-cases.ts';
import { compositeWords, metricWords } from './words.ts';
import './cases.css';

type Metrics = OutputOf<typeof readCaseMetrics>;
type Group = Metrics['groups'][number];

const METRICS = Object.keys(metricWords) as CaseMetric[];
const viewSearch = z.object({ by: z.enum(['zone', 'organisation', 'category']).default('zone'), metric: z.enum(METRICS).default('onTimeCloseRate') });
const filterOfGroup = { zone: 'zoneId', organisation: 'organisationId', category: 'category' } as const;

export function CaseMetricsPage() {
  const t = useT(caseMessages);
  const text = useText();
  const [view, setView] = useSearchState(viewSearch);
  const table = useTableState({ filters: ['from', 'to', 'zoneId', 'category'] });
  const found = useRead(readCaseMetrics, { ...table.filters, by: view.by });
  const zones = useZoneChoices();
  const categories = useCategoryChoices();
  return (
    <>
      <PageHeader title={t('metrics')} about={t('metricsAbout')} />
      <FilterBar
        table={table}
        filters={[{ name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') }, { name: 'zoneId', kind: 'one', label: t('zone'), choices: zones }, { name: 'category', kind: 'one', label: t('category'), choices: categories }]}
      />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {found.data === undefined
        ? found.problem === null && <Skeleton lines={8} />
        : found.data.counts.registered + found.data.counts.voided === 0
          ? <EmptyState icon={BarChart3} title={t('noMetrics')} advice={t('noMetricsAdvice')} />
          : (
            <>
              <MetricTiles metrics={found.data} search={table.filters} />
              <Composites metrics={found.data} />
              <Section
                title={t('compare')} bare
                actions={
                  <>
                    <Segmented label={t('groupBy')} value={view.by} onChange={(by) => setView({ by })} choices={[{ value: 'zone', label: t('zone') }, { value: 'organisation', label: t('organisation') }, { value: 'category', label: t('category') }]} />
                    <Select aria-label={t('metric')} value={view.metric} choices={METRICS.map((metric) => ({ value: metric, label: text(metricWords[metric].name) }))} onChange={(metric) => { if (metric !== '') setView({ metric }); }} />
                  </>
                }
              >
                <Compared groups={found.data.groups} by={view.by} metric={view.metric} search={table.filters} />
              </Section>
            </>
          )}
    </>
  );
}

function MetricTiles({ metrics, search }: { readonly metrics: Metrics; readonly search: Record<string, string | undefined> }) {
  const t = useT(caseMessages);
  const text = useText();
  const { counts } = metrics;
  return (
    <>
      <div className="lc-tiles lc-cases-six">
        <StatTile label={t('countRegistered')} value={counts.registered} to="/cases" search={search} />
        <StatTile label={t('countClosed')} value={counts.closed} to="/cases" search={{ ...search, state: 'closed' }} />
        <StatTile label={t('countOverdue')} value={counts.overduePending} to="/cases" search={{ ...search, overdue: 'true' }} {...(counts.overduePending > 0 ? { tone: 'danger' as const } : {})} />
        <StatTile label={t('countReworks')} value={counts.reworks} note={t('countReworksNote')} />
        <StatTile label={t('countExtended')} value={counts.extended} />
        <StatTile label={t('countSupervised')} value={counts.supervised} note={t('countSupervisedNote', { n: counts.supervisedPending })} />
      </div>
      <div className="lc-tiles">
        {METRICS.map((metric) => <StatTile key={metric} label={text(metricWords[metric].name)} ratio={metrics.metrics[metric]} note={text(metricWords[metric].about)} />)}
      </div>
    </>
  );
}

function Composites({ metrics }: { readonly metrics: Metrics }) {
  const text = useText();
  return (
    <div className="lc-cases-composites">
      {metrics.composites.map(({ code, score }) => {
        const words = compositeWords[code];
        return (
          <div key={code} className="lc-cases-composite">
            <b className="lc-number">{score === null ? '—' : numberText(score, 2)}</b>
            <div><strong>{words === undefined ? code : text(words.name)}</strong>{words !== undefined && <p className="lc-quiet lc-small">{text(words.about)}</p>}</div>
          </div>
        );
      })}
    </div>
  );
}

interface ComparedProps {
  readonly groups: readonly Group[];
  readonly by: keyof typeof filterOfGroup;
  readonly metric: CaseMetric;
  readonly search: Record<string, string | undefined>;
}

function Compared({ groups, by, metric, search }: ComparedProps) {
  const t = useT(caseMessages);
  const text = useText();
  const go = useGo();
  const nameOf = (group: Group) => (group.nameZh === null ? t('unnamed') : text({ zh: group.nameZh, en: group.nameEn ?? group.nameZh }));
  const searchOf = (group: Group) => ({ ...search, [filterOfGroup[by]]: group.key ?? undefined });
  const rows = [...groups].sort((left, right) => right.counts.registered - left.counts.registered);
  const items = rows.slice(0, 20).map((group) => ({ name: nameOf(group), ratio: group.metrics[metric] }));
  return (
    <>
      <RatioBars
        label={`${text(metricWords[metric].name)} · ${t(by)}`} nameTitle={t(by)} items={items}
        onPick={(item) => { const group = rows.find((each) => nameOf(each) === item.name); if (group !== undefined) go('/cases', searchOf(group)); }}
      />
      <DataTable
        caption={t('compare')} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.key ?? ''}
        columns={[
          { key: 'name', title: t(by), width: '22%', cell: (row) => nameOf(row) },
          { key: 'registered', title: t('countRegistered'), align: 'end', cell: (row) => <AppLink to="/cases" search={searchOf(row)}>{numberText(row.counts.registered)}</AppLink> },
          { key: 'onTime', title: text(metricWords.onTimeCloseRate.name), align: 'end', cell: (row) => <RatioText ratio={row.metrics.onTimeCloseRate} /> },
          { key: 'close', title: text(metricWords.closeRate.name), align: 'end', cell: (row) => <RatioText ratio={row.metrics.closeRate} /> },
          { key: 'rework', title: text(metricWords.reworkRate.name), align: 'end', wideOnly: true, cell: (row) => <RatioText ratio={row.metrics.reworkRate} /> },
          { key: 'overdue', title: t('overdue'), align: 'end', cell: (row) => (row.counts.overduePending === 0 ? <span className="lc-quiet">0</span> : <AppLink to="/cases" search={{ ...searchOf(row), overdue: 'true' }}>{numberText(row.counts.overduePending)}</AppLink>) },
          ...(['close_50_30_10_10', 'rectify_30_20_20_20_10'] as const).map((code) => ({
            key: code, title: text(compositeWords[code]?.name ?? { zh: code, en: code }), align: 'end' as const, wideOnly: true, cell: (row: Group) => numberText(row.composites.find((each) => each.code === code)?.score ?? null, 2),
          })),
        ]}
      />
    </>
  );
}
