import { describe, expect, it } from 'vitest';
import { outcomeTold, plainName, takesNominations } from './nomination.ts';

const round = { openNomination: true, isRunning: true, stage: 'nomination', stageEndsOn: '2026-10-01' };

describe('an open nomination', () => {
  it('is taken to the last day of the stage, and only where the round lets anybody nominate', () => {
    expect([takesNominations(round, '2026-10-01'), takesNominations(round, '2026-10-02'), takesNominations({ ...round, openNomination: false }, '2026-10-01'), takesNominations({ ...round, stage: 'jury' }, '2026-10-01'), takesNominations({ ...round, isRunning: false }, '2026-10-01')]).toEqual([true, false, false, false, false]);
  });
  it('is told how it ended once the round is over, and not before', () => {
    expect([outcomeTold({ isClosed: false }, 'notChosen'), outcomeTold({ isClosed: true }, 'conferred'), outcomeTold({ isClosed: true }, 'declined'), outcomeTold({ isClosed: true }, null)]).toEqual([null, 'conferred', 'notConferred', null]);
  });
  it('knows a name in full width and with spaces', () => {
    expect(plainName('示例 甲Ａ')).toBe(plainName('示例甲a'));
  });
});
