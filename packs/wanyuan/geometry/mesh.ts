import type { Plane } from './plane.ts';

/** One side of a cell: from vertex to vertex, with the line between them, both ends included. */
export type Side = { readonly from: string; readonly to: string; readonly line: readonly Plane[] };

/** 网格单元 · A cell as its sides in order. Neighbours name their common side by the same two vertices. */
export type Cell = { readonly id: string; readonly sides: readonly Side[] };

/** 单元边界 · The closed ring of one cell: the first point is also the last. */
export function ringOf(cell: Cell): Plane[] {
  return closed(cell.sides);
}

/**
 * 合并 · The outline of cells put together: a side shared by two of them vanishes, so that areas made of the
 * same cells touch exactly and never overlap.
 *
 * @errors throws when the cells do not hang together in one piece without holes
 */
export function outlineOf(cells: readonly Cell[]): Plane[] {
  return closed(outerSides(cells));
}

/** 外边 · The sides that are left when cells are put together, in order around. */
export function outerSides(cells: readonly Cell[]): Side[] {
  const sides = new Map<string, Side>();
  for (const side of cells.flatMap((cell) => cell.sides)) {
    if (!sides.delete(`${side.to}>${side.from}`)) sides.set(`${side.from}>${side.to}`, side);
  }
  const startingAt = new Map([...sides.values()].map((side) => [side.from, side]));
  if (startingAt.size !== sides.size) throw new Error(`cells ${cells.map((cell) => cell.id).join(' ')} touch in a single point`);
  const first = sides.values().next().value as Side;
  const chain = [first];
  for (let next = startingAt.get(first.to); next !== undefined && next !== first; next = startingAt.get(next.to)) chain.push(next);
  if (chain.length !== sides.size) throw new Error(`cells ${cells.map((cell) => cell.id).join(' ')} are not one piece`);
  return chain;
}

function closed(sides: readonly Side[]): Plane[] {
  const points = sides.flatMap((side) => side.line.slice(0, -1));
  return [...points, points[0] as Plane];
}
