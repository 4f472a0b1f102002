/** 轮次列表 · Every round with how far it is. */
import { bothWays } from '#platform/contract/sorting.ts';
import { ClipboardCheck, Plus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useAbilities } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, RatioBar, StateTag, Tag, useTableState } from '#platform/web/ui/index.ts';
import { exportRounds, listRounds } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';
import { useRoundLive } from './use-round.ts';
import { roundStates } from './words.ts';

type RoundState = keyof typeof roundStates;
import './inspections.css';

export function RoundsPage() {
  const t = useT(inspectionMessages);
  const text = useText();
  const can = useAbilities();
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['recent', 'name', 'code', 'ends']), pageSize: 20 });
  const filters = table.filters as { q?: string; state?: RoundState };
  const sort = table.sort === undefined ? {} : { sort: table.sort };
  const rounds = useRead(listRounds, { ...filters, state: filters.state === undefined ? undefined : [filters.state], ...sort, page: table.page, pageSize: table.pageSize });
  useRoundLive();
  const planButton = can('inspections.manage') ? <LinkButton to="/rounds/new" kind="primary" icon={Plus}>{t('plan')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} {...(planButton === undefined ? {} : { actions: planButton })} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('roundSearch') }, { name: 'state', kind: 'one', label: t('state'), choices: (Object.keys(roundStates) as RoundState[]).map((state) => ({ value: state, label: text(roundStates[state].text) })) }]} />
      <DataTable
        caption={t('title')} result={rounds} table={table} tools={<ListExport operation={exportRounds} input={{ ...filters, state: filters.state === undefined ? undefined : [filters.state], ...sort }} total={rounds.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/rounds/${row.id}`}
        columns={[
          { key: 'name', title: t('round'), sort: ['name', '-name'], width: '22%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'state', title: t('state'), cell: (row) => <span className="lc-inspections-tags"><StateTag tone={roundStates[row.state].tone} text={roundStates[row.state].text} />{row.synthetic && <Tag>{t('synthetic')}</Tag>}</span> },
          { key: 'dates', title: t('dates'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <span className="lc-inspections-range"><DateText value={row.startsOn} /> – <DateText value={row.endsOn} /></span> },
          { key: 'edition', title: t('edition'), wideOnly: true, cell: (row) => text({ zh: row.editionTitleZh, en: row.editionTitleEn }) },
          { key: 'progress', title: t('progress'), cell: (row) => (row.drawnCount === 0 ? <span className="lc-quiet">{t(row.drawnAt === null ? 'notDrawn' : 'noneOfYoursShort')}</span> : <RatioBar digits={0} ratio={{ numerator: row.doneCount, denominator: row.drawnCount }} />) },
          { key: 'findings', title: t('findings'), align: 'end', cell: (row) => <AppLink to={`/rounds/${row.id}/findings`}>{row.findingCount}</AppLink> },
          { key: 'open', title: t('openFindings'), align: 'end', cell: (row) => (row.openFindingCount === 0 ? <span className="lc-quiet">0</span> : <AppLink to={`/rounds/${row.id}/findings`} search={{ state: 'open' }}>{row.openFindingCount}</AppLink>) },
          ...(can('inspections.record') && !can('inspections.manage')
            ? [{ key: 'mine', title: t('mySites'), cell: (row: { readonly id: string; readonly state: string }) => (row.state !== 'inProgress' && row.state !== 'drawn' ? <span className="lc-quiet">—</span> : <LinkButton small to={`/rounds/${row.id}/sites`} search={{ mine: 'true' }}>{t('mySites')}</LinkButton>) }]
            : []),
        ]}
        empty={<EmptyState icon={ClipboardCheck} title={t('noRounds')} advice={t(planButton === undefined ? 'noRoundsReader' : 'noRoundsAdvice')} {...(planButton === undefined ? {} : { action: planButton })} />}
      />
    </>
  );
}
