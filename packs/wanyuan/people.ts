import { apportion } from '#kernel/apportion.ts';
import type { Rng } from '#kernel/rng.ts';
import { GIVEN_NAMES, SURNAMES } from './names.ts';
import { organisationOfPlace, PROGRAMME_OFFICE } from './organisations.ts';
import type { SiteDraft } from './sites.ts';
import type { DutyRow, LoginRow, OrganisationRow, PersonRow, PlaceRow, RoleCode, SiteRow } from './types.ts';

const SITE_LEADERS = 180;
const INSPECTORS = 24;
const HANDOVERS = 60;
const VALID_FROM = '2026-01-05';
const HANDOVER_ON = '2026-07-01';

/** Bureaus with much to answer for have a coordinator of their own. */
const COORDINATED = [
  'city-management', 'public-security', 'traffic-police', 'market-regulation', 'housing', 'education', 'culture-tourism', 'health',
  'transport', 'civil-affairs', 'publicity', 'ecology', 'water', 'commerce', 'emergency', 'fire-rescue', 'agriculture',
  'administrative-approval', 'natural-resources',
] as const;

type Seat = Omit<PersonRow, 'code' | 'zh'>;

/** 生成人员 · 260 invented people: who runs the programme, who answers for sites, who inspects, and some residents. */
export function buildPeople(places: readonly PlaceRow[], organisations: readonly OrganisationRow[], sites: readonly SiteDraft[], rng: Rng): PersonRow[] {
  const names = rng.shuffle([...SURNAMES].flatMap((surname) => GIVEN_NAMES.map((given) => surname + given)));
  return [...officeSeats(places), ...areaSeats(places), ...leaderSeats(organisations, sites)].map((seat, at) => ({
    code: `WY-P${String(at + 1).padStart(3, '0')}`, zh: names[at] as string, ...seat,
  }));
}

function officeSeats(places: readonly PlaceRow[]): Seat[] {
  const city = places.find((place) => place.kind === 'city')?.code as string;
  const seats = (role: RoleCode, organisationCode: string, count: number): Seat[] =>
    Array.from({ length: count }, () => ({ organisationCode, role, placeCode: city }));
  return [
    ...seats('leadingGroup', 'leading-group', 3),
    ...seats('office', PROGRAMME_OFFICE, 6),
    ...seats('administrator', PROGRAMME_OFFICE, 1),
    ...seats('inspector', PROGRAMME_OFFICE, INSPECTORS),
    ...COORDINATED.flatMap((organisationCode) => seats('departmentCoordinator', organisationCode, 1)),
  ];
}

function areaSeats(places: readonly PlaceRow[]): Seat[] {
  const communities = places.filter((place) => place.kind === 'community');
  const public_ = (role: RoleCode, place: PlaceRow): Seat => ({ organisationCode: null, role, placeCode: place.code });
  return [
    ...places.filter((place) => place.kind === 'zone').map((zone): Seat => ({ organisationCode: organisationOfPlace(zone.code), role: 'zoneCoordinator', placeCode: zone.code })),
    ...communities.map((community): Seat => ({ organisationCode: organisationOfPlace(community.code), role: 'communityOfficer', placeCode: community.code })),
    ...communities.slice(0, 3).map((community) => public_('resident', community)),
    ...communities.slice(3, 6).map((community) => public_('volunteer', community)),
  ];
}

/** Every organisation that answers for sites has one leader, and more in proportion to its sites. */
function leaderSeats(organisations: readonly OrganisationRow[], sites: readonly SiteDraft[]): Seat[] {
  const counts = Map.groupBy(sites, (site) => site.organisationCode);
  const answering = organisations.filter((organisation) => counts.has(organisation.code));
  const further = apportion(SITE_LEADERS - answering.length, answering.map((organisation) => counts.get(organisation.code)?.length ?? 0));
  return answering.flatMap((organisation, at) =>
    Array.from({ length: 1 + (further[at] ?? 0) }, (): Seat => ({ organisationCode: organisation.code, role: 'siteLeader', placeCode: organisation.placeCode })),
  );
}

/** 落实责任 · Gives every site its leader and liaison, and some of them a hand-over in their history. */
export function assignDuties(sites: readonly SiteDraft[], people: readonly PersonRow[], rng: Rng): SiteRow[] {
  const leaders = Map.groupBy(people.filter((person) => person.role === 'siteLeader'), (person) => person.organisationCode as string);
  const leaderOf = new Map<string, PersonRow>();
  for (const [organisationCode, own] of Map.groupBy(sites, (site) => site.organisationCode)) {
    const pool = leaders.get(organisationCode) as PersonRow[];
    const byPlace = own.toSorted((left, right) => (left.placeCode < right.placeCode ? -1 : left.placeCode > right.placeCode ? 1 : 0));
    for (const [at, site] of byPlace.entries()) leaderOf.set(site.code, pool[Math.floor((at * pool.length) / byPlace.length)] as PersonRow);
  }
  const changing = sites.filter((site) => (leaders.get(site.organisationCode)?.length ?? 0) > 1);
  const handedOver = new Set(rng.sample(changing, HANDOVERS).map((site) => site.code));
  const liaisons = liaisonsOf(people);
  return sites.map((site): SiteRow => {
    const leader = leaderOf.get(site.code) as PersonRow;
    const liaison = liaisons.get(site.organisationCode) ?? leaders.get(site.organisationCode)?.at(-1) ?? leader;
    const before = handedOver.has(site.code) ? rng.pick((leaders.get(site.organisationCode) ?? []).filter((person) => person !== leader)) : null;
    return { ...site, siteLeaderCode: leader.code, liaisonCode: liaison.code, duties: dutiesOf(site.organisationCode, leader, liaison, before) };
  });
}

function dutiesOf(organisationCode: string, leader: PersonRow, liaison: PersonRow, before: PersonRow | null): DutyRow[] {
  const duty = (role: DutyRow['role'], person: PersonRow | null, validFrom: string, validTo: string | null): DutyRow => ({
    role, personCode: person?.code ?? null, organisationCode, validFrom, validTo,
  });
  return [
    duty('responsibleUnit', null, VALID_FROM, null),
    duty('liaison', liaison, VALID_FROM, null),
    ...(before === null ? [] : [duty('siteLeader', before, VALID_FROM, HANDOVER_ON)]),
    duty('siteLeader', leader, before === null ? VALID_FROM : HANDOVER_ON, null),
  ];
}

function liaisonsOf(people: readonly PersonRow[]): Map<string, PersonRow> {
  const liaising = people.filter((person) => person.role === 'departmentCoordinator' || person.role === 'communityOfficer');
  return new Map(liaising.map((person) => [person.organisationCode as string, person]));
}

/** 演示登录 · One name a role, plus the five zones and a few more inspectors; passwords are set when the pack is loaded. */
export function buildLogins(people: readonly PersonRow[]): LoginRow[] {
  const all = (role: RoleCode): PersonRow[] => people.filter((person) => person.role === role);
  const login = (username: string, person: PersonRow | undefined): LoginRow => {
    if (person === undefined) throw new Error(`nobody for the demo login ${username}`);
    return { username, personCode: person.code, role: person.role };
  };
  const leaders = all('siteLeader');
  return [
    login('office', all('office')[0]), login('office2', all('office')[1]), login('admin', all('administrator')[0]),
    login('leadgroup', all('leadingGroup')[0]),
    ...all('zoneCoordinator').map((person, at) => login(`zone${at + 1}`, person)),
    login('dept', all('departmentCoordinator')[0]),
    login('leader', leaders.find((person) => person.organisationCode === 'city-management')),
    login('leader2', leaders.find((person) => person.organisationCode === 'market-regulation')),
    ...all('inspector').slice(0, 4).map((person, at) => login(at === 0 ? 'inspector' : `inspector${at + 1}`, person)),
    login('community', all('communityOfficer')[0]),
    login('resident', all('resident')[0]), login('volunteer', all('volunteer')[0]),
  ];
}
