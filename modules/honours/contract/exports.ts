import { exportOf } from '#platform/contract/list-export.ts';
import { listAwards } from './awards.ts';
import { listCandidates } from './candidates.ts';
import { listRoundVillages } from './households.ts';
import { listReReviews, listReviewItems } from './re-reviews.ts';
import { listSelectionRounds } from './rounds.ts';
import { listSubjects } from './subjects.ts';
import { listTitles } from './titles.ts';

export const exportTitles = exportOf(listTitles, { id: 'honours.exportTitles', path: '/title-export', zh: '导出称号列表（xlsx）', en: 'Export titles (xlsx)' });
export const exportSubjects = exportOf(listSubjects, { id: 'honours.exportSubjects', path: '/honour-subject-export', zh: '导出对象名册（xlsx）', en: 'Export the register of subjects (xlsx)' });
export const exportAwards = exportOf(listAwards, { id: 'honours.exportAwards', path: '/award-export', zh: '导出荣誉台账（xlsx）', en: 'Export the register of awards (xlsx)' });
export const exportSelectionRounds = exportOf(listSelectionRounds, { id: 'honours.exportSelectionRounds', path: '/selection-round-export', zh: '导出评选列表（xlsx）', en: 'Export selection rounds (xlsx)' });
export const exportCandidates = exportOf(listCandidates, { id: 'honours.exportCandidates', path: '/selection-rounds/:roundId/candidate-export', zh: '导出候选名单（xlsx）', en: 'Export candidates (xlsx)' });
export const exportRoundVillages = exportOf(listRoundVillages, { id: 'honours.exportRoundVillages', path: '/selection-rounds/:roundId/village-export', zh: '导出各村评议进度（xlsx）', en: 'Export villages of a round (xlsx)' });
export const exportReReviews = exportOf(listReReviews, { id: 'honours.exportReReviews', path: '/re-review-export', zh: '导出复查列表（xlsx）', en: 'Export re-reviews (xlsx)' });
export const exportReviewItems = exportOf(listReviewItems, { id: 'honours.exportReviewItems', path: '/re-reviews/:reReviewId/item-export', zh: '导出复查名单（xlsx）', en: 'Export awards of a re-review (xlsx)' });
