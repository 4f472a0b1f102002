/** 公众投票列表 */
import { PenLine, Vote } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { ballotModeText, ballotStateWords, listBallots } from '../contract/index.ts';
import type { BallotState } from '../domain/index.ts';
import { ballotMessages } from './messages.ts';
import { ballotTones } from './words.ts';

export function BallotsPage() {
  const t = useT(ballotMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['recent', 'title', 'closes']) });
  const asked = { ...(table.filters as { q?: string; state?: BallotState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const mayDraft = useCan('ballots.draft');
  const ballots = useRead(listBallots, { ...asked, page: table.page, pageSize: table.pageSize });
  const draft = <LinkButton kind="primary" icon={PenLine} to="/ballots/new">{t('draft')}</LinkButton>;
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} actions={mayDraft && draft} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: (Object.keys(ballotStateWords) as BallotState[]).map((state) => ({ value: state, label: text(ballotStateWords[state]) })) }]} />
      <DataTable
        caption={t('title')} result={ballots} table={table} rowKey={(row) => row.id} rowTo={(row) => `/ballots/${row.id}`}
        columns={[
          { key: 'title', title: t('ballot'), sort: ['title', '-title'], width: '34%', cell: (row) => row.title },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={ballotTones[row.state]} text={ballotStateWords[row.state]} /> },
          { key: 'times', title: t('times'), sort: ['closes', '-closes'], greatestFirst: true, cell: (row) => <><DateText value={row.opensAt} /> {t('to')} <DateText value={row.closesAt} /></> },
          { key: 'mode', title: t('mode'), wideOnly: true, cell: (row) => text(ballotModeText(row.mode, row.limits)) },
          { key: 'codes', title: t('codeCount'), wideOnly: true, cell: (row) => String(row.codeCount) },
          { key: 'drafted', title: t('draftedBy'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <>{row.draftedByName} · <DateText value={row.draftedAt} /></> },
        ]}
        empty={<EmptyState icon={Vote} title={t('none')} advice={t('noneAdvice')} {...(mayDraft ? { action: draft } : {})} />}
      />
    </>
  );
}
