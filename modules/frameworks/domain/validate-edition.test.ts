import { describe, expect, it } from 'vitest';
import { aCheckItem, anEdition, aStandard, aTheme } from '../../../tests/kit/an-edition.ts';
import type { CheckRule, EditionDocument } from './edition.ts';
import { isImportable, validateEdition } from './validate-edition.ts';

const issuesOf = (changes: Partial<EditionDocument>) =>
  validateEdition(anEdition(changes)).map(({ pointer, code }) => `${pointer} ${code}`);

it('finds nothing wrong with a whole edition', () => {
  expect(validateEdition(anEdition())).toEqual([]);
});

describe('the head of an edition', () => {
  it.each<[string, Partial<EditionDocument>, string]>([
    ['another format', { format: 'lianchuang-framework/2' as never }, '/format format_unsupported'],
    ['a code with a space', { code: 'a b' }, '/code code_invalid'],
    ['a code with a slash', { code: 'a/b' }, '/code code_invalid'],
    ['a level nobody knows', { level: 'galactic' as never }, '/level choice_unknown'],
    ['a year of another age', { year: 1999 }, '/year year_invalid'],
    ['no version', { version: ' ' }, '/version text_missing'],
    ['no English title', { title: { zh: '体系', en: '' } }, '/title/en text_missing'],
    ['a source longer than 500 characters', { source: '据'.repeat(501) }, '/source text_too_long'],
    ['a day that does not exist', { effectiveFrom: '2026-02-30' }, '/effectiveFrom date_invalid'],
    ['an end before the beginning', { effectiveTo: '2025-12-31' }, '/effectiveTo dates_reversed'],
    ['years that make 99 %', { yearWeights: [15, 25, 59] }, '/yearWeights weights_not_100'],
    ['no method that counts', { methodWeights: { material: 0, field: 0, questionnaire: 0 } }, '/methodWeights weights_not_100'],
    ['a negative weight', { methodWeights: { material: -1, field: 40, questionnaire: 20 } }, '/methodWeights/material weight_invalid'],
  ])('refuses %s', (_, changes, issue) => {
    expect(issuesOf(changes)).toContain(issue);
    expect(isImportable(validateEdition(anEdition(changes)))).toBe(false);
  });

  it('takes 500 characters of text, counted as people count them', () => {
    expect(issuesOf({ source: '𠮷'.repeat(500) })).toEqual([]);
  });

  it('points out a total of 106 and lets it in, because a real framework had it', () => {
    const edition = anEdition({ methodWeights: { material: 39.7, field: 46.3, questionnaire: 10, consultation: 10 } });
    const issues = validateEdition(edition);
    expect(issues).toEqual([
      { pointer: '/methodWeights', code: 'method_weights_not_100', severity: 'warning', params: { total: 106 } },
    ]);
    expect(isImportable(issues)).toBe(true);
  });
});

describe('the tree', () => {
  const withStandard = (changes: Parameters<typeof aStandard>[0]) => ({ themes: [aTheme([aStandard(changes)])] });
  const standardAt = '/themes/0/contents/0/standards/0';

  it('refuses standards that do not add up to their content', () => {
    const [theme] = anEdition().themes;
    const themes = [{ ...theme!, contents: [{ ...theme!.contents[0]!, scoreMax: 12 }] }];
    expect(validateEdition(anEdition({ themes }))).toEqual([
      {
        pointer: '/themes/0/contents/0/scoreMax', code: 'scores_do_not_add_up', severity: 'error',
        params: { code: '1.1', scoreMax: 12, childTotal: 10 },
      },
    ]);
  });

  it('adds decimals as people do: 0.1 + 0.2 = 0.3', () => {
    const themes = [aTheme([aStandard({ scoreMax: 0.1 }), aStandard({ code: '1.1.2', scoreMax: 0.2 })])];
    const checkItems = [aCheckItem(), aCheckItem({ code: '1.1.2-a', standardCode: '1.1.2' })];
    expect(issuesOf({ themes, checkItems })).toEqual([]);
  });

  it.each<[string, Partial<EditionDocument>, string]>([
    ['no theme', { themes: [] }, '/themes themes_missing'],
    ['a theme without contents', { themes: [{ ...aTheme([]), contents: [] }] }, '/themes/0/contents theme_empty'],
    ['a content without standards', { themes: [aTheme([])] }, '/themes/0/contents/0/standards content_empty'],
    ['one code twice', { themes: [aTheme([aStandard(), aStandard()])] }, '/themes/0/contents/0/standards/1/code code_duplicate'],
    ['a standard named like its content', withStandard({ code: '1.1' }), `${standardAt}/code code_duplicate`],
    ['a score with three decimals', withStandard({ scoreMax: 0.125 }), `${standardAt}/scoreMax score_invalid`],
    ['a grading scheme that is not there', withStandard({ gradingScheme: 'x' }), `${standardAt}/gradingScheme reference_dangling`],
    ['a standard nobody tests', withStandard({ methods: [] }), `${standardAt}/methods methods_missing`],
    ['methods that make 90 %', withStandard({ methods: [{ method: 'field', weight: 90 }] }), `${standardAt}/methods weights_not_100`],
    ['one method twice', withStandard({ methods: [{ method: 'field', weight: 50 }, { method: 'field', weight: 50 }] }), `${standardAt}/methods/1/method method_duplicate`],
    ['a method the edition gives no weight', withStandard({ methods: [{ method: 'consultation', weight: 100 }] }), `${standardAt}/methods/0/method method_without_weight`],
  ])('refuses %s', (_, changes, issue) => {
    expect(issuesOf(changes)).toContain(issue);
  });

  it('refuses more than 20 themes', () => {
    expect(issuesOf({ themes: Array.from({ length: 21 }, () => aTheme([aStandard()])) })).toContain('/themes limit_exceeded');
  });
});

describe('check items', () => {
  const withCheckItem = (changes: Parameters<typeof aCheckItem>[0]) => ({ checkItems: [aCheckItem(changes)] });
  const rules: CheckRule[] = [
    { kind: 'minCount', count: 0 },
    { kind: 'perLength', count: 1, everyMetres: 0 },
    { kind: 'window', count: 1.5, windowMetres: 500 },
    { kind: 'share', minPercent: 101 },
  ];

  it.each<[string, Partial<EditionDocument>, string]>([
    ['a standard that is not there', withCheckItem({ standardCode: '9.9.9' }), '/checkItems/0/standardCode reference_dangling'],
    ['a site type that is not there', withCheckItem({ siteTypes: ['market', 'moon'] }), '/checkItems/0/siteTypes/1 reference_dangling'],
    ['a site type twice', withCheckItem({ siteTypes: ['market', 'market'] }), '/checkItems/0/siteTypes/1 reference_duplicate'],
    ['no site type', withCheckItem({ siteTypes: [] }), '/checkItems/0/siteTypes site_types_missing'],
    ['a code used by a standard', withCheckItem({ code: '1.1.1' }), '/checkItems/0/code code_duplicate'],
    ['a weight of nothing', withCheckItem({ weight: 0 }), '/checkItems/0/weight weight_invalid'],
    ['an empty exception', withCheckItem({ exceptionsZh: '' }), '/checkItems/0/exceptionsZh text_missing'],
  ])('refuses %s', (_, changes, issue) => {
    expect(issuesOf(changes)).toContain(issue);
  });

  it.each(rules)('refuses a rule that cannot decide: %o', (rule) => {
    expect(issuesOf(withCheckItem({ rule, siteTypes: ['main-street'] }))).toEqual(['/checkItems/0/rule rule_invalid']);
  });

  it('warns of a rule along a line at a place without length', () => {
    const issues = validateEdition(anEdition(withCheckItem({ rule: { kind: 'perLength', count: 1, everyMetres: 200 } })));
    expect(issues).toMatchObject([{ pointer: '/checkItems/0/siteTypes/0', code: 'rule_needs_line', severity: 'warning' }]);
  });

  it('warns of a field standard nothing checks, and of a check on a standard not tested in the field', () => {
    expect(validateEdition(anEdition({ checkItems: [] }))).toMatchObject([
      { code: 'standard_unchecked', severity: 'warning', params: { code: '1.1.1' } },
    ]);
    const themes = [aTheme([aStandard({ methods: [{ method: 'material', weight: 100 }] })])];
    expect(validateEdition(anEdition({ themes }))).toMatchObject([{ code: 'check_item_not_field', severity: 'warning' }]);
  });
});

describe('grades, negative items and the mapping', () => {
  const grade = (name: string, minShare: number, factor: number) => ({ grade: name, minShare, factor });
  const withGrades = (...grades: ReturnType<typeof grade>[]) => ({
    gradingSchemes: [{ code: 'count-met', kind: 'countMet' as const, zh: '档', en: 'Grades', grades }],
  });
  const withNegative = (changes: object) => ({ negativeItems: [{ ...anEdition().negativeItems[0]!, ...changes }] });
  const withPair = (pair: NonNullable<EditionDocument['mapping']>['pairs'][number]) => ({
    mapping: { fromEdition: 'test-2025', pairs: [pair] },
  });

  it.each<[string, Partial<EditionDocument>, string]>([
    ['a scheme without grades', withGrades(), '/gradingSchemes/0/grades grades_missing'],
    ['grades going up', withGrades(grade('B', 0.5, 0.5), grade('A', 0.8, 1), grade('C', 0, 0)), '/gradingSchemes/0/grades/1 grades_not_descending'],
    ['a lower grade worth more', withGrades(grade('A', 0.8, 0.5), grade('B', 0, 1)), '/gradingSchemes/0/grades/1 grades_not_descending'],
    ['a share no grade covers', withGrades(grade('A', 0.8, 1)), '/gradingSchemes/0/grades grade_floor_missing'],
    ['a least share above the whole', withGrades(grade('A', 80, 1), grade('B', 0, 0)), '/gradingSchemes/0/grades/0/minShare grade_invalid'],
    ['a deduction of nothing', withNegative({ deduction: undefined }), '/negativeItems/0/deduction deduction_invalid'],
    ['a revocation that deducts', withNegative({ sanction: 'revoke' }), '/negativeItems/0/deduction deduction_invalid'],
    ['a look back of half a month', withNegative({ lookBackMonths: 0.5 }), '/negativeItems/0/lookBackMonths look_back_invalid'],
    ['a mapping to a code that is not there', withPair({ from: '1.1.9', to: '9', relation: 'kept' }), '/mapping/pairs/0/to reference_dangling'],
    ['an added code with an old one', withPair({ from: '1.1.9', to: '1.1.1', relation: 'added' }), '/mapping/pairs/0 mapping_pair_invalid'],
    ['a dropped code with a new one', withPair({ from: '1.1.9', to: '1.1.1', relation: 'dropped' }), '/mapping/pairs/0 mapping_pair_invalid'],
    ['a mapping onto itself', { mapping: { fromEdition: 'test-2026', pairs: [] } }, '/mapping/fromEdition reference_dangling'],
  ])('refuses %s', (_, changes, issue) => {
    expect(issuesOf(changes)).toContain(issue);
  });

  it('lets a scheme that is read as the bare rate do without grades', () => {
    const rate = { code: 'rate', kind: 'observationRate' as const, zh: '得分率', en: 'Rate', grades: [] };
    expect(issuesOf({ gradingSchemes: [...anEdition().gradingSchemes, rate] })).toEqual([]);
  });

  it('refuses the same pair twice', () => {
    const pair = { from: '1.1.9', to: '1.1.1', relation: 'changed' as const };
    expect(issuesOf({ mapping: { fromEdition: 'test-2025', pairs: [pair, pair] } })).toEqual([
      '/mapping/pairs/1 mapping_pair_duplicate',
    ]);
  });
});
