import fc from 'fast-check';
import { percentText, ratioValue } from '#kernel/ratio.ts';
import { describe, expect, it } from 'vitest';
import { combinedInterval, countsAt, DEFAULT_EFFECTS, evaluateArea, type AreaFacts, type EvaluationRules, type NegativeFact } from './evaluation.ts';

const percent = (numerator: number) => ({ numerator, denominator: 100 });
const rules = (changes: Partial<EvaluationRules> = {}): EvaluationRules => ({
  methodWeights: { material: 40, field: 40, questionnaire: 20 }, linked: null, yearWeights: [15, 25, 60], earlierYears: 0, effects: DEFAULT_EFFECTS, ...changes,
});
const minors = { nameZh: '未成年人思想道德建设', nameEn: 'Minors', minimum: 85, share: 20 };
const facts = (changes: Partial<AreaFacts> = {}): AreaFacts => ({ shares: { material: percent(90), field: percent(80), questionnaire: percent(70) }, negatives: [], earlier: [], ...changes });
const accident = (changes: Partial<NegativeFact> = {}): NegativeFact => ({ code: 'G15', happenedOn: '2026-06-01', sanction: 'deduct', deductionPoints: 3, lookBackMonths: 12, ...changes });
const evaluated = (of: EvaluationRules, area: AreaFacts) => evaluateArea(of, area, '2026-12-31');

describe('the score of an area', () => {
  it('is 82 of 90, 80 and 70 by 40/40/20, and the working says how', () => {
    const answer = evaluated(rules(), facts());
    expect([percentText(answer.score), answer.standing, answer.missing]).toEqual(['82.0%', 'counted', []]);
    expect(answer.steps).toEqual([
      { kind: 'component', component: 'material', weight: 40, scored: 90 }, { kind: 'component', component: 'field', weight: 40, scored: 80 }, { kind: 'component', component: 'questionnaire', weight: 20, scored: 70 },
      { kind: 'year', covered: 100, balance: 82 },
    ]);
  });

  it('names what is missing, scores over the rest, and takes no place with it', () => {
    const answer = evaluated(rules(), facts({ shares: { field: percent(80) } }));
    expect([percentText(answer.score), answer.missing, answer.standing]).toEqual(['80.0%', ['material', 'questionnaire'], 'incomplete']);
    expect(answer.steps.at(-1)).toEqual({ kind: 'year', covered: 40, balance: 80 });
    expect(evaluated(rules(), facts({ shares: {} }))).toMatchObject({ standing: 'nothing', score: { denominator: 0 } });
  });

  it('takes a fifth from the minors’ system: 82 and 90 make 83.6', () => {
    const answer = evaluated(rules({ linked: minors }), facts({ shares: { ...facts().shares, linked: percent(90) } }));
    expect([percentText(answer.score), answer.standing]).toEqual(['83.6%', 'counted']);
  });

  it('takes no place where the minors’ system stays under 85', () => {
    const answer = evaluated(rules({ linked: minors }), facts({ shares: { ...facts().shares, linked: percent(84) } }));
    expect(answer.standing).toBe('precondition');
    expect(answer.steps).toContainEqual({ kind: 'precondition', scored: 84, minimum: 85, isMet: false });
    expect(evaluated(rules({ linked: minors }), facts()).missing).toEqual(['linked']);
  });

  it('loses points, meets a cap, or its place, as the ladder says', () => {
    expect(percentText(evaluated(rules(), facts({ negatives: [accident(), accident({ deductionPoints: 0.5 })] })).score)).toBe('78.5%');
    const capped = rules({ effects: { ...DEFAULT_EFFECTS, stopNomination: { kind: 'cap', capPoints: 60 } } });
    expect(percentText(evaluated(capped, facts({ negatives: [accident({ sanction: 'stopNomination' })] })).score)).toBe('60.0%');
    expect(evaluated(rules(), facts({ negatives: [accident({ sanction: 'revoke' })] }))).toMatchObject({ standing: 'vetoed' });
  });

  it('weighs the years of a cycle 15/25/60: 80, 84 and 90 make 87', () => {
    const third = rules({ earlierYears: 2 });
    const answer = evaluated(third, facts({ shares: { material: percent(90), field: percent(90), questionnaire: percent(90) }, earlier: [percent(80), percent(84)] }));
    expect([percentText(answer.score), percentText(answer.yearShare)]).toEqual(['87.0%', '90.0%']);
    expect(evaluated(third, facts({ earlier: [null, percent(84)] }))).toMatchObject({ missing: ['year1'], standing: 'incomplete' });
  });
});

describe('the look-back of the negative list', () => {
  it.each([
    ['2026-12-31', true], ['2026-01-01', true], ['2025-12-31', false], ['2027-01-01', false],
  ])('of twelve months to the end of 2026: what happened on %s counts: %s', (happenedOn, counts) => {
    expect(countsAt({ happenedOn, lookBackMonths: 12 }, '2026-12-31')).toBe(counts);
  });

  it('ends at the last day of a short month', () => {
    expect(countsAt({ happenedOn: '2026-02-28', lookBackMonths: 1 }, '2026-03-31')).toBe(false);
    expect(countsAt({ happenedOn: '2026-03-01', lookBackMonths: 1 }, '2026-03-31')).toBe(true);
  });
});

it('stays between nothing and the whole, never rises by a negative entry and never falls when a share rises', () => {
  const anyShare = fc.integer({ min: 0, max: 100 });
  fc.assert(fc.property(anyShare, anyShare, anyShare, anyShare, fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }), (material, field, questionnaire, linked, deductions) => {
    const of = (by: number, points: readonly number[]) => ratioValue(evaluated(rules({ linked: minors, earlierYears: 1 }), {
      shares: { material: percent(material), field: percent(Math.min(100, field + by)), questionnaire: percent(questionnaire), linked: percent(linked) },
      negatives: points.map((deductionPoints) => accident({ deductionPoints })), earlier: [percent(70)],
    }).score) as number;
    const score = of(0, deductions);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(of(0, [...deductions, 2])).toBeLessThanOrEqual(score);
    expect(of(5, deductions)).toBeGreaterThanOrEqual(score);
  }));
});

describe('the interval of a score with several sampled parts', () => {
  it('is that of the one part where only one was sampled, and 5 points together where two leave 3 and 4 open', () => {
    expect(combinedInterval(80, [{ low: 77, high: 82 }])).toEqual({ low: 77, high: 82 });
    expect(combinedInterval(80, [{ low: 77, high: 83 }, { low: 76, high: 84 }])).toEqual({ low: 75, high: 85 });
  });

  it('is no narrower than any of them, no wider than all one after another, and stays within the scale', () => {
    const end = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.array(end, { minLength: 1, maxLength: 4 }), (score, halves) => {
      const ends = halves.map(([down, up]) => ({ low: Math.max(0, score - down), high: Math.min(100, score + up) }));
      const { low, high } = combinedInterval(score, ends);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      for (const each of ends) { expect(low).toBeLessThanOrEqual(each.low + 1e-9); expect(high).toBeGreaterThanOrEqual(each.high - 1e-9); }
      expect(low).toBeGreaterThanOrEqual(Math.max(0, score - ends.reduce((sum, each) => sum + score - each.low, 0)) - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.min(100, score + ends.reduce((sum, each) => sum + each.high - score, 0)) + 1e-9);
    }));
  });
});
