/** 短信发件箱 · Codes that would have gone to phones, for trying a ballot out without a gateway. */
import { MessageSquareText } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { DataTable, DateText, EmptyState, Notice, PageHeader, useTableState } from '#platform/web/ui/index.ts';
import { listSmsOutbox } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';

export function OutboxPage() {
  const t = useT(ballotMessages);
  const table = useTableState({});
  const found = useRead(listSmsOutbox, { page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('outbox')} about={t('outboxAbout')} trail={[{ text: t('title'), to: '/ballots' }]} />
      {found.data?.isOutbox === false && <Notice title={t('outboxOff')}>{null}</Notice>}
      <DataTable
        caption={t('outbox')} result={found} table={table} rowKey={(row) => `${row.at}${row.maskedNumber}`}
        columns={[
          { key: 'at', title: t('sentAt'), cell: (row) => <DateText value={row.at} style="dateTime" /> }, { key: 'number', title: t('toNumber'), cell: (row) => <span className="lc-number">{row.maskedNumber}</span> },
          { key: 'text', title: t('smsText'), width: '60%', cell: (row) => row.text },
        ]}
        empty={<EmptyState icon={MessageSquareText} title={t('noMessages')} />}
      />
    </>
  );
}
