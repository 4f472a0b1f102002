/** 部门联审 · The departments that a round names answer yes or no for its candidates, each for itself and with its own name. */
import { z } from 'zod';
import { defineOperation, fileInput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode } from '#platform/contract/tasks.ts';
import { ANSWER_SOURCES } from '../domain/index.ts';
import { subjectKind } from './titles.ts';

const departmentCode = z.string().trim().min(1).max(60);
const source = z.enum(ANSWER_SOURCES);

/** As a round is started with it. */
export const departmentNamed = z.object({
  code: departmentCode, zh: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(200), asks: z.string().trim().max(300).default('').describe('请它核查什么，如“近三年有无违法记录” what it is to look for'),
  organisationId: idOf.nullable().default(null).describe('由哪个单位的人签字；空为只收纸质意见 whose people sign; none: on paper alone'),
});

/** Who reaches the whole programme reads all of them; a department itself, and the others where the round says so. */
export const listRoundDepartments = defineOperation({
  id: 'honours.listRoundDepartments', summary: { zh: '各部门联审进度', en: 'Departments of a check, and what each still owes' },
  method: 'GET', path: '/selection-rounds/:roundId/departments', permission: 'honours.read',
  input: z.object({ ...pageInput, roundId: idOf, code: departmentCode.optional(), sort: sortInput(['owed', 'name']) }),
  output: pageOf(z.object({
    code: z.string(), zh: z.string(), en: z.string(), asks: z.string(), organisationId: idOf.nullable(), organisationZh: z.string().nullable(), organisationEn: z.string().nullable(),
    asked: z.number().int(), yes: z.number().int(), no: z.number().int(), owed: z.number().int(), onPaper: z.number().int(), lastSignedOn: localDate.nullable(),
    /** By the reader, now: sign for it, or enter its paper. */ maySign: z.boolean(), mayEnter: z.boolean(),
  })),
});

export const ANSWER_FILTERS = ['open', 'yes', 'no'] as const;

/** Of a candidate a department is told who it is and nothing else. */
export const listDepartmentAnswers = defineOperation({
  id: 'honours.listDepartmentAnswers', summary: { zh: '一个部门要答复的候选和意见', en: 'Candidates that a department answers for, and its answers' },
  method: 'GET', path: '/selection-rounds/:roundId/departments/:code/answers', permission: 'honours.check',
  input: z.object({ ...pageInput, roundId: idOf, code: departmentCode, answer: z.enum(ANSWER_FILTERS).optional(), q: z.string().trim().max(60).optional(), sort: sortInput(['waiting', 'subject']) }),
  output: pageOf(z.object({
    candidateId: idOf, subjectCode: z.string(), label: z.string(), kind: subjectKind, titleCode: z.string(), titleZh: z.string(), titleEn: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), unitZh: z.string().nullable(), unitEn: z.string().nullable(),
    said: z.boolean().nullable(), reason: z.string().nullable(), signedOn: localDate.nullable(), /** Who signed; of a paper, who entered it. */ signedByName: z.string().nullable(), source: source.nullable(), document: z.string().nullable(),
    /** What the other departments answered; null where the round keeps that to the office. */ others: z.array(z.object({ zh: z.string(), en: z.string(), said: z.boolean() })).nullable(),
  })),
});

const answers = {
  roundId: idOf, code: departmentCode,
  answers: z.array(z.object({ candidateId: idOf, said: z.boolean(), reason: z.string().trim().max(500).nullable().default(null).describe('不同意须写理由 why not') })).max(5_000).default([]),
  restYes: z.boolean().default(false).describe('其余未答复的全部同意 yes for all others that have no answer yet'),
};
const answered = z.object({ yes: z.number().int(), no: z.number().int(), owed: z.number().int() });
const answerErrors = ['honours.stage_not_open', 'honours.not_asked', 'honours.reason_missing', 'honours.nothing_answered'] as const;

/** Until the stage ends a department may answer anew; its last answer stands. */
export const answerForDepartment = defineOperation({
  id: 'honours.answerForDepartment', summary: { zh: '部门签署联审意见', en: 'Sign the answers of one’s department' },
  method: 'PUT', path: '/selection-rounds/:roundId/departments/:code/answers', permission: 'honours.check',
  input: z.object(answers), output: answered, errors: [...answerErrors, 'honours.not_your_department'], bodyLimitBytes: 4 * 1024 * 1024,
});

export const enterDepartmentPaper = defineOperation({
  id: 'honours.enterDepartmentPaper', reach: 'programme', summary: { zh: '代录部门纸质意见', en: 'Enter what a department answered on paper' },
  method: 'PUT', path: '/selection-rounds/:roundId/departments/:code/paper-answers', permission: 'honours.enterAnswers',
  input: z.object({ ...answers, document: z.string().trim().min(2).max(200).describe('纸质意见的文号或名称 the document it stands in'), signedOn: localDate.describe('部门签署日期 the day it was signed') }), output: answered,
  errors: [...answerErrors, 'honours.signed_already', 'honours.dates_out_of_order'], bodyLimitBytes: 4 * 1024 * 1024,
});

/** The list as it was exported, with answers filled in; it signs as `answerForDepartment` does. */
export const importDepartmentAnswers = defineOperation({
  id: 'honours.importDepartmentAnswers', summary: { zh: '导入部门联审意见（xlsx、CSV）', en: 'Import the answers of one’s department (xlsx, CSV)' },
  method: 'POST', path: '/selection-rounds/:roundId/departments/:code/answer-import', permission: 'honours.check',
  input: z.object({ roundId: idOf, code: departmentCode, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'honours.stage_not_open', 'honours.not_your_department'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const exportRoundDepartments = exportOf(listRoundDepartments, { id: 'honours.exportRoundDepartments', path: '/selection-rounds/:roundId/department-export', zh: '导出各部门联审进度（xlsx）', en: 'Export departments of a check (xlsx)' });
export const exportDepartmentAnswers = exportOf(listDepartmentAnswers, { id: 'honours.exportDepartmentAnswers', path: '/selection-rounds/:roundId/departments/:code/answer-export', zh: '导出部门联审名单（xlsx）', en: 'Export candidates of a department (xlsx)' });
