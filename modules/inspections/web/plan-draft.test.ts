import { describe, expect, it } from 'vitest';
import { emptyPlan, planFrom, planInput, withDates } from './plan-draft.ts';

const draft = { ...emptyPlan, nameZh: ' 第四季度督查 ', code: '2026-Q4', editionId: 'e', startsOn: '2026-11-01', endsOn: '2026-11-20', sampleSize: '320' };

describe('the plan of a round', () => {
  it('is sent trimmed, with the sample size as a number', () => {
    expect(planInput(draft, undefined)).toMatchObject({ nameZh: '第四季度督查', sampleSize: 320, previousRoundId: null });
  });

  it('takes the Chinese name where no English one was given', () => {
    expect(planInput(draft, undefined).nameEn).toBe('第四季度督查');
    expect(planInput({ ...draft, nameEn: 'Autumn' }, undefined).nameEn).toBe('Autumn');
  });

  it('lasts two weeks from today unless other days are chosen', () => {
    const datesOf = (change: Partial<typeof emptyPlan>) => { const { startsOn, endsOn } = withDates({ ...emptyPlan, ...change }, '2026-09-21'); return [startsOn, endsOn]; };
    expect(datesOf({})).toEqual(['2026-09-21', '2026-10-04']);
    expect(datesOf({ startsOn: '2026-12-25' })).toEqual(['2026-12-25', '2027-01-07']);
    expect(datesOf({ endsOn: '2026-09-30' })).toEqual(['2026-09-21', '2026-09-30']);
    expect(withDates(emptyPlan, '')).toMatchObject({ startsOn: '', endsOn: '' });
  });

  it('says nothing of a seed that the system keeps', () => {
    expect(planInput(draft, undefined)).not.toHaveProperty('seedCommitment');
    expect(planInput(draft, 'ab').seedCommitment).toBe('ab');
  });

  it('a sample size that is no number is refused by the server, not guessed', () => {
    expect(planInput({ ...draft, sampleSize: 'many' }, undefined).sampleSize).toBe(0);
  });

  it('a stored draft of another shape is not taken', () => {
    expect(planFrom({ nameZh: 1 })).toBeNull();
    expect(planFrom(draft)).toEqual(draft);
  });
});
