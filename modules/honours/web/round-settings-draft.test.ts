import { describe, expect, it } from 'vitest';
import { movedUp, settingsOf, usualSettings } from './round-settings-draft.ts';

const draft = usualSettings(['事迹', '影响', '群众认可'], 'a1b2c3d4');

describe('how a round is judged', () => {
  it('is asked only of rounds that have a jury, and ends every tie by lot', () => {
    expect(settingsOf(draft, new Set(['nomination', 'publicNotice']))).toEqual({ voicePercent: 0, voiceRule: '', noticeCalendarDays: 7, noticeWorkingDays: 5, openNomination: false });
    expect(settingsOf({ ...draft, tieKeys: ['earlier'], trim: '2' }, new Set(['jury'])).jury).toEqual({
      method: 'trimmedMean', trim: 2, tieRule: ['earlier', 'lot'], lotSeed: 'a1b2c3d4',
      criteria: [{ code: 'c1', zh: '事迹', en: '事迹', scoreMax: 50 }, { code: 'c2', zh: '影响', en: '影响', scoreMax: 30 }, { code: 'c3', zh: '群众认可', en: '群众认可', scoreMax: 20 }],
    });
  });
  it('weighs the public voice only where there is one', () => {
    expect([new Set(['jury'] as const), new Set(['jury', 'publicVoice'] as const)].map((kinds) => settingsOf({ ...draft, voicePercent: '20' }, kinds as never).voicePercent)).toEqual([0, 20]);
  });
  it('leaves out criteria without a name, and a mean leaves out no sheet', () => {
    expect(settingsOf({ ...draft, method: 'mean', criteria: [{ name: ' ', scoreMax: '9' }, { name: '事迹', scoreMax: '100' }] }, new Set(['review'])).jury).toMatchObject({ trim: 0, criteria: [{ code: 'c1', scoreMax: 100 }] });
  });
  it('takes its tie rules in the order in which they are put', () => {
    expect([movedUp(['a', 'b', 'c'], 2), movedUp(['a', 'b'], 0), movedUp(['a', 'b'], 5)]).toEqual([['a', 'c', 'b'], ['a', 'b'], ['a', 'b']]);
  });
});
