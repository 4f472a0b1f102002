/** 树 · From rows with parents to nodes with children. Pure. */

interface Linked {
  readonly id: string;
  readonly parentId: string | null;
}

/** 成树 · Rows in the order given; a row whose parent is not among them is a root, so that a narrow reader sees their part. */
export function treeOf<Row extends Linked, Node>(rows: readonly Row[], make: (row: Row, children: Node[]) => Node): Node[] {
  const known = new Set(rows.map((row) => row.id));
  const below = new Map<string | null, Row[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const build = (parent: string | null): Node[] => (below.get(parent) ?? []).map((row) => make(row, build(row.id)));
  return build(null);
}

/** 名称与所在层级 · Rows in tree order with their depth, for lists that show a tree by indenting. */
export function flatTree<Row extends Linked>(rows: readonly Row[]): readonly { readonly row: Row; readonly depth: number; readonly childCount: number }[] {
  interface Deep { readonly row: Row; readonly children: Deep[] }
  const flatten = (nodes: readonly Deep[], depth: number): { row: Row; depth: number; childCount: number }[] =>
    nodes.flatMap((node) => [{ row: node.row, depth, childCount: node.children.length }, ...flatten(node.children, depth + 1)]);
  return flatten(treeOf(rows, (row, children: Deep[]): Deep => ({ row, children })), 0);
}
