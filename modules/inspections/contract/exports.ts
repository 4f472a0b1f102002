/** 导出 · Lists of this module as xlsx. */
import { exportOf } from '#platform/contract/list-export.ts';
import { listFindings, listRounds, listRoundSites } from './operations.ts';

export const exportRounds = exportOf(listRounds, { id: 'inspections.exportRounds', path: '/round-export', zh: '导出督查轮次（xlsx）', en: 'Export rounds (xlsx)' });
export const exportRoundSites = exportOf(listRoundSites, { id: 'inspections.exportRoundSites', path: '/rounds/:roundId/site-export', zh: '导出本轮点位（xlsx）', en: 'Export the sites of a round (xlsx)' });
export const exportFindings = exportOf(listFindings, { id: 'inspections.exportFindings', path: '/finding-export', zh: '导出督查问题（xlsx）', en: 'Export findings (xlsx)' });
