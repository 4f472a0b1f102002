import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForceOn, textChanges, versionFaults } from './index.ts';

const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-03-${String(at).padStart(2, '0')}`);
const version = fc.record({ adoptedOn: fc.constant('2026-02-01'), inForceFrom: day, isRepeal: fc.boolean() });
const versions = fc.uniqueArray(version, { selector: ({ inForceFrom }) => inForceFrom, maxLength: 6 });
const text = fc.array(fc.constantFrom('一', '二', '三', '四'), { maxLength: 8 }).map((lines) => lines.join('\n'));

describe('the version of a covenant that is in force', () => {
  it('is the last that began by the day, whatever the order they were entered in, and none after a repeal', () => {
    fc.assert(fc.property(versions, day, (all, on) => {
      const [last] = all.filter(({ inForceFrom }) => inForceFrom <= on).toSorted((one, other) => (one.inForceFrom < other.inForceFrom ? 1 : -1));
      const expected = last === undefined || last.isRepeal ? null : last;
      expect(inForceOn(all, on)).toEqual(expected);
      expect(inForceOn(all.toReversed(), on)).toEqual(expected);
    }));
  });

  it('holds from its first day, not from the day before', () => {
    const first = { adoptedOn: '2026-03-01', inForceFrom: '2026-03-10', isRepeal: false };
    expect([inForceOn([first], '2026-03-09'), inForceOn([first], '2026-03-10')]).toEqual([null, first]);
  });

  it('is refused when it begins before it was adopted, has no text, or begins on the day of another', () => {
    const given = { adoptedOn: '2026-03-01', inForceFrom: '2026-03-01', isRepeal: false, body: '一、', attended: 30, inFavour: 28 };
    const faults = (more: object, taken: string[] = []) => versionFaults({ ...given, ...more }, { today: '2026-03-05', taken }).map(({ fault }) => fault);
    expect(faults({})).toEqual([]);
    expect([faults({ adoptedOn: '2026-03-06', inForceFrom: '2026-03-06' }), faults({ inForceFrom: '2026-02-28' }), faults({ body: ' ' }), faults({ isRepeal: true }), faults({ inFavour: 31 }), faults({}, ['2026-03-01'])])
      .toEqual([['adoptedInFuture'], ['forceBeforeAdoption'], ['textMissing'], ['textOfRepeal'], ['favourAboveAttended'], ['sameDay']]);
  });
});

describe('what a revision changed', () => {
  it('gives back both texts, and nothing but unchanged lines when they are the same', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const changes = textChanges(before, after);
      const without = (kind: string) => changes.filter((each) => each.kind !== kind).map(({ text: line }) => line).join('\n');
      expect([without('added'), without('removed')]).toEqual([before, after]);
      expect(textChanges(before, before).every(({ kind }) => kind === 'same')).toBe(true);
    }));
  });

  it('of thousands of lines is told without comparing each with each', () => {
    const lines = (count: number, of: string) => Array.from({ length: count }, (_, at) => `${of}${at}`).join('\n');
    expect(textChanges(`一\n${lines(9_000, '旧')}\n末`, `一\n${lines(9_000, '新')}\n末`).map(({ kind }) => kind)).toEqual(['same', ...Array<string>(9_000).fill('removed'), ...Array<string>(9_000).fill('added'), 'same']);
    expect(textChanges(lines(9_000, '同'), `${lines(9_000, '同')}\n添一行`).filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'added', text: '添一行' }]);
  });

  it('is told line by line', () => {
    expect(textChanges('不乱倒垃圾\n喜事从简\n邻里和睦', '不乱倒垃圾\n喜事新办、丧事简办\n邻里和睦')).toEqual([{ kind: 'same', text: '不乱倒垃圾' }, { kind: 'removed', text: '喜事从简' }, { kind: 'added', text: '喜事新办、丧事简办' }, { kind: 'same', text: '邻里和睦' }]);
  });
});
