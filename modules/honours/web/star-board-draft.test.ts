import { describe, expect, it } from 'vitest';
import { afterSaving, boardDraftFrom, EMPTY_DRAFT, isGiven, isUnsaved, openHouseholds, sheetsOf, unsavedHouseholds, votesFit } from './star-board-draft.ts';
import type { StarRow } from './star-board-draft.ts';

const row = (stars: StarRow['stars']): StarRow => ({ candidateId: 'h', titleId: 't', label: '张家户', code: 'H-1', placeZh: null, placeEn: null, version: 1, stars });
const star = (starCode: string, more: Partial<StarRow['stars'][number]> = {}): StarRow['stars'][number] => ({ starCode, words: null, group: null, committee: null, ...more });

describe('many households on one screen', () => {
  it('start from what each claims, then from what the group found, then from what the village found', () => {
    const one = row([star('a'), star('b', { group: false }), star('c', { group: false, committee: { met: true, votesFor: 9, votesAgainst: 1 } })]);
    expect(one.stars.map((each) => isGiven(one, each, 'groupReview', EMPTY_DRAFT))).toEqual([true, false, false]);
    expect(one.stars.map((each) => isGiven(one, each, 'committee', EMPTY_DRAFT))).toEqual([true, false, true]);
    expect(sheetsOf([one], 'groupReview', { ...EMPTY_DRAFT, tapped: { 'h/a': false } })[0]?.findings).toEqual([{ starCode: 'a', met: false }, { starCode: 'b', met: false }, { starCode: 'c', met: false }]);
  });

  it('take the vote on all of them together, and a vote of its own for each that is withheld', () => {
    const one = row([star('a', { group: true }), star('b', { group: true })]);
    const draft = { tapped: { 'h/b': false }, together: { for: '18', against: '2' }, single: { 'h/b': { for: '4', against: '16' } } };
    expect(sheetsOf([one], 'committee', draft)[0]?.findings).toEqual([{ starCode: 'a', votesFor: 18, votesAgainst: 2 }, { starCode: 'b', votesFor: 4, votesAgainst: 16 }]);
    expect(votesFit([one], draft)).toBe(true);
    expect(votesFit([one], { ...draft, single: {} })).toBe(false);
    expect(votesFit([one], { ...draft, together: { for: '2', against: '18' } })).toBe(false);
  });

  it('leave a vote that stands as it is until its star is tapped', () => {
    const one = row([star('a', { committee: { met: false, votesFor: 3, votesAgainst: 17 } })]);
    const draft = { ...EMPTY_DRAFT, together: { for: '20', against: '0' } };
    expect(sheetsOf([one], 'committee', draft)[0]?.findings).toEqual([{ starCode: 'a', votesFor: 3, votesAgainst: 17 }]);
    expect(sheetsOf([one], 'committee', { ...draft, tapped: { 'h/a': true } })[0]?.findings).toEqual([{ starCode: 'a', votesFor: 20, votesAgainst: 0 }]);
  });

  it('name who is still to be looked at, which a tap on somebody else does not change', () => {
    const [found, waiting] = [row([star('a', { group: true }), star('b', { group: true })]), { ...row([star('a')]), candidateId: 'w', label: '李家户' }];
    const tapped = { ...EMPTY_DRAFT, tapped: { 'h/b': false } };
    expect(openHouseholds([found], 'groupReview')).toEqual([]);
    expect(openHouseholds([found, waiting], 'groupReview').map(({ label }) => label)).toEqual(['李家户']);
    expect([unsavedHouseholds([found, waiting], EMPTY_DRAFT).length, unsavedHouseholds([found, waiting], tapped).map(({ label }) => label)]).toEqual([0, ['张家户']]);
  });

  it('are kept on the device until they are saved, page by page', () => {
    const one = row([star('a'), star('b')]);
    const draft = { tapped: { 'h/a': false, 'other/a': true }, together: { for: '18', against: '2' }, single: { 'h/b': { for: '4', against: '16' } } };
    expect(boardDraftFrom(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(isUnsaved(draft)).toBe(true);
    const left = afterSaving(draft, [one]);
    expect(left).toEqual({ tapped: { 'other/a': true }, together: draft.together, single: {} });
    expect([isUnsaved(left), isUnsaved(EMPTY_DRAFT)]).toEqual([true, false]);
    for (const foreign of [null, 7, {}, { together: { for: 1, against: 2 } }]) expect(boardDraftFrom(foreign)).toBeNull();
    expect(boardDraftFrom({ tapped: { 'h/a': 'yes' }, together: { for: '', against: '' }, single: { 'h/b': { for: 1 } } })).toEqual(EMPTY_DRAFT);
  });
});
