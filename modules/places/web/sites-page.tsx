/** 点位 · The sites as a list and on the map at once; the filters serve both and live in the address. */
import { bothWays } from '#platform/contract/sorting.ts';
import { lazy, Suspense, useMemo } from 'react';
import { Building2, FileUp, MapPin, Plus } from 'lucide-react';
import { z } from 'zod';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useInvalidate, useRead, useUrlOf } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useLiveEvents } from '#platform/web/live.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import type { MapSite } from '#platform/web/map/index.tsx';
import { useGo, useSearchState } from '#platform/web/navigation.tsx';
import { useAbilities, useServerConfig } from '#platform/web/session.tsx';
import { Checkbox, DataTable, DateText, DownloadButton, Disclosure, EmptyState, FilterBar, LinkButton, PageHeader, ProblemAlert, Segmented, StateTag, useChosenRows, useTableState } from '#platform/web/ui/index.ts';
import type { Column, TableState } from '#platform/web/ui/index.ts';
import { exportSites, listSites, mapSites, siteImportTemplate } from '../contract/index.ts';
import { boundsAround, useCity, useSiteTypeChoices, useZoneChoices } from './city.ts';
import { FilterFold } from './filter-fold.tsx';
import { placeMessages } from './messages.ts';
import { SitesBulk } from './sites-bulk.tsx';
import type { MoreSiteActs } from './sites-bulk.tsx';
import './places.css';

const OrganisationSelect = lazy(() => import('./pickers.tsx').then((module) => ({ default: module.OrganisationSelect })));

type SiteRow = OutputOf<typeof listSites>['rows'][number];
type Filters = Pick<InputOf<typeof listSites>, 'siteTypes' | 'zoneId' | 'placeId' | 'organisationId' | 'siteLeaderId' | 'withoutLeaderOn' | 'q' | 'withClosed'>;

const viewSearch = z.object({ view: z.enum(['both', 'list', 'map']).default('both') });

/** 点位 · What other modules do with chosen sites comes in from where the page is composed. */
export function SitesList({ moreActs }: { readonly moreActs?: MoreSiteActs | undefined }) {
  const t = useT(placeMessages);
  const invalidate = useInvalidate();
  // Leader and place come from numbers that were opened on other pages; “clear” takes them away with the rest.
  const table = useTableState({ filters: ['q', 'siteTypes', 'zoneId', 'organisationId', 'placeId', 'siteLeaderId', 'withoutLeaderOn', 'withClosed'], sorts: bothWays(['code', 'name', 'siteType', 'zone', 'recent']) });
  const [{ view }, setView] = useSearchState(viewSearch);
  const sites = useRead(listSites, { ...table.filters, page: table.page, pageSize: table.pageSize, ...(table.sort === undefined ? {} : { sort: table.sort }) });
  const columns = useSiteColumns(view === 'both');
  const mayKeep = useAbilities()('places.manageSites');
  const mayChoose = mayKeep || moreActs !== undefined;
  const chosen = useChosenRows<SiteRow>(sites.data?.rows, (row) => row.id, JSON.stringify(table.filters));
  useLiveEvents(['sites'], () => void invalidate(['places']));
  return (
    <>
      <PageHeader title={t('sites')} about={t('sitesAbout')} actions={<SiteActions filters={table.filters} />} />
      <SiteFilters table={table} />
      <div className="lc-row lc-no-print">
        <Segmented label={t('view')} value={view} onChange={(next) => setView({ view: next })} choices={[{ value: 'both', label: t('viewBoth') }, { value: 'list', label: t('viewList') }, { value: 'map', label: t('viewMap') }]} />
        {sites.data !== undefined && <span className="lc-quiet" role="status">{t('siteCountIs', { n: numberText(sites.data.total) })}</span>}
      </div>
      <div className={`lc-places-both lc-places-view-${view}`}>
        {view !== 'list' && <SiteMap filters={table.filters} />}
        {view !== 'map' && (
          <div id="site-list" tabIndex={-1} className="lc-places-list">
            {mayChoose && <SitesBulk chosen={chosen} total={sites.data?.total ?? 0} filter={table.filters} mayChange={mayKeep} more={moreActs} />}
            <DataTable
              caption={t('sites')} result={sites} table={table as TableState} rowKey={(row: SiteRow) => row.id} rowTo={(row) => `/sites/${row.id}`} columns={columns} {...(mayChoose ? { selection: chosen.selection } : {})}
              empty={<EmptyState icon={MapPin} title={t('noSites')} advice={t('noSitesAdvice')} action={<SiteActions filters={{}} onlyMaking />} />}
            />
          </div>
        )}
      </div>
    </>
  );
}

function useSiteColumns(narrow: boolean): readonly Column<SiteRow>[] {
  const t = useT(placeMessages);
  const text = useText();
  const org = (row: SiteRow) => (row.responsibleUnit === null ? <span className="lc-quiet">{t('nobody')}</span> : text({ zh: row.responsibleUnit.nameZh, en: row.responsibleUnit.nameEn }));
  const name: Column<SiteRow> = {
    key: 'name', title: t('site'), sort: ['name', '-name', 'code', '-code'],
    cell: (row) => <>{row.name}{row.validTo !== null && <> <StateTag tone="held" text={t('closed')} quiet /></>}<span className="lc-places-under">{row.code}{narrow && ` · ${text({ zh: row.siteTypeZh, en: row.siteTypeEn })}`}</span></>,
  };
  const place: Column<SiteRow> = { key: 'place', title: t('zone'), sort: ['zone', '-zone'], cell: (row) => <div>{row.zoneZh === null ? '—' : text({ zh: row.zoneZh, en: row.zoneEn ?? row.zoneZh })}<span className="lc-places-under">{text({ zh: row.placeZh, en: row.placeEn })}</span></div> };
  const duty: Column<SiteRow> = { key: 'duty', title: t('whoAnswers'), cell: (row) => <div>{row.siteLeader?.name ?? <span className="lc-tone-text-warn">{t('noLeader')}</span>}<span className="lc-places-under">{org(row)}</span></div> };
  if (narrow) return [name, place, duty];
  return [
    name, { key: 'type', title: t('siteType'), sort: ['siteType', '-siteType'], wideOnly: true, cell: (row) => text({ zh: row.siteTypeZh, en: row.siteTypeEn }) }, place,
    { key: 'leader', title: t('siteLeader'), cell: (row) => row.siteLeader?.name ?? <span className="lc-tone-text-warn">{t('noLeader')}</span> },
    { key: 'organisation', title: t('responsibleUnit'), cell: org },
    { key: 'liaison', title: t('liaison'), wideOnly: true, cell: (row) => row.liaison?.name ?? <span className="lc-quiet">—</span> },
    { key: 'since', title: t('since'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, optional: true, cell: (row) => <DateText value={row.validFrom} /> },
    { key: 'length', title: t('length'), align: 'end', wideOnly: true, cell: (row) => (row.lengthM === null ? <span className="lc-quiet">—</span> : `${numberText(row.lengthM)} m`) },
  ];
}

function SiteFilters({ table }: { readonly table: TableState<'q' | 'siteTypes' | 'zoneId' | 'organisationId' | 'placeId' | 'siteLeaderId' | 'withoutLeaderOn' | 'withClosed'> }) {
  const t = useT(placeMessages);
  return (
    <FilterFold table={table}>
      <FilterBar
        table={table}
        filters={[
          { name: 'q', kind: 'text', label: t('searchSite') },
          { name: 'siteTypes', kind: 'many', label: t('siteType'), choices: useSiteTypeChoices() },
          { name: 'zoneId', kind: 'one', label: t('zone'), choices: useZoneChoices() },
        ]}
      >
        <span className="lc-places-filter"><Suspense><OrganisationSelect label={t('responsibleUnit')} placeholder={t('anyOrganisation')} value={table.filters.organisationId} onChange={(id) => table.setFilters({ organisationId: id })} /></Suspense></span>
        <Checkbox checked={table.filters.withClosed === 'true'} onChange={(on) => table.setFilters({ withClosed: on ? 'true' : undefined })}>{t('withClosed')}</Checkbox>
        {table.filters.withoutLeaderOn !== undefined && <Checkbox checked onChange={() => table.setFilters({ withoutLeaderOn: undefined })}>{t('noLeader')}</Checkbox>}
      </FilterBar>
    </FilterFold>
  );
}

function SiteActions({ filters, onlyMaking }: { readonly filters: Filters; readonly onlyMaking?: boolean }) {
  const t = useT(placeMessages);
  const can = useAbilities();
  const urlOf = useUrlOf();
  const mayKeep = can('places.manageSites');
  return (
    <>
      {!onlyMaking && can('places.export') && (
        <Disclosure label={t('export')} align="end">
          {() => (
            <div className="lc-stack">
              <DownloadButton kind="quiet" href={urlOf(exportSites, { ...filters, format: 'xlsx' })}>{t('exportXlsx')}</DownloadButton>
              <DownloadButton kind="quiet" href={urlOf(exportSites, { ...filters, format: 'geojson' })}>{t('exportGeojson')}</DownloadButton>
              {mayKeep && <DownloadButton kind="quiet" href={urlOf(siteImportTemplate, {})}>{t('template')}</DownloadButton>}
            </div>
          )}
        </Disclosure>
      )}
      {mayKeep && <LinkButton to="/sites/import" icon={FileUp}>{t('import')}</LinkButton>}
      {mayKeep && <LinkButton to="/sites/new" kind="primary" icon={Plus}>{t('newSite')}</LinkButton>}
      {onlyMaking && !mayKeep && <LinkButton to="/places" icon={Building2}>{t('places')}</LinkButton>}
    </>
  );
}

function SiteMap({ filters }: { readonly filters: Filters }) {
  const t = useT(placeMessages);
  const text = useText();
  const go = useGo();
  const { base, zones, grids, glyphs, programme } = useCity();
  const found = useRead(mapSites, filters);
  const tiandituKey = useServerConfig()?.tiandituKey;
  const typeNames = useMemo(() => new Map((programme?.siteTypes ?? []).map((type) => [type.code, text({ zh: type.nameZh, en: type.nameEn })])), [programme, text]);
  const sites = useMemo(() => (found.data?.sites ?? []).map((site): MapSite => ({
    id: site.id, name: site.name, longitude: site.longitude, latitude: site.latitude, tone: 'neutral', glyph: glyphs.get(site.siteTypeCode) ?? '点', detail: `${typeNames.get(site.siteTypeCode) ?? site.siteTypeCode} · ${site.code}`,
  })), [found.data, glyphs, typeNames]);
  const extent = programme?.bounds;
  const bounds = useMemo(() => (sites.length > 0 ? boundsAround(sites) : extent) ?? undefined, [sites, extent]);
  return (
    <div className="lc-places-map">
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      <CityMap
        label={t('siteMap')} base={base} zones={zones} grids={grids} sites={sites} height="100%" listId="site-list" onSelectSite={(id) => go(`/sites/${id}`)}
        {...(bounds === undefined ? {} : { bounds })} tiandituKey={tiandituKey ?? null}
      />
      {found.data?.truncated === true && <p className="lc-small lc-quiet">{t('mapTruncated', { shown: numberText(found.data.sites.length), total: numberText(found.data.total) })}</p>}
    </div>
  );
}
