/** 问题清单 · Filters in the address, choosing, dispatching and dismissing. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { SearchCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useAbilities } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, RatioText, StateTag, Tag, useTableState } from '#platform/web/ui/index.ts';
import type { Choice, Column } from '#platform/web/ui/index.ts';
import { exportFindings, listFindings } from '../contract/index.ts';
import { DismissButton } from './dismiss-button.tsx';
import { DismissManyButton } from './dismiss-many.tsx';
import { DispatchButton } from './dispatch-button.tsx';
import { inspectionMessages } from './messages.ts';
import { Thumbnails } from './thumbnails.tsx';
import { useSiteTypeChoices, useZoneChoices } from './use-round.ts';
import { findingStates } from './words.ts';

type Finding = OutputOf<typeof listFindings>['rows'][number];

interface FindingsTableProps {
  /** The one round shown; left out on the page over all rounds. */
  readonly roundId?: string;
  readonly openCount?: number;
  readonly rounds?: readonly (Choice & { readonly open: number })[];
}

export function FindingsTable({ roundId, openCount, rounds = [] }: FindingsTableProps) {
  const t = useT(inspectionMessages);
  const text = useText();
  const can = useAbilities();
  const zones = useZoneChoices();
  const types = useSiteTypeChoices();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // Filters without a control come from numbers that were opened; “clear” takes them away with the others.
  const table = useTableState({ filters: ['q', 'state', 'roundId', 'zoneId', 'siteType', 'organisationId', 'siteId', 'themeId', 'standardId'], sorts: bothWays(['recent', 'site', 'standard']) });
  // With one round there is nothing to choose.
  const round = roundId ?? table.filters.roundId ?? (rounds.length === 1 ? rounds[0]?.value : undefined);
  const findings = useRead(listFindings, { ...table.filters, ...(round === undefined ? {} : { roundId: round }), page: table.page, pageSize: table.pageSize, sort: table.sort });
  const mayDispatch = can('inspections.dispatch') && round !== undefined;
  const open = openCount ?? rounds.find((each) => each.value === round)?.open ?? 0;
  return (
    <>
      <FilterBar
        table={table}
        filters={[
          { name: 'q', kind: 'text', label: t('search') },
          { name: 'state', kind: 'many', label: t('state'), choices: (['open', 'dispatched', 'dismissed', 'withdrawn'] as const).map((state) => ({ value: state, label: text(findingStates[state].text) })) },
          ...(roundId === undefined ? [{ name: 'roundId' as const, kind: 'one' as const, label: t('round'), choices: rounds }] : []),
          { name: 'zoneId', kind: 'one', label: t('zone'), choices: zones },
          { name: 'siteType', kind: 'one', label: t('siteType'), choices: types },
        ]}
      />
      {mayDispatch && (
        <div className="lc-row lc-no-print">
          <DispatchButton roundId={round} findingIds={[...chosen]} onDone={() => setChosen(new Set())} />
          <DispatchButton roundId={round} all openCount={open} onDone={() => setChosen(new Set())} />
          <DismissManyButton findingIds={[...chosen]} onDone={() => setChosen(new Set())} />
        </div>
      )}
      {can('inspections.dispatch') && round === undefined && (findings.data?.total ?? 0) > 0 && <p className="lc-quiet lc-small">{t('pickRound')}</p>}
      <DataTable
        caption={t('findingsTitle')} result={findings} table={table} tools={<ListExport operation={exportFindings} input={{ ...table.filters, ...(round === undefined ? {} : { roundId: round }), sort: table.sort }} total={findings.data?.total} />} rowKey={(row) => row.id} columns={useFindingColumns(can('inspections.dispatch'), can('files.read'))}
        {...(mayDispatch ? { selection: { chosen, onChange: setChosen, selectable: (row: Finding) => row.state === 'open' } } : {})}
        empty={<EmptyState icon={SearchCheck} title={t('noFindings')} advice={t('noFindingsAdvice')} {...(roundId === undefined ? { action: <LinkButton to="/rounds">{t('title')}</LinkButton> } : {})} />}
      />
    </>
  );
}

function useFindingColumns(mayDismiss: boolean, maySeePhotos: boolean): readonly Column<Finding>[] {
  const t = useT(inspectionMessages);
  const text = useText();
  const item = (row: Finding) => text({ zh: row.checkItemZh, en: row.checkItemEn });
  return [
    {
      key: 'finding', title: t('finding'), width: '28%', sort: ['standard', '-standard'],
      cell: (row) => (
        <>
          <AppLink to={`/rounds/${row.roundId}/sites/${row.siteId}`}>{item(row)}</AppLink>
          <br /><span className="lc-quiet lc-small">{row.checkItemCode} · {text({ zh: row.themeZh, en: row.themeEn })}</span>
          {row.note !== null && <><br /><span className="lc-small">{row.note}</span></>}
        </>
      ),
    },
    { key: 'site', title: t('site'), sort: ['site', '-site'], cell: (row) => <div>{row.siteName}<br /><span className="lc-quiet lc-small">{text({ zh: row.siteTypeZh, en: row.siteTypeEn })} · {text({ zh: row.zoneZh ?? '—', en: row.zoneEn ?? '—' })}</span></div> },
    { key: 'unit', title: t('unit'), wideOnly: true, cell: (row) => text({ zh: row.organisationZh ?? '—', en: row.organisationEn ?? '—' }) },
    { key: 'judged', title: t('judged'), align: 'end', wideOnly: true, cell: (row) => <RatioText partsOnly ratio={{ numerator: row.metCount, denominator: row.observedCount }} /> },
    { key: 'photos', title: t('photos'), wideOnly: true, cell: (row) => (maySeePhotos ? <Thumbnails ids={row.photoIds} label={item(row)} /> : row.photoIds.length) },
    { key: 'state', title: t('state'), cell: (row) => <StateTag tone={findingStates[row.state].tone} text={findingStates[row.state].text} quiet /> },
    { key: 'case', title: t('case'), cell: (row) => (row.caseId === null ? (mayDismiss && row.state === 'open' ? <DismissButton findingId={row.id} /> : <span className="lc-quiet">—</span>) : <AppLink to={`/cases/${row.caseId}`}><Tag>{row.caseNumber ?? t('case')}</Tag></AppLink>) },
    { key: 'found', title: t('found'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.foundAt} style="monthDay" /> },
  ];
}
