/** 公示列表 · Every notice with its period, state and open objections. */
import { bothWays } from '#platform/contract/sorting.ts';
import { Megaphone, PenLine } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, useTableState } from '#platform/web/ui/index.ts';
import { exportNotices, listNotices, noticeKindWords, noticeStateWords } from '../contract/index.ts';
import type { NoticeState } from '../domain/index.ts';
import { noticeMessages } from './messages.ts';
import { NoticeStateTag } from './notice-state-tag.tsx';

export function NoticesPage() {
  const t = useT(noticeMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['recent', 'title', 'ends', 'objections']) });
  const asked = { ...(table.filters as { q?: string; state?: NoticeState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const mayDraft = useCan('notices.draft');
  const notices = useRead(listNotices, { ...asked, page: table.page, pageSize: table.pageSize });
  const draft = <LinkButton kind="primary" icon={PenLine} to="/notices/new">{t('draft')}</LinkButton>;
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} actions={mayDraft && draft} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: (Object.keys(noticeStateWords) as NoticeState[]).map((state) => ({ value: state, label: text(noticeStateWords[state]) })) }]} />
      <DataTable
        caption={t('title')} result={notices} table={table} tools={<ListExport operation={exportNotices} input={asked} total={notices.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/notices/${row.id}`}
        columns={[
          { key: 'title', title: t('notice'), sort: ['title', '-title'], width: '38%', cell: (row) => row.title },
          { key: 'state', title: t('state'), cell: (row) => <NoticeStateTag notice={row} /> },
          { key: 'kind', title: t('kind'), wideOnly: true, cell: (row) => text(noticeKindWords[row.kind]) },
          { key: 'period', title: t('period'), sort: ['ends', '-ends'], cell: (row) => (row.endsOn === null ? <span className="lc-quiet">—</span> : <><DateText value={row.startsOn} /> {t('to')} <DateText value={row.endsOn} /></>) },
          { key: 'objections', title: t('objections'), sort: ['objections', '-objections'], greatestFirst: true, cell: (row) => (row.openObjectionCount > 0 ? <span className="lc-tone-text-warn">{t('openObjections', { n: row.openObjectionCount })}</span> : String(row.objectionCount)) },
          { key: 'drafted', title: t('draftedBy'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <>{row.draftedByName} · <DateText value={row.draftedAt} /></> },
        ]}
        empty={<EmptyState icon={Megaphone} title={t('none')} advice={t('noneAdvice')} {...(mayDraft ? { action: draft } : {})} />}
      />
    </>
  );
}
