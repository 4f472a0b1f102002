/**
 * 名额分配 · Seats shared out by a base, with every step written down, so that anybody can do the sum again with pencil and paper.
 * All arithmetic is in whole numbers.
 */

export const APPORTION_METHODS = ['largestRemainder', 'divisorsByTwo', 'divisorsByOne', 'equal'] as const;
/** 分配方法 · 最大余额法 · 除数 1,3,5…（圣拉古） · 除数 1,2,3…（洪德） · 平均分配 */
export type ApportionMethod = (typeof APPORTION_METHODS)[number];

/** 份 · Who takes part: a county with its number of units, a village with its households. Weights are whole; `least` and `most` bound its seats. */
export interface Part { readonly code: string; readonly weight: number; readonly least?: number; readonly most?: number | null }

/** 算式 · One step as it would stand on paper. */
export type ApportionStep =
  /** Its share is below its least, or above its most: it has just that, and the others share the rest. */
  | { readonly kind: 'least'; readonly code: string; readonly seats: number }
  | { readonly kind: 'most'; readonly code: string; readonly seats: number }
  | { readonly kind: 'quota'; readonly code: string; readonly weight: number; readonly weightSum: number; readonly seats: number; readonly whole: number; readonly remainder: number }
  | { readonly kind: 'remainder'; readonly code: string; readonly remainder: number; readonly tie: boolean }
  | { readonly kind: 'round'; readonly code: string; readonly weight: number; readonly divisor: number; readonly tie: boolean };

export interface Apportionment { readonly seats: ReadonlyMap<string, number>; readonly steps: readonly ApportionStep[] }

export const APPORTION_REFUSALS = ['nobody', 'least_exceeds_seats', 'most_below_seats', 'least_over_most', 'doubled_code', 'not_whole'] as const;
/** Why the seats cannot be shared, with the sum or the part that says so. */
export interface ApportionRefusal { readonly refusal: (typeof APPORTION_REFUSALS)[number]; readonly code: string | null; readonly sum: number | null }

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);
const leastOf = (part: Part): number => part.least ?? 0;
const mostOf = (part: Part): number => part.most ?? Number.MAX_SAFE_INTEGER;

/** Equal claims: the larger weight first, then the code: the rule stands before the numbers are known. */
const tieOrder = (a: Part, b: Part): number => b.weight - a.weight || (a.code < b.code ? -1 : 1);

function refusalOf(total: number, parts: readonly Part[], method: ApportionMethod): ApportionRefusal | null {
  const no = (refusal: ApportionRefusal['refusal'], code: string | null = null, sum: number | null = null): ApportionRefusal => ({ refusal, code, sum });
  if (![total, ...parts.flatMap((part) => [part.weight, leastOf(part), part.most ?? 0])].every(isCount)) return no('not_whole');
  const doubled = parts.find((part, at) => parts.findIndex(({ code }) => code === part.code) < at);
  if (doubled !== undefined) return no('doubled_code', doubled.code);
  const crossed = parts.find((part) => leastOf(part) > mostOf(part));
  if (crossed !== undefined) return no('least_over_most', crossed.code);
  const least = sumOf(parts.map(leastOf));
  if (least > total) return no('least_exceeds_seats', null, least);
  const claiming = method === 'equal' ? parts : parts.filter(({ weight }) => weight > 0);
  if (claiming.length === 0 && total > least) return no('nobody');
  // Whoever has no weight gets its least and nothing more.
  const most = sumOf(parts.map((part) => (claiming.includes(part) ? Math.min(mostOf(part), total) : leastOf(part))));
  return most < total ? no('most_below_seats', null, most) : null;
}

/** @invariant the seats sum to what was to be shared, nobody has less than their least or more than their most, and the printed steps give the same again */
export function apportionSeats(total: number, parts: readonly Part[], method: ApportionMethod): Apportionment | ApportionRefusal {
  const refusal = refusalOf(total, parts, method);
  if (refusal !== null) return refusal;
  return method === 'largestRemainder' || method === 'equal' ? byRemainder(total, parts, method === 'equal' ? () => 1 : ({ weight }) => weight) : byDivisor(total, parts, method === 'divisorsByOne' ? 1 : 2);
}

const add = (seats: Map<string, number>, code: string, count: number): void => { seats.set(code, (seats.get(code) ?? 0) + count); };

interface Bounds { readonly open: readonly Part[]; readonly left: number; readonly steps: readonly ApportionStep[] }

/**
 * 保底与封顶 · Which parts stay at their least or their most, so that the others have the same share for each unit of weight. In each pass all
 * shares are compared with their bounds; where the least ones lack more than the most ones have too much, those at their least are settled, and
 * the other way round, until nobody is out of bounds.
 */
function settleBounds(total: number, parts: readonly Part[], weightOf: (part: Part) => number): Bounds {
  const steps: ApportionStep[] = [];
  let open = parts.filter((part) => weightOf(part) > 0);
  const idle = parts.filter((part) => weightOf(part) === 0);
  steps.push(...idle.filter((part) => leastOf(part) > 0).map((part): ApportionStep => ({ kind: 'least', code: part.code, seats: leastOf(part) })));
  let left = total - sumOf(idle.map(leastOf));
  for (;;) {
    const weightSum = BigInt(sumOf(open.map(weightOf)));
    const offBy = (part: Part, bound: number): bigint => BigInt(bound) * weightSum - BigInt(left) * BigInt(weightOf(part));
    const [low, high] = [open.filter((part) => offBy(part, leastOf(part)) > 0n), open.filter((part) => offBy(part, mostOf(part)) < 0n)];
    if (low.length + high.length === 0) return { open, left, steps };
    const violation = low.reduce((sum, part) => sum + offBy(part, leastOf(part)), 0n) + high.reduce((sum, part) => sum + offBy(part, mostOf(part)), 0n);
    const settled = [...(violation >= 0n ? low.map((part): ApportionStep => ({ kind: 'least', code: part.code, seats: leastOf(part) })) : []), ...(violation <= 0n ? high.map((part): ApportionStep => ({ kind: 'most', code: part.code, seats: mostOf(part) })) : [])];
    steps.push(...settled);
    const gone = new Set(settled.map(({ code }) => code));
    open = open.filter(({ code }) => !gone.has(code));
    left -= sumOf(settled.map((step) => ('seats' in step ? step.seats : 0)));
  }
}

/** Whole shares first, then one seat each to the largest remainders. */
function byRemainder(total: number, parts: readonly Part[], weightOf: (part: Part) => number): Apportionment {
  const seats = new Map(parts.map(({ code }) => [code, 0]));
  const { open, left, steps: bounds } = settleBounds(total, parts, weightOf);
  const steps: ApportionStep[] = [...bounds];
  for (const step of bounds) if (step.kind === 'least' || step.kind === 'most') add(seats, step.code, step.seats);
  const weightSum = sumOf(open.map(weightOf));
  const shares = open.map((part) => {
    const product = BigInt(left) * BigInt(weightOf(part));
    return { part, whole: Number(product / BigInt(weightSum)), remainder: Number(product % BigInt(weightSum)) };
  });
  for (const { part, whole, remainder } of shares) {
    add(seats, part.code, whole);
    steps.push({ kind: 'quota', code: part.code, weight: weightOf(part), weightSum, seats: left, whole, remainder });
  }
  const rest = left - sumOf(shares.map(({ whole }) => whole));
  const order = shares.toSorted((a, b) => b.remainder - a.remainder || tieOrder(a.part, b.part));
  for (const [at, { part, remainder }] of order.slice(0, rest).entries()) {
    add(seats, part.code, 1);
    steps.push({ kind: 'remainder', code: part.code, remainder, tie: at === rest - 1 && order[rest]?.remainder === remainder });
  }
  return { seats, steps };
}

/** Seat by seat to the largest weight ÷ divisor, where the divisor grows with the seats one has; whoever has its most is passed over. */
function byDivisor(total: number, parts: readonly Part[], stride: 1 | 2): Apportionment {
  const seats = new Map(parts.map((part) => [part.code, leastOf(part)]));
  const steps: ApportionStep[] = parts.filter((part) => leastOf(part) > 0).map((part) => ({ kind: 'least', code: part.code, seats: leastOf(part) }));
  const rows = parts.filter(({ weight }) => weight > 0).toSorted(tieOrder).map((part) => ({ part, had: leastOf(part) }));
  const divisorOf = (had: number): number => had * stride + 1;
  // Weight ÷ divisor compared crosswise. Rows stand in the order that settles equal claims, so the first of equals wins.
  const claims = (a: (typeof rows)[number], b: (typeof rows)[number]): bigint => BigInt(a.part.weight) * BigInt(divisorOf(b.had)) - BigInt(b.part.weight) * BigInt(divisorOf(a.had));
  for (let left = total - sumOf([...seats.values()]); left > 0; left -= 1) {
    const claiming = rows.filter(({ part, had }) => had < mostOf(part));
    const first = claiming.reduce((best, row) => (claims(row, best) > 0n ? row : best));
    steps.push({ kind: 'round', code: first.part.code, weight: first.part.weight, divisor: divisorOf(first.had), tie: claiming.some((row) => row !== first && claims(row, first) === 0n) });
    first.had += 1;
    add(seats, first.part.code, 1);
  }
  return { seats, steps };
}
