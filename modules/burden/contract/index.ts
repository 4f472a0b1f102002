export { previewAsk, publishMonth, readBurden, readPublicBurden, setRate } from './operations.ts';
export { burdenPermissions } from './permissions.ts';
export { burdenProblems } from './problems.ts';
