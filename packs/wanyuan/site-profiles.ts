import type { SiteTypeCode } from '../demo-city-edition/source/site-types.ts';

/** Where a site stands in its block, or along what. */
export type Placement = 'street' | 'lane' | 'channel' | 'frontage' | 'inside' | 'corner' | 'edgeOfTown' | 'besideSchool' | 'park';

/** Who answers: the area it lies in, or those of the list in turn, who can put right what is found there. */
export type Answering = 'area' | 'community' | 'subdistrict' | readonly string[];

export type SiteProfile = {
  readonly type: SiteTypeCode;
  readonly mark: string;
  readonly urban: number | 'everySubdistrict' | 'everyCommunity';
  readonly rural: number | 'everyTown' | 'everyVillage';
  readonly placement: Placement;
  readonly answering: Answering;
  /** A site here counts as that many in the middle of town, where there is more of everything. */
  readonly centrePull: number;
};

const profile = (
  type: SiteTypeCode, mark: string, urban: SiteProfile['urban'], rural: SiteProfile['rural'],
  placement: Placement, answering: Answering, centrePull = 1,
): SiteProfile => ({ type, mark, urban, rural, placement, answering, centrePull });

/**
 * 点位数量 · 2,000 sites in proportions of a real district's site map, scaled to a small city.
 *
 * @source DOMAIN 1.6: about 1,956 sites of these types in one district
 */
export const SITE_PROFILES: readonly SiteProfile[] = [
  profile('subdistrict-office', 'SDO', 'everySubdistrict', 0, 'frontage', 'subdistrict'),
  profile('subdistrict-culture-station', 'SDC', 'everySubdistrict', 0, 'frontage', 'subdistrict'),
  profile('community', 'COM', 'everyCommunity', 0, 'frontage', 'community'),
  profile('community-culture-centre', 'CCC', 'everyCommunity', 0, 'inside', 'community'),
  profile('residential-compound', 'RES', 330, 0, 'inside', ['area', 'housing', 'area', 'area']),
  profile('urban-rural-fringe', 'FRINGE', 24, 0, 'edgeOfTown', 'community'),
  profile('township-culture-station', 'TCS', 0, 'everyTown', 'frontage', 'area'),
  profile('outer-village', 'VIL', 0, 'everyVillage', 'inside', 'area'),
  profile('main-street', 'MAIN', 130, 0, 'street', ['city-management', 'municipal-works', 'city-management', 'sanitation-centre'], 1.6),
  profile('back-lane', 'LANE', 210, 0, 'lane', ['area', 'city-management', 'area', 'municipal-works', 'area', 'sanitation-centre']),
  profile('square-park', 'PARK', 36, 6, 'park', ['city-management', 'garden-office', 'sports']),
  profile('public-toilet', 'TOILET', 72, 24, 'frontage', ['sanitation-centre', 'city-management', 'municipal-works'], 1.4),
  profile('public-culture-facility', 'CULT', 14, 4, 'frontage', ['culture-tourism', 'library', 'culture-house', 'museum', 'youth-centre'], 2),
  profile('scenic-spot', 'SCENIC', 4, 10, 'inside', ['culture-tourism', 'forestry']),
  profile('bookshop', 'BOOK', 20, 2, 'frontage', ['culture-tourism', 'publicity', 'media-centre'], 2),
  profile('hotel', 'HOTEL', 30, 6, 'frontage', ['culture-tourism', 'public-security', 'commerce'], 2),
  profile('market', 'MARKET', 14, 10, 'inside', ['market-regulation', 'market-service-centre']),
  profile('restaurant', 'FOOD', 260, 50, 'frontage', ['market-regulation', 'area', 'commerce', 'area'], 2),
  profile('service-window', 'WINDOW', 130, 20, 'frontage', [
    'government-service-centre', 'bank-a', 'bank-b', 'bank-c', 'bank-d', 'post-office', 'telecom-a', 'telecom-b', 'telecom-c', 'tax',
    'power-company', 'water-company', 'gas-company', 'insurance', 'general-hospital', 'tcm-hospital', 'maternity-hospital',
    'coach-station', 'railway-station', 'property-registration', 'human-resources', 'medical-insurance', 'bus-company',
    'disease-control', 'petition', 'civil-affairs', 'veterans',
  ], 2.2),
  profile('shop-supermarket', 'SHOP', 90, 20, 'frontage', ['commerce', 'area', 'market-regulation'], 2),
  profile('crossroads', 'CROSS', 66, 6, 'corner', ['traffic-police', 'public-security', 'transport']),
  profile('cinema', 'CINEMA', 6, 0, 'frontage', ['culture-tourism'], 2.5),
  profile('building-site', 'BUILD', 54, 6, 'inside', ['housing', 'city-investment', 'natural-resources']),
  profile('river-channel', 'RIVER', 22, 12, 'channel', ['water', 'ecology']),
  profile('school', 'SCHOOL', 40, 12, 'inside', ['education', 'vocational-school']),
  profile('school-surroundings', 'SCHAREA', 40, 12, 'besideSchool', ['city-management', 'education', 'public-security']),
  profile('training-institution', 'TRAIN', 54, 2, 'frontage', ['education', 'human-resources'], 1.8),
  profile('minors-counselling-centre', 'MINORS', 8, 2, 'inside', ['education', 'youth-league', 'women', 'youth-centre']),
  profile('internet-cafe', 'NET', 32, 6, 'frontage', ['culture-tourism', 'public-security', 'cyberspace'], 1.8),
];
