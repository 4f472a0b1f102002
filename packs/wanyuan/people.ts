import { apportion } from '#kernel/apportion.ts';
import type { Rng } from '#kernel/rng.ts';
import { GIVEN_NAMES, SURNAMES } from './names.ts';
import { LEADING_GROUP, organisationOfPlace, PROGRAMME_OFFICE } from './organisations.ts';
import type { SiteDraft } from './sites.ts';
import type { Anchor, AssignmentRow, DutyRow, LoginRow, OrganisationRow, PersonRow, PlaceRow, RoleCode, SiteRow } from './types.ts';

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

/** 在册 · Somebody with the role that brought them into the programme. */
export type Member = { readonly person: PersonRow; readonly role: RoleCode; readonly anchor: Anchor };
type Seat = { readonly organisationCode: string | null; readonly role: RoleCode; readonly anchor: Anchor };

/** 生成人员 · 260 invented people: who runs the programme, who answers for sites, who inspects, and some residents. */
export function buildMembers(places: readonly PlaceRow[], organisations: readonly OrganisationRow[], sites: readonly SiteDraft[], rng: Rng): Member[] {
  const names = rng.shuffle([...SURNAMES].flatMap((surname) => GIVEN_NAMES.map((given) => surname + given)));
  const seats = [...officeSeats(), ...areaSeats(places), ...leaderSeats(organisations, sites)];
  return seats.map(({ organisationCode, role, anchor }, at) => ({
    person: { code: `WY-P${String(at + 1).padStart(3, '0')}`, zh: names[at] as string, organisationCode }, role, anchor,
  }));
}

function officeSeats(): Seat[] {
  const seats = (role: RoleCode, organisationCode: string, count: number): Seat[] =>
    Array.from({ length: count }, () => ({ organisationCode, role, anchor: { kind: 'programme' } }));
  return [
    ...seats('leadingGroup', LEADING_GROUP, 3),
    ...seats('programmeOffice', PROGRAMME_OFFICE, 6),
    ...seats('itAdministrator', PROGRAMME_OFFICE, 1),
    ...seats('inspector', PROGRAMME_OFFICE, INSPECTORS),
    ...COORDINATED.map((organisationCode): Seat => ({ organisationCode, role: 'departmentCoordinator', anchor: { kind: 'organisation', organisationCode } })),
  ];
}

function areaSeats(places: readonly PlaceRow[]): Seat[] {
  const communities = places.filter((place) => place.kind === 'community');
  const anchoredAt = (role: RoleCode, place: PlaceRow, organisationCode: string | null): Seat => ({ organisationCode, role, anchor: { kind: 'place', placeCode: place.code } });
  return [
    ...places.filter((place) => place.kind === 'zone').map((zone) => anchoredAt('zoneCoordinator', zone, organisationOfPlace(zone.code))),
    ...communities.map((community) => anchoredAt('communityOfficer', community, organisationOfPlace(community.code))),
    ...communities.slice(0, 3).map((community) => anchoredAt('resident', community, null)),
    ...communities.slice(3, 6).map((community) => anchoredAt('volunteer', community, null)),
  ];
}

/** Every organisation that answers for sites has one leader, and more in proportion to its sites. */
function leaderSeats(organisations: readonly OrganisationRow[], sites: readonly SiteDraft[]): Seat[] {
  const counts = Map.groupBy(sites, (site) => site.organisationCode);
  const answering = organisations.filter((organisation) => counts.has(organisation.code));
  const further = apportion(SITE_LEADERS - answering.length, answering.map((organisation) => counts.get(organisation.code)?.length ?? 0));
  return answering.flatMap((organisation, at) =>
    Array.from({ length: 1 + (further[at] ?? 0) }, (): Seat => ({ organisationCode: organisation.code, role: 'siteLeader', anchor: { kind: 'duty' } })),
  );
}

/** 落实责任 · Gives every site its leader and liaison, and some of them a hand-over in their history. */
export function assignDuties(sites: readonly SiteDraft[], members: readonly Member[], rng: Rng): SiteRow[] {
  const leaders = Map.groupBy(peopleIn(members, 'siteLeader'), (person) => person.organisationCode as string);
  const leaderOf = leadersBySite(sites, leaders);
  const changing = sites.filter((site) => (leaders.get(site.organisationCode)?.length ?? 0) > 1);
  const handedOver = new Set(rng.sample(changing, HANDOVERS).map((site) => site.code));
  const liaisons = new Map([...peopleIn(members, 'departmentCoordinator'), ...peopleIn(members, 'communityOfficer')].map((person) => [person.organisationCode, person]));
  return sites.map((site): SiteRow => {
    const leader = leaderOf.get(site.code) as PersonRow;
    const colleagues = leaders.get(site.organisationCode) as PersonRow[];
    const liaison = liaisons.get(site.organisationCode) ?? (colleagues.at(-1) as PersonRow);
    const before = handedOver.has(site.code) ? rng.pick(colleagues.filter((person) => person !== leader)) : null;
    return { ...site, siteLeaderCode: leader.code, liaisonCode: liaison.code, duties: dutiesOf(site.organisationCode, leader, liaison, before) };
  });
}

/** A leader's sites lie together: they are dealt out in the order of their places. */
function leadersBySite(sites: readonly SiteDraft[], leaders: ReadonlyMap<string, readonly PersonRow[]>): ReadonlyMap<string, PersonRow> {
  const leaderOf = new Map<string, PersonRow>();
  for (const [organisationCode, own] of Map.groupBy(sites, (site) => site.organisationCode)) {
    const pool = leaders.get(organisationCode) as readonly PersonRow[];
    const byPlace = own.toSorted((left, right) => (left.placeCode < right.placeCode ? -1 : left.placeCode > right.placeCode ? 1 : 0));
    for (const [at, site] of byPlace.entries()) leaderOf.set(site.code, pool[Math.floor((at * pool.length) / byPlace.length)] as PersonRow);
  }
  return leaderOf;
}

function dutiesOf(organisationCode: string, leader: PersonRow, liaison: PersonRow, before: PersonRow | null): DutyRow[] {
  const personal = (role: 'siteLeader' | 'liaison', person: PersonRow, validFrom: string, validTo: string | null): DutyRow => ({
    role, personCode: person.code, organisationCode: null, validFrom, validTo,
  });
  return [
    { role: 'responsibleUnit', personCode: null, organisationCode, validFrom: VALID_FROM, validTo: null },
    personal('liaison', liaison, VALID_FROM, null),
    ...(before === null ? [] : [personal('siteLeader', before, VALID_FROM, HANDOVER_ON)]),
    personal('siteLeader', leader, before === null ? VALID_FROM : HANDOVER_ON, null),
  ];
}

/** 任职 · The role of every member, and the role of liaison for those who are one today. */
export function buildAssignments(members: readonly Member[], sites: readonly SiteRow[]): AssignmentRow[] {
  const liaisons = new Set(sites.map((site) => site.liaisonCode));
  return [
    ...members.map(({ person, role, anchor }): AssignmentRow => ({ personCode: person.code, role, anchor })),
    ...[...liaisons].map((personCode): AssignmentRow => ({ personCode, role: 'liaison', anchor: { kind: 'duty' } })),
  ];
}

/** 演示登录 · One name a role, plus the five zones and a few more; passwords are set when the pack is loaded. */
export function buildLogins(members: readonly Member[]): LoginRow[] {
  const login = (username: string, role: RoleCode, at = 0, organisationCode?: string): LoginRow => {
    const person = peopleIn(members, role).filter((one) => organisationCode === undefined || one.organisationCode === organisationCode)[at];
    if (person === undefined) throw new Error(`nobody for the demo login ${username}`);
    return { username, personCode: person.code, role };
  };
  return [
    login('office', 'programmeOffice'), login('office2', 'programmeOffice', 1), login('admin', 'itAdministrator'), login('leadgroup', 'leadingGroup'), login('leadgroup2', 'leadingGroup', 1),
    ...[0, 1, 2, 3, 4].map((at) => login(`zone${at + 1}`, 'zoneCoordinator', at)),
    login('dept', 'departmentCoordinator'),
    login('leader', 'siteLeader', 0, 'city-management'), login('leader2', 'siteLeader', 0, 'market-regulation'), login('leader3', 'siteLeader', 1, 'market-regulation'),
    login('inspector', 'inspector'), ...[1, 2, 3].map((at) => login(`inspector${at + 1}`, 'inspector', at)),
    login('community', 'communityOfficer'), login('resident', 'resident'), login('volunteer', 'volunteer'),
  ];
}

function peopleIn(members: readonly Member[], role: RoleCode): PersonRow[] {
  return members.filter((member) => member.role === role).map((member) => member.person);
}
