import { apportionCapped } from '#kernel/apportion.ts';
import { ratio } from '#kernel/ratio.ts';
import { invariant } from '#kernel/result.ts';
import type { DrawMethod, FrameSite, SiteTypeAllocation, StratumAllocation } from './draw-record.ts';

/** 层 · The sites of one type in one zone. */
export type Stratum = { readonly siteTypeCode: string; readonly zoneCode: string; readonly siteCodes: readonly string[] };

/** 配额 · The places of a draw, by site type and by stratum. */
export type Allocation = {
  readonly siteTypes: readonly SiteTypeAllocation[];
  readonly strata: readonly StratumAllocation[];
};

/** 分层 · The strata of a frame in the order of site type code and zone code, sites in the order of their codes. */
export function strataOf(frame: readonly FrameSite[]): Stratum[] {
  const byStratum = Map.groupBy(frame, ({ siteTypeCode, zoneCode }) => `${siteTypeCode}/${zoneCode}`);
  return [...byStratum.values()]
    .map((sites) => ({
      siteTypeCode: sites[0]?.siteTypeCode ?? '',
      zoneCode: sites[0]?.zoneCode ?? '',
      siteCodes: sites.map(({ siteCode }) => siteCode).toSorted(),
    }))
    .toSorted((a, b) => compareCodes(a.siteTypeCode, b.siteTypeCode) || compareCodes(a.zoneCode, b.zoneCode));
}

/**
 * 分配样本 · Gives every stratum its number of sites.
 *
 * `proportional`: the sample is shared over site types by largest remainder, each type getting at least its minimum
 * where the sample is big enough for all minimums; a type's places are shared over its zones by whole quotas, and what
 * is left goes one each to the zones furthest behind their share of everything given so far. Without that carrying
 * over, small zones would lose their fraction anew in every type. Equal: the larger stratum, then the earlier code.
 *
 * @unit sampleSize: sites, from 0 to the frame's size
 * @source DOMAIN 1.6 (stratified random by type and area); carrying over is our decision
 * @invariant the places sum to the sample and no stratum gives more than it has
 */
export function allocate(strata: readonly Stratum[], sampleSize: number, method: DrawMethod): Allocation {
  return method.kind === 'perStratum'
    ? allocatePerStratum(strata, method.sitesPerStratum)
    : allocateProportional(strata, sampleSize, method.minPerSiteType);
}

/** 代码顺序 · The order of codes by UTF-16 code unit, the same on every machine. */
export function compareCodes(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function allocatePerStratum(strata: readonly Stratum[], sitesPerStratum: number): Allocation {
  const allocated = strata.map(({ siteTypeCode, zoneCode, siteCodes: { length: size } }) => {
    const count = Math.min(sitesPerStratum, size);
    return { siteTypeCode, zoneCode, size, quota: ratio(count, 1), remainder: ratio(0, 1), count };
  });
  const siteTypes = [...Map.groupBy(allocated, ({ siteTypeCode }) => siteTypeCode)].map(([siteTypeCode, ofType]) => {
    const count = sum(ofType.map((stratum) => stratum.count));
    return { siteTypeCode, size: sum(ofType.map(({ size }) => size)), quota: ratio(count, 1), count };
  });
  return { siteTypes, strata: allocated };
}

function allocateProportional(strata: readonly Stratum[], sampleSize: number, minPerSiteType: number): Allocation {
  const byType = [...Map.groupBy(strata, ({ siteTypeCode }) => siteTypeCode)];
  const sizes = byType.map(([, ofType]) => sum(ofType.map(({ siteCodes }) => siteCodes.length)));
  const frameSize = sum(sizes);
  const counts = typeCounts(sizes, sampleSize, minPerSiteType);
  const siteTypes = byType.map(([siteTypeCode], at) => {
    const size = sizes[at] ?? 0;
    return { siteTypeCode, size, quota: ratio(sampleSize * size, frameSize), count: counts[at] ?? 0 };
  });
  const behindOfZone = new Map<string, number>();
  const allocated = byType.flatMap(([, ofType], at) =>
    allocateType(ofType, counts[at] ?? 0, { sampleSize, frameSize, behindOfZone }),
  );
  return { siteTypes, strata: allocated };
}

function typeCounts(sizes: readonly number[], sampleSize: number, minPerSiteType: number): number[] {
  const wanted = sizes.map((size) => Math.min(minPerSiteType, size));
  const floors = sum(wanted) <= sampleSize ? wanted : sizes.map(() => 0);
  const counts = floors.map(() => 0);
  let open = sizes.map((_, at) => at);
  let left = sampleSize;
  for (;;) {
    const openSizes = open.map((at) => sizes[at] ?? 0);
    const parts = apportionCapped(left, openSizes, openSizes);
    for (const [place, at] of open.entries()) counts[at] = parts[place] ?? 0;
    const short = open.filter((at) => (counts[at] ?? 0) < (floors[at] ?? 0));
    if (short.length === 0) return counts;
    for (const at of short) counts[at] = floors[at] ?? 0;
    left -= sum(short.map((at) => floors[at] ?? 0));
    open = open.filter((at) => !short.includes(at));
  }
}

type ZoneBalance = { readonly sampleSize: number; readonly frameSize: number; readonly behindOfZone: Map<string, number> };

/** How far a zone is behind is counted in parts of one site, frameSize parts to the site, so that it stays whole. */
function allocateType(strata: readonly Stratum[], places: number, balance: ZoneBalance): StratumAllocation[] {
  const { sampleSize, frameSize, behindOfZone } = balance;
  const typeSize = sum(strata.map(({ siteCodes }) => siteCodes.length));
  const shares = strata.map(({ siteTypeCode, zoneCode, siteCodes: { length: size } }) => {
    const whole = Math.floor((places * size) / typeSize);
    const behind = (behindOfZone.get(zoneCode) ?? 0) + sampleSize * size - frameSize * whole;
    return { siteTypeCode, zoneCode, size, whole, behind };
  });
  const left = places - sum(shares.map(({ whole }) => whole));
  // A stratum is filled by its whole quota only when all of its type are, and then nothing is left.
  const order = shares.toSorted(
    (a, b) => b.behind - a.behind || b.size - a.size || compareCodes(a.zoneCode, b.zoneCode),
  );
  const extra = new Set(order.slice(0, left));
  invariant(extra.size === left, `${places} places do not fit a type of ${typeSize} sites`);
  return shares.map((share) => {
    const { siteTypeCode, zoneCode, size, whole, behind } = share;
    const count = whole + (extra.has(share) ? 1 : 0);
    behindOfZone.set(zoneCode, behind - frameSize * (count - whole));
    return {
      siteTypeCode, zoneCode, size, quota: ratio(places * size, typeSize), remainder: ratio(behind, frameSize), count,
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
