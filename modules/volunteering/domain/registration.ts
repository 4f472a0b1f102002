import { isIdentityNumber } from '#kernel/identity-number.ts';

/** 登记的志愿者 · What a registration says of somebody; days as YYYY-MM-DD. */
export interface VolunteerFacts {
  readonly placeId: string | null; readonly organisationId: string | null; readonly isAdult: boolean; readonly guardian: string | null; readonly guardianAgreedOn: string | null;
  readonly identityNumber: string | null; readonly registeredOn: string;
}

/** 登记不成立的原因 · Why somebody cannot be registered so. */
export type VolunteerRefusal = 'placeless' | 'guardianMissing' | 'guardianOfAdult' | 'identityWrong' | 'inFuture';

/**
 * 登记是否成立 · A minor serves with a guardian's consent, whose name is kept; of adults no guardian is. Somewhere one belongs.
 * @source MZ/T 061-2015; 民政部令第67号; DOMAIN.md §6
 * @errors placeless, inFuture, guardianMissing, guardianOfAdult, identityWrong
 */
export function volunteerRefusal(facts: VolunteerFacts, today: string): VolunteerRefusal | null {
  if (facts.placeId === null && facts.organisationId === null) return 'placeless';
  if (facts.registeredOn > today) return 'inFuture';
  if (!facts.isAdult && (facts.guardian === null || facts.guardianAgreedOn === null || facts.guardianAgreedOn > today)) return 'guardianMissing';
  if (facts.isAdult && (facts.guardian !== null || facts.guardianAgreedOn !== null)) return 'guardianOfAdult';
  return facts.identityNumber !== null && !isIdentityNumber(facts.identityNumber) ? 'identityWrong' : null;
}

/** 入队不成立的原因 · Why somebody cannot belong to a team from a day on. */
export type MembershipRefusal = 'inFuture' | 'beforeRegistration' | 'volunteerGone' | 'beforeTeam' | 'teamGone';

/** 入队是否成立 · One belongs to a team while both are there. @errors in the order of the type */
export function membershipRefusal(from: string, volunteer: { registeredOn: string; leftOn: string | null }, team: { foundedOn: string; dissolvedOn: string | null }, today: string): MembershipRefusal | null {
  if (from > today) return 'inFuture';
  if (from < volunteer.registeredOn) return 'beforeRegistration';
  if (volunteer.leftOn !== null && from >= volunteer.leftOn) return 'volunteerGone';
  if (from < team.foundedOn) return 'beforeTeam';
  return team.dissolvedOn !== null && from >= team.dissolvedOn ? 'teamGone' : null;
}
