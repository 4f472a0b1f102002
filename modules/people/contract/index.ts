export { signIn, signOut, whoAmI, myAbilities, programmeRef } from './session.ts';
export {
  assignmentRow, changePassword, createLogin, createPerson, disableLogin, endSession, importPersons, listLogins, listPersons, listSessions, personImportTemplate, personRow,
  readPerson, resetPassword, unlockLogin, updatePerson,
} from './persons.ts';
export { assignmentImportTemplate, assignRole, endAssignment, importAssignments, listAssignments, listRoles, setRolePermissions } from './roles.ts';
export { assignDuty, dutyAt, dutyImportTemplate, endDuty, handOver, importDuties, listDuties } from './duties.ts';
export { coverMySites, endCover, endMyCover, listCovers, listDeputies } from './covers.ts';
export { peoplePermissions } from './permissions.ts';
export { peopleProblems } from './problems.ts';
export { assignDuties, DUTY_SITES_MAX } from './many-duties.ts';
export { changeRoles, PERSONS_AT_ONCE_MAX } from './many-roles.ts';
export { disableLogins, LOGINS_AT_ONCE_MAX } from './many-logins.ts';
export { exportAssignments, exportCovers, exportDuties, exportLogins, exportPersons } from './exports.ts';
