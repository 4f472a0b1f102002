/** 称号 · Titles as data: what they ask, give and keep to. */
import { z } from 'zod';
import { defineOperation, fileInput, idOf, instant, localDate, listParam, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { PLACE_KINDS } from '#modules/places/contract/index.ts';
import { SUBJECT_KINDS, TIERS, TITLE_STATES, TITLE_VERSION_STATES, withEnglishName } from '../domain/index.ts';

const code = z.string().trim().regex(/^[a-z][a-z0-9-]{0,59}$/);
const named = { code: z.string().trim().min(1).max(60), zh: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(200) };
const share = z.object({ numerator: z.number().int().min(0).max(1_000_000), denominator: z.number().int().min(0).max(1_000_000) });
export const subjectKind = z.enum(SUBJECT_KINDS);
export const tier = z.enum(TIERS);

const prerequisite = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('holdsTitle'), titles: z.array(code).min(1).max(20), monthsLeast: z.number().int().min(0).max(600).default(0) }),
  z.object({ kind: z.literal('memberShare'), memberKind: subjectKind, titles: z.array(code).min(1).max(20), least: share }),
  z.object({ kind: z.literal('declared'), ...named }),
]);
const dimension = z.string().trim().min(1).max(40);
const cover = z.discriminatedUnion('from', [
  z.object({ from: z.literal('places'), placeKinds: z.array(z.enum(PLACE_KINDS)).min(1).max(PLACE_KINDS.length) }),
  z.object({ from: z.literal('list'), groups: z.array(z.string().trim().min(1).max(80)).min(1).max(500) }),
]).optional().describe('应覆盖的各组：某类区域全部，或逐个列出；没有候选的也核对 groups to be covered, whether anybody came from them or not');
export const quota = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('total'), most: z.number().int().min(0).max(1_000_000) }),
  z.object({ kind: z.literal('perClass'), least: z.number().int().min(0), most: z.number().int().min(0) }),
  z.object({ kind: z.literal('leastPerGroup'), dimension, least: z.number().int().min(0), cover }),
  z.object({ kind: z.literal('groupShareMost'), dimension, group: z.string().trim().min(1).max(80), most: share }),
  z.object({ kind: z.literal('eachGroupShareMost'), dimension, most: share }),
  z.object({ kind: z.literal('coverageMost'), dimension, most: share }),
  z.object({ kind: z.literal('groupsCoveredLeast'), dimension, least: share, cover }),
]);

export const titleRules = z.object({
  stars: z.array(z.object(named)).max(50).default([]),
  levels: z.array(z.object({ ...named, starsFrom: z.number().int().min(0).max(50) })).max(10).default([]),
  classes: z.array(z.object(named)).max(30).default([]),
  prerequisites: z.array(prerequisite).max(30).default([]),
  negativeItems: z.array(z.object({ ...named, lookBackMonths: z.number().int().min(1).max(600).nullable() })).max(50).default([]),
  quotas: z.array(quota).max(20).default([]),
  ageLeast: z.number().int().min(0).max(120).nullable().default(null),
  ageExceptClasses: z.array(z.string().max(60)).max(30).default([]),
  departmentNo: z.enum(['excludes', 'shown']).default('excludes').describe('部门联审不同意：不予参评，或供审定参考 what the no of a department does'),
  onRename: z.enum(['carries', 'carriesWhenFiled']).default('carriesWhenFiled'),
  onMerge: z.enum(['ends', 'carries']).default('ends'),
  starsToEnter: z.number().int().min(1).max(50).optional().describe('名称所说的星数，由本地文件逐项填写 how many stars its name promises, to be entered by a document of one’s own'),
  withdrawal: z.object({
    answerDays: z.number().int().min(1).max(90).describe('告知后答复的天数 days to answer'), appealDays: z.number().int().min(1).max(90).describe('申诉的天数 days to appeal'),
    grounds: z.array(z.object({ ...named, answerDays: z.number().int().min(0).max(90).nullable(), appealDays: z.number().int().min(0).max(90).nullable() })).max(30),
  }).optional().describe('撤销的情形和期限，空则用产品默认 grounds and times of a withdrawal; the default of the product when left out'),
});

const titleNames = { nameZh: z.string().trim().min(2).max(80), nameEn: z.string().trim().max(160).default('').describe('英文名称，空则用中文名称 name in English; the Chinese one where there is none') };
/** What a version of the rules says; the name, the tier and the kind of subject are the title's own. */
const ruleFacts = {
  authority: z.string().trim().min(2).max(120).describe('授予机关 who confers it'),
  approvalDocument: z.string().trim().max(200).nullable().default(null).describe('批准依据 approval of the item by higher authority'),
  editionCode: z.string().trim().max(80).nullable().default(null).describe('测评体系版本 framework edition it is judged by'),
  termMonths: z.number().int().min(1).max(600).nullable().default(null).describe('有效期（月），空为长期 term in months'),
  reviewEveryMonths: z.number().int().min(1).max(600).nullable().default(null).describe('复查间隔（月） re-review rhythm in months'),
  lockMonths: z.number().int().min(0).max(600).default(24).describe('撤销后锁定（月） lock after withdrawal in months'),
  upwardTitleCode: code.nullable().default(null).describe('向上推荐的称号 title it is recommended for'),
  upwardAfter: z.number().int().min(1).max(20).nullable().default(null).describe('连续几届后推荐 after so many terms in a row'),
  rules: titleRules,
  source: z.string().trim().min(2).max(500).describe('规则数字的出处 where the figures come from'),
};
export const titleFacts = { ...titleNames, tier, subjectKind, ...ruleFacts };

/** A catalogue as it lies in `packs/titles` and as a file is imported. */
export const titleCatalogue = z.object({ format: z.literal('lianchuang-titles/1'), zh: z.string().max(80), en: z.string().max(160), source: z.string().max(500), titles: z.array(z.object({ code, ...titleFacts }).transform(withEnglishName)).min(1).max(500) });

export const titleCounts = z.object({
  /** In force on the day asked about. */
  inForce: z.number().int(),
  rectifying: z.number().int(),
  /** Subjects that ever held it up to the day, each once. */
  cumulative: z.number().int(),
  /** Passed re-reviews and withdrawals within the period asked about. */
  kept: z.number().int(), withdrawn: z.number().int(),
});

export const titleRow = z.object({
  id: idOf, code: z.string(), state: z.enum(TITLE_STATES), nameZh: z.string(), nameEn: z.string(), tier, subjectKind, authority: z.string(), termMonths: z.number().int().nullable(),
  version: z.number().int(), inForce: z.number().int(), cumulative: z.number().int(),
});

const asOf = localDate.optional().describe('截至日期，默认今天 as of; today unless told');

export const listTitles = defineOperation({
  id: 'honours.listTitles', summary: { zh: '称号列表', en: 'Titles' },
  method: 'GET', path: '/titles', permission: 'honours.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), tier: tier.optional(), subjectKind: subjectKind.optional(), state: z.enum(TITLE_STATES).optional(), asOf,
    codes: listParam(z.string().max(80), 200).describe('只要这些编码的 those with these codes alone'),
    sort: sortInput(['tier', 'name', 'inForce', 'cumulative']),
  }),
  output: pageOf(titleRow).extend({ /** Whether everything is counted; else what lies within the reader’s reach. */ isWhole: z.boolean() }),
});

export const readTitle = defineOperation({
  id: 'honours.readTitle', summary: { zh: '查看称号、规则与数字', en: 'Read a title with its rules and figures' },
  method: 'GET', path: '/titles/:titleId', permission: 'honours.read',
  input: z.object({ titleId: idOf, asOf, since: localDate.optional().describe('期间起，默认当年1月1日 start of the period; 1 January unless told') }),
  output: titleRow.extend({
    /** Whether everything is counted; else what lies within the reader’s reach. */ isWhole: z.boolean(),
    approvalDocument: z.string().nullable(), editionCode: z.string().nullable(), reviewEveryMonths: z.number().int().nullable(), lockMonths: z.number().int(), upwardTitleCode: z.string().nullable(),
    upwardAfter: z.number().int().nullable(), rules: titleRules, source: z.string(), asOf: localDate, since: localDate, counts: titleCounts,
    ruleVersion: z.number().int(), effectiveFrom: localDate.nullable(), versionCount: z.number().int(),
    /** The standards of the edition it names, by which a review scores; null where it names none or the edition is not there. */
    criteria: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), scoreMax: z.number() })).nullable(), editionTitle: z.object({ id: idOf, zh: z.string(), en: z.string() }).nullable(),
    /** What keeps to this version of the rules: then they are changed by a new version alone. */
    keptBy: z.object({ rounds: z.number().int(), awards: z.number().int() }), isUsed: z.boolean(),
  }),
});

export const createTitle = defineOperation({
  id: 'honours.createTitle', reach: 'programme', summary: { zh: '新建称号', en: 'Create a title' },
  method: 'POST', path: '/titles', permission: 'honours.manageTitles',
  input: z.object({ code, ...titleFacts }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['honours.title_code_taken', 'honours.title_invalid'],
});

export const updateTitle = defineOperation({
  id: 'honours.updateTitle', reach: 'programme', summary: { zh: '修改称号（可停用；评选或荣誉在用的规则不改）', en: 'Change or retire a title; rules that a round or an award keeps to stay' },
  method: 'PUT', path: '/titles/:titleId', permission: 'honours.manageTitles',
  input: z.object({ titleId: idOf, version: z.number().int().min(1), state: z.enum(TITLE_STATES).default('inUse'), ...titleFacts }),
  output: z.object({ id: idOf, version: z.number().int() }), errors: ['honours.title_invalid', 'honours.title_in_use', 'honours.title_fixed', 'platform.changed_meanwhile'],
});

const versionFrom = localDate.describe('生效日：此日起发起的评选、命名的荣誉按新规则 rounds started and awards conferred from this day on keep to it');
const versionNote = z.string().trim().min(2).max(500).describe('改了什么、依据什么 what changed, and by which document');

export const reviseTitle = defineOperation({
  id: 'honours.reviseTitle', reach: 'programme', summary: { zh: '修订称号规则（新版本，自某日起）', en: 'Revise the rules of a title: a new version from a day on' },
  method: 'POST', path: '/titles/:titleId/versions', permission: 'honours.manageTitles',
  input: z.object({ titleId: idOf, version: z.number().int().min(1), effectiveFrom: versionFrom, note: versionNote, ...titleNames, ...ruleFacts }),
  output: z.object({ number: z.number().int(), version: z.number().int() }), errors: ['honours.title_invalid', 'honours.title_version_taken', 'honours.title_unchanged', 'honours.dates_out_of_order', 'platform.changed_meanwhile'],
});

export const titleVersion = z.object({
  number: z.number().int(), effectiveFrom: localDate.nullable(), until: localDate.nullable(), state: z.enum(TITLE_VERSION_STATES), note: z.string().nullable(), madeAt: instant, madeByName: z.string().nullable(),
  rounds: z.number().int(), runningRounds: z.number().int(), awards: z.number().int(), awardsInForce: z.number().int(),
  authority: z.string(), approvalDocument: z.string().nullable(), editionCode: z.string().nullable(), termMonths: z.number().int().nullable(), reviewEveryMonths: z.number().int().nullable(), lockMonths: z.number().int(),
  upwardTitleCode: z.string().nullable(), upwardAfter: z.number().int().nullable(), rules: titleRules, source: z.string(),
});

export const listTitleVersions = defineOperation({
  id: 'honours.listTitleVersions', summary: { zh: '称号规则的各个版本', en: 'Every version of the rules of a title' },
  method: 'GET', path: '/titles/:titleId/versions', permission: 'honours.read',
  input: z.object({ titleId: idOf }), output: z.object({ rows: z.array(titleVersion) }),
});

export const dropTitleVersion = defineOperation({
  id: 'honours.dropTitleVersion', reach: 'programme', summary: { zh: '取消尚未生效的规则版本', en: 'Drop a version of the rules that is not in force yet' },
  method: 'DELETE', path: '/titles/:titleId/versions/:number', permission: 'honours.manageTitles',
  input: z.object({ titleId: idOf, number: z.coerce.number().int().min(1) }), output: z.object({ version: z.number().int() }), errors: ['honours.title_version_in_force'],
});

const catalogueReport = z.object({
  nameZh: z.string(), nameEn: z.string(), imported: z.boolean(), created: z.number().int(), updated: z.number().int(), unchanged: z.number().int(),
  titles: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), change: z.enum(['created', 'updated', 'unchanged']) })),
  issues: z.array(z.object({ code: z.string(), pointer: z.string(), zh: z.string(), en: z.string() })),
});

export const importTitleCatalogue = defineOperation({
  id: 'honours.importTitleCatalogue', reach: 'programme', summary: { zh: '导入称号目录（JSON）', en: 'Import a title catalogue (JSON)' },
  method: 'POST', path: '/title-import', permission: 'honours.manageTitles',
  input: z.object({ file: fileInput, mode: z.enum(['preview', 'import']).default('preview') }), output: catalogueReport, errors: ['honours.pack_unreadable', 'honours.title_invalid', 'honours.title_fixed'], bodyLimitBytes: 4 * 1024 * 1024,
});

export const listTitleCatalogues = defineOperation({
  id: 'honours.listTitleCatalogues', summary: { zh: '现成的称号目录', en: 'Title catalogues that come with the product' },
  method: 'GET', path: '/title-catalogues', permission: 'honours.manageTitles',
  input: z.object({}), output: z.object({ rows: z.array(z.object({ name: z.string(), zh: z.string(), en: z.string(), source: z.string(), titleCount: z.number().int(), presentCount: z.number().int() })) }),
});

export const adoptTitles = defineOperation({
  id: 'honours.adoptTitles', reach: 'programme', summary: { zh: '采用现成的称号目录', en: 'Adopt a title catalogue that comes with the product' },
  method: 'POST', path: '/title-catalogues/:name/adoption', permission: 'honours.manageTitles',
  input: z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/), mode: z.enum(['preview', 'import']).default('import') }), output: catalogueReport, errors: ['honours.pack_unknown', 'honours.title_invalid', 'honours.title_fixed'],
});
