/** Who may do what to a case, beyond holding the permission: pure questions about a person and a case. */
import type { CaseAct } from './states.ts';

/** 责任归属 · Who answers for a case. */
export type CaseDuty = {
  readonly siteId: string | null;
  readonly placeId: string;
  readonly organisationId: string | null;
  readonly siteLeaderId: string | null;
};

/** 可及范围 · How far a person reaches with one permission. */
export type PersonReach = {
  readonly personId: string;
  readonly everything: boolean;
  readonly placeIds: readonly string[];
  readonly organisationIds: readonly string[];
  /** Sites the person answers for today. */
  readonly siteIds: readonly string[];
};

/** 动作权限 · The permission that each act asks for. */
export const PERMISSION_OF_ACT = {
  register: 'cases.register',
  decline: 'cases.register',
  dispatch: 'cases.dispatch',
  accept: 'cases.rectify',
  return: 'cases.rectify',
  rectify: 'cases.rectify',
  extend: 'cases.rectify',
  verifyPass: 'cases.verify',
  verifyFail: 'cases.verify',
  reopen: 'cases.verify',
  shelve: 'cases.manage',
  resume: 'cases.manage',
  void: 'cases.manage',
  decideExtension: 'cases.manage',
} as const satisfies Readonly<Record<CaseAct | 'decideExtension', string>>;

/** 是否可及 · Whether a case lies within a reach at all. */
export function reaches(duty: CaseDuty, reach: PersonReach): boolean {
  return (
    reach.everything ||
    reach.placeIds.includes(duty.placeId) ||
    (duty.siteId !== null && reach.siteIds.includes(duty.siteId)) ||
    (duty.organisationId !== null && reach.organisationIds.includes(duty.organisationId))
  );
}

/**
 * 可否整改 · Whether the fix is this person's to make: the site leader named on the case, whoever answers for its site
 * today, and the people of the responsible organisation. Seeing the place is not enough — unless nobody is named at all;
 * then whoever looks after the place may take it (属地管理).
 *
 * @source DOMAIN §2.3: no clear owner → 属地管理
 */
export function mayFix(duty: CaseDuty, reach: PersonReach): boolean {
  if (reach.everything || duty.siteLeaderId === reach.personId) return true;
  if (duty.siteId !== null && reach.siteIds.includes(duty.siteId)) return true;
  if (duty.organisationId !== null) return reach.organisationIds.includes(duty.organisationId);
  return duty.siteLeaderId === null && reach.placeIds.includes(duty.placeId);
}
