import type { ServerModule } from '#platform/server/operations/index.ts';
import { peopleExports } from './exports.ts';
import { peopleProblems } from '../contract/index.ts';
import { coverMySitesBound, endCoverBound, endMyCoverBound, listCoversBound, listDeputiesBound } from './handlers/covers.ts';
import { assignDutyBound, dutyAtBound, endDutyBound, handOverBound, listDutiesBound } from './handlers/duties.ts';
import {
  changePasswordBound, createLoginBound, disableLoginBound, endSessionBound, listLoginsBound, listSessionsBound, resetPasswordBound, unlockLoginBound,
} from './handlers/logins.ts';
import { assignmentImportTemplateBound, dutyImportTemplateBound, importAssignmentsBound, importDutiesBound } from './handlers/files.ts';
import { assignDutiesBound } from './handlers/many-duties.ts';
import { disableLoginsBound } from './handlers/many-logins.ts';
import { changeRolesBound } from './handlers/many-roles.ts';
import { createPersonBound, importPersonsBound, listPersonsBound, personImportTemplateBound, readPersonBound, updatePersonBound } from './handlers/persons.ts';
import { assignRoleBound, endAssignmentBound, listAssignmentsBound, roleOperations } from './handlers/roles.ts';
import type { RoleDefaults } from './handlers/roles.ts';
import { myAbilitiesBound, signInBound, signOutBound, whoAmIBound } from './handlers/session.ts';
import { peopleDuties } from './queries/duty-sources.ts';
import { loginReversal } from './login-reversal.ts';
import { peopleReversals } from './reversals.ts';
import { roleReversal } from './role-reversal.ts';
import { ledSites, loginsInRole, personCount } from './queries/first-steps.ts';
import { whenDutiesImported, whenProgrammeCreated, whenSiteClosed, whenSitesClosed, whenSitesReopened } from './reactions.ts';

/** 人员模块 · The composition says which permissions there are, since they come from modules further up. */
export function createPeopleModule(defaults: RoleDefaults): ServerModule {
  return {
    name: 'people',
    operations: [
      signInBound, signOutBound, whoAmIBound, myAbilitiesBound, changePasswordBound, listSessionsBound, endSessionBound,
      listPersonsBound, readPersonBound, createPersonBound, updatePersonBound, importPersonsBound, personImportTemplateBound,
      listLoginsBound, createLoginBound, resetPasswordBound, unlockLoginBound, disableLoginBound, disableLoginsBound,
      ...roleOperations(defaults), listAssignmentsBound, assignRoleBound, endAssignmentBound, changeRolesBound, importAssignmentsBound, assignmentImportTemplateBound,
      listDutiesBound, dutyAtBound, assignDutyBound, assignDutiesBound, endDutyBound, handOverBound, importDutiesBound, dutyImportTemplateBound,
      listDeputiesBound, listCoversBound, coverMySitesBound, endMyCoverBound, endCoverBound,
      ...peopleExports,
    ],
    firstSteps: [
      { code: 'officeLogin', count: loginsInRole('programmeOffice') }, { code: 'persons', count: personCount }, { code: 'inspectors', count: loginsInRole('inspector') }, { code: 'siteLeaders', count: ledSites },
    ],
    problems: peopleProblems,
    constraints: {
      persons__code_unique: 'people.person_code_taken', logins__username_unique: 'people.username_taken',
      responsibilities__one_at_a_time_site: 'people.duty_overlaps', responsibilities__one_at_a_time_place: 'people.duty_overlaps',
      covers__one_at_a_time: 'people.cover_overlaps',
      assignments__valid_order: 'people.dates_out_of_order', persons__valid_order: 'people.dates_out_of_order',
    },
    reactions: {
      'places.programmeCreated': whenProgrammeCreated(defaults), 'places.siteClosed': whenSiteClosed, 'places.sitesClosed': whenSitesClosed, 'places.sitesReopened': whenSitesReopened, 'places.dutiesImported': whenDutiesImported,
    },
    topics: { duties: 'people.read' },
    duties: peopleDuties,
    reversals: [...peopleReversals, loginReversal, roleReversal],
  };
}

export type { RoleDefaults } from './handlers/roles.ts';
export { hashPassword } from './password.ts';
export { dutiesAt } from './queries/duties.ts';
export type { DutiesOfSite } from './queries/duties.ts';
export { personNames } from './queries/persons.ts';
export { personsCalled } from './queries/called.ts';
