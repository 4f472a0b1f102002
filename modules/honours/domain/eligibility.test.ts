import { describe, expect, it } from 'vitest';
import { awaitsSignaturesAlone, canBeSetAside, ELIGIBILITY_CODES, eligibilityFindings, isEligible, verdictOf } from './eligibility.ts';
import type { SubjectFacts } from './eligibility.ts';
import { PLAIN_RULES } from './title.ts';
import type { TitleRules } from './title.ts';

const facts: SubjectFacts = { subjectKind: 'town', held: [], members: {}, declared: {}, negative: [], lockedUntil: null, holdsAlready: false, bornOn: null, isAdult: false, classCode: null, departments: {}, groups: {}, negativeCleared: ['accident', 'credit'] };
const found = (rules: Partial<TitleRules>, more: Partial<SubjectFacts> = {}, day = '2024-07-01') =>
  eligibilityFindings({ subjectKind: 'town', rules: { ...PLAIN_RULES, ...rules } }, { ...facts, ...more }, day).filter(({ code }) => !['kind', 'locked', 'holdsAlready'].includes(code));

describe('a civilised town', () => {
  const share = (numerator: number, titles: string[]) => ({ kind: 'memberShare' as const, memberKind: 'village' as const, titles, least: { numerator, denominator: 100 } });
  const villages = (total: number, county: number, prefecture: number) => ({ village: { total, holding: (titles: readonly string[]) => (titles.includes('county') ? county : prefecture) } });

  it('needs 65 % of its villages civilised at county level and 30 % above, to the village', () => {
    const rules = { prerequisites: [share(65, ['county', 'prefecture']), share(30, ['prefecture'])] };
    expect(found(rules, { members: villages(20, 13, 6) }).map(({ state }) => state)).toEqual(['met', 'met']);
    expect(found(rules, { members: villages(20, 12, 6) }).map(({ state, count, of }) => [state, count, of])).toEqual([['unmet', 12, 20], ['met', 6, 20]]);
    expect(found(rules, { members: villages(23, 14, 6) })[0]?.state).toBe('unmet');
    expect(found(rules, { members: villages(23, 15, 6) })[1]?.state).toBe('unmet');
  });

  it('of no village at all reaches no share', () => { expect(found({ prerequisites: [share(0, ['county'])] })[0]?.state).toBe('unmet'); });
});

describe('conditions', () => {
  it('ask for the lower title, held long enough', () => {
    const rules = { prerequisites: [{ kind: 'holdsTitle' as const, titles: ['prefecture-unit'], monthsLeast: 12 }] };
    const since = (from: string) => found(rules, { held: [{ titleCode: 'prefecture-unit', from }] })[0]?.state;
    expect([since('2023-07-01'), since('2023-07-02')]).toEqual(['met', 'unmet']);
  });

  it('look back as far as they say, the first day included', () => {
    const rules = { negativeItems: [{ code: 'accident', zh: '重大事故', en: 'Major accident', lookBackMonths: 12 }, { code: 'credit', zh: '失信', en: 'Bad credit', lookBackMonths: null }] };
    const on = (code: string, day: string) => found(rules, { negative: [{ code, on: day }] }).map(({ state }) => state);
    expect(on('accident', '2023-07-01')).toEqual(['unmet', 'met']);
    expect(on('accident', '2023-06-30')).toEqual(['met', 'met']);
    expect(on('credit', '1999-01-01')).toEqual(['met', 'unmet']);
  });

  it('lock a subject out until the day, and no longer', () => {
    const state = (day: string) => eligibilityFindings({ subjectKind: 'town', rules: PLAIN_RULES }, { ...facts, lockedUntil: '2024-07-01' }, day).find(({ code }) => code === 'locked')?.state;
    expect([state('2024-06-30'), state('2024-07-01')]).toEqual(['unmet', 'met']);
  });

  it('that nobody has answered are open, which is not met, and an override names the one it lifts', () => {
    const rules = { prerequisites: [{ kind: 'declared' as const, code: 'staff30', zh: '在编三十人以上', en: 'Thirty staff or more' }] };
    const open = found(rules);
    expect(open[0]?.state).toBe('open');
    expect(isEligible(open, new Set())).toBe(false);
    expect(isEligible(open, new Set(['declared/staff30']))).toBe(true);
    expect(found(rules, { declared: { staff30: false } })[0]?.state).toBe('unmet');
  });

  it('count a department that said no, and one that has not said anything', () => {
    expect(found({}, { departments: { police: true, court: false, tax: null } }).map(({ key, state }) => [key, state])).toEqual([['department/police', 'met'], ['department/court', 'unmet'], ['department/tax', 'open']]);
  });

  it('ask for sixteen years, but in the class of filial piety', () => {
    const title = { subjectKind: 'person' as const, rules: { ...PLAIN_RULES, ageLeast: 16, ageExceptClasses: ['filial'], classes: [{ code: 'filial', zh: '孝老爱亲', en: 'Filial piety' }] } };
    const age = (more: Partial<SubjectFacts>) => eligibilityFindings(title, { ...facts, subjectKind: 'person', ...more }, '2024-07-01').find(({ code }) => code === 'age')?.state;
    expect([age({ bornOn: '2008-07-01' }), age({ bornOn: '2008-07-02' }), age({ isAdult: true }), age({}), age({ bornOn: '2012-01-01', classCode: 'filial' })]).toEqual(['met', 'unmet', 'met', 'open', undefined]);
  });
});

describe('a negative item', () => {
  const rules = { negativeItems: [{ code: 'penalty', zh: '受过党纪政务处分', en: 'A penalty', lookBackMonths: 36 }] };
  const state = (more: Partial<SubjectFacts>) => found(rules, more).find(({ code }) => code === 'negative')?.state;

  it('of which nobody said anything is open; a signature, or the answers of all departments, make it met', () => {
    expect(state({})).toBe('open');
    expect(state({ negativeCleared: ['penalty'] })).toBe('met');
    expect(state({ negative: [{ code: 'penalty', on: '2020-01-01' }] })).toBe('met');
    expect(state({ departments: { discipline: true, police: null } })).toBe('open');
    expect(state({ departments: { discipline: true, police: true } })).toBe('met');
    expect(state({ departments: { discipline: true }, negative: [{ code: 'penalty', on: '2024-01-01' }] })).toBe('unmet');
  });

  it('that is open holds a candidate up where it is asked now, and is left to the departments where they come later', () => {
    const open = found(rules);
    expect([verdictOf(open, new Set(), true), verdictOf(open, new Set(), false)]).toEqual(['nominated', 'eligible']);
    expect(verdictOf(found(rules, { negative: [{ code: 'penalty', on: '2024-01-01' }] }), new Set(), false)).toBe('ineligible');
    expect(awaitsSignaturesAlone(found(rules, { departments: { police: null } }), new Set())).toBe(true);
    expect(awaitsSignaturesAlone(found(rules, { groups: { county: null } }), new Set())).toBe(false);
  });
});

describe('setting a condition aside', () => {
  it('is possible for what others said and for numbers, never for what the title is for', () => {
    expect(ELIGIBILITY_CODES.filter(canBeSetAside)).toEqual(['holdsTitle', 'memberShare', 'declared', 'negative', 'department', 'upward', 'group']);
  });
});
