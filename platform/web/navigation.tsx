/**
 * 导航 · Links and the state that lives in the address. Paths are written as inside the programme (`/cases/…`);
 * the programme's own prefix is added here, so that a link can be shared between people of several programmes.
 */
import { useCallback, useMemo } from 'react';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { plainSearch } from './search.ts';
import type { PlainSearch, SearchValues } from './search.ts';
import { useProgrammeIfAny } from './session.tsx';

export type { SearchValues } from './search.ts';

/** 完整路径 · A path inside the programme as a path of the site. `//x` style absolute paths of the shell start with `~`. */
export function useHref(): (to: string) => string {
  const programme = useProgrammeIfAny()?.code;
  return useCallback(
    (to) => (to.startsWith('~') || programme === undefined ? to.replace(/^~/, '') : `/p/${programme}${to === '/' ? '' : to}`),
    [programme],
  );
}

type AppLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  readonly to: string;
  readonly search?: SearchValues;
  readonly children: ReactNode;
};

/**
 * 链接 · A link inside the product.
 *
 * @example <AppLink to={`/cases/${id}`}>…</AppLink>
 * @example <AppLink to="/cases" search={{ state: ['overdue'], zone: zoneId }}>…</AppLink>
 */
export function AppLink({ to, search, children, ...rest }: AppLinkProps) {
  const href = useHref();
  return (
    // Only a link to exactly this list is the current page; by default every link to this path would say so.
    <Link to={href(to)} search={plainSearch(search ?? {}) as never} activeOptions={{ exact: true }} {...rest}>
      {children}
    </Link>
  );
}

/** 前往 · Goes to a path inside the programme. */
export function useGo(): (to: string, search?: SearchValues) => void {
  const navigate = useNavigate();
  const href = useHref();
  return useCallback((to, search = {}) => void navigate({ to: href(to), search: plainSearch(search) as never }), [navigate, href]);
}

/** 路径参数 · The `$name` places of the route, as text. */
export function useRouteParams<Name extends string>(): Readonly<Record<Name, string>> {
  return useParams({ strict: false }) as unknown as Readonly<Record<Name, string>>;
}

/** 是否当前 · Whether a path inside the programme is the page shown, or lies above it. */
export function useIsCurrent(): (to: string, exact?: boolean) => boolean {
  const href = useHref();
  const { pathname } = useLocation();
  return (to, exact = false) => {
    const target = href(to);
    return pathname === target || pathname === `${target}/` || (!exact && to !== '/' && pathname.startsWith(`${target}/`));
  };
}

interface SearchSchema<Values> {
  safeParse(input: unknown): { success: true; data: Values } | { success: false };
  parse(input: unknown): Values;
}

/**
 * 地址状态 · State that lives in the address, read through a schema (`z.object` with defaults): a shared link shows
 * the same list. A hand-edited value that does not fit falls back to the defaults.
 *
 * @example const [filter, setFilter] = useSearchState(z.object({ zone: z.string().optional(), page: z.coerce.number().default(1) }));
 */
export function useSearchState<Values extends object>(schema: SearchSchema<Values>): [Values, (change: Partial<Values>) => void] {
  const raw = useSearch({ strict: false }) as PlainSearch;
  const navigate = useNavigate();
  const values = useMemo(() => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? parsed.data : schema.parse({});
  }, [raw, schema]);
  const change = useCallback(
    (next: Partial<Values>) =>
      void navigate({
        to: '.',
        search: ((previous: PlainSearch) => plainSearch({ ...previous, ...(next as SearchValues) })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return [values, change];
}
