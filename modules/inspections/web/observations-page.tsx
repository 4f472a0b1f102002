/** 观测明细 · The records behind a number, with their sum, so that the two can be held against each other. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useMemo } from 'react';
import { ListTree } from 'lucide-react';
import { readEdition } from '#modules/frameworks/contract/index.ts';
import { listOrganisations } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ExportButton } from '#platform/web/tasks/export-button.tsx';
import { DataTable, DateText, EmptyState, FilterBar, RatioText, StateTag, StatTile, Tag, useTableState } from '#platform/web/ui/index.ts';
import type { Column, FilterSpec } from '#platform/web/ui/index.ts';
import { exportObservations, listObservations } from '../contract/index.ts';
import { verdictOf } from '../domain/index.ts';
import { inspectionMessages } from './messages.ts';
import { RoundFrame } from './round-frame.tsx';
import type { Round } from './round-frame.tsx';
import { Thumbnails } from './thumbnails.tsx';
import { useSiteTypeChoices, useZoneChoices } from './use-round.ts';
import { verdictLooks } from './words.ts';

type Observation = OutputOf<typeof listObservations>['rows'][number];

const filterNames = ['q', 'met', 'zoneId', 'siteType', 'themeId', 'standardId', 'organisationId', 'siteId'] as const;
type FilterName = (typeof filterNames)[number];

export function ObservationsPage() {
  return <RoundFrame>{(round) => <Observations round={round} />}</RoundFrame>;
}

function Observations({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const table = useTableState({ filters: filterNames, sorts: bothWays(['site', 'standard', 'rate', 'recent']), pageSize: 50 });
  const met = (['met', 'unmet', 'notApplicable'] as const).find((each) => each === table.filters.met) ?? 'all';
  const result = useRead(listObservations, { roundId: round.id, ...table.filters, met, page: table.page, pageSize: table.pageSize, ...(table.sort === undefined ? {} : { sort: table.sort }) });
  const { siteId, zoneId } = table.filters;
  return (
    <>
      <p className="lc-page-about">{t('observationsAbout')}</p>
      <FilterBar table={table} filters={useObservationFilters(round)}>
        <ExportButton operation={exportObservations} input={{ roundId: round.id, ...(siteId === undefined ? {} : { siteId }), ...(zoneId === undefined ? {} : { zoneId }) }} rowCount={siteId === undefined ? round.observationCount : 0}>{t('exportObservations')}</ExportButton>
      </FilterBar>
      {result.data !== undefined && (
        <div className="lc-tiles">
          <StatTile label={t('rate')} ratio={{ numerator: result.data.met, denominator: result.data.observed }} note={t('sumNote')} />
          <StatTile label={t('metSum')} value={result.data.met} />
          <StatTile label={t('unmetSum')} value={result.data.observed - result.data.met} />
          <StatTile label={t('observedSum')} value={result.data.observed} />
          <StatTile label={t('rowsCount')} value={numberText(result.data.total)} />
        </div>
      )}
      <DataTable
        caption={t('observationsTitle')} result={result} table={table} rowKey={(row) => `${row.siteId}/${row.checkItemId}`} columns={useObservationColumns(round.id)}
        empty={<EmptyState icon={ListTree} title={t('noObservations')} advice={t('noObservationsAdvice')} />}
      />
    </>
  );
}

function useObservationFilters(round: Round): readonly FilterSpec<FilterName>[] {
  const t = useT(inspectionMessages);
  const text = useText();
  const zones = useZoneChoices();
  const types = useSiteTypeChoices();
  const nodes = useRead(readEdition, { editionId: round.editionId }, { enabled: useCan('frameworks.read'), fresh_ms: 300_000 }).data?.nodes;
  const organisations = useRead(listOrganisations, {}, { enabled: useCan('places.read'), fresh_ms: 300_000 }).data?.rows;
  return useMemo(() => {
    const level = (wanted: 'theme' | 'standard') => (nodes ?? []).filter((node) => node.level === wanted).map((node) => ({ value: node.id, label: `${node.code} ${text({ zh: node.nameZh, en: node.nameEn })}` }));
    return [
      { name: 'q', kind: 'text', label: t('observationSearch') },
      { name: 'met', kind: 'one', label: t('met'), choices: [{ value: 'met', label: t('metMet') }, { value: 'unmet', label: t('metUnmet') }, { value: 'notApplicable', label: t('metNa') }] },
      { name: 'themeId', kind: 'one', label: t('theme'), choices: level('theme') },
      { name: 'standardId', kind: 'one', label: t('standard'), choices: level('standard') },
      { name: 'zoneId', kind: 'one', label: t('zone'), choices: zones },
      { name: 'siteType', kind: 'one', label: t('siteType'), choices: types },
      { name: 'organisationId', kind: 'one', label: t('organisation'), choices: (organisations ?? []).map((row) => ({ value: row.id, label: text({ zh: row.nameZh, en: row.nameEn }) })) },
    ];
  }, [nodes, organisations, zones, types, t, text]);
}

function useObservationColumns(roundId: string): readonly Column<Observation>[] {
  const t = useT(inspectionMessages);
  const text = useText();
  const maySeePhotos = useCan('files.read');
  const item = (row: Observation) => text({ zh: row.checkItemZh, en: row.checkItemEn });
  return [
    { key: 'item', title: t('item'), sort: ['standard', '-standard'], width: '32%', cell: (row) => <><AppLink to={`/rounds/${roundId}/sites/${row.siteId}`}>{item(row)}</AppLink> <span className="lc-quiet lc-small">{row.checkItemCode}</span></> },
    { key: 'site', title: t('site'), sort: ['site', '-site'], cell: (row) => <div>{row.siteName}<br /><span className="lc-quiet lc-small">{text({ zh: row.siteTypeZh, en: row.siteTypeEn })} · {text({ zh: row.zoneZh ?? '—', en: row.zoneEn ?? '—' })}</span></div> },
    { key: 'met', title: t('met'), cell: (row) => <VerdictTag row={row} /> },
    { key: 'judged', title: t('judged'), sort: ['rate', '-rate'], align: 'end', wideOnly: true, cell: (row) => (row.notApplicable ? <span className="lc-quiet">{t('notApplicable')}</span> : <RatioText partsOnly ratio={{ numerator: row.metCount, denominator: row.observedCount }} />) },
    { key: 'note', title: t('note'), wideOnly: true, cell: (row) => row.note ?? <span className="lc-quiet">—</span> },
    { key: 'photos', title: t('photos'), wideOnly: true, cell: (row) => (maySeePhotos ? <Thumbnails ids={row.photoIds} label={item(row)} /> : row.photoIds.length) },
    { key: 'time', title: t('time'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.observedAt} style="dateTime" /> },
    { key: 'case', title: t('case'), cell: (row) => (row.caseId === null ? <span className="lc-quiet">—</span> : <AppLink to={`/cases/${row.caseId}`}><Tag>{t('case')}</Tag></AppLink>) },
  ];
}

function VerdictTag({ row }: { readonly row: Observation }) {
  const verdict = verdictOf(row);
  if (verdict === null) return <span className="lc-quiet">—</span>;
  return <StateTag tone={verdictLooks[verdict].tone} text={verdictLooks[verdict].text} quiet />;
}
