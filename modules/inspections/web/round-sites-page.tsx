/** 本轮点位 · The sample as a list and as a map, by the same filters. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { z } from 'zod';
import { ListChecks } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, RatioBar, RatioText, Segmented, StateTag, Tag, useTableState } from '#platform/web/ui/index.ts';
import type { Column } from '#platform/web/ui/index.ts';
import { exportRoundSites, listRoundSites } from '../contract/index.ts';
import { canAssignIn } from '../domain/index.ts';
import { inspectionMessages } from './messages.ts';
import { ReassignButton } from './reassign-button.tsx';
import { RoundFrame } from './round-frame.tsx';
import type { Round } from './round-frame.tsx';
import { SightNotice } from './pace-section.tsx';
import { RoundMap } from './round-map.tsx';
import { useSiteTypeChoices, useZoneChoices } from './use-round.ts';
import type { RoundSite } from './use-round.ts';
import { siteStates } from './words.ts';

const viewSearch = z.object({ view: z.enum(['list', 'map']).default('list') });

export function RoundSitesPage() {
  return <RoundFrame>{(round) => <RoundSites round={round} />}</RoundFrame>;
}

function RoundSites({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const canManage = useCan('inspections.manage');
  const canRecord = useCan('inspections.record');
  const [{ view }, setSearch] = useSearchState(viewSearch);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const zones = useZoneChoices();
  const types = useSiteTypeChoices();
  const table = useTableState({ filters: ['q', 'state', 'zoneId', 'siteType', 'inspectorId', 'mine'], sorts: bothWays(['code', 'name', 'state', 'rate']) });
  const filters = { ...table.filters, mine: table.filters.mine === 'true' ? ('true' as const) : undefined };
  const sites = useRead(listRoundSites, { roundId: round.id, ...filters, page: table.page, pageSize: table.pageSize, sort: table.sort });
  const assignable = canManage && canAssignIn(round.state);
  const inspectors = round.byInspector.filter((each) => each.key !== '').map((each) => ({ value: each.key, label: text({ zh: each.nameZh, en: each.nameEn }) }));
  return (
    <>
      <SightNotice round={round} />
      <FilterBar
        table={table}
        filters={[
          { name: 'q', kind: 'text', label: t('search') },
          { name: 'state', kind: 'many', label: t('state'), choices: (['waiting', 'started', 'done'] as const).map((state) => ({ value: state, label: text(siteStates[state].text) })) },
          { name: 'zoneId', kind: 'one', label: t('zone'), choices: zones },
          { name: 'siteType', kind: 'one', label: t('siteType'), choices: types },
          ...(filters.mine === undefined ? [{ name: 'inspectorId' as const, kind: 'one' as const, label: t('inspector'), choices: inspectors }] : []),
          ...(canRecord ? [{ name: 'mine' as const, kind: 'one' as const, label: t('mine'), choices: [{ value: 'true', label: t('mineOnly') }] }] : []),
        ]}
      >
        <Segmented label={t('view')} value={view} onChange={(next) => setSearch({ view: next })} choices={[{ value: 'list', label: t('list') }, { value: 'map', label: t('map') }]} />
        {assignable && chosen.size > 0 && <ReassignButton roundId={round.id} siteIds={[...chosen]} inspectors={inspectors} onDone={() => setChosen(new Set())} />}
      </FilterBar>
      {view === 'map' && <RoundMap roundId={round.id} filters={filters} />}
      <div id="round-site-list" tabIndex={-1}>
        <DataTable
          caption={t('sites')} result={sites} table={table} tools={<ListExport operation={exportRoundSites} input={{ roundId: round.id, ...filters, sort: table.sort }} total={sites.data?.total} />} rowKey={(row) => row.siteId} rowTo={(row) => `/rounds/${round.id}/sites/${row.siteId}`} columns={useSiteColumns(round.id, filters.mine !== undefined)}
          {...(assignable ? { selection: { chosen, onChange: setChosen } } : {})}
          empty={<EmptyState icon={ListChecks} title={t('noSites')} advice={t('noSitesAdvice')} />}
        />
      </div>
    </>
  );
}

function useSiteColumns(roundId: string, mine: boolean): readonly Column<RoundSite>[] {
  const t = useT(inspectionMessages);
  const text = useText();
  return [
    { key: 'name', title: t('site'), width: '22%', sort: ['code', '-code', 'name', '-name'], cell: (row) => <>{row.siteName} <span className="lc-quiet lc-small">{row.siteCode}</span></> },
    { key: 'type', title: t('siteType'), cell: (row) => <Tag>{text({ zh: row.siteTypeZh, en: row.siteTypeEn })}</Tag> },
    { key: 'zone', title: t('zone'), wideOnly: true, cell: (row) => text({ zh: row.zoneZh ?? '—', en: row.zoneEn ?? '—' }) },
    { key: 'inspector', title: t('inspector'), wideOnly: mine, cell: (row) => row.inspectorName ?? <span className="lc-quiet">{t('notAssigned')}</span> },
    { key: 'state', title: t('state'), sort: ['state', '-state'], cell: (row) => <StateTag tone={siteStates[row.state].tone} text={siteStates[row.state].text} quiet /> },
    { key: 'items', title: t('items'), align: 'end', wideOnly: true, cell: (row) => <RatioText partsOnly ratio={{ numerator: row.observedItemCount, denominator: row.checkItemCount }} /> },
    { key: 'unmet', title: t('unmet'), align: 'end', wideOnly: mine, cell: (row) => (row.unmetItemCount === 0 ? <span className="lc-quiet">0</span> : <AppLink to={`/rounds/${roundId}/findings`} search={{ siteId: row.siteId }}>{row.unmetItemCount}</AppLink>) },
    { key: 'rate', title: t('rate'), sort: ['rate', '-rate'], cell: (row) => <RatioBar ratio={{ numerator: row.met, denominator: row.observed }} /> },
  ];
}
