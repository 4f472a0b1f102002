/** 抽样误差 · What a drawn round says about all sites of its frame, by everything a score is read by. */
import type { Tx } from '#platform/server/db/index.ts';
import type { Scope } from '#platform/server/operations/index.ts';
import { hasInterval, isCensus, OVERALL_KEY, rankingBounds, rateConfidence, sampleDesign, weightedConfidence } from '../domain/index.ts';
import type { Interval } from '#kernel/interval.ts';
import type { Confidence, NoIntervalReason, SampleDesign, ScoreDimension, SiteCount } from '../domain/index.ts';
import { drawnRound, seenSites, siteStandards } from './queries/sample.ts';
import type { SeenSite, SiteStandardRow } from './queries/sample.ts';

/** sample: with intervals; census: every site was looked at; running: not all drawn sites yet; notDrawn; partly: the reader sees a part. */
export const CONFIDENCE_KINDS = ['sample', 'census', 'running', 'notDrawn', 'partly'] as const;
export type ConfidenceKind = (typeof CONFIDENCE_KINDS)[number];

export interface IntervalOut { readonly estimate: number; readonly low: number; readonly high: number; readonly siteCount: number }

export interface RoundConfidence {
  readonly kind: ConfidenceKind;
  readonly design: Pick<SampleDesign, 'frameSize' | 'seenCount' | 'strataCount' | 'joinedStrata' | 'uncoveredSites'> & { readonly drawnCount: number } | null;
  readonly weighted: IntervalOut | null;
  /** The interval of one key of a dimension, or why it has none; both null in a round without intervals. */
  of(dimension: Exclude<ScoreDimension, 'zoneTheme'>, key: string): { readonly interval: IntervalOut | null; readonly withoutInterval: NoIntervalReason | null };
  /** Between what it lies when ranks are compared; null in a round without intervals. */
  boundsOf(dimension: Exclude<ScoreDimension, 'zoneTheme'>, key: string): Interval | null;
  /** Both of any part of the sites. */
  ofSites(siteIds: ReadonlySet<string>): { readonly interval: IntervalOut | null; readonly bounds: Interval | null };
}

const none = (kind: ConfidenceKind, design: RoundConfidence['design'] = null): RoundConfidence => ({ kind, design, weighted: null, of: () => ({ interval: null, withoutInterval: null }), boundsOf: () => null, ofSites: () => ({ interval: null, bounds: null }) });

function published(confidence: Confidence): IntervalOut | null {
  if (!hasInterval(confidence)) return null;
  const { estimate, low, high, siteCount } = confidence;
  return { estimate, low, high, siteCount };
}

/** Counts of each site under every key of every dimension; a site itself is no part of a sample. */
function countsByKey(sites: readonly SeenSite[], judged: readonly SiteStandardRow[]): Map<string, Map<string, SiteCount>> {
  const siteOf = new Map(sites.map((site) => [site.site_id, site]));
  const counts = new Map<string, Map<string, SiteCount>>();
  for (const row of judged) {
    const site = siteOf.get(row.site_id);
    if (site === undefined) continue;
    const keys: [ScoreDimension, string | null][] = [
      ['overall', OVERALL_KEY], ['theme', row.theme_id], ['standard', row.standard_id], ['siteType', site.site_type_code], ['zone', site.zone_id], ['organisation', site.organisation_id],
    ];
    for (const [dimension, key] of keys) {
      if (key === null) continue;
      const identity = `${dimension}:${key}`;
      const ofKey = counts.get(identity) ?? new Map<string, SiteCount>();
      const before = ofKey.get(row.site_id);
      ofKey.set(row.site_id, { siteKey: row.site_id, met: (before?.met ?? 0) + row.met_count, observed: (before?.observed ?? 0) + row.observed_count });
      counts.set(identity, ofKey);
    }
  }
  return counts;
}

/**
 * 一轮的抽样误差 · Only of a closed round, since until then the sites looked at are no sample but those that lay on the way, and
 * only for whoever reaches the whole programme, since half a frame has no error of its own.
 *
 * @param scoreMaxOf score points of a standard, for the weighted score
 * @param beside judgements of its sites that a round on a linked edition made for it
 */
export async function roundConfidence(tx: Tx, programmeId: string, roundId: string, scope: Scope, scoreMaxOf: (standardId: string) => number, beside: readonly SiteStandardRow[] = []): Promise<RoundConfidence> {
  const round = await drawnRound(tx, programmeId, roundId);
  if (round === undefined || round.strata === null) return none('notDrawn');
  if (!scope.everything) return none('partly');
  const drawnCount = round.strata.reduce((sum, { count }) => sum + count, 0);
  if (round.state !== 'closed') return none('running');
  const sites = await seenSites(tx, programmeId, roundId, beside.map(({ site_id }) => site_id));
  const seenIn = Map.groupBy(sites, ({ site_type_code, zone_code }) => `${site_type_code}/${zone_code}`);
  const design = sampleDesign(round.strata.map(({ siteTypeCode, zoneCode, size }) => ({
    siteTypeCode, zoneCode, size, siteKeys: (seenIn.get(`${siteTypeCode}/${zoneCode}`) ?? []).map(({ site_id }) => site_id),
  })));
  const { frameSize, seenCount, strataCount, joinedStrata, uncoveredSites } = design;
  const facts = { frameSize, drawnCount, seenCount, strataCount, joinedStrata, uncoveredSites };
  if (isCensus(design)) return none('census', facts);
  const counts = countsByKey(sites, [...await siteStandards(tx, programmeId, roundId), ...beside]);
  const standards = [...counts].filter(([identity]) => identity.startsWith('standard:'));
  const confidenceOf = (dimension: ScoreDimension, key: string): readonly [Confidence, readonly SiteCount[]] => {
    const ofKey = [...(counts.get(`${dimension}:${key}`)?.values() ?? [])];
    return [rateConfidence(design, ofKey, hasUnseen(design, sites, dimension, key)), ofKey];
  };
  return {
    kind: 'sample', design: facts,
    weighted: published(weightedConfidence(design, standards.map(([identity, ofKey]) => ({ scoreMax: scoreMaxOf(identity.slice('standard:'.length)), counts: [...ofKey.values()] })))),
    of: (dimension, key) => {
      if (dimension === 'site') return { interval: null, withoutInterval: null };
      const [confidence] = confidenceOf(dimension, key);
      return { interval: published(confidence), withoutInterval: hasInterval(confidence) ? null : confidence.reason };
    },
    boundsOf: (dimension, key) => { const [confidence, ofKey] = confidenceOf(dimension, key); return rankingBounds(confidence, shareOf(ofKey)); },
    ofSites: (siteIds) => {
      const zones = new Set(sites.filter(({ site_id }) => siteIds.has(site_id)).map(({ zone_code }) => zone_code));
      const ofPart = [...(counts.get(`overall:${OVERALL_KEY}`)?.values() ?? [])].filter(({ siteKey }) => siteIds.has(siteKey));
      const confidence = rateConfidence(design, ofPart, design.unseenStrata.some(({ zoneCode }) => zones.has(zoneCode)));
      return { interval: published(confidence), bounds: rankingBounds(confidence, shareOf(ofPart)) };
    },
  };
}

function shareOf(counts: readonly SiteCount[]): number | null {
  const total = (of: 'met' | 'observed'): number => counts.reduce((sum, count) => sum + count[of], 0);
  return total('observed') === 0 ? null : total('met') / total('observed');
}

/** Whether a key may also lie in strata of which no site was seen: for zones and site types that is known, for others any may. */
function hasUnseen({ unseenStrata }: SampleDesign, sites: readonly SeenSite[], dimension: ScoreDimension, key: string): boolean {
  if (dimension === 'siteType') return unseenStrata.some(({ siteTypeCode }) => siteTypeCode === key);
  if (dimension !== 'zone') return unseenStrata.length > 0;
  const code = sites.find(({ zone_id }) => zone_id === key)?.zone_code;
  return unseenStrata.some(({ zoneCode }) => zoneCode === code);
}
