export { signIn, signOut, whoAmI, myAbilities, programmeRef } from './session.ts';
export { peopleProblems } from './problems.ts';
