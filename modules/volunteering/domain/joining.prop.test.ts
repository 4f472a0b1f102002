import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movingUp, seatFor, shiftsRefusal } from './index.ts';

describe('seats of a shift', () => {
  it('are never more than there are, none stays empty while somebody waits, and who came first goes first', () => {
    const steps = fc.array(fc.oneof(fc.constant({ act: 'join' as const }), fc.record({ act: fc.constant('leave' as const), at: fc.nat(40) })), { maxLength: 60 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), steps, (capacity, list) => {
      const [seated, waiting]: [number[], number[]] = [[], []];
      let next = 0;
      for (const step of list) {
        if (step.act === 'join') (seatFor(capacity, seated.length) === 'signedUp' ? seated : waiting).push((next += 1));
        else {
          const there = [...seated, ...waiting];
          const gone = there[step.at % Math.max(1, there.length)];
          for (const line of [seated, waiting]) if (gone !== undefined && line.includes(gone)) line.splice(line.indexOf(gone), 1);
          for (const id of movingUp(capacity, seated.length, [...waiting])) { waiting.splice(waiting.indexOf(id), 1); seated.push(id); }
        }
        if (seated.length > capacity || (waiting.length > 0 && seated.length < capacity)) return false;
        if (waiting.some((id, at) => at > 0 && id < (waiting[at - 1] as number))) return false;
      }
      return true;
    }));
  });

  it('have no end where no capacity is set', () => {
    expect(seatFor(null, 10_000)).toBe('signedUp');
    expect(movingUp(null, 5, ['a', 'b'])).toEqual(['a', 'b']);
  });
});

describe('shifts', () => {
  it('lie within their activity, half an hour long at least', () => {
    const activity = { startsAt: 0, endsAt: 4 * 3_600_000 };
    expect(shiftsRefusal([{ from: 0, to: 3_600_000 }, { from: 3_600_000, to: 4 * 3_600_000 }], activity)).toBeNull();
    expect(shiftsRefusal([{ from: 0, to: 60_000 }], activity)).toBe('tooShort');
    expect(shiftsRefusal([{ from: 0, to: 5 * 3_600_000 }], activity)).toBe('outsideActivity');
    expect(shiftsRefusal(Array.from({ length: 21 }, () => ({ from: 0, to: 3_600_000 })), activity)).toBe('tooMany');
  });
});
