/** 部门意见的保存 · Answers signed or entered, and the candidates judged again by them. */
import { underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { AnswerGiven, AskedCandidate } from '../domain/index.ts';
import { sealReason } from './details.ts';
import { judgeCandidates, keepVerdicts } from './eligibility.ts';
import { saveAnswers, standingAnswers } from './queries/departments.ts';
import type { Department, RoundRow } from './queries/rounds.ts';

/** What a department is asked: it answers for candidates wherever they lie, and reads nothing of them but what its list tells. */
export async function askedOf(ctx: ReadContext, roundId: string, code: string): Promise<AskedCandidate[]> {
  return (await underWhole(ctx, (whole) => standingAnswers(whole, roundId, code))).map((row) => ({ candidateId: row.candidate_id, answered: row.said === null ? null : row.document === null ? 'signed' : 'paper' }));
}

/** `document` is the paper an answer was taken from; null where the department signs itself. */
export interface AnswersBy { readonly document: string | null; readonly signedOn: string }

/** Keeps answers that have no fault, and judges their candidates again. Leaves no trace of its own: a sheet may be taken back. */
export async function saveAndJudge(ctx: WriteContext, round: RoundRow, department: Department, kept: readonly AnswerGiven[], by: AnswersBy): Promise<void> {
  const ids = kept.map(({ candidateId }) => candidateId);
  await underWhole(ctx, async (whole) => {
    await saveAnswers(whole.tx, ctx.programmeId, kept.map(({ candidateId, said, reason }) => ({ candidateId, said, noteSealed: reason === null ? null : sealReason(ctx, reason) })), { code: department.code, organisationId: department.organisationId, personId: ctx.personId, ...by });
    await keepVerdicts(whole as WriteContext, await judgeCandidates(whole, round, ids), true);
  });
}

/** Told to the audit and to live pages; of candidates it names those that were refused. */
export function tellAnswers(ctx: WriteContext, round: RoundRow, department: Department, kept: readonly AnswerGiven[], by: AnswersBy): { yes: number; no: number } {
  const against = kept.filter(({ said }) => !said).map(({ candidateId }) => candidateId);
  ctx.record({ kind: 'selectionRound', id: round.id, change: { act: by.document === null ? 'departmentAnswers' : 'departmentPaper', department: department.code, organisation: department.organisationId, ...(by.document === null ? {} : { document: by.document, signedOn: by.signedOn }), yes: kept.length - against.length, no: against } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { yes: kept.length - against.length, no: against.length };
}
