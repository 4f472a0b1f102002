export {
  accountKind, correctAccount, downloadFigureTable, downloadTemplates, draftAccount, editAccount, importTemplates, listTemplates, previewAccount, readTemplate, retireTemplate, returnAccount, saveTemplate, submitAccount, templatesFile,
} from './accounts.ts';
export { kindWords, languageFaultWords, reviewWords } from './account-words.ts';
export {
  approveBulletin, block, bulletinKind, bulletinSummary, checkBulletin, downloadBulletin, downloadRegister, draftBulletin, figure, listBulletins, publishBulletin, readBulletin, redraftBulletin, withdrawBulletin,
} from './operations.ts';
export { downloadPublicBulletin, listPublicBulletins, listPublicFigures, readPublicBulletin } from './public.ts';
export { readIssuing, saveIssuing } from './issuing.ts';
export { bulletinsPermissions } from './permissions.ts';
export { bulletinsProblems } from './problems.ts';
export { exportBulletins } from './exports.ts';
