/** 发放记录表 · The same columns wherever hand-overs are listed. */
import { PackageCheck } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { deliveryStateWords, exportDeliveries, listDeliveries, listSchemes, proofWords, relationWords, spotWords } from '../contract/index.ts';
import { DELIVERY_STATES, PROOFS } from '../domain/index.ts';
import type { DeliveryState, Proof } from '../domain/index.ts';
import { deskMessages } from './desk-messages.ts';
import { careMessages } from './messages.ts';
import { deliveryTones } from './words.ts';

const SCHEMES_OFFERED = 100;

export function DeliveriesTable({ recipientId }: { readonly recipientId?: string }) {
  const t = useT(deskMessages);
  const care = useT(careMessages);
  const text = useText();
  const table = useTableState({ filters: ['schemeId', 'state', 'proof', 'alike'], sorts: bothWays(['recent', 'number']) });
  const asked = { ...(table.filters as { schemeId?: string; state?: DeliveryState; proof?: Proof; alike?: 'true' | 'false' }), ...(recipientId === undefined ? {} : { recipientId }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listDeliveries, { ...asked, page: table.page, pageSize: table.pageSize });
  const schemes = useRead(listSchemes, { pageSize: SCHEMES_OFFERED }, { enabled: recipientId === undefined }).data?.rows ?? [];
  return (
    <>
      {recipientId === undefined && (
        <FilterBar table={table} filters={[
          { name: 'schemeId', kind: 'one', label: care('scheme'), choices: schemes.map((scheme) => ({ value: scheme.id, label: scheme.name })) }, { name: 'state', kind: 'one', label: care('state'), choices: DELIVERY_STATES.map((state) => ({ value: state, label: text(deliveryStateWords[state]) })) },
          { name: 'proof', kind: 'one', label: t('proof_filter'), choices: PROOFS.map((proof) => ({ value: proof, label: text(proofWords[proof]) })) }, { name: 'alike', kind: 'one', label: t('alike'), choices: [{ value: 'true', label: t('alikeYes') }, { value: 'false', label: t('alikeNo') }] },
        ]} />
      )}
      <DataTable
        caption={t('deliveries')} result={found} table={table} tools={<ListExport operation={exportDeliveries} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/care-deliveries/${row.id}`}
        columns={[
          { key: 'label', title: care('recipient'), sort: ['number', '-number'], width: '20%', cell: (row) => <>{row.recipient.label} <span className="lc-quiet lc-number">{row.recipient.number}</span></> },
          { key: 'things', title: t('things'), width: '30%', cell: (row) => row.benefits.map((each) => `${each.name} ${each.quantity}${each.unit}`).join(text({ zh: '、', en: ', ' })) },
          { key: 'at', title: t('at'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.at} style="dateTime" /> },
          { key: 'proof', title: t('proof'), wideOnly: true, cell: (row) => <>{text(proofWords[row.proof])} · {text(spotWords[row.spot])}{row.relation !== null && <> · {text(relationWords[row.relation])}</>}</> }, { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.deliveredBy },
          { key: 'state', title: care('state'), cell: (row) => <><StateTag tone={deliveryTones[row.state]} text={deliveryStateWords[row.state]} />{row.isAlike && <div className="lc-quiet lc-small">{t('alikeYes')}</div>}</> },
        ]}
        empty={<EmptyState icon={PackageCheck} title={t('noDeliveries')} advice={t('noDeliveriesAdvice')} />}
      />
    </>
  );
}
