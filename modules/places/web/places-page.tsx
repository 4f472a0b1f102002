/** 区域 · The tree of places with what each holds. */
import { bothWays } from '#platform/contract/sorting.ts';
import { Building, FileUp, House, Landmark, LayoutGrid, MapPinned } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { matchesWords } from '#platform/web/pinyin.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, LinkButton, PageHeader, Section, Tag, useTableState, wholeSorted } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { exportPlaces, listPlaces, PLACE_KINDS, placeKindWords } from '../contract/index.ts';
import type { PlaceKind } from '../contract/index.ts';
import { placeMessages } from './messages.ts';
import { flatTree } from './tree.ts';
import './places.css';

const icons: Readonly<Record<PlaceKind, typeof Landmark>> = { city: Landmark, county: Landmark, zone: MapPinned, subdistrict: Building, town: Building, community: House, village: House, grid: LayoutGrid };

export function PlacesPage() {
  const t = useT(placeMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'kinds'], sorts: bothWays(['tree', 'name', 'code', 'sites', 'households']) });
  const mayManage = useCan('places.manage');
  const found = useRead(listPlaces, table.filters.kinds === undefined ? {} : { kinds: table.filters.kinds });
  const wanted = table.filters.q?.toLowerCase();
  const isTree = table.sort === 'tree' && wanted === undefined;
  const fitting = flatTree(found.data?.rows ?? []).filter(({ row }) => wanted === undefined || matchesWords(wanted, [row.nameZh, row.nameEn, row.code]));
  const rows = wholeSorted(fitting, table.sort, {
    name: ({ row }) => text({ zh: row.nameZh, en: row.nameEn }), code: ({ row }) => row.code, sites: ({ row }) => -row.siteCount, households: ({ row }) => (row.householdCount === null ? null : -row.householdCount),
  });
  const mayDraw = useCan('places.managePlaces');
  const onlyCity = found.data !== undefined && !table.filtered && found.data.rows.every((row) => row.kind === 'city');
  const ways = <>{mayDraw && <LinkButton to="/map" search={{ mode: 'draw' }} kind={onlyCity ? 'primary' : 'plain'}>{t('drawPlaces')}</LinkButton>}{mayManage && <LinkButton to="/places/import" icon={FileUp}>{t('importPlaces')}</LinkButton>}</>;
  const data = found.data === undefined ? undefined : { rows, total: rows.length };
  return (
    <>
      <PageHeader title={t('places')} about={t('placesAbout')} actions={onlyCity ? undefined : ways} />
      {onlyCity && <Section><EmptyState icon={MapPinned} title={t('noZones')} advice={t('noZonesAdvice')} action={ways} /></Section>}
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('nameOrCode') }, { name: 'kinds', kind: 'many', label: t('kind'), choices: PLACE_KINDS.map((kind) => ({ value: kind, label: text(placeKindWords[kind]) })) }]} />
      <DataTable
        caption={t('places')} result={{ ...found, data }} tools={<ListExport operation={exportPlaces} input={table.filters.kinds === undefined ? {} : { kinds: table.filters.kinds }} total={found.data?.rows.length} />} rowKey={({ row }) => row.id} table={table as TableState} whole
        columns={[
          { key: 'name', title: t('place'), sort: ['name', '-name', 'tree'], width: '38%', cell: ({ row, depth }) => { const Icon = icons[row.kind]; return <span className="lc-places-branch" style={{ '--depth': isTree ? depth : 0 } as React.CSSProperties}><Icon size="1em" aria-hidden="true" />{text({ zh: row.nameZh, en: row.nameEn })}</span>; } },
          { key: 'kind', title: t('kind'), cell: ({ row }) => <Tag>{text(placeKindWords[row.kind])}</Tag> },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: ({ row }) => <span className="lc-quiet">{row.code}</span> },
          { key: 'sites', title: t('siteCount'), sort: ['sites', '-sites'], greatestFirst: true, align: 'end', cell: ({ row }) => (row.siteCount === 0 ? <span className="lc-quiet">0</span> : <AppLink to="/sites" search={{ placeId: row.id }}>{numberText(row.siteCount)}</AppLink>) },
          { key: 'households', title: t('households'), sort: ['households', '-households'], greatestFirst: true, align: 'end', cell: ({ row }) => numberText(row.householdCount) },
        ]}
        empty={<EmptyState icon={MapPinned} title={t('noPlaces')} advice={t('noPlacesAdvice')} {...(mayManage ? { action: <LinkButton to="/places/import" kind="primary">{t('importPlaces')}</LinkButton> } : {})} />}
      />
    </>
  );
}
