/**
 * 数据表 · A list from the server: order, page and filters live in the address (see `useTableState`). A real table for
 * screen readers and print, cards on a phone. The first column links to the record, so the whole row can be pressed
 * and the keyboard moves from row to row with Tab, or with j and k, where x chooses and Enter opens.
 */
import { useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { ArrowDown, ArrowUp, ChevronsUpDown, SearchX } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useT } from '../i18n.ts';
import { AppLink, useGo } from '../navigation.tsx';
import { useShortcut } from '../shortcuts/registry.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { EmptyState, SkeletonLine } from './empty-state.tsx';
import { uiMessages } from './messages.ts';
import { Pager } from './pager.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import type { TableState } from './table-state.ts';
import { shownColumns } from './table-columns.ts';
import type { Column } from './table-columns.ts';
import { TableTools } from './table-tools.tsx';

/** 选择 · Rows chosen for one action on all of them. */
export interface Selection<Row> {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly selectable?: (row: Row) => boolean;
}

/** 数据表属性 · `result` is the answer of a list operation (`useRead`). */
export interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowTo?: (row: Row) => string;
  readonly rowTone?: (row: Row) => 'danger' | 'warn' | undefined;
  readonly result: {
    readonly data: { readonly rows: readonly Row[]; readonly total: number } | undefined;
    readonly problem?: ProblemBody | null;
    readonly refreshing?: boolean;
    readonly reload?: () => void;
  };
  /** Left out where columns and order stay as they are. */
  readonly table?: TableState;
  /** The list comes whole: nothing to turn pages of. */
  readonly whole?: boolean;
  readonly selection?: Selection<Row>;
  /** Beside the views and columns: the export of this list. */
  readonly tools?: ReactNode;
  /** Shown when there is nothing at all; teaches how the list fills. */
  readonly empty?: ReactNode;
}

/** 数据表 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  if (props.table === undefined) {
    const body = <TableBody {...props} columns={shownColumns(props.columns, undefined)} />;
    return props.tools === undefined ? body : <div className="lc-table-whole"><div className="lc-table-tools lc-no-print">{props.tools}</div>{body}</div>;
  }
  return (
    <div className="lc-table-whole">
      <TableTools columns={props.columns} table={props.table}>{props.tools}</TableTools>
      <TableBody {...props} columns={shownColumns(props.columns, props.table.columns)} />
    </div>
  );
}

/** 行间移动 · The focus itself moves from row to row, so that what is read out and what is pressed is the row. */
function useRowKeys<Row>({ result, rowKey, rowTo, selection }: DataTableProps<Row>): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null);
  const go = useGo();
  const rows = result.data?.rows ?? [];
  const elements = () => [...(body.current?.querySelectorAll<HTMLElement>(':scope > tr[data-row-key]') ?? [])];
  const focused = () => elements().find((element) => element.contains(document.activeElement));
  const focusedRow = () => { const key = focused()?.dataset['rowKey']; return rows.find((row) => rowKey(row) === key); };
  // Of several tables on a page, the one that holds the focus moves.
  const elsewhere = () => !(body.current?.contains(document.activeElement) ?? false) && document.activeElement?.closest('tr[data-row-key]') !== null && document.activeElement?.closest('tr[data-row-key]') !== undefined;
  const move = (by: 1 | -1) => {
    if (elsewhere()) return false;
    const all = elements();
    const now = focused();
    const next = now === undefined ? all[by > 0 ? 0 : all.length - 1] : all[all.indexOf(now) + by];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
    return next !== undefined;
  };
  useShortcut('next', () => move(1), rows.length > 0);
  useShortcut('previous', () => move(-1), rows.length > 0);
  useShortcut('open', () => {
    const row = focusedRow();
    if (row === undefined || rowTo === undefined) return false;
    go(rowTo(row));
    return true;
  }, rowTo !== undefined);
  useShortcut('choose', () => {
    const row = focusedRow();
    if (row === undefined || selection === undefined || selection.selectable?.(row) === false) return false;
    const key = rowKey(row);
    selection.onChange(toggled(selection.chosen, [key], !selection.chosen.has(key)));
    return true;
  }, selection !== undefined);
  return body;
}

function TableBody<Row>(props: DataTableProps<Row>) {
  const { result, table, empty } = props;
  const t = useT(uiMessages);
  const body = useRowKeys(props);
  if (result.problem && result.data === undefined) {
    return <ProblemAlert problem={result.problem} {...(result.reload === undefined ? {} : { onRetry: result.reload })} />;
  }
  if (result.data?.total === 0) {
    if (!table?.filtered) return <div className="lc-table-frame">{empty ?? <EmptyState title={t('emptyTitle')} />}</div>;
    return (
      <div className="lc-table-frame">
        <EmptyState icon={SearchX} title={t('nothingMatches')} advice={t('nothingMatchesAdvice')} action={<Button onClick={table.clearFilters}>{t('clearFilters')}</Button>} />
      </div>
    );
  }
  return (
    <div className="lc-table-frame" aria-busy={result.data === undefined || result.refreshing || undefined}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard */}
      <div className="lc-table-scroll" tabIndex={0} role="region" aria-label={props.caption}>
        <table className={classes('lc-table', result.refreshing && 'lc-table-refreshing')}>
          <caption className="lc-visually-hidden">{props.caption}</caption>
          <TableHead {...props} />
          <tbody ref={body}>{result.data === undefined ? <SkeletonRows {...props} /> : result.data.rows.map((row) => <TableRow key={props.rowKey(row)} row={row} {...props} />)}</tbody>
        </table>
      </div>
      {table !== undefined && props.whole !== true && result.data !== undefined && <Pager table={table} total={result.data.total} />}
    </div>
  );
}

function TableHead<Row>({ columns, selection, result, rowKey, table }: DataTableProps<Row>) {
  const selectable = (result.data?.rows ?? []).filter((row) => selection?.selectable?.(row) ?? true).map(rowKey);
  const t = useT(uiMessages);
  const all = selectable.length > 0 && selectable.every((key) => selection?.chosen.has(key));
  return (
    <thead>
      <tr>
        {selection !== undefined && (
          <th scope="col" className="lc-table-choose">
            {selectable.length > 0 && <label className="lc-check"><input type="checkbox" aria-label={t('chooseAll')} checked={all} onChange={() => selection.onChange(toggled(selection.chosen, selectable, !all))} /></label>}
          </th>
        )}
        {columns.map((column) => <HeadCell key={column.key} column={column} {...(table === undefined ? {} : { table })} />)}
      </tr>
    </thead>
  );
}

function HeadCell<Row>({ column, table }: { column: Column<Row>; table?: TableState }) {
  const t = useT(uiMessages);
  const orders = column.sort ?? [];
  const at = table?.sort === undefined ? -1 : orders.indexOf(table.sort);
  const next = orders[(at + 1) % Math.max(orders.length, 1)];
  const isDown = (sort: string): boolean => sort.startsWith('-') !== (column.greatestFirst === true);
  const descending = table?.sort !== undefined && isDown(table.sort);
  const Icon = at < 0 ? ChevronsUpDown : descending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" className={classes(column.align === 'end' && 'lc-end', column.wideOnly && 'lc-wide-only')} style={{ width: column.width }} {...(at >= 0 ? { 'aria-sort': descending ? 'descending' : 'ascending' } : {})}>
      {table === undefined || next === undefined
        ? column.title
        : <button type="button" className={classes('lc-sort', at >= 0 && 'lc-sort-on')} title={t(isDown(next) ? 'sortDescending' : 'sortAscending', { column: column.title })} onClick={() => table.setSort(next)}>{column.title}<Icon size="0.95em" aria-hidden="true" /></button>}
    </th>
  );
}

function TableRow<Row>({ row, columns, rowKey, rowTo, rowTone, selection }: DataTableProps<Row> & { row: Row }) {
  const t = useT(uiMessages);
  const key = rowKey(row);
  const to = rowTo?.(row);
  const tone = rowTone?.(row);
  return (
    <tr data-row-key={key} tabIndex={-1} className={classes(to !== undefined && 'lc-table-linked', tone !== undefined && `lc-table-${tone}`, selection?.chosen.has(key) && 'lc-table-chosen')}>
      {selection !== undefined && (
        <td className="lc-table-choose">
          {(selection.selectable?.(row) ?? true) && <label className="lc-check"><input type="checkbox" aria-label={t('chooseRow')} checked={selection.chosen.has(key)} onChange={(event) => selection.onChange(toggled(selection.chosen, [key], event.target.checked))} /></label>}
        </td>
      )}
      {columns.map((column, at) => (
        <td key={column.key} data-label={column.title} className={classes(column.align === 'end' && 'lc-end', column.wideOnly && 'lc-wide-only', at === 0 && 'lc-table-lead')}>
          {/* One box, whatever a cell is made of: on a phone it stands beside the name of its column. */}
          {at === 0 && to !== undefined ? <AppLink to={to} className="lc-row-link">{column.cell(row)}</AppLink> : at === 0 ? column.cell(row) : <div>{column.cell(row)}</div>}
        </td>
      ))}
    </tr>
  );
}

function SkeletonRows<Row>({ columns, selection, table }: DataTableProps<Row>) {
  const rows = Math.min(table?.pageSize ?? 6, 8);
  return Array.from({ length: rows }, (_, at) => (
    <tr key={at} aria-hidden="true">
      {columns.map((column, place) => (
        <td key={column.key} colSpan={place === 0 && selection !== undefined ? 2 : 1} className={classes(column.wideOnly && 'lc-wide-only')}>
          <SkeletonLine width={55 + ((at * 17 + column.key.length * 11) % 40)} />
        </td>
      ))}
    </tr>
  ));
}

function toggled(chosen: ReadonlySet<string>, keys: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const key of keys) {
    if (on) next.add(key);
    else next.delete(key);
  }
  return next;
}
