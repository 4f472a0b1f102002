import type { Rng } from '#kernel/rng.ts';
import type { Cell, Side } from './mesh.ts';
import { between, type Plane } from './plane.ts';

/** A place in the unrolled countryside: the direction from the centre, and how far out from the town's edge (0 to 1). */
type Polar = { readonly angle: number; readonly out: number };

const TURN = Math.PI * 2;
const ROWS_OUT = [
  { out: 0.19, count: 12 },
  { out: 0.5, count: 16 },
  { out: 0.82, count: 20 },
] as const;
/** One unit outwards weighs as much as this angle when cells are cut, so that they come out roughly round. */
const ANGLE_PER_OUT = 1.15;
const SEED_JITTER = 0.34;
const BORDER_POINTS = 900;
const FRACTAL_LEVELS = 4;
const FRACTAL_SHARE = 0.13;
const CORNER_DECIMALS = 1e7;

/** 乡村 · The countryside around the town, one cell for each village. */
export type Countryside = {
  readonly villages: readonly { readonly cell: Cell; readonly seat: Plane; readonly angle: number; readonly out: number }[];
  readonly border: readonly Plane[];
};

/**
 * 生成乡村 · Cuts the ring between the town's outline and the outer border into 48 village areas, cell by
 * cell around scattered seats, then roughens every common side once so that both neighbours share it.
 */
export function buildCountryside(rng: Rng, townOutline: readonly Plane[]): Countryside {
  const inner = townOutline.slice(0, -1).map((point) => ({ point, angle: angleOf(point) }));
  const border = outerBorder(rng);
  const seats = ROWS_OUT.flatMap((row, at) => seatsOf(rng, row.count, row.out, at));
  const frame = new Frame(inner, border);
  const sides = new Map<string, readonly Plane[]>();
  const villages = seats.map((seat, at) => {
    const corners = cellAround(seat, seats).map((corner) => frame.corner(corner));
    const distinct = corners.filter((corner, place) => corner.id !== corners[(place + 1) % corners.length]?.id);
    const around = distinct.map((corner, place): Side => {
      const next = distinct[(place + 1) % distinct.length] as Corner;
      return { from: corner.id, to: next.id, line: frame.sideLine(corner, next, sides, rng) };
    });
    return { cell: { id: `village-${at}`, sides: around }, seat: frame.pointAt(seat), ...seat };
  });
  return { villages, border: [...border.map(({ point }) => point), border[0]?.point as Plane] };
}

type Corner = { readonly id: string; readonly point: Plane; readonly edge: 'inner' | 'outer' | null; readonly place: number };
type Rim = readonly { readonly point: Plane; readonly angle: number }[];

/** Knows both rims, and puts corners and sides on them where a cell reaches a rim. */
class Frame {
  readonly #inner: Rim;
  readonly #outer: Rim;

  constructor(inner: Rim, outer: Rim) {
    this.#inner = inner;
    this.#outer = outer;
  }

  pointAt({ angle, out }: Polar): Plane {
    const from = this.#inner[nearest(this.#inner, angle)]?.point as Plane;
    const to = this.#outer[nearest(this.#outer, angle)]?.point as Plane;
    return between(from, to, out);
  }

  /** A corner on a rim becomes a point of that rim, so that town and countryside share it exactly. */
  corner({ angle, out }: Polar): Corner {
    if (out < 1e-9 || out > 1 - 1e-9) {
      const edge = out < 0.5 ? 'inner' : 'outer';
      const rim = edge === 'inner' ? this.#inner : this.#outer;
      const place = nearest(rim, angle);
      return { id: `${edge}${place}`, point: rim[place]?.point as Plane, edge, place };
    }
    const turned = Math.round((((angle % TURN) + TURN) % TURN) * CORNER_DECIMALS) % Math.round(TURN * CORNER_DECIMALS);
    return { id: `${turned}/${Math.round(out * CORNER_DECIMALS)}`, point: this.pointAt({ angle, out }), edge: null, place: -1 };
  }

  sideLine(from: Corner, to: Corner, known: Map<string, readonly Plane[]>, rng: Rng): readonly Plane[] {
    if (from.edge !== null && from.edge === to.edge) return alongRim(from.edge === 'inner' ? this.#inner : this.#outer, from.place, to.place);
    const back = known.get(`${to.id}>${from.id}`);
    if (back !== undefined) return back.toReversed();
    const line = roughened([from.point, to.point], FRACTAL_LEVELS, rng);
    known.set(`${from.id}>${to.id}`, line);
    return line;
  }
}

function seatsOf(rng: Rng, count: number, out: number, row: number): Polar[] {
  const step = TURN / count;
  return Array.from({ length: count }, (_, at) => ({
    angle: (at + row * 0.5 + (rng.nextFloat() * 2 - 1) * SEED_JITTER) * step - Math.PI,
    out: out + (rng.nextFloat() * 2 - 1) * 0.07,
  }));
}

/** The part of the unrolled ring that is nearer to this seat than to any other, going round the full turn. */
function cellAround(seat: Polar, seats: readonly Polar[]): Polar[] {
  let corners: Polar[] = [
    { angle: seat.angle - Math.PI, out: 0 }, { angle: seat.angle + Math.PI, out: 0 },
    { angle: seat.angle + Math.PI, out: 1 }, { angle: seat.angle - Math.PI, out: 1 },
  ];
  for (const other of seats) {
    for (const turn of [-TURN, 0, TURN]) {
      const shifted = { angle: other.angle + turn, out: other.out };
      if (other !== seat || turn !== 0) corners = nearerHalf(corners, seat, shifted);
    }
  }
  return corners;
}

function nearerHalf(corners: readonly Polar[], seat: Polar, other: Polar): Polar[] {
  const surplus = corners.map((corner) => squared(corner, other) - squared(corner, seat));
  return corners.flatMap((corner, at) => {
    const next = (at + 1) % corners.length;
    const [here, there] = [surplus[at] as number, surplus[next] as number];
    const kept = here >= 0 ? [corner] : [];
    if (here >= 0 === there >= 0) return kept;
    const share = here / (here - there);
    const to = corners[next] as Polar;
    return [...kept, { angle: corner.angle + (to.angle - corner.angle) * share, out: corner.out + (to.out - corner.out) * share }];
  });
}

function squared(left: Polar, right: Polar): number {
  return (left.angle - right.angle) ** 2 + ((left.out - right.out) * ANGLE_PER_OUT) ** 2;
}

function outerBorder(rng: Rng): Rim {
  const waves = [2, 3, 5, 8, 13, 21, 34, 55, 89].map((frequency) => ({ frequency, phase: rng.nextFloat() * TURN, size: (0.17 * (0.6 + 0.8 * rng.nextFloat())) / frequency ** 0.92 }));
  return Array.from({ length: BORDER_POINTS }, (_, at) => {
    const angle = (at / BORDER_POINTS) * TURN - Math.PI;
    const ripple = waves.reduce((sum, wave) => sum + wave.size * Math.sin(wave.frequency * angle + wave.phase), 1);
    return { angle, point: [Math.cos(angle) * 9200 * ripple, Math.sin(angle) * 10_400 * ripple] as const };
  });
}

function roughened(line: readonly Plane[], levels: number, rng: Rng): Plane[] {
  if (levels === 0) return [...line];
  const finer = line.slice(1).flatMap((to, at) => {
    const from = line[at] as Plane;
    const push = (rng.nextFloat() * 2 - 1) * FRACTAL_SHARE;
    const [x, y] = between(from, to, 0.5);
    return [[x - (to[1] - from[1]) * push, y + (to[0] - from[0]) * push] as const, to];
  });
  return roughened([line[0] as Plane, ...finer], levels - 1, rng);
}

/** The shorter way along the rim. */
function alongRim(rim: Rim, from: number, to: number): Plane[] {
  const ahead = (to - from + rim.length) % rim.length;
  const step = ahead <= rim.length / 2 ? 1 : -1;
  const count = step === 1 ? ahead : rim.length - ahead;
  return Array.from({ length: count + 1 }, (_, at) => rim[(from + at * step + rim.length * 2) % rim.length]?.point as Plane);
}

function nearest(rim: Rim, angle: number): number {
  let best = 0;
  let gap = Number.POSITIVE_INFINITY;
  for (const [place, mark] of rim.entries()) {
    const apart = Math.abs(((((angle - mark.angle) % TURN) + TURN + Math.PI) % TURN) - Math.PI);
    if (apart < gap) [best, gap] = [place, apart];
  }
  return best;
}

function angleOf([east, north]: Plane): number {
  return Math.atan2(north, east);
}
