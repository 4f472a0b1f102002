export {
  approveBulletin, block, bulletinSummary, checkBulletin, downloadBulletin, downloadRegister, draftBulletin, figure, listBulletins, publishBulletin, readBulletin, redraftBulletin, withdrawBulletin,
} from './operations.ts';
export { downloadPublicBulletin, listPublicBulletins, listPublicFigures, readPublicBulletin } from './public.ts';
export { bulletinsPermissions } from './permissions.ts';
export { bulletinsProblems } from './problems.ts';
export { exportBulletins } from './exports.ts';
