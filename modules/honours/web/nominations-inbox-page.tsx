/** 公开推荐收件 · What anybody sent in, those that wait first. */
import { Inbox } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportReceivedNominations, listReceivedNominations, listSelectionRounds, nominationStateWords, nominatorWords } from '../contract/index.ts';
import { NOMINATION_STATES, NOMINATOR_KINDS } from '../domain/index.ts';
import { nominationMessages } from './nomination-messages.ts';
import { nominationTones } from './words.ts';

export function NominationsInboxPage() {
  const t = useT(nominationMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'roundId', 'state', 'kind'], sorts: bothWays(['waiting', 'recent', 'nominee']) });
  const asked = { ...table.filters, ...(table.sort === undefined ? {} : { sort: table.sort }) } as Omit<Parameters<typeof useRead<typeof listReceivedNominations>>[1], 'page' | 'pageSize'>;
  const found = useRead(listReceivedNominations, { ...asked, page: table.page, pageSize: table.pageSize });
  const rounds = useRead(listSelectionRounds, { pageSize: 200 });
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: NOMINATION_STATES.map((state) => ({ value: state, label: text(nominationStateWords[state]) })) },
        { name: 'roundId', kind: 'one', label: t('round'), choices: (rounds.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })) }, { name: 'kind', kind: 'one', label: t('kind'), choices: NOMINATOR_KINDS.map((kind) => ({ value: kind, label: text(nominatorWords[kind]) })) },
      ]} />
      <DataTable
        caption={t('title')} result={found} table={table} tools={<ListExport operation={exportReceivedNominations} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/nominations/${row.id}`}
        columns={[
          { key: 'nominee', title: t('nominee'), sort: ['nominee', '-nominee'], width: '22%', cell: (row) => row.nominee }, { key: 'title', title: t('higher'), cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) },
          { key: 'state', title: t('state'), sort: ['waiting', '-waiting'], cell: (row) => <StateTag quiet tone={nominationTones[row.state]} text={nominationStateWords[row.state]} /> }, { key: 'kind', title: t('kind'), wideOnly: true, cell: (row) => text(nominatorWords[row.kind]) },
          { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'received', title: t('received'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.receivedAt} style="dateTime" /> },
        ]}
        empty={<EmptyState icon={Inbox} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}
