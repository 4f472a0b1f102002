/** 关爱对象名单 */
import { UsersRound } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportRecipients, listRecipients, listSchemes, listSituations, recipientStateWords } from '../contract/index.ts';
import { RECIPIENT_STATES } from '../domain/index.ts';
import type { RecipientState } from '../domain/index.ts';
import { careMessages } from './messages.ts';
import { recipientTones, useNameOf } from './words.ts';

const SCHEMES_OFFERED = 100;
const RECEIVED = ['none', 'some', 'due', 'all'] as const;

export function RecipientsPage() {
  const t = useT(careMessages);
  const text = useText();
  const nameOf = useNameOf();
  const table = useTableState({ filters: ['q', 'schemeId', 'state', 'received', 'double'], sorts: bothWays(['number', 'label', 'registered']) });
  const asked = { ...(table.filters as { q?: string; schemeId?: string; state?: RecipientState; received?: (typeof RECEIVED)[number]; double?: 'yes' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listRecipients, { ...asked, page: table.page, pageSize: table.pageSize });
  const schemes = useRead(listSchemes, { pageSize: SCHEMES_OFFERED }).data?.rows ?? [];
  const situations = new Map((useRead(listSituations, {}).data?.rows ?? []).map((row) => [row.code, text({ zh: row.nameZh, en: row.nameEn })]));
  return (
    <>
      <PageHeader title={t('recipients')} about={t('recipientsAbout')} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchRecipient') }, { name: 'schemeId', kind: 'one', label: t('scheme'), choices: schemes.map((scheme) => ({ value: scheme.id, label: scheme.name })) },
        { name: 'state', kind: 'one', label: t('state'), choices: RECIPIENT_STATES.map((state) => ({ value: state, label: text(recipientStateWords[state]) })) }, { name: 'received', kind: 'one', label: t('receivedFilter'), choices: RECEIVED.map((value) => ({ value, label: t(`received_${value}`) })) },
        { name: 'double', kind: 'one', label: t('doubleFilter'), choices: [{ value: 'yes', label: t('double_yes') }] },
      ]} />
      <DataTable
        caption={t('recipients')} result={found} table={table} tools={<ListExport operation={exportRecipients} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/care-recipients/${row.id}`}
        columns={[
          { key: 'label', title: t('label'), sort: ['label', '-label'], width: '16%', cell: (row) => <>{row.label}{row.hasDouble && <> <StateTag quiet tone="danger" text={t('doubleFilter')} /></>}</> }, { key: 'number', title: t('number'), sort: ['number', '-number'], cell: (row) => <span className="lc-quiet lc-number">{row.number}</span> },
          { key: 'scheme', title: t('scheme'), wideOnly: true, cell: (row) => row.scheme.name }, { key: 'where', title: t('where'), cell: (row) => nameOf(row.place, row.organisation) },
          { key: 'situations', title: t('situations'), wideOnly: true, cell: (row) => row.situations.map((code) => situations.get(code) ?? code).join(text({ zh: '、', en: ', ' })) },
          { key: 'state', title: t('state'), sort: ['registered', '-registered'], cell: (row) => <StateTag tone={recipientTones[row.state]} text={recipientStateWords[row.state]} /> },
          { key: 'received', title: t('receivedFilter'), align: 'end', cell: (row) => <span className="lc-number">{row.receivedCount} / {row.benefitCount}</span> },
        ]}
        empty={<EmptyState icon={UsersRound} title={t('noRecipients')} advice={t('noRecipientsAdvice')} />}
      />
    </>
  );
}
