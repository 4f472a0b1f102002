import type { ServerModule } from '#platform/server/operations/index.ts';
import { peopleProblems } from '../contract/index.ts';
import { myAbilitiesBound, signInBound, signOutBound, whoAmIBound } from './handlers/session.ts';

export const peopleModule: ServerModule = {
  name: 'people',
  operations: [signInBound, signOutBound, whoAmIBound, myAbilitiesBound],
  problems: peopleProblems,
};

export { hashPassword } from './handlers/session.ts';
