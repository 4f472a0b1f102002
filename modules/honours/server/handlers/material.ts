import { attachableFiles, widenScope } from '#modules/files/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { attachMaterial, attachSheetEvidence, CANDIDATE_FILES_MAX, readSheetMaterial, removeMaterial, removeSheetEvidence, SHEET_EVIDENCE_MAX } from '../../contract/index.ts';
import { candidateRow } from '../queries/candidates.ts';
import { blindCandidates, isJudge } from '../queries/judging.ts';
import { dropEvidence, dropMaterial, materialOf, ownEvidence, saveEvidence, saveMaterial, sheetFiles } from '../queries/material.ts';
import { lockRound, roundRow, roundTitles } from '../queries/rounds.ts';
import { isOpen } from '../round-state.ts';
import { TAKES_MATERIAL, takesMaterial } from '../taking-material.ts';
import { stageParams } from './candidates.ts';
import { criteriaFor } from './judging.ts';

async function openCandidate(ctx: ReadContext, candidateId: string) {
  const row = (await candidateRow(ctx.tx, ctx.programmeId, candidateId)) ?? ctx.notFound();
  const round = (await lockRound(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  return { row, round, refusal: !isOpen(round, ...TAKES_MATERIAL) ? 'honours.stage_not_open' as const : takesMaterial(round, row.state) ? null : 'honours.candidate_settled' as const };
}

export const attachMaterialBound = bindWrite(attachMaterial, async (ctx, { candidateId, fileId, caption, showsNobody }) => {
  const { row, round, refusal } = await openCandidate(ctx, candidateId);
  if (refusal !== null) return ctx.refuse(refusal, stageParams('nomination'));
  if ((await attachableFiles(ctx.tx, ctx.programmeId, [fileId])).length === 0) return ctx.refuse('honours.file_unknown', {}, { pointers: ['/fileId'] });
  const present = await materialOf(ctx.tx, ctx.programmeId, candidateId);
  if (present.length >= CANDIDATE_FILES_MAX && !present.some(({ file_id }) => file_id === fileId)) return ctx.refuse('honours.material_full', { most: CANDIDATE_FILES_MAX });
  await saveMaterial(ctx.tx, ctx.programmeId, candidateId, { fileId, caption, showsNobody, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  await widenScope(ctx.tx, ctx.programmeId, [fileId], { placeId: row.place_id, siteId: null, organisationId: row.organisation_id });
  ctx.record({ kind: 'candidate', id: candidateId, change: { act: 'attach', round: round.id, file: fileId, showsNobody } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { count: (await materialOf(ctx.tx, ctx.programmeId, candidateId)).length };
});

export const removeMaterialBound = bindWrite(removeMaterial, async (ctx, { candidateId, fileId }) => {
  const { round, refusal } = await openCandidate(ctx, candidateId);
  if (refusal !== null) return ctx.refuse(refusal, stageParams('nomination'));
  if ((await dropMaterial(ctx.tx, ctx.programmeId, candidateId, fileId)) === 0) return ctx.notFound();
  ctx.record({ kind: 'candidate', id: candidateId, change: { act: 'detach', round: round.id, file: fileId } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { count: (await materialOf(ctx.tx, ctx.programmeId, candidateId)).length };
});

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx' };

/** Under a name that tells nothing: the uploaded one may say whose it is. */
export const readSheetMaterialBound = bindRead(readSheetMaterial, async (ctx, { roundId, blindNumber, fileId }) => {
  if ((await roundRow(ctx.tx, ctx.programmeId, roundId)) === undefined) return ctx.notFound();
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  const sheet = (await blindCandidates(ctx.tx, roundId, ctx.personId)).find((row) => row.blind_number === blindNumber && !row.has_conflict) ?? ctx.notFound();
  const own = [...(await sheetFiles(ctx.tx, roundId, ctx.personId)), ...(await ownEvidence(ctx.tx, roundId, ctx.personId))].filter((row) => row.candidate_id === sheet.candidate_id);
  const at = own.findIndex((row) => row.file_id === fileId);
  const row = own[at] ?? ctx.notFound();
  const body = (await ctx.fileStore.get(row.stored_sha256)) ?? ctx.notFound();
  return { fileName: `${blindNumber}-${at + 1}.${ENDINGS[row.media_type] ?? 'jpg'}`, mediaType: row.media_type, body };
});

/** A judge’s own sheet of an open review stage; null where the stage is another, or the sheet is not theirs to fill in. */
async function ownSheet(ctx: ReadContext, roundId: string, blindNumber: number) {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const sheet = (await blindCandidates(ctx.tx, roundId, ctx.personId)).find((row) => row.blind_number === blindNumber && !row.has_conflict) ?? ctx.notFound();
  return { round, sheet };
}

export const attachSheetEvidenceBound = bindWrite(attachSheetEvidence, async (ctx, { roundId, blindNumber, criterion, fileId, caption }) => {
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  const { round, sheet } = await ownSheet(ctx, roundId, blindNumber);
  if (!isOpen(round, 'review')) return ctx.refuse('honours.stage_not_open', stageParams('review'));
  const title = (await roundTitles(ctx.tx, ctx.programmeId, roundId)).find(({ id }) => id === sheet.title_id);
  if (!criteriaFor(round, title, 'review').some(({ code }) => code === criterion)) return ctx.refuse('honours.sheet_invalid', {}, { pointers: ['/criterion'] });
  if ((await attachableFiles(ctx.tx, ctx.programmeId, [fileId])).length === 0) return ctx.refuse('honours.file_unknown', {}, { pointers: ['/fileId'] });
  const present = (await ownEvidence(ctx.tx, roundId, ctx.personId)).filter((row) => row.candidate_id === sheet.candidate_id && row.stage === 'review');
  if (present.length >= SHEET_EVIDENCE_MAX) return ctx.refuse('honours.material_full', { most: SHEET_EVIDENCE_MAX });
  await saveEvidence(ctx.tx, ctx.programmeId, { roundId, stage: 'review', personId: ctx.personId, candidateId: sheet.candidate_id, criterion, fileId }, { caption, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'attachEvidence', number: blindNumber, criterion, file: fileId } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { count: present.length + 1 };
});

export const removeSheetEvidenceBound = bindWrite(removeSheetEvidence, async (ctx, { roundId, blindNumber, criterion, fileId }) => {
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  const { round, sheet } = await ownSheet(ctx, roundId, blindNumber);
  if (!isOpen(round, 'review')) return ctx.refuse('honours.stage_not_open', stageParams('review'));
  if ((await dropEvidence(ctx.tx, ctx.programmeId, { roundId, stage: 'review', personId: ctx.personId, candidateId: sheet.candidate_id, criterion, fileId })) === 0) return ctx.notFound();
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'detachEvidence', number: blindNumber, criterion, file: fileId } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { count: (await ownEvidence(ctx.tx, roundId, ctx.personId)).filter((row) => row.candidate_id === sheet.candidate_id && row.stage === 'review').length };
});
