/** 申报材料 · Photos and documents of a candidate: seen by whoever sees the candidate, by blind judges only what shows nobody, and never by the public. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, instant } from '#platform/contract/index.ts';

export const CANDIDATE_FILES_MAX = 20;
const caption = z.string().trim().min(1).max(200).nullable().default(null);

export const materialFile = z.object({ fileId: idOf, caption: z.string().nullable(), mediaType: z.string(), showsNobody: z.boolean(), addedAt: instant, addedByName: z.string() });

export const attachMaterial = defineOperation({
  id: 'honours.attachMaterial', summary: { zh: '附上候选的申报材料', en: 'Attach material to a candidate' },
  method: 'POST', path: '/candidates/:candidateId/files', permission: 'honours.nominate',
  input: z.object({ candidateId: idOf, fileId: idOf, caption, showsNobody: z.boolean().default(false).describe('看不出是谁，评委盲评可见 it tells nobody who it is: blind judges see it') }),
  output: z.object({ count: z.number().int() }), errors: ['honours.file_unknown', 'honours.candidate_settled', 'honours.stage_not_open', 'honours.material_full'],
});

export const removeMaterial = defineOperation({
  id: 'honours.removeMaterial', summary: { zh: '移除候选的申报材料', en: 'Take material away from a candidate' },
  method: 'DELETE', path: '/candidates/:candidateId/files/:fileId', permission: 'honours.nominate',
  input: z.object({ candidateId: idOf, fileId: idOf }), output: z.object({ count: z.number().int() }), errors: ['honours.candidate_settled', 'honours.stage_not_open'],
});

export const readSheetMaterial = defineOperation({
  id: 'honours.readSheetMaterial', summary: { zh: '盲评材料', en: 'Material on a blind sheet' },
  method: 'GET', path: '/selection-rounds/:roundId/my-sheets/:blindNumber/files/:fileId', permission: 'honours.judge',
  input: z.object({ roundId: idOf, blindNumber: z.coerce.number().int().min(1), fileId: idOf }), output: fileOutput, errors: ['honours.not_a_judge'],
});

export const SHEET_EVIDENCE_MAX = 30;
export const sheetEvidence = z.object({ criterion: z.string(), fileId: idOf, caption: z.string().nullable(), mediaType: z.string() });

export const attachSheetEvidence = defineOperation({
  id: 'honours.attachSheetEvidence', summary: { zh: '在打分表的一项上附佐证', en: 'Attach evidence to a criterion of one’s sheet' },
  method: 'POST', path: '/selection-rounds/:roundId/my-sheets/:blindNumber/evidence', permission: 'honours.judge',
  input: z.object({ roundId: idOf, blindNumber: z.coerce.number().int().min(1), criterion: z.string().trim().min(1).max(120), fileId: idOf, caption }),
  output: z.object({ count: z.number().int() }), errors: ['honours.not_a_judge', 'honours.stage_not_open', 'honours.sheet_invalid', 'honours.file_unknown', 'honours.material_full'],
});

export const removeSheetEvidence = defineOperation({
  id: 'honours.removeSheetEvidence', summary: { zh: '移除打分表上的佐证', en: 'Take evidence off one’s sheet' },
  method: 'DELETE', path: '/selection-rounds/:roundId/my-sheets/:blindNumber/evidence/:fileId', permission: 'honours.judge',
  input: z.object({ roundId: idOf, blindNumber: z.coerce.number().int().min(1), fileId: idOf, criterion: z.string().trim().min(1).max(120) }),
  output: z.object({ count: z.number().int() }), errors: ['honours.not_a_judge', 'honours.stage_not_open'],
});
