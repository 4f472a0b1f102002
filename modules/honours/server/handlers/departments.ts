import { importTable } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite, heldPermissions, underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { answerForDepartment, enterDepartmentPaper, importDepartmentAnswers, listDepartmentAnswers, listRoundDepartments } from '../../contract/index.ts';
import { answerFaults, answersToKeep } from '../../domain/index.ts';
import type { AnswerFault, AnswerGiven, AnswerSource } from '../../domain/index.ts';
import { askedOf, saveAndJudge, tellAnswers } from '../department-answers.ts';
import type { AnswersBy } from '../department-answers.ts';
import { openReason } from '../details.ts';
import { departmentAnswerImport } from '../imports/department-answers.ts';
import { askedPage, askedTotal, departmentRows, departmentTotal, ownDepartments } from '../queries/departments.ts';
import { lockRound, roundRow } from '../queries/rounds.ts';
import type { Department, RoundRow } from '../queries/rounds.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

/** Which departments a reader is told of: all for whoever reaches the whole programme, else one's own, and the others where the round says so. */
async function departmentsTold(ctx: ReadContext, round: RoundRow, own: ReadonlySet<string>, code: string | undefined): Promise<readonly string[] | null> {
  const all = ctx.scope.everything || (round.departments_open && own.size > 0);
  if (all) return code === undefined ? null : [code];
  return code === undefined ? [...own] : own.has(code) ? [code] : [];
}

export const listRoundDepartmentsBound = bindRead(listRoundDepartments, async (ctx, { roundId, code, page, pageSize, sort }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const own = await ownDepartments(ctx, roundId);
  const told = await departmentsTold(ctx, round, own, code);
  const mayEnter = isOpen(round, 'departmentCheck') && (await heldPermissions(ctx, ['honours.enterAnswers'], { wholeProgramme: true })).size > 0;
  const found = await underWhole(ctx, (whole) => departmentRows(whole, roundId, told, sort, { limit: pageSize, offset: (page - 1) * pageSize }));
  return {
    rows: found.map((row) => ({
      code: row.code, zh: row.name_zh, en: row.name_en, asks: row.asks, organisationId: row.organisation_id, organisationZh: row.organisation_zh, organisationEn: row.organisation_en, asked: row.asked, yes: row.yes, no: row.no, owed: row.owed, onPaper: row.on_paper,
      lastSignedOn: row.last_signed_on, maySign: own.has(row.code), mayEnter,
    })),
    total: await departmentTotal(ctx, roundId, told), page, pageSize,
  };
});

export const listDepartmentAnswersBound = bindRead(listDepartmentAnswers, async (ctx, { page, pageSize, sort, ...filter }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, filter.roundId)) ?? ctx.notFound();
  const isOwn = (await ownDepartments(ctx, round.id)).has(filter.code);
  if (!round.departments.some(({ code }) => code === filter.code) || (!isOwn && !ctx.scope.everything)) return ctx.notFound();
  const showsOthers = ctx.scope.everything || round.departments_open;
  return underWhole(ctx, async (whole) => ({
    rows: (await askedPage(whole, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
      candidateId: row.candidate_id, subjectCode: row.subject_code, label: row.label, kind: row.kind, titleCode: row.title_code, titleZh: row.title_zh, titleEn: row.title_en, placeZh: row.place_zh, placeEn: row.place_en, unitZh: row.unit_zh, unitEn: row.unit_en,
      said: row.said, reason: openReason(ctx, row.note_sealed), signedOn: row.signed_on, signedByName: row.signed_by_name, source: row.said === null ? null : row.document === null ? 'signed' as const : 'paper' as const, document: row.document,
      others: showsOthers ? row.others : null,
    })),
    total: await askedTotal(whole, filter), page, pageSize,
  }));
});

const CODES = { not_asked: 'honours.not_asked', doubled: 'honours.not_asked', reason_missing: 'honours.reason_missing', signed_already: 'honours.signed_already' } as const satisfies Readonly<Record<AnswerFault['code'], string>>;
type Refusal = { readonly code: (typeof CODES)[AnswerFault['code']] | 'honours.nothing_answered'; readonly pointers: readonly string[] };

interface Given { readonly answers: readonly AnswerGiven[]; readonly restYes: boolean }

/** The answers of a department kept, or why not; what is wrong is named at its place. */
async function keepGiven(ctx: WriteContext, round: RoundRow, department: Department, { answers, restYes }: Given, by: AnswersBy): Promise<Refusal | { yes: number; no: number; owed: number }> {
  const asked = await askedOf(ctx, round.id, department.code);
  const source: AnswerSource = by.document === null ? 'signed' : 'paper';
  const faults = answerFaults(asked, answers, source);
  const [first] = faults;
  if (first !== undefined) return { code: CODES[first.code], pointers: faults.filter(({ code }) => CODES[code] === CODES[first.code]).map(({ at, code }) => `/answers/${at}/${code === 'reason_missing' ? 'reason' : 'candidateId'}`) };
  const kept = answersToKeep(asked, answers, restYes);
  if (kept.length === 0) return { code: 'honours.nothing_answered', pointers: ['/answers'] };
  await saveAndJudge(ctx, round, department, kept, by);
  return { ...tellAnswers(ctx, round, department, kept, by), owed: (await askedOf(ctx, round.id, department.code)).filter(({ answered }) => answered === null).length };
}

export const answerForDepartmentBound = bindWrite(answerForDepartment, async (ctx, { roundId, code, ...given }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const department = round.departments.find((each) => each.code === code) ?? ctx.notFound();
  if (!isOpen(round, 'departmentCheck')) return ctx.refuse('honours.stage_not_open', stageParams('departmentCheck'));
  if (!(await ownDepartments(ctx, roundId)).has(code)) return ctx.refuse('honours.not_your_department');
  const done = await keepGiven(ctx as unknown as WriteContext, round, department, given, { document: null, signedOn: ctx.today });
  // A paper alone can come too late.
  return 'code' in done ? ctx.refuse(done.code as Exclude<typeof done.code, 'honours.signed_already'>, {}, { pointers: done.pointers }) : done;
});

export const enterDepartmentPaperBound = bindWrite(enterDepartmentPaper, async (ctx, { roundId, code, document, signedOn, ...given }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const department = round.departments.find((each) => each.code === code) ?? ctx.notFound();
  if (!isOpen(round, 'departmentCheck')) return ctx.refuse('honours.stage_not_open', stageParams('departmentCheck'));
  if (signedOn > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/signedOn'] });
  const done = await keepGiven(ctx as unknown as WriteContext, round, department, given, { document, signedOn });
  return 'code' in done ? ctx.refuse(done.code, {}, { pointers: done.pointers }) : done;
});

export const importDepartmentAnswersBound = bindWrite(importDepartmentAnswers, async (ctx, { roundId, code, file, mode }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const department = round.departments.find((each) => each.code === code) ?? ctx.notFound();
  if (!isOpen(round, 'departmentCheck')) return ctx.refuse('honours.stage_not_open', stageParams('departmentCheck'));
  if (!(await ownDepartments(ctx, roundId)).has(code)) return ctx.refuse('honours.not_your_department');
  return importTable(ctx, { operation: importDepartmentAnswers, file, mode, fields: { roundId, code }, definition: () => Promise.resolve(departmentAnswerImport(ctx as unknown as WriteContext, round, department)) });
});
