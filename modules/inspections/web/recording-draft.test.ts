import { describe, expect, it } from 'vitest';
import { entryOf, issuesIn, meetTheRest, observationsOf, recordingFrom, tallyOf, verdictIn, withCounts, withEvidence, withVerdict } from './recording-draft.ts';
import type { CheckLine } from './recording-draft.ts';

const AT = '2026-11-23T01:00:00Z';
const LATER = '2026-11-23T02:00:00Z';

function line(id: string, more: Partial<CheckLine> = {}): CheckLine {
  return {
    id, code: id, nameZh: id, nameEn: id, themeZh: '', themeEn: '', standardCode: '1', standardZh: '', standardEn: '', rule: { kind: 'yesNo' }, exceptionsZh: null, exceptionsEn: null,
    photoOnUnmet: false, expectedObservedCount: 1, observation: null, findingId: null, findingState: null, caseId: null, ...more,
  };
}

const saved = line('saved', { observation: { checkItemId: 'saved', observedCount: 1, metCount: 0, notApplicable: false, note: '破损', observedAt: AT, inspectorName: '甲', revision: 1, photoIds: ['p'] } });

describe('recording a site', () => {
  it('shows what was saved until it is touched', () => {
    expect(verdictIn({}, saved)).toBe('unmet');
    expect(entryOf({}, saved)).toMatchObject({ note: '破损', photoIds: ['p'] });
    expect(observationsOf({}, [saved])).toEqual([]);
  });

  it('a changed verdict keeps note and photos of the one before', () => {
    const draft = withVerdict({}, saved, 'met', LATER);
    expect(observationsOf(draft, [saved])).toEqual([{ checkItemId: 'saved', observedCount: 1, metCount: 1, notApplicable: false, note: '破损', photoIds: ['p'], observedAt: LATER }]);
  });

  it('“all others met” leaves alone what was said', () => {
    const lines = [saved, line('a'), line('b', { expectedObservedCount: 4 })];
    const draft = meetTheRest(withVerdict({}, line('a'), 'unmet', AT), lines, LATER);
    expect(verdictIn(draft, lines[0]!)).toBe('unmet');
    expect(verdictIn(draft, lines[1]!)).toBe('unmet');
    expect(draft['b']).toMatchObject({ observedCount: 4, metCount: 4, observedAt: LATER });
    expect(tallyOf(draft, lines)).toEqual({ total: 3, done: 3, unmet: 2 });
  });

  it('an unmet check that needs a photo is held back until there is one', () => {
    const strict = line('strict', { photoOnUnmet: true });
    const without = withVerdict({}, strict, 'unmet', AT);
    expect(issuesIn(without, strict).map(({ code }) => code)).toEqual(['photo_missing']);
    expect(issuesIn(withEvidence(without, strict, { photoIds: ['p'] }), strict)).toEqual([]);
  });

  it('sends in the order of the list, an empty note as none', () => {
    const [a, b] = [line('a'), line('b')];
    const draft = withEvidence(withVerdict(withVerdict({}, b, 'met', AT), a, 'unmet', AT), a, { note: '  ' });
    expect(observationsOf(draft, [a, b]).map(({ checkItemId, note }) => [checkItemId, note])).toEqual([['a', null], ['b', null]]);
  });

  it('evidence without a verdict is no record', () => {
    expect(withEvidence({}, line('a'), { note: 'x' })).toEqual({});
  });

  it('counts of several are kept as given', () => {
    expect(verdictIn(withCounts({}, line('a'), { observedCount: 6, metCount: 5, notApplicable: false }, AT), line('a'))).toBe('unmet');
  });

  it('a draft from the device is taken only when it has its shape', () => {
    const draft = withVerdict({}, line('a'), 'met', AT);
    expect(recordingFrom(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(recordingFrom({ a: { metCount: 'one' } })).toBeNull();
    expect(recordingFrom({})).toBeNull();
  });
});
