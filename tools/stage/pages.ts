/**
 * 页面清单 · Every page of the three faces, derived from what the modules register, with real ids in their addresses: the
 * links of pages already seen lead to those that carry an id.
 */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Face = 'office' | 'field' | 'public';

/** 一页 · `pattern` is its address with `:name` places, from the root of the site. */
export interface FacePage {
  readonly face: Face;
  /** For files: `cases-caseId`. */
  readonly name: string;
  readonly pattern: string;
  readonly permissions: readonly string[];
}

interface Registered { readonly path: string; readonly permission?: string; readonly permissions?: readonly string[] }

const nameOf = (path: string): string => path.replaceAll(/[$:]/g, '').split('/').filter(Boolean).join('-') || 'home';
const patternOf = (path: string): string => path.replaceAll('$', ':').replace(/(.)\/$/, '$1');

/** 登记 · What the modules register; a story imports it, a tool loads it with `loadRegistries`. */
export interface Registries { readonly office: readonly Registered[]; readonly field: readonly Registered[]; readonly public: readonly { readonly path: string }[] }

/** 全部页面 · Pages of the installation and of one programme. */
export function pagesOf(registries: Registries, programme: string): FacePage[] {
  return [
    { face: 'office', name: 'sign-in', pattern: '/sign-in', permissions: ['signedOut'] },
    { face: 'office', name: 'design', pattern: '/design', permissions: [] },
    ...registries.office.map(({ path, permission }): FacePage => ({ face: 'office', name: nameOf(path), pattern: patternOf(`/p/${programme}${path}`), permissions: permission === undefined ? [] : [permission] })),
    ...registries.field.map(({ path, permissions = [] }): FacePage => ({ face: 'field', name: nameOf(path), pattern: patternOf(`/field/${programme}${path}`), permissions })),
    ...registries.public.filter(({ path }) => !/\/(docx|xlsx|file|:fileId)$/.test(path)).map(({ path }): FacePage => ({ face: 'public', name: path === '/' ? 'landing' : nameOf(path.replace('/public/:programme', '')), pattern: patternOf(path.replace(':programme', programme)), permissions: [] })),
  ];
}

/** Sources of the web cannot run in Node as they are: the build tool loads them. */
export async function loadRegistries(): Promise<Registries> {
  const vite = await createServer({ root, configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, watch: null, hmr: false, ws: false } });
  try {
    const { routes } = await vite.ssrLoadModule('/apps/web/routes.ts') as { routes: readonly Registered[] };
    const { fieldScreens } = await vite.ssrLoadModule('/apps/web/field/modules.ts') as { fieldScreens: readonly Registered[] };
    const { publicPages } = await import('../../apps/public/index.ts');
    return { office: routes, field: fieldScreens, public: publicPages.pages };
  } finally { await vite.close(); }
}

/** 是否带参数 */
export const hasPlaces = (pattern: string): boolean => pattern.includes('/:');

/** 地址匹配 · Whether an address is one of the pattern; fixed segments such as `new` are no ids when another page has them. */
export function fits(pattern: string, address: string, fixed: ReadonlySet<string>): boolean {
  const [wanted, given] = [pattern.split('/'), address.split(/[?#]/)[0]?.split('/') ?? []];
  return wanted.length === given.length && !fixed.has(given.join('/')) && wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]));
}

/** 见过的链接 · Collected from pages as they are opened; answers with an address for a pattern. */
export class SeenLinks {
  readonly #seen = new Set<string>();
  readonly #fixed: ReadonlySet<string>;

  constructor(pages: readonly FacePage[]) {
    this.#fixed = new Set(pages.filter(({ pattern }) => !hasPlaces(pattern)).map(({ pattern }) => pattern));
  }

  add(addresses: readonly string[]): void {
    for (const address of addresses) this.#seen.add(address);
  }

  /** The first that was seen; undefined when no page has led there so far. */
  addressOf(pattern: string): string | undefined {
    if (!hasPlaces(pattern)) return pattern;
    return [...this.#seen].find((address) => fits(pattern, address, this.#fixed))?.split(/[?#]/)[0];
  }
}
