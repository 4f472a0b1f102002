/**
 * 样本设计 · What a stratified draw says about the sites nobody looked at. Strata are as drawn: site type × zone. Where a
 * stratum gave one site only, no error can be seen within it, and it is joined with others by the rules below.
 */

/** 抽样层 · One stratum of the draw with the sites of it that were seen. @unit size: sites in the frame */
export type SampleStratum = { readonly siteTypeCode: string; readonly zoneCode: string; readonly size: number; readonly siteKeys: readonly string[] };

/** 方差组 · Strata whose sites are taken as drawn from one list. @unit size: sites in the frame */
export type VarianceGroup = { readonly size: number; readonly siteKeys: readonly string[] };

/**
 * 样本设计 · Groups that give the error, and what had to be done to get them.
 *
 * @unit weightOf: sites of the frame for which a seen site stands · uncoveredSites, frameSize, seenCount: sites
 */
export type SampleDesign = {
  readonly groups: readonly VarianceGroup[];
  readonly weightOf: ReadonlyMap<string, number>;
  readonly strataCount: number;
  /** Strata that were joined with others, because they gave one site or none. */
  readonly joinedStrata: number;
  /** Strata of which no site was seen: whoever lies in one was not looked at as a whole. */
  readonly unseenStrata: readonly Pick<SampleStratum, 'siteTypeCode' | 'zoneCode'>[];
  /** Sites of types of which no site was seen: the figure says nothing of them. */
  readonly uncoveredSites: number;
  readonly frameSize: number;
  readonly seenCount: number;
};

/** A group that was not looked at as a whole needs two sites to show its error. */
const isThin = ({ size, siteKeys }: VarianceGroup): boolean => siteKeys.length < 2 && siteKeys.length < size;

const joined = (groups: readonly VarianceGroup[]): VarianceGroup => ({
  size: groups.reduce((sum, group) => sum + group.size, 0), siteKeys: groups.flatMap(({ siteKeys }) => siteKeys),
});

/** Joins the thin groups with each other, and with the smallest of the rest while that is thin still. */
function withoutThin(groups: readonly VarianceGroup[]): VarianceGroup[] {
  const thin = groups.filter(isThin);
  if (thin.length === 0) return [...groups];
  let rest = groups.filter((group) => !isThin(group)).toSorted((a, b) => a.size - b.size);
  let one = joined(thin);
  while (isThin(one) && rest.length > 0) { one = joined([one, rest[0] as VarianceGroup]); rest = rest.slice(1); }
  return [...rest, one];
}

/**
 * 合并单点层 · The design of a sample. Within a site type, strata that gave one site or none are joined with each other; types
 * that still gave one site are joined with each other; at last with the smallest other group. A joined group takes the
 * difference between its strata for error, so that the interval comes out too wide rather than too narrow.
 *
 * @source Cochran, Sampling Techniques, 3rd ed. 1977, 5A.12 (collapsed strata)
 * @invariant every seen site is in one group and the weights of the seen sites add up to the covered frame
 */
export function sampleDesign(strata: readonly SampleStratum[]): SampleDesign {
  const byType = [...Map.groupBy(strata, ({ siteTypeCode }) => siteTypeCode).values()];
  const seenTypes = byType.filter((ofType) => ofType.some(({ siteKeys }) => siteKeys.length > 0));
  const seen = seenTypes.flat();
  const groups = withoutThin(seenTypes.flatMap((ofType) => withoutThin(ofType)));
  const frameSize = strata.reduce((sum, { size }) => sum + size, 0);
  const coveredSize = seen.reduce((sum, { size }) => sum + size, 0);
  return {
    groups, frameSize,
    weightOf: new Map(groups.flatMap(({ size, siteKeys }) => siteKeys.map((key) => [key, size / siteKeys.length] as const))),
    strataCount: strata.length, joinedStrata: seen.filter(isThin).length,
    uncoveredSites: frameSize - coveredSize, unseenStrata: strata.filter(({ size, siteKeys }) => size > 0 && siteKeys.length === 0),
    seenCount: seen.reduce((sum, { siteKeys }) => sum + siteKeys.length, 0),
  };
}

/** 全查 · Whether every site of the frame was seen, so that nothing is left to chance. */
export function isCensus({ frameSize, seenCount }: SampleDesign): boolean {
  return seenCount === frameSize;
}
