/** 分页 · Where one is in a list, how long it is, and the way on. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { numberText } from '../format.ts';
import { useT } from '../i18n.ts';
import { IconButton } from './button.tsx';
import { Select } from './field.tsx';
import { uiMessages } from './messages.ts';
import type { TableState } from './table-state.ts';

const SIZES = ['25', '50', '100', '200'] as const;

/** 分页 */
export function Pager({ table, total }: { readonly table: TableState; readonly total: number }) {
  const t = useT(uiMessages);
  const pages = Math.max(1, Math.ceil(total / table.pageSize));
  const from = Math.min(total, (table.page - 1) * table.pageSize + 1);
  const to = Math.min(total, table.page * table.pageSize);
  const sizes = SIZES.includes(String(table.pageSize) as (typeof SIZES)[number]) ? SIZES : [String(table.pageSize), ...SIZES];
  return (
    <div className="lc-pager lc-no-print">
      <p role="status">{t('rowsRange', { from: numberText(from), to: numberText(to), total: numberText(total) })}</p>
      <div className="lc-row">
        {total > Number(SIZES[0]) && (
          <Select aria-label={t('rowsPerPage')} value={String(table.pageSize)} choices={sizes.map((size) => ({ value: size, label: t('sizeOfPage', { size }) }))} onChange={(size) => table.setPageSize(Number(size))} />
        )}
        <IconButton icon={ChevronLeft} label={t('previousPage')} disabled={table.page <= 1} onClick={() => table.setPage(table.page - 1)} />
        <span className="lc-number">{t('pageOf', { page: numberText(table.page), pages: numberText(pages) })}</span>
        <IconButton icon={ChevronRight} label={t('nextPage')} disabled={table.page >= pages} onClick={() => table.setPage(table.page + 1)} />
      </div>
    </div>
  );
}
