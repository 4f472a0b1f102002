import { invariant } from './result.ts';

/**
 * 最大余额分配 · Shares a whole total out by weight in whole parts that add up to it exactly.
 *
 * Everyone first gets the whole part of the exact quota; what is left goes one each to the largest
 * remainders. Equal remainders: the larger weight first, then the earlier place. Weights are read as exact
 * binary numbers, so the sum is right also for 39.7 and 46.3. A weight of zero gets nothing.
 *
 * @unit total and parts: whole things; weights: any one measure, not negative
 * @errors InvariantError for a total that is no whole number, a weight that is negative or not finite, or a
 *   total with nobody to give it to
 * @source Hare–Niemeyer method
 * @invariant the parts sum to the total and each differs from its quota by less than one
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  checkTotal(total);
  const exact = exactWeights(weights);
  const places = exact.map((_, place) => place).filter((place) => exact[place] !== 0n);
  invariant(total === 0 || places.length > 0, `no weight to share ${total} by`);
  const parts = weights.map(() => 0);
  assignByRemainder(parts, total, exact, places);
  return parts;
}

/**
 * 带上限分配 · The same, where no part may exceed its cap: a draw cannot take more sites of a kind than
 * there are. Parts whose quota reaches the cap are filled, the rest is shared anew among the others.
 *
 * @errors InvariantError as `apportion`, and when the caps of all positive weights hold less than the total
 * @invariant the parts sum to the total and none exceeds its cap
 */
export function apportionCapped(total: number, weights: readonly number[], caps: readonly number[]): number[] {
  checkTotal(total);
  invariant(caps.length === weights.length, `${weights.length} weights with ${caps.length} caps`);
  for (const cap of caps) invariant(Number.isSafeInteger(cap) && cap >= 0, `a cap must be a whole number, not ${cap}`);
  const exact = exactWeights(weights);
  const parts = weights.map(() => 0);
  let open = exact.map((_, place) => place).filter((place) => exact[place] !== 0n);
  const room = open.reduce((sum, place) => sum + at(caps, place), 0);
  invariant(total <= room, `cannot share ${total}: the caps hold ${room}`);
  let left = total;
  for (;;) {
    const weightSum = sumOf(exact, open);
    const full = open.filter((place) => BigInt(left) * at(exact, place) >= BigInt(at(caps, place)) * weightSum);
    if (full.length === 0) break;
    for (const place of full) parts[place] = at(caps, place);
    left -= full.reduce((sum, place) => sum + at(caps, place), 0);
    open = open.filter((place) => !full.includes(place));
  }
  assignByRemainder(parts, left, exact, open);
  return parts;
}

function assignByRemainder(
  parts: number[],
  total: number,
  weights: readonly bigint[],
  places: readonly number[],
): void {
  if (places.length === 0) return;
  const weightSum = sumOf(weights, places);
  const shares = places.map((place) => {
    const weight = at(weights, place);
    const product = BigInt(total) * weight;
    return { place, weight, whole: Number(product / weightSum), remainder: product % weightSum };
  });
  for (const { place, whole } of shares) parts[place] = whole;
  const left = total - shares.reduce((sum, share) => sum + share.whole, 0);
  const order = shares.toSorted(
    (a, b) => compareBig(b.remainder, a.remainder) || compareBig(b.weight, a.weight) || a.place - b.place,
  );
  for (const { place } of order.slice(0, left)) parts[place] = at(parts, place) + 1;
}

function checkTotal(total: number): void {
  invariant(Number.isSafeInteger(total) && total >= 0, `a total to share must be a whole number, not ${total}`);
}

/** Scales all weights by one power of two that makes every one of them a whole number, without rounding. */
function exactWeights(weights: readonly number[]): bigint[] {
  const scaled = weights.map((weight) => {
    invariant(Number.isFinite(weight) && weight >= 0, `a weight must be zero or more, not ${weight}`);
    let whole = weight;
    let shift = 0;
    while (!Number.isInteger(whole)) {
      whole *= 2;
      shift += 1;
    }
    return { whole: BigInt(whole), shift };
  });
  const shiftMax = scaled.reduce((most, { shift }) => Math.max(most, shift), 0);
  return scaled.map(({ whole, shift }) => whole << BigInt(shiftMax - shift));
}

function sumOf(weights: readonly bigint[], places: readonly number[]): bigint {
  return places.reduce((sum, place) => sum + at(weights, place), 0n);
}

function at<T>(array: readonly T[], place: number): T {
  return array[place] as T;
}

function compareBig(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
