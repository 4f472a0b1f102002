import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_SOURCES, answerFaults, answersToKeep } from './department-answers.ts';
import { eligibilityFindings, isEligible, keepsOut, maySetAside } from './eligibility.ts';
import { PLAIN_RULES } from './title.ts';

const asked = [{ candidateId: 'a', answered: null }, { candidateId: 'b', answered: 'signed' }, { candidateId: 'c', answered: 'paper' }] as const;
const yes = (candidateId: string) => ({ candidateId, said: true, reason: null });
const no = (candidateId: string, reason: string | null = '有未结案件') => ({ candidateId, said: false, reason });

describe('what a department answers', () => {
  it('needs a reason for each no, and is about those it was asked of, each once', () => {
    expect(answerFaults(asked, [no('a'), yes('b'), yes('c')], 'signed')).toEqual([]);
    expect(answerFaults(asked, [no('a', null), no('b', '  '), yes('d'), yes('a')], 'signed')).toEqual([{ at: 0, code: 'reason_missing' }, { at: 1, code: 'reason_missing' }, { at: 2, code: 'not_asked' }, { at: 3, code: 'doubled' }]);
  });

  it('may change its own word and what was taken from a paper; a paper changes nothing that was signed', () => {
    expect(answerFaults(asked, [yes('a'), yes('b'), yes('c')], 'paper')).toEqual([{ at: 1, code: 'signed_already' }]);
  });

  it('is a yes for the rest alone where it says so, and never for one that has an answer', () => {
    const candidates = fc.uniqueArray(fc.record({ candidateId: fc.string({ minLength: 1 }), answered: fc.constantFrom(null, ...ANSWER_SOURCES) }), { selector: ({ candidateId }) => candidateId });
    fc.assert(fc.property(candidates, fc.nat(), fc.boolean(), (list, cut, restYes) => {
      const given = list.slice(0, list.length === 0 ? 0 : cut % list.length).map(({ candidateId }) => no(candidateId));
      const kept = answersToKeep(list, given, restYes);
      expect(new Set(kept.map(({ candidateId }) => candidateId)).size).toBe(kept.length);
      expect(kept.slice(0, given.length)).toEqual(given);
      const rest = new Set(kept.slice(given.length).map(({ candidateId }) => candidateId));
      for (const { candidateId, answered } of list.slice(given.length)) expect(rest.has(candidateId)).toBe(restYes && answered === null);
    }));
  });
});

describe('the no of a department', () => {
  const found = (departmentNo: 'excludes' | 'shown', said: boolean | null) => eligibilityFindings(
    { subjectKind: 'unit', rules: { ...PLAIN_RULES, departmentNo } },
    { subjectKind: 'unit', held: [], members: {}, declared: {}, negative: [], negativeCleared: [], lockedUntil: null, holdsAlready: false, bornOn: null, isAdult: true, classCode: null, departments: { police: said }, groups: {} }, '2026-09-21',
  );
  const finding = (departmentNo: 'excludes' | 'shown', said: boolean | null) => found(departmentNo, said).find(({ code }) => code === 'department');

  it('keeps a candidate out where the title says so, until somebody sets it aside', () => {
    expect(finding('excludes', false)).toMatchObject({ state: 'unmet', isAdvice: false });
    expect(isEligible(found('excludes', false), new Set())).toBe(false);
    expect(isEligible(found('excludes', false), new Set(['department/police']))).toBe(true);
  });

  it('stands beside the name for whoever decides where the title says that, and there is nothing to set aside', () => {
    const shown = found('shown', false);
    expect(isEligible(shown, new Set())).toBe(true);
    expect(shown.some((each) => keepsOut(each, new Set()))).toBe(false);
    const advice = shown.find(({ code }) => code === 'department');
    expect(advice).toMatchObject({ state: 'unmet', isAdvice: true });
    expect(advice === undefined || maySetAside(advice)).toBe(false);
  });

  it('is waited for under either rule', () => {
    for (const rule of ['excludes', 'shown'] as const) expect(isEligible(found(rule, null), new Set()), rule).toBe(false);
  });
});
