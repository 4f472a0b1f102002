import { describe, expect, it } from 'vitest';
import { effectOf, labelOf, readEntry, shownValue } from './audit-view.ts';

describe('an audit entry unfolded', () => {
  it('names the records with their reasons and changes', () => {
    const entry = JSON.stringify({ input: 'abc', records: [{ kind: 'site', id: 's1', reason: '调整', change: { placeId: 'p2', roles: [] } }, { kind: 'case', id: 'c1', reason: null }] });
    expect(readEntry(entry)).toEqual({
      inputHash: 'abc',
      records: [
        { kind: 'site', id: 's1', reason: '调整', change: [{ name: 'placeId', value: 'p2' }, { name: 'roles', value: [] }] },
        { kind: 'case', id: 'c1', reason: null, change: [] },
      ],
    });
  });

  it('names things within things by their path', () => {
    const entry = JSON.stringify({ records: [{ kind: 'person', id: 'p1', change: { handOver: { to: 'p2', sites: ['s1', 's2'] }, removed: null } }] });
    expect(readEntry(entry).records[0]?.change).toEqual([{ name: 'handOver.to', value: 'p2' }, { name: 'handOver.sites', value: ['s1', 's2'] }, { name: 'removed', value: null }]);
  });

  it('tells a file that was only tried out from one that was written', () => {
    const effect = (change: object) => effectOf(readEntry(JSON.stringify({ records: [{ kind: 'import', id: 't1', change }] })).records);
    expect([{ mode: 'preview', outcome: 'previewed' }, { mode: 'all', outcome: 'nothingWritten' }, { mode: 'all', outcome: 'written' }, { act: 'create' }].map(effect)).toEqual(['previewed', 'nothingWritten', 'written', 'written']);
  });

  it('calls a case by its number', () => {
    const [record] = readEntry(JSON.stringify({ records: [{ kind: 'case', id: 'c1', change: { act: 'accept', number: '2026-000123' } }] })).records;
    expect(labelOf(record)).toBe('2026-000123');
  });

  it('shows an altered text as nothing but itself', () => {
    expect(readEntry('not what we wrote')).toEqual({ inputHash: null, records: [] });
    expect(readEntry('[1]')).toEqual({ inputHash: null, records: [] });
  });

  it('counts long lists instead of spelling them out', () => {
    expect(shownValue(['a', 'b', 'c', 'd', 'e', 'f'])).toEqual({ kind: 'list', count: 6, first: ['a', 'b', 'c', 'd', 'e'] });
    expect(shownValue({ to: 'x' })).toEqual({ kind: 'text', text: '{"to":"x"}' });
    expect(shownValue([])).toEqual({ kind: 'none' });
  });
});
