import { createRng } from '#kernel/rng.ts';
import { type CheckItem, type EditionDocument, expectedObservedCount } from '#modules/frameworks/domain/index.ts';
import { demoEdition } from '../demo-city-edition/generate.ts';
import { generateCity } from './generate.ts';
import { noteFor } from './simulated-notes.ts';
import type { CityPack, PlaceRow, SiteRow } from './types.ts';

/** 模拟观测 · What an inspector would have handed in. @unit observedCount, metCount: judgements */
export type SimulatedObservation = {
  readonly observedCount: number;
  readonly metCount: number;
  readonly notApplicable: boolean;
  readonly note: string | null;
};

export type Simulator = (seed: string, siteCode: string, checkItemCode: string, round: number) => SimulatedObservation;

/** How often a check is met in the first round, by the kind of trouble it is about. Chosen, not measured. */
const BASE_RATE: Readonly<Record<string, number>> = {
  'exposed-garbage': 0.78, 'road-cleanliness': 0.79, rubble: 0.81, muck: 0.78, puddle: 0.88, 'green-cleaning': 0.8, 'green-care': 0.85,
  'illegal-building': 0.86, publicity: 0.83, 'street-trading': 0.77, 'vehicle-order': 0.7, 'small-ads': 0.72, 'facility-damage': 0.82,
  'fire-hazard': 0.8, 'food-hygiene': 0.84, 'public-hygiene': 0.82, 'water-cleanliness': 0.87, 'barrier-free': 0.74,
  'minors-protection': 0.92, 'service-and-notices': 0.87, 'civil-conduct': 0.78,
};
const OTHER_RATE = 0.82;
const LEVEL_SHIFT = 0.009;
const ZONE_SHIFTS = [0.035, 0, 0.01, -0.03, -0.02] as const;
const TOWN_SHIFT = -0.035;
const SITE_SPREAD = 0.11;
const GAIN_PER_ROUND = 0.062;
const RATE = { min: 0.35, max: 0.985 } as const;
/** How often the cause of the last answer is still the cause of this one: faults come back at the same place. */
const STICKINESS = 0.6;
const NOT_APPLICABLE = { excepted: 0.18, otherwise: 0.008 } as const;
const EXCEPTS_SITES = /不适用|不查/;

let demo: Simulator | null = null;

/**
 * 模拟一次检查 · The answer to one check at one site of the demo city in one round; the same arguments always
 * give the same answer. About 82% of the judgements are met in the first round and 88% in the second.
 *
 * @unit round: 1, 2, 3 …
 * @errors throws for a site or check item the demo does not have
 */
export function simulateObservation(seed: string, siteCode: string, checkItemCode: string, round: number): SimulatedObservation {
  demo ??= createSimulator(generateCity(), demoEdition());
  return demo(seed, siteCode, checkItemCode, round);
}

/** 模拟器 · The same for a city and an edition at hand. */
export function createSimulator(city: CityPack, edition: EditionDocument): Simulator {
  const sites = new Map(city.sites.map((site) => [site.code, site]));
  const checkItems = new Map(edition.checkItems.map((checkItem) => [checkItem.code, checkItem]));
  const places = new Map(city.places.map((place) => [place.code, place]));
  const siteShifts = new Map<string, number>();
  return (seed, siteCode, checkItemCode, round) => {
    const site = known(sites.get(siteCode), siteCode);
    const checkItem = known(checkItems.get(checkItemCode), checkItemCode);
    const key = `${seed}/${siteCode}`;
    const shift = siteShifts.get(key) ?? siteShiftOf(key, site, known(places.get(site.zoneCode), site.zoneCode));
    siteShifts.set(key, shift);
    const rate = (BASE_RATE[checkItem.caseCategory] ?? OTHER_RATE) + LEVEL_SHIFT + shift + (round - 1) * GAIN_PER_ROUND;
    return observe(`${key}/${checkItemCode}`, round, site, checkItem, Math.min(RATE.max, Math.max(RATE.min, rate)));
  };
}

function observe(key: string, round: number, site: SiteRow, checkItem: CheckItem, rate: number): SimulatedObservation {
  const lasting = createRng(key);
  const passing = createRng(`${key}/${round}`);
  const excepted = checkItem.exceptionsZh !== undefined && EXCEPTS_SITES.test(checkItem.exceptionsZh);
  if (lasting.nextFloat() < (excepted ? NOT_APPLICABLE.excepted : NOT_APPLICABLE.otherwise)) {
    return { observedCount: 0, metCount: 0, notApplicable: true, note: '本点位不涉及' };
  }
  const observedCount = expectedObservedCount(checkItem.rule, site);
  let metCount = 0;
  for (let judgement = 0; judgement < observedCount; judgement += 1) {
    const settled = lasting.nextFloat();
    const isSettled = passing.nextFloat() < STICKINESS;
    if ((isSettled ? settled : passing.nextFloat()) < rate) metCount += 1;
  }
  const note = metCount < observedCount ? noteFor(checkItem, passing) : null;
  return { observedCount, metCount, notApplicable: false, note };
}

function siteShiftOf(key: string, site: SiteRow, zone: PlaceRow): number {
  const zoneShift = zone.kind === 'town' ? TOWN_SHIFT : (ZONE_SHIFTS[Number(site.zoneCode.slice(-1)) - 1] ?? 0);
  return zoneShift + (createRng(key).nextFloat() * 2 - 1) * SITE_SPREAD;
}

function known<T>(found: T | undefined, code: string): T {
  if (found === undefined) throw new Error(`the demo has no ${code}`);
  return found;
}
