import { describe, expect, it } from 'vitest';
import { FIRST_STEPS } from '#platform/contract/first-hour.ts';
import { guideSteps, isMineToDo, isOver, minutesLeft, remaining } from './steps.ts';
import type { FirstHour } from './steps.ts';

const hour = (done: readonly string[], skipped: FirstHour['skipped'] = []): FirstHour => ({ hidden: false, isRunning: false, skipped, steps: FIRST_STEPS.map((code) => ({ code, count: 0, of: null, done: done.includes(code) })) });

describe('the guide', () => {
  it('takes about an hour from nothing', () => {
    expect(minutesLeft(hour([]))).toBeGreaterThanOrEqual(45);
    expect(minutesLeft(hour([]))).toBeLessThanOrEqual(70);
  });

  it('goes on with the first step that is neither done nor skipped', () => {
    expect(remaining(hour(['officeLogin', 'edition'], ['workRules']))[0]?.code).toBe('places');
  });

  it('ends with the first dispatched finding, whatever is missing later', () => {
    expect(isOver(hour(['dispatch']))).toBe(true);
    expect(isOver(hour(FIRST_STEPS.filter((code) => code !== 'dispatch')))).toBe(false);
  });

  it('gives each step to whoever holds the right to it', () => {
    const stepsOf = (...held: string[]) => FIRST_STEPS.filter((code) => isMineToDo(guideSteps[code], (permission) => held.includes(permission)));
    expect(stepsOf('people.manageLogins', 'people.read')).toEqual(['officeLogin', 'inspectors']);
    expect(stepsOf('places.manage', 'people.managePersons')).toEqual(['persons']);
    expect(stepsOf('inspections.manage', 'inspections.read', 'places.manageSites', 'cases.manage', 'cases.read', 'frameworks.manage')).toEqual(['workRules', 'edition', 'sites', 'round', 'draw', 'inspectorsAssigned', 'observations', 'dispatch']);
  });

  it('says why, and in both languages', () => {
    for (const code of FIRST_STEPS) for (const text of [guideSteps[code].title, guideSteps[code].why]) expect(text.zh !== '' && text.en !== '', code).toBe(true);
  });
});
