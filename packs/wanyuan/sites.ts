import type { Rng } from '#kernel/rng.ts';
import { SITE_TYPES, type SiteTypeCode } from '../demo-city-edition/source/site-types.ts';
import { lengthMetres, type Plane, toLonLat } from './geometry/plane.ts';
import { organisationOfPlace } from './organisations.ts';
import type { GridBlock, Land, VillageArea } from './places.ts';
import { type NameGiver, nameGiver } from './site-names.ts';
import { SITE_PROFILES, type SiteProfile } from './site-profiles.ts';
import { besideSpot, pointSpot, ruralSpot, type Spot, urbanSpots } from './spots.ts';
import type { LineString, OrganisationRow, Point, SiteRow } from './types.ts';

/** 点位初稿 · A site before anybody answers for it. */
export type SiteDraft = Omit<SiteRow, 'siteLeaderCode' | 'liaisonCode' | 'duties'>;

const SUBDISTRICT_DIGITS = 9;
const TOWN_SEAT_WEIGHT = 4;
const LINE_TYPES = new Set<string>(SITE_TYPES.filter((siteType) => siteType.geometry === 'line').map((siteType) => siteType.code));

/** 生成点位 · Two thousand sites, type by type; what lies around a school follows the school. */
export function buildSites(land: Land, organisations: readonly OrganisationRow[], rng: Rng): SiteDraft[] {
  const desk = deskOf(land, organisations, rng);
  const schools: { spot: Spot; zh: string }[] = [];
  return SITE_PROFILES.flatMap((profile) => {
    const besides = profile.placement === 'besideSchool';
    const spots = besides ? schools.map(({ spot }) => besideSpot(spot, land)) : spotsOf(profile, land, rng);
    return spots.map((spot, at) => {
      const draft = draftOf(profile, spot, at, desk, besides ? `${schools[at]?.zh}周边` : null);
      if (profile.type === 'school') schools.push({ spot, zh: draft.zh });
      return draft;
    });
  });
}

/** What is looked up while sites are written down. */
type Desk = {
  readonly placeNames: ReadonlyMap<string, string>;
  readonly communityOf: ReadonlyMap<string, string>;
  readonly organisationNames: ReadonlyMap<string, string>;
  readonly giveName: NameGiver;
};

function deskOf(land: Land, organisations: readonly OrganisationRow[], rng: Rng): Desk {
  return {
    placeNames: new Map(land.places.map((place) => [place.code, place.zh])),
    communityOf: new Map(land.blocks.map((block) => [block.placeCode, block.communityCode])),
    organisationNames: new Map(organisations.map((organisation) => [organisation.code, organisation.zh])),
    giveName: nameGiver(rng),
  };
}

function draftOf(profile: SiteProfile, spot: Spot, at: number, desk: Desk, fixedName: string | null): SiteDraft {
  const communityCode = desk.communityOf.get(spot.placeCode);
  const organisationCode = answeringFor(profile, at, communityCode, spot);
  const zone = desk.placeNames.get(spot.zoneCode) ?? '';
  const area = desk.placeNames.get(communityCode ?? spot.placeCode) ?? '';
  return {
    code: `WY-${profile.mark}-${String(at + 1).padStart(4, '0')}`,
    siteTypeCode: profile.type,
    zh: fixedName ?? siteName(profile, spot, communityCode, organisationCode, desk),
    address: communityCode === undefined ? zone + area : `${area}，${spot.address}`,
    placeCode: spot.placeCode,
    zoneCode: spot.zoneCode,
    ...shapeOf(profile.type, spot.points),
    organisationCode,
  };
}

function spotsOf(profile: SiteProfile, land: Land, rng: Rng): Spot[] {
  const urban = (): Spot[] => {
    if (profile.urban === 'everySubdistrict') return oneBlockEach(land, ({ communityCode }) => communityCode.slice(0, SUBDISTRICT_DIGITS), rng).map((block) => pointSpot(block, profile.placement, land, rng));
    if (profile.urban === 'everyCommunity') return oneBlockEach(land, ({ communityCode }) => communityCode, rng).map((block) => pointSpot(block, profile.placement, land, rng));
    return urbanSpots(profile, profile.urban, land, rng);
  };
  return [...urban(), ...ruralVillages(profile.rural, land, rng).map((village) => ruralSpot(village, profile, rng))];
}

function oneBlockEach(land: Land, keyOf: (block: GridBlock) => string, rng: Rng): GridBlock[] {
  return [...Map.groupBy(land.blocks, keyOf).values()].map((blocks) => rng.pick(blocks));
}

/** Most of what a town has stands in the village where the town has its seat. */
function ruralVillages(rural: SiteProfile['rural'], land: Land, rng: Rng): VillageArea[] {
  if (rural === 'everyVillage') return [...land.villages];
  if (rural === 'everyTown') return land.villages.filter(({ isTownSeat }) => isTownSeat);
  const deck = land.villages.flatMap((village) => Array.from({ length: village.isTownSeat ? TOWN_SEAT_WEIGHT : 1 }, () => village));
  return rng.sample(deck, Math.min(rural, deck.length));
}

function answeringFor(profile: SiteProfile, at: number, communityCode: string | undefined, spot: Spot): string {
  if (communityCode === undefined) return organisationOfPlace(spot.zoneCode);
  const { answering } = profile;
  if (answering === 'subdistrict') return organisationOfPlace(communityCode.slice(0, SUBDISTRICT_DIGITS));
  if (answering === 'area' || answering === 'community') return organisationOfPlace(communityCode);
  const chosen = answering[at % answering.length] as string;
  return chosen === 'area' ? organisationOfPlace(communityCode) : chosen;
}

function siteName(profile: SiteProfile, spot: Spot, communityCode: string | undefined, organisationCode: string, desk: Desk): string {
  const place = desk.placeNames.get(spot.placeCode) ?? '';
  const zone = desk.placeNames.get(spot.zoneCode) ?? '';
  if (profile.placement === 'street' || profile.placement === 'channel') return `${spot.road ?? '清源河支流'}（${place}段）`;
  if (profile.placement === 'corner') return spot.road?.replace('交叉口', '路口') ?? `${zone}场镇路口（${place}）`;
  const areaCode = profile.answering === 'subdistrict' ? communityCode?.slice(0, SUBDISTRICT_DIGITS) : communityCode;
  const isTownWide = profile.rural === 'everyTown';
  return desk.giveName(profile.type, {
    area: isTownWide ? zone : (desk.placeNames.get(areaCode ?? spot.placeCode) ?? ''),
    answering: communityCode === undefined ? zone : (desk.organisationNames.get(organisationCode) ?? ''),
  });
}

function shapeOf(type: SiteTypeCode, points: readonly Plane[]): { geometry: Point | LineString; lengthMetres: number | null } {
  const coordinates = points.map(toLonLat);
  if (LINE_TYPES.has(type)) return { geometry: { type: 'LineString', coordinates }, lengthMetres: Math.round(lengthMetres(points)) };
  return { geometry: { type: 'Point', coordinates: coordinates[0] as Point['coordinates'] }, lengthMetres: null };
}
