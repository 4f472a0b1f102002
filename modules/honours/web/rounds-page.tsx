/** 评选列表 */
import { bothWays } from '#platform/contract/sorting.ts';
import { Plus, Vote } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportSelectionRounds, listSelectionRounds, roundStateWords, stageWords } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import { roundTones } from './round-words.ts';

const STATES = ['running', 'closed', 'cancelled'] as const;

export function RoundsPage() {
  const t = useT(roundMessages);
  const text = useText();
  const mayRun = useCan('honours.runRounds');
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['recent', 'name', 'candidates']) });
  const asked = { ...(table.filters as { q?: string; state?: (typeof STATES)[number] }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const rounds = useRead(listSelectionRounds, { ...asked, page: table.page, pageSize: table.pageSize });
  const start = <LinkButton kind="primary" icon={Plus} to="/selection-rounds/new">{t('start')}</LinkButton>;
  return (
    <>
      <PageHeader title={t('rounds')} about={t('roundsAbout')} actions={mayRun && start} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: STATES.map((state) => ({ value: state, label: text(roundStateWords[state]) })) }]} />
      <DataTable
        caption={t('rounds')} result={rounds} table={table} tools={<ListExport operation={exportSelectionRounds} input={asked} total={rounds.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/selection-rounds/${row.id}`}
        columns={[
          { key: 'name', title: t('round'), sort: ['name', '-name'], width: '38%', cell: (row) => row.name },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={roundTones[row.state]} text={roundStateWords[row.state]} /> },
          { key: 'stage', title: t('stage'), cell: (row) => (row.stage === null ? <span className="lc-quiet">—</span> : <>{text(stageWords[row.stage])} · <DateText value={row.stageEndsOn} /></>) },
          { key: 'candidates', title: t(rounds.data?.isWhole === false ? 'candidatesOfOwn' : 'candidates'), sort: ['candidates', '-candidates'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.candidateCount)}</span> },
          { key: 'created', title: t('created'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.createdAt} /> },
        ]}
        empty={<EmptyState icon={Vote} title={t('none')} advice={t('noneAdvice')} {...(mayRun ? { action: start } : {})} />}
      />
    </>
  );
}
