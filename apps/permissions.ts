/** Composition: the permissions of every module with the roles that hold them by default. */
import { ballotsPermissions } from '#modules/ballots/contract/index.ts';
import { bulletinsPermissions } from '#modules/bulletins/contract/index.ts';
import { burdenPermissions } from '#modules/burden/contract/index.ts';
import { carePermissions } from '#modules/care/contract/index.ts';
import { casesPermissions } from '#modules/cases/contract/index.ts';
import { figuresPermissions } from '#modules/figures/contract/index.ts';
import { filesPermissions } from '#modules/files/contract/index.ts';
import { frameworksPermissions } from '#modules/frameworks/contract/index.ts';
import { honoursPermissions } from '#modules/honours/contract/index.ts';
import { inspectionsPermissions } from '#modules/inspections/contract/index.ts';
import { noticesPermissions } from '#modules/notices/contract/index.ts';
import { peoplePermissions } from '#modules/people/contract/index.ts';
import { placesPermissions } from '#modules/places/contract/index.ts';
import { plansPermissions } from '#modules/plans/contract/index.ts';
import { pointsPermissions } from '#modules/points/contract/index.ts';
import { recordsPermissions } from '#modules/records/contract/index.ts';
import { scoringPermissions } from '#modules/scoring/contract/index.ts';
import { shopsPermissions } from '#modules/shops/contract/index.ts';
import { submissionsPermissions } from '#modules/submissions/contract/index.ts';
import { surveysPermissions } from '#modules/surveys/contract/index.ts';
import { volunteeringPermissions } from '#modules/volunteering/contract/index.ts';
import { platformPermissions } from '#platform/contract/permissions.ts';

export interface PermissionDefinition {
  readonly zh: string;
  readonly en: string;
  readonly roles: readonly string[];
}

export const allPermissions: Readonly<Record<string, PermissionDefinition>> = {
  ...platformPermissions,
  ...placesPermissions,
  ...peoplePermissions,
  ...filesPermissions,
  ...noticesPermissions,
  ...ballotsPermissions,
  ...frameworksPermissions,
  ...plansPermissions,
  ...casesPermissions,
  ...inspectionsPermissions,
  ...scoringPermissions,
  ...recordsPermissions,
  ...surveysPermissions,
  ...figuresPermissions,
  ...burdenPermissions,
  ...honoursPermissions,
  ...pointsPermissions,
  ...shopsPermissions,
  ...volunteeringPermissions,
  ...carePermissions,
  ...submissionsPermissions,
  ...bulletinsPermissions,
};

/** 角色 · The roles a programme starts with; packs and programmes may change them, since they are rows. */
export const defaultRoles: readonly { readonly code: string; readonly zh: string; readonly en: string }[] = [
  { code: 'programmeOffice', zh: '创建办', en: 'Programme office' },
  { code: 'leadingGroup', zh: '领导小组', en: 'Leading group' },
  { code: 'zoneCoordinator', zh: '片区协调员', en: 'Zone coordinator' },
  { code: 'departmentCoordinator', zh: '部门协调员', en: 'Department coordinator' },
  { code: 'siteLeader', zh: '点位长', en: 'Site leader' },
  { code: 'liaison', zh: '联络员', en: 'Liaison' },
  { code: 'inspector', zh: '督查员', en: 'Inspector' },
  { code: 'communityOfficer', zh: '社区（村）干部', en: 'Community officer' },
  { code: 'volunteer', zh: '志愿者', en: 'Volunteer' },
  { code: 'resident', zh: '居民', en: 'Resident' },
  { code: 'itAdministrator', zh: '系统管理员', en: 'IT administrator' },
  { code: 'shopKeeper', zh: '爱心超市店长', en: 'Shop keeper' },
  { code: 'connectedSystem', zh: '对接系统', en: 'Connected system' },
];
