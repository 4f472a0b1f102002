/** 体系树 · An edition as rows of a tree: what stands under what, what a filter keeps, what is shown. Pure. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { readEdition } from '../contract/index.ts';

/** 版本 · The answer of readEdition. */
export type Edition = OutputOf<typeof readEdition>;
export type EditionNode = Edition['nodes'][number];
export type EditionCheckItem = Edition['checkItems'][number];

/** 树节点 · A theme, content, standard or check item; `code` is its address. */
export type TreeEntry =
  | { readonly level: 'theme' | 'content' | 'standard'; readonly id: string; readonly code: string; readonly node: EditionNode }
  | { readonly level: 'checkItem'; readonly id: string; readonly code: string; readonly item: EditionCheckItem };

/** 树索引 */
export interface EditionIndex {
  readonly roots: readonly TreeEntry[];
  readonly byId: ReadonlyMap<string, TreeEntry>;
  readonly byCode: ReadonlyMap<string, TreeEntry>;
  readonly parentOf: ReadonlyMap<string, TreeEntry>;
  readonly childrenOf: (id: string) => readonly TreeEntry[];
}

/** 筛选 */
export interface EditionFilter {
  readonly q?: string | undefined;
  readonly siteType?: string | undefined;
  readonly method?: string | undefined;
}

/** 可见行 · One visible row of the tree, with what a screen reader is told about its place. */
export interface TreeRow {
  readonly entry: TreeEntry;
  readonly depth: number;
  readonly expandable: boolean;
  readonly expanded: boolean;
  readonly position: number;
  readonly setSize: number;
}

/** 建索引 · Keeps the order of the answer, which is the order of the document. */
export function indexEdition(edition: Pick<Edition, 'nodes' | 'checkItems'>): EditionIndex {
  const entries: TreeEntry[] = [
    ...edition.nodes.map((node) => ({ level: node.level, id: node.id, code: node.code, node })),
    ...edition.checkItems.map((item) => ({ level: 'checkItem' as const, id: item.id, code: item.code, item })),
  ];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const children = new Map<string, TreeEntry[]>();
  const parentOf = new Map<string, TreeEntry>();
  const roots: TreeEntry[] = [];
  for (const entry of entries) {
    const parentId = entry.level === 'checkItem' ? entry.item.standardId : entry.node.parentId;
    const parent = parentId === null ? undefined : byId.get(parentId);
    if (parent === undefined) {
      roots.push(entry);
      continue;
    }
    parentOf.set(entry.id, parent);
    children.set(parent.id, [...(children.get(parent.id) ?? []), entry]);
  }
  return { roots, byId, parentOf, byCode: new Map(entries.map((entry) => [entry.code, entry])), childrenOf: (id) => children.get(id) ?? [] };
}

/** 名称 · The names of an entry. */
export function namesOf(entry: TreeEntry): { readonly nameZh: string; readonly nameEn: string } {
  return entry.level === 'checkItem' ? entry.item : entry.node;
}

/** 上级路径 · What stands above an entry, from the top. */
export function pathTo(index: EditionIndex, entry: TreeEntry): TreeEntry[] {
  const path: TreeEntry[] = [];
  for (let above = index.parentOf.get(entry.id); above !== undefined; above = index.parentOf.get(above.id)) path.unshift(above);
  return path;
}

/**
 * 筛选树 · The ids that a filter keeps, or null when nothing is filtered. What is kept keeps everything above it; a text
 * found in a node keeps everything below it.
 */
export function filterEdition(index: EditionIndex, filter: EditionFilter): ReadonlySet<string> | null {
  const wanted = (filter.q ?? '').trim().toLowerCase();
  if (wanted === '' && filter.siteType === undefined && filter.method === undefined) return null;
  const kept = new Set<string>();
  const visit = (entry: TreeEntry, foundAbove: boolean): boolean => {
    if (!methodFits(entry, filter.method)) return false;
    const found = foundAbove || wanted === '' || mentions(entry, wanted);
    const below = index.childrenOf(entry.id).map((child) => visit(child, found)).includes(true);
    const keep = below || (found && isAnswer(entry, filter));
    if (keep) kept.add(entry.id);
    return keep;
  };
  for (const root of index.roots) visit(root, false);
  return kept;
}

/** Whether an entry without anything kept below it still answers the filter. */
function isAnswer(entry: TreeEntry, filter: EditionFilter): boolean {
  if (entry.level === 'checkItem') return filter.siteType === undefined || entry.item.siteTypeCodes.includes(filter.siteType);
  if (filter.siteType !== undefined) return false;
  return filter.method === undefined || entry.level === 'standard';
}

function methodFits(entry: TreeEntry, method: string | undefined): boolean {
  return method === undefined || entry.level !== 'standard' || entry.node.methods.some((each) => each.method === method);
}

function mentions(entry: TreeEntry, wanted: string): boolean {
  const { nameZh, nameEn } = namesOf(entry);
  return [entry.code, nameZh, nameEn].some((text) => text.toLowerCase().includes(wanted));
}

/** 可见行 · The rows on the page, from the top: those whose ancestors are all open. A filter opens everything it keeps. */
export function visibleRows(index: EditionIndex, kept: ReadonlySet<string> | null, open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (entries: readonly TreeEntry[], depth: number): void => {
    const shown = kept === null ? entries : entries.filter((entry) => kept.has(entry.id));
    for (const [at, entry] of shown.entries()) {
      const children = index.childrenOf(entry.id).filter((child) => kept === null || kept.has(child.id));
      const expanded = children.length > 0 && (kept !== null || open.has(entry.id));
      rows.push({ entry, depth, expandable: children.length > 0, expanded, position: at + 1, setSize: shown.length });
      if (expanded) walk(children, depth + 1);
    }
  };
  walk(index.roots, 0);
  return rows;
}

/** 分值合计 · Score points below a theme or content, added in hundredths so that 0.1 + 0.2 stays 0.3. */
export function scoreOf(index: EditionIndex, entry: TreeEntry): number {
  if (entry.level === 'checkItem') return 0;
  if (entry.level !== 'theme') return entry.node.scoreMax;
  return index.childrenOf(entry.id).reduce((sum, child) => sum + (child.level === 'content' ? Math.round(child.node.scoreMax * 100) : 0), 0) / 100;
}
