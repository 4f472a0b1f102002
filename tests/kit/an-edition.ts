import {
  EDITION_FORMAT, type CheckItem, type EditionDocument, type Standard,
} from '#modules/frameworks/domain/index.ts';

/** A standard tested in the field, worth 10. */
export function aStandard(changes: Partial<Standard> = {}): Standard {
  return {
    code: '1.1.1', zh: '街面公益广告有足够密度', en: 'Streets carry enough displays', scoreMax: 10,
    methods: [{ method: 'field', weight: 100 }], gradingScheme: 'count-met', ...changes,
  };
}

/** A check made at every market. */
export function aCheckItem(changes: Partial<CheckItem> = {}): CheckItem {
  return {
    code: '1.1.1-a', standardCode: '1.1.1', zh: '通道畅通，无堆物', en: 'Aisles are free of goods', siteTypes: ['market'],
    rule: { kind: 'yesNo' }, caseCategory: 'street-order', photoOnUnmet: true, weight: 1, ...changes,
  };
}

/** The smallest edition with nothing wrong with it; a change replaces a whole part. */
export function anEdition(changes: Partial<EditionDocument> = {}): EditionDocument {
  return {
    format: EDITION_FORMAT, code: 'test-2026', family: 'test', level: 'county', year: 2026, version: '1',
    title: { zh: '测试体系', en: 'Test framework' }, synthetic: true, source: '为测试而编写',
    effectiveFrom: '2026-01-01', effectiveTo: null,
    methodWeights: { material: 40, field: 40, questionnaire: 20 }, yearWeights: [15, 25, 60],
    gradingSchemes: [{
      code: 'count-met', kind: 'countMet', zh: '按达标条数', en: 'By requirements met',
      grades: [
        { grade: 'A', minShare: 1, factor: 1 }, { grade: 'B', minShare: 0.8, factor: 0.66 },
        { grade: 'C', minShare: 0.6, factor: 0.33 }, { grade: 'C#', minShare: 0, factor: 0 },
      ],
    }],
    siteTypes: [
      { code: 'market', zh: '农贸市场', en: 'Market', geometry: 'point' },
      { code: 'main-street', zh: '主次干道', en: 'Main street', geometry: 'line' },
    ],
    themes: [aTheme([aStandard()])],
    checkItems: [aCheckItem()],
    negativeItems: [{ code: 'N01', zh: '材料造假', en: 'Forged papers', lookBackMonths: 12, sanction: 'deduct', deduction: 1 }],
    ...changes,
  };
}

/** A theme with one content that is worth what its standards are. */
export function aTheme(standards: readonly Standard[]): EditionDocument['themes'][number] {
  const scoreMax = standards.reduce((sum, standard) => sum + 100 * standard.scoreMax, 0) / 100;
  return {
    code: '1', zh: '精神文明', en: 'Civic culture',
    contents: [{ code: '1.1', zh: '公益宣传', en: 'Displays', scoreMax, standards }],
  };
}
