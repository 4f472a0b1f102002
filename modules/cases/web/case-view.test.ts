import { describe, expect, it } from 'vitest';
import { clockShare, orderedActs, pausesOf, photoGroups, refusalsByReason, settledAt } from './case-view.ts';

const photo = (fileId: string, role: string, addedAt: string) => ({ fileId, role, addedAt });

describe('what a case page offers', () => {
  it('puts the step the case waits for first', () => {
    expect(orderedActs(['return', 'rectify', 'extend'])).toEqual({ main: 'rectify', beside: ['extend', 'return'] });
    expect(orderedActs(['verifyPass', 'verifyFail'])).toEqual({ main: 'verifyPass', beside: ['verifyFail'] });
  });

  it('offers a decision on an extension once, as the main step when nothing else is open', () => {
    expect(orderedActs(['decideExtension', 'void'])).toEqual({ main: 'decideExtension', beside: ['void'] });
    expect(orderedActs(['accept', 'decideExtension'])).toEqual({ main: 'accept', beside: ['decideExtension'] });
  });

  it('offers nothing where nothing is open', () => {
    expect(orderedActs([])).toEqual({ main: null, beside: [] });
  });
});

describe('photos of a case', () => {
  it('pairs the first photo of the fault with the last photo of the fix', () => {
    const groups = photoGroups([photo('after-1', 'after', '2026-11-03'), photo('fault', 'near', '2026-11-01'), photo('after-2', 'after', '2026-11-05'), photo('far', 'far', '2026-11-02')]);
    expect([groups.before?.fileId, groups.after?.fileId]).toEqual(['fault', 'after-2']);
    expect(groups.others.map((each) => each.fileId)).toEqual(['far', 'after-1']);
  });

  it('leaves the place of a missing photo empty', () => {
    expect(photoGroups([photo('fault', 'before', '2026-11-01')]).after).toBeNull();
  });
});

describe('the clock of a case', () => {
  it('stands still from shelving to resuming, and still does while it is shelved', () => {
    const events = [{ at: '2026-11-04', act: 'shelve' }, { at: '2026-11-01', act: 'shelve' }, { at: '2026-11-02', act: 'resume' }];
    expect(pausesOf(events)).toEqual([{ from: '2026-11-01', to: '2026-11-02' }, { from: '2026-11-04', to: null }]);
  });

  it('is used up at the deadline and never more', () => {
    const [from, deadline] = ['2026-11-01T00:00:00Z', '2026-11-03T00:00:00Z'];
    expect(clockShare(from, deadline, Date.parse('2026-11-02T00:00:00Z'))).toBe(0.5);
    expect(clockShare(from, deadline, Date.parse('2026-12-01T00:00:00Z'))).toBe(1);
    expect(clockShare(from, null, 0)).toBeNull();
  });

  it('is settled by the report of the fix, not by the verification', () => {
    expect(settledAt({ state: 'closed', rectifiedAt: '2026-11-02', closedAt: '2026-11-09' })).toBe('2026-11-02');
    expect(settledAt({ state: 'accepted', rectifiedAt: '2026-11-02', closedAt: null })).toBeNull();
  });
});

describe('a bulk preview', () => {
  it('gathers refusals by their reason', () => {
    const results = [{ ok: true, problemTitle: null, number: '1' }, { ok: false, problemTitle: 'nobody', number: '2' }, { ok: false, problemTitle: 'nobody', number: '3' }];
    expect(refusalsByReason(results)).toEqual([{ reason: 'nobody', numbers: ['2', '3'] }]);
  });
});
