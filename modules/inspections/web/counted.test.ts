import { describe, expect, it } from 'vitest';
import { countedFrom, countedIn, judgedBy, noteWith, withCounted, withoutCounted, wordsBeside } from './counted.ts';
import { verdictIn, withVerdict } from './recording-draft.ts';

const share = { kind: 'share', minPercent: 80 } as const;
const along = { kind: 'perLength', count: 1, everyMetres: 200 } as const;

describe('counting on site', () => {
  it.each([
    ['ten cars, three parked wrongly, is below eight in ten', 7, 10, 0],
    ['eight of ten is just enough', 8, 10, 1],
    ['all in order is met', 10, 10, 1],
  ])('%s', (_what, metCount, observedCount, met) => {
    expect(judgedBy(share, { kind: 'share', metCount, observedCount }, null)).toEqual({ observedCount: 1, metCount: met, notApplicable: false });
  });

  it('nothing seen is no judgement', () => {
    expect(judgedBy(share, { kind: 'share', metCount: 0, observedCount: 0 }, null)).toBeNull();
  });

  it('what is found along a street is put to its stretches', () => {
    expect(judgedBy(along, { kind: 'found', metCount: 4 }, 850)).toEqual({ observedCount: 5, metCount: 4, notApplicable: false });
    expect(judgedBy(along, { kind: 'found', metCount: 0 }, 850)).toEqual({ observedCount: 5, metCount: 0, notApplicable: false });
  });

  it('begins where the rule says what is counted, and not where it is only looked at', () => {
    expect([countedFrom(share), countedFrom(along), countedFrom({ kind: 'yesNo' })]).toEqual([{ kind: 'share', metCount: 0, observedCount: 0 }, { kind: 'found', metCount: 0 }, null]);
  });
});

describe('the count in the note', () => {
  const seven = { kind: 'share', metCount: 7, observedCount: 10 } as const;
  const four = { kind: 'found', metCount: 4 } as const;

  it.each([
    [seven, '北口三辆', 'zh-CN', '合格 7/10；北口三辆'],
    [seven, '', 'zh-CN', '合格 7/10'],
    [seven, 'north gate', 'en', '7/10 in order; north gate'],
    [four, '', 'zh-CN', '数到 4 处'],
    [four, 'west side', 'en', '4 found; west side'],
  ] as const)('%o stands before the words and is read again', (counted, words, locale, note) => {
    expect(noteWith(counted, words, locale)).toBe(note);
    expect([countedIn(note), wordsBeside(note)]).toEqual([counted, words]);
  });

  it('a new count takes the place of the old one, in whichever language that was', () => {
    expect(noteWith({ ...seven, metCount: 9 }, '7/10 in order; north gate', 'zh-CN')).toBe('合格 9/10；north gate');
    expect(noteWith(null, '合格 7/10；北口三辆', 'zh-CN')).toBe('北口三辆');
  });

  it('words that only look like a count are words', () => {
    for (const note of ['合格率 7/10', '合格 7/10辆', '4 found nothing', '数到 4 处以上']) expect([countedIn(note), wordsBeside(note)]).toEqual([null, note]);
  });
});

describe('a counted check in the draft', () => {
  const line = { id: 'cars', expectedObservedCount: 1, photoOnUnmet: false, observation: null };
  const counting = { rule: share, lengthMetres: null, locale: 'zh-CN' } as const;
  const AT = '2026-11-23T01:00:00Z';
  const seven = withCounted({}, line, { ...counting, counted: { kind: 'share', metCount: 7, observedCount: 10 } }, AT);

  it('is judged by the rule and tells the count', () => {
    expect(verdictIn(seven, line)).toBe('unmet');
    expect(seven['cars']).toMatchObject({ observedCount: 1, metCount: 0, note: '合格 7/10', observedAt: AT });
    const better = withCounted(seven, line, { ...counting, counted: { kind: 'share', metCount: 8, observedCount: 10 } }, AT);
    expect([verdictIn(better, line), better['cars']?.note]).toEqual(['met', '合格 8/10']);
  });

  it('is untouched again once nothing is counted', () => {
    expect(withCounted(seven, line, { ...counting, counted: null }, AT)).toEqual({});
    expect(withCounted(seven, line, { ...counting, counted: { kind: 'share', metCount: 0, observedCount: 0 } }, AT)).toEqual({});
  });

  it('decided by hand loses the count and keeps the words', () => {
    const spoken = { cars: { ...seven['cars']!, note: '合格 7/10；北口三辆' } };
    expect(withoutCounted(withVerdict(spoken, line, 'met', AT), line)['cars']).toMatchObject({ metCount: 1, note: '北口三辆' });
  });
});
