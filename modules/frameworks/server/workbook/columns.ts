/** 工作簿的样子 · The sheets of an edition workbook and their columns; the same are written and read. */
import {
  booleanColumn, choiceColumn, dateColumn, defineColumns, integerColumn, numberColumn, textColumn,
} from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import {
  geometryWords, gradingKindWordsOfEdition, levelWordsOfEdition, methodWordsOfEdition, relationWords, ruleKindWords, sanctionWordsOfEdition, treeLevelWords,
} from '../../contract/index.ts';

// The rules of the domain set the real limits; a column only refuses what no edition could mean.
const LONG = 5_000;
const text = (zh: string, en: string, width = 16) => textColumn({ zh, en, width, maxLength: LONG });
const needed = (zh: string, en: string, width = 16) => textColumn({ zh, en, width, maxLength: LONG, required: true });
const amount = (zh: string, en: string) => numberColumn({ zh, en, width: 12, min: -10_000, max: 10_000 });
const neededAmount = (zh: string, en: string) => numberColumn({ zh, en, width: 12, min: -10_000, max: 10_000, required: true });
const names = { zh: needed('名称', 'Name (Chinese)', 44), en: needed('英文名称', 'Name (English)', 44) };
const code = needed('编码', 'Code', 16);

export const sheets = {
  edition: {
    zh: '版本', en: 'Edition', isRequired: true,
    columns: defineColumns({
      code, family: needed('体系', 'Family', 20), level: choiceColumn({ zh: '级别', en: 'Level', labels: levelWordsOfEdition, required: true }),
      year: integerColumn({ zh: '年份', en: 'Year', label: true, required: true }), version: needed('版次', 'Version', 8),
      titleZh: needed('名称', 'Title (Chinese)', 40), titleEn: needed('英文名称', 'Title (English)', 40),
      synthetic: booleanColumn({ zh: '演示数据', en: 'Synthetic', required: true, hint: { zh: '不是任何机关发布的，填“是”', en: 'Yes for whatever no authority issued' } }),
      source: needed('来源', 'Source', 40), effectiveFrom: dateColumn({ zh: '生效日期', en: 'Effective from', required: true }), effectiveTo: dateColumn({ zh: '失效日期', en: 'Effective to' }),
      material: neededAmount('材料审核权重', 'Weight of material review'), field: neededAmount('实地考察权重', 'Weight of field inspection'),
      questionnaire: neededAmount('问卷调查权重', 'Weight of questionnaires'), consultation: amount('征求意见权重', 'Weight of consultation'),
      yearWeights: needed('年度权重', 'Weights of the years', 16), mappingFrom: text('对应的旧版本', 'Maps from edition', 20),
    }),
  },
  tree: {
    zh: '体系树', en: 'Tree', isRequired: true,
    columns: defineColumns({
      level: choiceColumn({ zh: '层级', en: 'Level', labels: treeLevelWords, required: true }), code, parent: text('上级编码', 'Parent code', 12), ...names,
      scoreMax: amount('分值', 'Score'),
      material: amount(`${methodWordsOfEdition.material.zh}%`, `${methodWordsOfEdition.material.en} %`), field: amount(`${methodWordsOfEdition.field.zh}%`, `${methodWordsOfEdition.field.en} %`),
      questionnaire: amount(`${methodWordsOfEdition.questionnaire.zh}%`, `${methodWordsOfEdition.questionnaire.en} %`),
      consultation: amount(`${methodWordsOfEdition.consultation.zh}%`, `${methodWordsOfEdition.consultation.en} %`),
      gradingScheme: text('评级方案', 'Grading scheme', 18), leadOrganisation: text('牵头单位编码', 'Lead organisation', 18),
    }),
  },
  checkItems: {
    zh: '检查项', en: 'Check items', isRequired: true,
    columns: defineColumns({
      code, standardCode: needed('标准编码', 'Standard', 12), ...names, siteTypes: needed('适用点位类型', 'Site types', 40),
      ruleKind: choiceColumn({ zh: '判定规则', en: 'Rule', labels: ruleKindWords, required: true }), ruleCount: integerColumn({ zh: '次数', en: 'Count', width: 8 }),
      ruleMetres: integerColumn({ zh: '米', en: 'Metres', width: 8 }), rulePercent: amount('比例%', 'Percent'),
      exceptionsZh: text('例外说明', 'Exceptions (Chinese)', 40), exceptionsEn: text('例外说明（英文）', 'Exceptions (English)', 40),
      caseCategory: needed('案件类别', 'Case category', 18), photoOnUnmet: booleanColumn({ zh: '不达标须拍照', en: 'Photo when not met', required: true }), weight: neededAmount('权重', 'Weight'),
    }),
  },
  siteTypes: {
    zh: '点位类型', en: 'Site types', isRequired: true,
    columns: defineColumns({ code, ...names, geometry: choiceColumn({ zh: '形态', en: 'Geometry', labels: geometryWords, required: true }) }),
  },
  grading: {
    zh: '评级', en: 'Grading', isRequired: true,
    columns: defineColumns({
      code: needed('方案编码', 'Scheme', 18), kind: choiceColumn({ zh: '依据', en: 'Kind', labels: gradingKindWordsOfEdition, required: true }), ...names,
      grade: text('等级', 'Grade', 8), minShare: numberColumn({ zh: '最低比例', en: 'Least share', min: -1, max: 100 }), factor: numberColumn({ zh: '系数', en: 'Factor', min: -1, max: 100 }),
    }),
  },
  negativeItems: {
    zh: '负面清单', en: 'Negative list', isRequired: false,
    columns: defineColumns({
      code, ...names, lookBackMonths: integerColumn({ zh: '回溯月数', en: 'Months to look back', required: true }),
      sanction: choiceColumn({ zh: '处置', en: 'Sanction', labels: sanctionWordsOfEdition, required: true }), deduction: amount('扣分值', 'Points off'),
    }),
  },
  mapping: {
    zh: '对应关系', en: 'Mapping', isRequired: false,
    columns: defineColumns({
      from: text('旧编码', 'Old code', 16), to: text('新编码', 'New code', 16), relation: choiceColumn({ zh: '关系', en: 'Relation', labels: relationWords, required: true }), note: text('说明', 'Note', 40),
    }),
  },
} as const;

export type SheetKey = keyof typeof sheets;
export type SheetRow<Key extends SheetKey> = RowOf<(typeof sheets)[Key]['columns']>;
export const sheetKeys = Object.keys(sheets) as readonly SheetKey[];
