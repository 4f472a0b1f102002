import type { Rng } from '#kernel/rng.ts';
import type { Cell, Side } from './mesh.ts';
import type { Plane } from './plane.ts';

export const COLUMNS = 7;
export const ROWS = 12;
/** The river runs along this column line: three columns lie west of it, four east. */
export const RIVER_COLUMN = 3;

/** Every block is cut into house plots by lanes; shares of the block's width and depth. */
export const PLOTS = { columns: 3, rows: 4, margin: 0.075 } as const;
/** How far the road beside the river keeps from the middle of the water; a share of the block's width. */
export const RIVERSIDE_ROAD_SHARE = 0.11;

const STEPS_PER_SIDE = 6;
const NODE_JITTER = 0.17;
const HALF_LENGTH_METRES = 3300;
const HALF_WIDTH_METRES = 1320;
/** The last two rows west of the river at the top are one large cell, as around a hospital or a campus: 84 − 1 = 83. */
const MERGED = { row: ROWS - 1, columns: [0, 1] } as const;

/** A place in the flattened town: across the valley and along it, each from 0 to 1. */
type Flat = readonly [across: number, along: number];

/** 主城区 · The town as a bent lattice of streets. */
export type Town = {
  readonly cells: ReadonlyMap<string, Cell>;
  /** The plane point at (a, b) of a block, a to the east and b to the north, each from 0 to 1. */
  readonly pointIn: (column: number, row: number, a: number, b: number) => Plane;
  readonly columnLine: (column: number) => Plane[];
  readonly rowLine: (row: number) => Plane[];
};

/** 巷位 · Where the lane after the nth row or column of plots lies, as a share of the block. */
export function laneShare(after: number, plots: number): number {
  return PLOTS.margin + (after * (1 - 2 * PLOTS.margin)) / plots;
}

/** 单元编号 · The cell to which the block in this column and row belongs. */
export function cellIdAt(column: number, row: number): string {
  const merged = row === MERGED.row && (MERGED.columns as readonly number[]).includes(column);
  return `${merged ? MERGED.columns[0] : column}/${row}`;
}

/** 生成主城区 · A valley town: streets along and across, narrower at both ends, with a river in between. */
export function buildTown(rng: Rng): Town {
  const nodes = nodesOf(rng);
  const node = (column: number, row: number): Flat => nodes[column]?.[row] as Flat;
  const pointIn = (column: number, row: number, a: number, b: number): Plane => {
    const low = mix(node(column, row), node(column + 1, row), a);
    const high = mix(node(column, row + 1), node(column + 1, row + 1), a);
    return bend(mix(low, high, b));
  };
  const side = (from: readonly [number, number], to: readonly [number, number]): Side => ({
    from: from.join('/'), to: to.join('/'), line: bentLine(node(...from), node(...to)),
  });
  const cells = new Map<string, Cell>();
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const id = cellIdAt(column, row);
      if (cells.has(id)) continue;
      const right = id === cellIdAt(column + 1, row) ? column + 2 : column + 1;
      cells.set(id, { id, sides: sidesOf(side, column, right, row) });
    }
  }
  return {
    cells,
    pointIn,
    columnLine: (column) => joined(range(ROWS).map((row) => bentLine(node(column, row), node(column, row + 1)))),
    rowLine: (row) => joined(range(COLUMNS).map((column) => bentLine(node(column, row), node(column + 1, row)))),
  };
}

type SideMaker = (from: readonly [number, number], to: readonly [number, number]) => Side;

/** Counter-clockwise: south side eastwards, up, north side westwards, down. */
function sidesOf(side: SideMaker, left: number, right: number, row: number): Side[] {
  const columns = range(right - left).map((step) => left + step);
  return [
    ...columns.map((column) => side([column, row], [column + 1, row])),
    side([right, row], [right, row + 1]),
    ...columns.toReversed().map((column) => side([column + 1, row + 1], [column, row + 1])),
    side([left, row + 1], [left, row]),
  ];
}

function nodesOf(rng: Rng): Flat[][] {
  const across = unevenSteps(rng, COLUMNS);
  const along = unevenSteps(rng, ROWS);
  const jitter = (): number => (rng.nextFloat() * 2 - 1) * NODE_JITTER;
  return across.map((u, column) =>
    along.map((v, row): Flat => {
      const onSide = column === 0 || column === COLUMNS || column === RIVER_COLUMN;
      const onEnd = row === 0 || row === ROWS;
      return [u + (onSide ? 0 : jitter() / COLUMNS), v + (onEnd ? 0 : jitter() / ROWS)];
    }),
  );
}

/** Marks from 0 to 1 with gaps that differ by up to a fifth. */
function unevenSteps(rng: Rng, count: number): number[] {
  const gaps = range(count).map(() => 0.8 + 0.4 * rng.nextFloat());
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  let mark = 0;
  return [0, ...gaps.map((gap) => (mark += gap / total))];
}

/** Bends the flat town into the valley: it meanders, thins out and ends in two round caps. */
function bend([across, along]: Flat): Plane {
  const t = along * 2 - 1;
  const u = across * 2 - 1;
  const cap = 520 * t ** 3 * (1 - u * u);
  const halfWidth = HALF_WIDTH_METRES * (1 - 0.4 * t * t + 0.09 * Math.sin(4.3 * t + 1));
  const axis = 380 * Math.sin(2.5 * t + 0.5) + 420 * t;
  return [axis + u * halfWidth, t * HALF_LENGTH_METRES + cap - 0.16 * u * halfWidth];
}

function bentLine(from: Flat, to: Flat): Plane[] {
  return range(STEPS_PER_SIDE + 1).map((step) => bend(mix(from, to, step / STEPS_PER_SIDE)));
}

function joined(lines: readonly Plane[][]): Plane[] {
  return lines.flatMap((line, at) => (at === 0 ? line : line.slice(1)));
}

function mix(from: Flat, to: Flat, share: number): Flat {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
