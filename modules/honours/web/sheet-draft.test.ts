import { describe, expect, it } from 'vitest';
import { scoresFrom, scoresOf } from './sheet-draft.ts';

const criteria = [{ code: 'deeds' }, { code: 'influence' }];

describe('a sheet that was not handed in', () => {
  it('begins as it was handed in, or empty', () => {
    expect(scoresOf(criteria, null)).toEqual({ deeds: '', influence: '' });
    expect(scoresOf(criteria, { deeds: 40.5, influence: 20 })).toEqual({ deeds: '40.5', influence: '20' });
  });
  it('comes back from the device as it was typed, for the criteria that are asked for', () => {
    expect(scoresFrom(criteria, { deeds: '40.', influence: '', gone: '9' })).toEqual({ deeds: '40.', influence: '' });
    for (const foreign of [null, 'x', [], {}, { deeds: 3 }, { gone: '9' }]) expect(scoresFrom(criteria, foreign), JSON.stringify(foreign)).toBeNull();
  });
});
