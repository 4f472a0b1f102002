/** 出入库流水 */
import { ArrowLeftRight } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, useTableState } from '#platform/web/ui/index.ts';
import { exportStockMoves, listStockMoves, moveKindWords } from '../contract/index.ts';
import { MOVE_KINDS } from '../domain/index.ts';
import type { MoveKind } from '../domain/index.ts';
import { deskMessages } from './desk-messages.ts';

export function MovesTable({ schemeId }: { readonly schemeId: string }) {
  const t = useT(deskMessages);
  const text = useText();
  const table = useTableState({ filters: ['kind'], sorts: bothWays(['recent', 'quantity']) });
  const asked = { schemeId, ...(table.filters as { kind?: MoveKind }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const moves = useRead(listStockMoves, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <FilterBar table={table} filters={[{ name: 'kind', kind: 'one', label: t('kind'), choices: MOVE_KINDS.map((kind) => ({ value: kind, label: text(moveKindWords[kind]) })) }]} />
      <DataTable
        caption={t('moves')} result={moves} table={table} tools={<ListExport operation={exportStockMoves} input={asked} total={moves.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'benefit', title: t('benefit'), cell: (row) => row.benefit.name }, { key: 'kind', title: t('kind'), cell: (row) => text(moveKindWords[row.kind]) },
          { key: 'effect', title: t('effect'), sort: ['quantity', '-quantity'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{row.effect > 0 ? '+' : '−'}{numberText(Math.abs(row.effect))}</span> },
          { key: 'document', title: t('document'), wideOnly: true, cell: (row) => row.document ?? (row.recipientNumber === null ? '—' : t('toNumber', { number: row.recipientNumber })) }, { key: 'at', title: t('movedAt'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.at} style="dateTime" /> }, { key: 'by', title: t('movedBy'), wideOnly: true, cell: (row) => row.by },
        ]}
        empty={<EmptyState icon={ArrowLeftRight} title={t('noMoves')} />}
      />
    </>
  );
}
