import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput } from '#platform/contract/index.ts';
import { EDITION_LEVELS, METHODS } from '../domain/index.ts';

export const checkRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yesNo') }),
  z.object({ kind: z.literal('minCount'), count: z.number().int() }),
  z.object({ kind: z.literal('perLength'), count: z.number().int(), everyMetres: z.number() }),
  z.object({ kind: z.literal('window'), count: z.number().int(), windowMetres: z.number() }),
  z.object({ kind: z.literal('share'), minPercent: z.number() }),
]);

export const editionSummary = z.object({
  id: z.uuid(), code: z.string(), family: z.string(), level: z.enum(EDITION_LEVELS), year: z.number().int(), version: z.string(),
  titleZh: z.string(), titleEn: z.string(), synthetic: z.boolean(), source: z.string(), state: z.enum(['draft', 'inForce', 'retired']),
  effectiveFrom: z.string(), effectiveTo: z.string().nullable(), importedAt: z.string(), documentHash: z.string(),
  themeCount: z.number().int(), contentCount: z.number().int(), standardCount: z.number().int(), checkItemCount: z.number().int(),
  siteTypeCount: z.number().int(), negativeItemCount: z.number().int(), roundCount: z.number().int(),
});

export const listEditions = defineOperation({
  id: 'frameworks.listEditions',
  summary: { zh: '测评体系版本列表', en: 'Editions of frameworks' },
  method: 'GET', path: '/frameworks/editions', permission: 'frameworks.read',
  input: z.object({}),
  output: z.object({ rows: z.array(editionSummary) }),
});

export const editionNode = z.object({
  id: z.uuid(), parentId: z.uuid().nullable(), level: z.enum(['theme', 'content', 'standard']), code: z.string(), nameZh: z.string(), nameEn: z.string(),
  /** Score points. */
  scoreMax: z.number(),
  methods: z.array(z.object({ method: z.enum(METHODS), weight: z.number() })),
  gradingScheme: z.string().nullable(), leadOrganisationCode: z.string().nullable(), checkItemCount: z.number().int(),
});

export const editionCheckItem = z.object({
  id: z.uuid(), code: z.string(), standardId: z.uuid(), themeId: z.uuid(), nameZh: z.string(), nameEn: z.string(), rule: checkRule,
  exceptionsZh: z.string().nullable(), exceptionsEn: z.string().nullable(), caseCategory: z.string(), photoOnUnmet: z.boolean(), weight: z.number(),
  siteTypeCodes: z.array(z.string()),
});

/** The whole tree at once: an edition is a few hundred nodes. */
export const readEdition = defineOperation({
  id: 'frameworks.readEdition',
  summary: { zh: '读取一个版本的完整体系树', en: 'Read one edition with its whole tree' },
  method: 'GET', path: '/frameworks/editions/:editionId', permission: 'frameworks.read',
  input: z.object({ editionId: z.uuid() }),
  output: editionSummary.extend({
    methodWeights: z.record(z.string(), z.number()), yearWeights: z.array(z.number()),
    gradingSchemes: z.array(z.object({ code: z.string(), kind: z.string(), zh: z.string(), en: z.string(), grades: z.array(z.object({ grade: z.string(), minShare: z.number(), factor: z.number() })) })),
    siteTypes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), geometry: z.enum(['point', 'line']), checkItemCount: z.number().int() })),
    negativeItems: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), lookBackMonths: z.number(), sanction: z.string(), deduction: z.number().optional() })),
    mapping: z.object({ fromEdition: z.string(), pairs: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), relation: z.string(), note: z.string().optional() })) }).nullable(),
    nodes: z.array(editionNode), checkItems: z.array(editionCheckItem),
  }),
});

/** What an inspector checks at a site of one type. */
export const listCheckItems = defineOperation({
  id: 'frameworks.listCheckItems',
  summary: { zh: '某类点位的检查项', en: 'Check items of one site type' },
  method: 'GET', path: '/frameworks/editions/:editionId/check-items', permission: 'frameworks.read',
  input: z.object({ editionId: z.uuid(), siteType: z.string().max(60).optional() }),
  output: z.object({ rows: z.array(editionCheckItem.extend({ standardCode: z.string(), standardNameZh: z.string(), standardNameEn: z.string() })) }),
});

export const editionIssue = z.object({
  /** JSON pointer for JSON; sheet, row and column for xlsx. */
  pointer: z.string(), sheet: z.string().optional(), row: z.number().int().optional(),
  /** The column's letter, and the header under which the person finds it. */
  column: z.string().optional(), header: z.string().optional(),
  /** What is an error keeps the edition out; a warning does not. */
  severity: z.enum(['error', 'warning']),
  code: z.string(), zh: z.string(), en: z.string(), value: z.string().optional(),
});

/** xlsx or JSON; `preview` shows what would come in and every problem, and keeps nothing. */
export const importEdition = defineOperation({
  id: 'frameworks.importEdition', reach: 'programme',
  summary: { zh: '导入测评体系版本（xlsx 或 JSON）', en: 'Import an edition (xlsx or JSON)' },
  method: 'POST', path: '/frameworks/editions', permission: 'frameworks.manage',
  input: z.object({ file: fileInput, mode: z.enum(['preview', 'import']).default('preview') }),
  output: z.object({
    editionId: z.uuid().nullable(), code: z.string(), titleZh: z.string(), titleEn: z.string(), imported: z.boolean(),
    size: z.object({ themes: z.number(), contents: z.number(), standards: z.number(), checkItems: z.number(), siteTypes: z.number() }),
    issues: z.array(editionIssue),
  }),
  errors: ['frameworks.edition_invalid', 'frameworks.file_unreadable', 'frameworks.edition_code_taken'],
  bodyLimitBytes: 20 * 1024 * 1024,
});

export const sampleEdition = defineOperation({
  id: 'frameworks.sampleEdition', summary: { zh: '下载样例版本（可直接导入试用）', en: 'Download the sample edition, ready to import and try' },
  method: 'GET', path: '/frameworks/sample-edition', permission: 'frameworks.manage',
  input: z.object({}), output: fileOutput,
});

export const exportEdition = defineOperation({
  id: 'frameworks.exportEdition',
  summary: { zh: '导出版本（与导入同形）', en: 'Export an edition in the shape that imports' },
  method: 'GET', path: '/frameworks/editions/:editionId/export', permission: 'frameworks.read',
  input: z.object({ editionId: z.uuid(), format: z.enum(['xlsx', 'json']).default('xlsx') }),
  output: fileOutput,
});

export const setEditionState = defineOperation({
  id: 'frameworks.setEditionState', reach: 'programme',
  summary: { zh: '启用或停用版本', en: 'Put an edition in force or retire it' },
  method: 'PUT', path: '/frameworks/editions/:editionId/state', permission: 'frameworks.manage',
  input: z.object({ editionId: z.uuid(), state: z.enum(['draft', 'inForce', 'retired']) }),
  output: z.object({ state: z.enum(['draft', 'inForce', 'retired']) }),
});

/** How a new edition stands to an older one: by its own mapping where it has one, else by code and likeness of text. */
export const compareEditions = defineOperation({
  id: 'frameworks.compareEditions',
  summary: { zh: '新旧版本对照', en: 'Compare two editions' },
  method: 'GET', path: '/frameworks/editions/:editionId/compare/:otherEditionId', permission: 'frameworks.read',
  input: z.object({ editionId: z.uuid(), otherEditionId: z.uuid(), suggest: booleanParam }),
  output: z.object({
    declared: z.boolean(),
    pairs: z.array(z.object({
      from: z.string().nullable(), to: z.string().nullable(), relation: z.string(), level: z.string(),
      fromZh: z.string().nullable(), toZh: z.string().nullable(), fromEn: z.string().nullable(), toEn: z.string().nullable(), similarity: z.number().nullable(),
    })),
  }),
});
