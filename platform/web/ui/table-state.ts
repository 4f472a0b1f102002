/** 列表状态 · Page, order and filters of a list, kept in the address so that a link shows the same list to anybody. */
import { useCallback, useMemo } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../search.ts';

/** 列表声明 · `sorts` are the orders that the operation takes, the first one by default; a leading `-` means descending. */
export interface TableSpec<Filter extends string, Sort extends string> {
  readonly filters?: readonly Filter[];
  readonly sorts?: readonly Sort[];
  readonly pageSize?: number;
}

/** 列表状态 */
export interface TableState<Filter extends string = string, Sort extends string = string> {
  readonly page: number;
  readonly pageSize: number;
  readonly sort: Sort | undefined;
  /** The filters that are set, as text; a list is comma-joined, which is what operations take. */
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly filtered: boolean;
  /** Sets filters and returns to the first page; `undefined` or an empty text clears one. */
  setFilters(change: Partial<Record<Filter, string | undefined>>): void;
  readonly clearFilters: () => void;
  /** The columns asked for, in their order; undefined shows those that the list shows by itself. */
  readonly columns: readonly string[] | undefined;
  readonly setColumns: (columns: readonly string[] | undefined) => void;
  /** Everything in the address but the page: what a view keeps. Order and size are spelt out, so that it says the same to everybody. */
  readonly spelt: string;
  /** Whether the address says nothing at all: the list opened from a menu. */
  readonly bare: boolean;
  /** Shows what `spelt` gave, and nothing else. */
  readonly show: (spelt: string, how?: { readonly replace?: boolean }) => void;
  readonly setPage: (page: number) => void;
  readonly setPageSize: (pageSize: number) => void;
  readonly setSort: (sort: string) => void;
}

type Plain = Record<string, string | undefined>;

/** 正整数或默认 · Hand-edited addresses must not break a list. */
function positive(text: string | undefined, fallback: number, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : fallback;
}

/**
 * 使用列表状态 · Pair it with a read operation, a FilterBar and a DataTable.
 *
 * @example
 * const table = useTableState({ filters: ['q', 'zoneId', 'state'], sorts: ['recent', 'deadline'] });
 * const cases = useRead(listCases, { ...table.filters, page: table.page, pageSize: table.pageSize, sort: table.sort });
 */
export function useTableState<const Filter extends string = never, const Sort extends string = string>(spec: TableSpec<Filter, Sort> = {}): TableState<Filter, Sort> {
  const search = useSearch({ strict: false }) as Plain;
  const navigate = useNavigate();
  const names = (spec.filters ?? []).join(',');
  const sorts = (spec.sorts ?? []).join(',');
  const change = useCallback(
    (next: Plain) => {
      void navigate({
        to: '.',
        search: ((previous: Plain) => Object.fromEntries(Object.entries({ ...previous, ...next }).filter(([, value]) => value !== undefined && value !== ''))) as never,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return useMemo(() => {
    const filters: Partial<Record<Filter, string>> = {};
    const filterNames = (names === '' ? [] : names.split(',')) as Filter[];
    const sortNames = (sorts === '' ? [] : sorts.split(',')) as Sort[];
    for (const name of filterNames) if (search[name] !== undefined && search[name] !== '') filters[name] = search[name];
    const sort = sortNames.find((name) => name === search['sort']) ?? sortNames[0];
    const pageSize = positive(search['pageSize'], spec.pageSize ?? 25, 200);
    const { page: _page, ...kept } = search;
    return {
      page: positive(search['page'], 1, 100_000),
      pageSize,
      sort,
      columns: search['columns'] === undefined || search['columns'] === '' ? undefined : search['columns'].split(','),
      setColumns: (columns) => change({ columns: columns?.join(',') }),
      spelt: stringifySearch({ ...kept, sort, pageSize }).slice(1),
      bare: Object.keys(search).length === 0,
      show: (spelt, how = {}) => void navigate({ to: '.', search: parseSearch(spelt) as never, resetScroll: false, replace: how.replace === true }),
      filters,
      filtered: Object.keys(filters).length > 0,
      setFilters: (next) => change({ ...(next as Plain), page: undefined }),
      clearFilters: () => change({ ...Object.fromEntries(filterNames.map((name) => [name, undefined])), page: undefined }),
      setPage: (page) => change({ page: page === 1 ? undefined : String(page) }),
      setPageSize: (pageSize) => change({ pageSize: String(pageSize), page: undefined }),
      setSort: (sort) => change({ sort, page: undefined }),
    };
  }, [search, names, sorts, spec.pageSize, change, navigate]);
}
