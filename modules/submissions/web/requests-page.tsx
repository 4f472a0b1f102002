/** 申报任务 · Every request with how complete it is. */
import { FileStack, Plus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, EmptyState, LinkButton, PageHeader } from '#platform/web/ui/index.ts';
import { listMaterialRequests, requestStateWords } from '../contract/index.ts';
import { submissionsMessages } from './messages.ts';

export function RequestsPage() {
  const t = useT(submissionsMessages);
  const text = useText();
  const mayManage = useCan('submissions.manage');
  const found = useRead(listMaterialRequests, {});
  return (
    <>
      <PageHeader title={t('requests')} about={t('requestsAbout')} actions={mayManage && <LinkButton kind="primary" icon={Plus} to="/material-requests/new">{t('add')}</LinkButton>} />
      <DataTable
        caption={t('requests')} whole result={{ ...found, data: found.data === undefined ? undefined : { rows: found.data.rows, total: found.data.rows.length } }} rowKey={(row) => row.id} rowTo={(row) => `/material-requests/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), width: '30%', cell: (row) => <>{row.name}{row.state === 'closed' && <span className="lc-quiet lc-small"> {text(requestStateWords.closed)}</span>}</> }, { key: 'edition', title: t('edition'), wideOnly: true, cell: (row) => text({ zh: row.edition.titleZh, en: row.edition.titleEn }) },
          { key: 'window', title: t('window'), wideOnly: true, cell: (row) => t('windowText', { from: row.startsOn, to: row.endsOn }) }, { key: 'due', title: t('due'), cell: (row) => <DateText value={row.dueOn} /> },
          { key: 'share', title: t('share'), cell: (row) => <span className="lc-number">{t('shareText', row.share)}</span> }, { key: 'waiting', title: t('waiting'), align: 'end', cell: (row) => <span className="lc-number">{row.waiting}</span> },
        ]}
        empty={<EmptyState icon={FileStack} title={t('none')} advice={t(mayManage ? 'noneAdviceOffice' : 'noneAdvice')} {...(mayManage ? { action: <LinkButton kind="primary" icon={Plus} to="/material-requests/new">{t('add')}</LinkButton> } : {})} />}
      />
    </>
  );
}
