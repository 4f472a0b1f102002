/** 双城联动 · Two editions beside each other, standard by standard. "Left" is the edition asked about, "right" the other one. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { COVERAGE_STATES, CROSSWALK_RELATIONS, METHODS } from '../domain/index.ts';

const pair = { editionId: idOf.describe('左边的版本 the edition asked about'), otherEditionId: idOf.describe('右边的版本 the other one') };
const refusals = ['frameworks.crosswalk_same_edition'] as const;
const side = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), methods: z.array(z.enum(METHODS)) });
const relation = z.enum(CROSSWALK_RELATIONS);

export const readCrosswalk = defineOperation({
  id: 'frameworks.readCrosswalk', summary: { zh: '双城联动概况', en: 'Two editions linked: the whole' },
  method: 'GET', path: '/crosswalks/:editionId/:otherEditionId', permission: 'frameworks.read',
  input: z.object(pair),
  output: z.object({
    counts: z.record(relation, z.number().int()),
    /** Standards of each side, and how many of them have a link that says more than "unrelated". */
    left: z.object({ standards: z.number().int(), linked: z.number().int() }), right: z.object({ standards: z.number().int(), linked: z.number().int() }),
    /** Pieces of evidence (standard × method), asked by each on its own and asked once. */
    pieces: z.object({ separately: z.number().int(), once: z.number().int() }),
    /** The same over all editions that somebody linked with either of the two, themselves among them; null where there is no third. */
    together: z.object({
      editions: z.array(z.object({ id: idOf, code: z.string(), titleZh: z.string(), titleEn: z.string() })), separately: z.number().int(), once: z.number().int(),
      served: z.array(z.object({ frameworks: z.number().int().describe('几套体系共用 frameworks it serves'), pieces: z.number().int() })),
    }).nullable(),
    /** Of the left edition, by state. */
    coverage: z.record(z.enum(COVERAGE_STATES), z.number().int()),
  }),
  errors: refusals,
});

const linkSide = side.extend({ edition: z.string().describe('版本编码 code of its edition') });
export const crosswalkLink = z.object({ id: idOf, left: linkSide, right: linkSide, relation, note: z.string().nullable(), decidedAt: instant, decidedBy: z.string() });

export const listCrosswalkLinks = defineOperation({
  id: 'frameworks.listCrosswalkLinks', summary: { zh: '标准对应列表', en: 'Links between standards' },
  method: 'GET', path: '/crosswalk-links', permission: 'frameworks.read',
  input: z.object({ ...pair, ...pageInput, relation: relation.optional(), q: z.string().trim().max(60).optional().describe('编码或文字 code or words'), sort: sortInput(['code', 'otherCode', 'recent']) }),
  output: pageOf(crosswalkLink), errors: refusals,
});
export const exportCrosswalkLinks = exportOf(listCrosswalkLinks, { id: 'frameworks.exportCrosswalkLinks', path: '/crosswalk-link-export', zh: '导出标准对应（xlsx）', en: 'Export links between standards (xlsx)' });

export const listCrosswalkSuggestions = defineOperation({
  id: 'frameworks.listCrosswalkSuggestions', summary: { zh: '按文字建议的对应', en: 'Links suggested by likeness of words' },
  method: 'GET', path: '/crosswalks/:editionId/:otherEditionId/suggestions', permission: 'frameworks.read',
  input: z.object({ ...pair, least: z.coerce.number().min(10).max(100).default(35).describe('相似度下限（%） least likeness, per cent') }),
  output: z.object({ rows: z.array(z.object({ left: side, right: side, similarity: z.number().describe('0–1') })), total: z.number().int() }), errors: refusals,
});

export const listCrosswalkCoverage = defineOperation({
  id: 'frameworks.listCrosswalkCoverage', summary: { zh: '还缺什么：逐条标准', en: 'What is still missing, standard by standard' },
  method: 'GET', path: '/crosswalk-coverage', permission: 'frameworks.read',
  input: z.object({ ...pair, ...pageInput, state: z.enum(COVERAGE_STATES).optional(), sort: sortInput(['code', 'evidence']) }),
  output: pageOf(z.object({ standard: side, state: z.enum(COVERAGE_STATES), ownCount: z.number().int(), sharedCount: z.number().int(), sharedCodes: z.array(z.string()) })), errors: refusals,
});
export const exportCrosswalkCoverage = exportOf(listCrosswalkCoverage, { id: 'frameworks.exportCrosswalkCoverage', path: '/crosswalk-coverage-export', zh: '导出缺项（xlsx）', en: 'Export what is missing (xlsx)' });

export const LINKS_AT_ONCE_MAX = 500;
/** Evidence counts for so long. @unit days @source DOMAIN.md §1: a rolling window of twelve months */
export const COVERAGE_DAYS = 365;

export const decideCrosswalkLinks = defineOperation({
  id: 'frameworks.decideCrosswalkLinks', reach: 'programme', summary: { zh: '确定标准对应', en: 'Decide how standards stand to each other' },
  method: 'POST', path: '/crosswalks/:editionId/:otherEditionId/links', permission: 'frameworks.manage',
  input: z.object({ ...pair, links: z.array(z.object({ leftCode: z.string().max(60), rightCode: z.string().max(60), relation, note: z.string().trim().max(500).nullable().default(null) })).min(1).max(LINKS_AT_ONCE_MAX) }),
  output: z.object({ created: z.number().int(), updated: z.number().int() }), errors: [...refusals, 'frameworks.crosswalk_standard_unknown'],
});

export const removeCrosswalkLink = defineOperation({
  id: 'frameworks.removeCrosswalkLink', reach: 'programme', summary: { zh: '取消标准对应', en: 'Undo a link between standards' },
  method: 'DELETE', path: '/crosswalk-links/:linkId', permission: 'frameworks.manage',
  input: z.object({ linkId: idOf }), output: z.object({ removed: z.literal(true) }),
});

/** The links of an edition come to its successor, by the mapping that the successor declares; a dry run tells beforehand what would come. */
export const carryCrosswalk = defineOperation({
  id: 'frameworks.carryCrosswalk', reach: 'programme', summary: { zh: '换版沿用标准对应', en: 'Bring links over to the next edition' },
  method: 'POST', path: '/crosswalks/:editionId/:otherEditionId/carry', permission: 'frameworks.manage',
  input: z.object(pair),
  output: z.object({ fromEditionCode: z.string(), carried: z.number().int(), toCheck: z.number().int().describe('标准有变化，请再看一遍 the standard changed: look again'), left: z.number().int().describe('标准已取消，留在旧版 dropped, stays behind'), known: z.number().int() }),
  errors: [...refusals, 'frameworks.crosswalk_no_mapping'],
});

export const importCrosswalkLinks = defineOperation({
  id: 'frameworks.importCrosswalkLinks', reach: 'programme', summary: { zh: '导入标准对应（xlsx、CSV）', en: 'Import links between standards (xlsx, CSV)' },
  method: 'POST', path: '/crosswalk-link-import', permission: 'frameworks.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: importErrors, bodyLimitBytes: 20 * 1024 * 1024,
});

export const crosswalkLinkTemplate = defineOperation({
  id: 'frameworks.crosswalkLinkTemplate', summary: { zh: '下载标准对应导入模板', en: 'Download the template for importing links' },
  method: 'GET', path: '/crosswalk-link-import-template', permission: 'frameworks.manage',
  input: z.object({ ...templateInput }), output: fileOutput,
});
