import type { ServerModule } from '#platform/server/operations/index.ts';
import { exportBulletinsBound } from './exports.ts';
import { bulletinsProblems } from '../contract/index.ts';
import { approveBulletinBound, draftBulletinBound, publishBulletinBound, redraftBulletinBound, withdrawBulletinBound } from './handlers/life.ts';
import { downloadPublicBulletinBound, listPublicBulletinsBound, listPublicFiguresBound, readPublicBulletinBound } from './handlers/public.ts';
import { checkBulletinBound, downloadBulletinBound, listBulletinsBound, readBulletinBound } from './handlers/reading.ts';
import { downloadRegisterBound } from './handlers/register.ts';
import { bulletinsPages } from './pages.ts';
import { bulletinDuties } from './queries/duty-sources.ts';

export { bulletinEntry, figureTiles } from './pages.ts';

export const bulletinsModule: ServerModule = {
  name: 'bulletins',
  operations: [
    listBulletinsBound, readBulletinBound, draftBulletinBound, redraftBulletinBound, approveBulletinBound, publishBulletinBound, withdrawBulletinBound,
    downloadBulletinBound, downloadRegisterBound, checkBulletinBound, listPublicBulletinsBound, readPublicBulletinBound, listPublicFiguresBound, downloadPublicBulletinBound,
    exportBulletinsBound,
  ],
  problems: bulletinsProblems,
  constraints: { bulletins__published_is_frozen: 'bulletins.published_is_frozen', bulletins__approver_is_not_drafter: 'bulletins.drafter_cannot_approve' },
  topics: { bulletins: 'bulletins.read' },
  duties: bulletinDuties,
  searchTexts: [{ table: 'bulletins.bulletins', key: 'id', name: 'title', others: [] }],
  pages: bulletinsPages,
};
