/** 数字 · Defined, computed, listed, published, and held against what somebody published. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, listParam, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { badRow, templateInput } from '#platform/contract/tasks.ts';
import { FIGURE_KINDS, PART_ROLES, VERDICTS } from '../domain/index.ts';
import { codeOfFigure, figureDefinition, figureFacts } from './definitions.ts';

const words = z.object({ zh: z.string(), en: z.string() });
/** Each is `grouping:key`. @example ['@month:2026-05', 'tier:county'] */
const narrow = listParam(z.string().max(270), 6).describe('收窄：分组方式:组 narrowed to groups, such as @month:2026-05');
const outcome = z.enum(['computed', 'notPermitted', 'noSource', 'noValue', 'broken']);
const value = { outcome, value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), rowCount: z.number().int(), isWhole: z.boolean().describe('未受权限范围限制 not narrowed by one’s reach') };

export const listSources = defineOperation({
  id: 'figures.listSources', summary: { zh: '可统计的数源', en: 'Rows that can be counted' },
  method: 'GET', path: '/figure-sources', permission: 'figures.read', input: z.object({}),
  output: z.object({ rows: z.array(z.object({
    code: z.string(), words, hasDay: z.boolean(), hasPlace: z.boolean(),
    columns: z.array(z.object({ code: z.string(), words, type: z.enum(['text', 'number', 'date', 'boolean']), unit: z.string().nullable(), choices: z.array(z.object({ value: z.string(), words })) })),
  })) }),
});

/** So that a condition is chosen and not guessed: codes of titles, names of schemes. Under the reader's own reach. */
export const listSourceValues = defineOperation({
  id: 'figures.listSourceValues', summary: { zh: '数源字段现有的取值', en: 'Values that a column has now' },
  method: 'GET', path: '/figure-source-values', permission: 'figures.read',
  input: z.object({ source: z.string().trim().min(3).max(100), column: z.string().trim().min(1).max(60), q: z.string().trim().max(60).optional().describe('含有的文字 text that they contain') }),
  output: z.object({ rows: z.array(z.object({ value: z.string(), words: words.nullable(), rowCount: z.number().int() })) }), errors: ['figures.column_unknown'],
});

export const figureRow = z.object({
  id: idOf, code: z.string(), labelZh: z.string(), labelEn: z.string(), unit: z.string(), kind: z.enum(FIGURE_KINDS), scopeNote: z.string(), source: z.string().nullable(), ...value, asOf: localDate, version: z.number().int(),
  published: z.object({ value: z.number().nullable(), in: z.string(), at: instant }).nullable(),
});

export const listFigures = defineOperation({
  id: 'figures.listFigures', summary: { zh: '数字目录（现算）', en: 'Figures, computed now' },
  method: 'GET', path: '/figures', permission: 'figures.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称或代码 label or code'), kind: z.enum(FIGURE_KINDS).optional(), source: z.string().max(100).optional(), sort: sortInput(['code', 'label']) }), output: pageOf(figureRow),
});

export const freezeRow = z.object({
  id: idOf, value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), rowCount: z.number().int(), asOf: localDate, publishedIn: z.string(), queryHash: z.string(), rowsHash: z.string(), frozenAt: instant, frozenBy: z.string(),
  /** Whether the same rows make the same number today; null where the reader does not see all of them. */
  holds: z.boolean().nullable(), definitionHolds: z.boolean(),
});

const namedFigure = z.object({ id: idOf, code: z.string(), labelZh: z.string(), labelEn: z.string() });

export const readFigure = defineOperation({
  id: 'figures.readFigure', summary: { zh: '查看数字', en: 'Read a figure' },
  method: 'GET', path: '/figures/:figureId', permission: 'figures.read', input: z.object({ figureId: idOf, narrow }),
  output: figureRow.extend({
    definition: figureDefinition, sourceWords: words.nullable(), groupings: z.array(z.object({ by: z.string(), words })), /** Of a ratio of two figures: the one above the line, the one below it. */
    parts: z.array(namedFigure), freezes: z.array(freezeRow),
    /** The whole that this is a part of, and the parts that this is the whole of. */
    whole: namedFigure.extend({ value: z.number().nullable(), isComplete: z.boolean() }).nullable(), madeOf: z.array(namedFigure.extend({ value: z.number().nullable(), isComplete: z.boolean() })),
    /** The same for the groups asked for; null where none is. */
    narrowed: z.object({ ...value, groups: z.array(z.object({ by: z.string(), key: z.string().nullable(), byWords: words, words: words.nullable() })) }).nullable(),
  }), errors: ['figures.grouping_unknown'],
});

export const listFigureRows = defineOperation({
  id: 'figures.listFigureRows', summary: { zh: '数字背后的记录', en: 'Rows behind a figure' },
  method: 'GET', path: '/figures/:figureId/rows', permission: 'figures.read',
  input: z.object({ figureId: idOf, ...pageInput, sort: sortInput(['recent', 'amount']), narrow, after: z.string().max(400).optional().describe('上一页给出的 next：接着往下，不论多深一样快 `next` of the page before: goes on from there, as quick at any depth') }),
  output: pageOf(z.object({ id: z.string(), label: z.string(), on: localDate.nullable(), place: words.nullable(), amount: z.number(), path: z.string().nullable() })).extend({ next: z.string().nullable() }), errors: ['figures.rows_not_permitted', 'figures.no_rows_of_its_own', 'figures.grouping_unknown'],
});

export const exportFigures = exportOf(listFigures, { id: 'figures.exportFigures', path: '/figure-export', zh: '导出数字目录（xlsx）', en: 'Export figures (xlsx)' });
export const exportFigureRows = exportOf(listFigureRows, { id: 'figures.exportFigureRows', path: '/figures/:figureId/row-export', zh: '导出数字背后的记录（xlsx）', en: 'Export the rows behind a figure (xlsx)' });

export const groupFigure = defineOperation({
  id: 'figures.groupFigure', summary: { zh: '按地点、时间或字段分组', en: 'A figure told apart by place, time or a column' },
  method: 'GET', path: '/figures/:figureId/groups', permission: 'figures.read',
  input: z.object({ figureId: idOf, narrow, by: z.string().trim().min(1).max(60).describe('@place、@zone、@month、@year 或字段 or a column') }),
  output: z.object({ rows: z.array(z.object({ key: z.string().nullable(), words: words.nullable(), value: z.number(), rowCount: z.number().int() })) }), errors: ['figures.rows_not_permitted', 'figures.no_rows_of_its_own', 'figures.grouping_unknown'],
});

const refusals = ['figures.definition_wrong'] as const;

export const saveFigure = defineOperation({
  id: 'figures.saveFigure', reach: 'programme', summary: { zh: '定义数字', en: 'Define a figure' },
  method: 'PUT', path: '/figures/:code', permission: 'figures.define',
  input: z.object({ code: codeOfFigure, version: z.number().int().min(0).default(0).describe('0 为新建 0 to begin one'), ...figureFacts }),
  /** With `dry-run` the preview: what it would say. */
  output: z.object({ id: idOf, version: z.number().int(), ...value }), errors: [...refusals, 'platform.changed_meanwhile'],
});

export const retireFigure = defineOperation({
  id: 'figures.retireFigure', reach: 'programme', summary: { zh: '停用数字', en: 'Retire a figure' },
  method: 'POST', path: '/figures/:figureId/retirement', permission: 'figures.define', input: z.object({ figureId: idOf }), output: z.object({ isRetired: z.boolean() }),
});

export const importDefinitions = defineOperation({
  id: 'figures.importDefinitions', reach: 'programme', summary: { zh: '导入数字定义（JSON）', en: 'Import definitions of figures (JSON)' },
  method: 'POST', path: '/figure-definitions', permission: 'figures.define',
  input: z.object({ file: fileInput }), output: z.object({ created: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }), errors: ['figures.definitions_unreadable', ...refusals], bodyLimitBytes: 4 * 1024 * 1024,
});

export const downloadFigures = defineOperation({
  id: 'figures.downloadFigures', summary: { zh: '下载数字定义（JSON）', en: 'Download definitions of figures (JSON)' },
  method: 'GET', path: '/figure-definitions', permission: 'figures.read', input: z.object({}), output: fileOutput,
});

/** The system does so every night; what is read is exact in between, since changed parts are counted as they are read. */
export const keepFigures = defineOperation({
  id: 'figures.keepFigures', reach: 'programme', summary: { zh: '分块留存大数字（系统每晚自动执行）', en: 'Keep large figures in parts (the system does so every night)' },
  method: 'POST', path: '/figure-parts', permission: 'figures.define',
  input: z.object({ from: z.number().int().min(0).max(100_000_000).default(200_000).describe('记录数不少于 of so many rows and more') }), output: z.object({ figures: z.number().int(), parts: z.number().int(), broken: z.array(z.string()).describe('算不出的 those that cannot be counted') }),
});

export const freezeFigure = defineOperation({
  id: 'figures.freezeFigure', reach: 'programme', summary: { zh: '公布并冻结数字', en: 'Publish a figure and freeze it' },
  method: 'POST', path: '/figures/:figureId/freezes', permission: 'figures.publish',
  input: z.object({ figureId: idOf, publishedIn: z.string().trim().min(2).max(200).describe('公布在哪里 where it is published') }), output: freezeRow, errors: ['figures.rows_not_permitted', 'figures.no_value'],
});

export const readDrift = defineOperation({
  id: 'figures.readDrift', summary: { zh: '公布后有变动的记录', en: 'Rows that changed since a figure was published' },
  method: 'GET', path: '/figure-freezes/:freezeId/drift', permission: 'figures.read', input: z.object({ freezeId: idOf }),
  output: z.object({ published: z.number().nullable(), now: z.number().nullable(), hasRows: z.boolean(), rows: z.array(z.object({ id: z.string(), label: z.string(), change: z.enum(['added', 'removed', 'changed']), part: z.enum(PART_ROLES).nullable().describe('分子、分母或合计的一项 above or below the line of a ratio, or a term of a sum'), figure: z.object({ code: z.string(), labelZh: z.string(), labelEn: z.string() }).nullable().describe('它属于哪个数字 the figure of which it is a row'), before: z.number().nullable(), after: z.number().nullable(), path: z.string().nullable() })) }),
  errors: ['figures.rows_not_permitted'],
});

export const publishedEntry = z.object({
  id: z.string().min(1).max(200), label: z.string().max(200).default(''), value: z.number(), unit: z.string().max(40).default(''), qualifier: z.enum(['exact', 'more_than']).default('exact'), kind: z.string().max(20).default('count'), reproduce: z.boolean().default(true),
  asOf: localDate.optional().describe('公布日：这一天之后的记录不计 the day it was published: rows of later days are left out'),
});

/** Numbers held against the records at a time. */
export const CHECKED_MAX = 2_000;

const checkedFigures = z.object({
  allAsExpected: z.boolean(),
  rows: z.array(z.object({ id: z.string(), figureId: idOf.nullable(), label: z.string(), unit: z.string(), published: z.number(), qualifier: z.enum(['exact', 'more_than']), asOf: localDate.nullable().describe('算到哪一天，空为现在 the day it is counted as of; null for now'), computed: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), rowCount: z.number().int(), verdict: z.enum(VERDICTS), isAsExpected: z.boolean() })),
});

/** Reads; it is a POST because a list of numbers is too long for an address. */
export const checkFigures = defineOperation({
  id: 'figures.checkFigures', summary: { zh: '核对一份公布的数字', en: 'Hold published numbers against the records' },
  method: 'POST', path: '/figure-check', permission: 'figures.read', input: z.object({ figures: z.array(publishedEntry).min(1).max(CHECKED_MAX), asOf: localDate.optional().describe('整份清单的公布日，各项另有的以各项为准 day of the whole list; an entry may have its own') }),
  output: checkedFigures,
});

/** Reads, too: what it finds is told and not kept. */
export const checkFigureSheet = defineOperation({
  id: 'figures.checkFigureSheet', summary: { zh: '核对一张公布的数字表（xlsx、CSV）', en: 'Hold a sheet of published numbers against the records (xlsx, CSV)' },
  method: 'POST', path: '/figure-check-sheet', permission: 'figures.read', bodyLimitBytes: 5 * 1024 * 1024,
  input: z.object({ file: fileInput, asOf: localDate.optional().describe('整张表的公布日，各行另有的以各行为准 day of the whole sheet; a row may have its own') }),
  output: checkedFigures.extend({ badRows: z.array(badRow).describe('要改的行和单元格 rows and cells to correct; the others are checked'), stoppedAt: z.number().int().nullable().describe('要改的太多时读到第几行为止，后面的没有核对 last row that was read where too much is to be corrected; null when all were') }), errors: ['platform.import_unreadable'],
});

export const figureCheckTemplate = defineOperation({
  id: 'figures.figureCheckTemplate', summary: { zh: '下载公布的数字核对表模板', en: 'Download the template for published numbers' },
  method: 'GET', path: '/figure-check-template', permission: 'figures.read', input: z.object({ ...templateInput }), output: fileOutput,
});
