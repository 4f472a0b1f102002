import { describe, expect, it } from 'vitest';
import { ageSpans, figuresTogether, leastDone, shadesOf, errandsFor } from './home-view.ts';

const nothing = { reported: 0, registered: 0, dispatched: 0, accepted: 0, rectified: 0, overdue: 0, findings: 0, sitesToVisit: 0, bulletinsToApprove: 0, bulletinsToPublish: 0 };
const holding = (...permissions: string[]) => (permission: string) => permissions.includes(permission);

describe('what waits for somebody today', () => {
  it('shows a site leader their own lateness first, and never what others have to dispatch', () => {
    const errands = errandsFor(holding('cases.read', 'cases.rectify'), { ...nothing, overdue: 2, dispatched: 3, registered: 9 });
    expect(errands).toEqual([{ errand: 'overdue', count: 2, urgent: true }, { errand: 'toAccept', count: 3, urgent: false }]);
  });

  it('shows the office what it has to dispatch and verify, with everybody’s lateness', () => {
    const errands = errandsFor(holding('cases.read', 'cases.dispatch', 'cases.verify', 'inspections.dispatch'), { ...nothing, findings: 40, rectified: 5, overdue: 1 });
    expect(errands.map((errand) => errand.errand)).toEqual(['toDispatchFindings', 'toVerify', 'overdueAll']);
  });

  it('shows nothing where nothing waits', () => {
    expect(errandsFor(() => true, nothing)).toEqual([]);
  });
});

describe('the age of open cases', () => {
  it('covers every day once', () => {
    expect(ageSpans('2026-11-23').map(({ from, to }) => [from, to])).toEqual([['2026-11-17', undefined], ['2026-10-25', '2026-11-16'], [undefined, '2026-10-24']]);
  });
});

describe('areas outside the zones', () => {
  it('count as one, and are compared only when all of them were in the round before', () => {
    const area = (met: number, observed: number, previousMet: number | null) => ({ met, observed, previousMet, previousObserved: previousMet === null ? null : 10 });
    expect(figuresTogether([area(3, 4, 5), area(5, 6, 6)])).toEqual({ met: 8, observed: 10, previousMet: 11, previousObserved: 20 });
    expect(figuresTogether([area(3, 4, 5), area(5, 6, null)])).toEqual({ met: 8, observed: 10, previousMet: null, previousObserved: null });
    expect(figuresTogether([])).toBeNull();
  });
});

describe('progress of the running round', () => {
  it('begins where most is left', () => {
    expect(leastDone([{ key: 'a', total: 10, done: 9 }, { key: 'b', total: 10, done: 2 }, { key: 'c', total: 3, done: 3 }], 2).map(({ key }) => key)).toEqual(['b', 'a']);
  });
});

describe('zones on the map', () => {
  it('shades from the lowest to the highest rate and leaves the unknown blank', () => {
    expect(shadesOf([0.8, 0.9, null]).map((shade) => (shade === null ? null : Math.round(shade * 100)))).toEqual([10, 90, null]);
    expect(shadesOf([0.8, 0.8])).toEqual([0.5, 0.5]);
  });
});
