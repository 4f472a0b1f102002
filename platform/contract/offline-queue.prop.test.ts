import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLOCK_TOLERANCE_MS, correctedInstant, holdsSubject, isOnTheWay, needsPerson, nextLook, placeValues, QUEUE_STATES, RETRY_FIRST_MS, RETRY_MAX_MS, retryPause_ms, sendable,
} from './index.ts';
import type { Queued } from './index.ts';

const queue: fc.Arbitrary<Queued[]> = fc.uniqueArray(
  fc.record({ position: fc.nat(200), subject: fc.constantFrom('a', 'b', 'c', 'd'), state: fc.constantFrom(...QUEUE_STATES), notBefore: fc.constantFrom(0, 50, 150) }),
  { selector: ({ position }) => position, maxLength: 25 },
).map((items) => items.map((item) => ({ ...item, id: `item-${item.position}` })));
const NOW = 100;
const earliestOpen = (items: readonly Queued[], subject: string) =>
  items.filter((item) => item.subject === subject && holdsSubject(item.state)).toSorted((a, b) => a.position - b.position)[0];

describe('the order of a device’s queue', () => {
  it('no record is sent while an earlier one about the same subject is unsettled', () => {
    fc.assert(fc.property(queue, (items) => {
      for (const item of sendable(items, NOW)) expect(earliestOpen(items, item.subject)?.id).toBe(item.id);
    }));
  });

  it('a subject whose earliest record is free is never held up by another subject', () => {
    fc.assert(fc.property(queue, (items) => {
      const free = new Set(sendable(items, NOW).map(({ id }) => id));
      for (const subject of new Set(items.map((item) => item.subject))) {
        const first = earliestOpen(items, subject);
        const isFree = first !== undefined && isOnTheWay(first.state) && first.notBefore <= NOW;
        expect(first !== undefined && free.has(first.id)).toBe(isFree);
      }
    }));
  });

  it('what was entered first goes first, whatever order the store gives', () => {
    fc.assert(fc.property(queue, fc.nat(), (items, turn) => {
      const turned = items.map((_, at) => items[(at + turn) % items.length] as Queued);
      const sent = sendable(items, NOW).map(({ position }) => position);
      expect(sent).toEqual(sent.toSorted((a, b) => a - b));
      expect(sendable(turned, NOW)).toEqual(sendable(items, NOW));
    }));
  });

  it('settled one by one, every record that needs no person goes exactly once and the queue comes to an end', () => {
    fc.assert(fc.property(queue, (items) => {
      let rest = items;
      const sent: string[] = [];
      for (let turn = 0; turn <= items.length; turn += 1) {
        const [next] = sendable(rest, 1_000);
        if (next === undefined) break;
        sent.push(next.id);
        rest = rest.map((item) => (item.id === next.id ? { ...item, state: 'acknowledged' as const } : item));
      }
      expect(sendable(rest, 1_000)).toEqual([]);
      const held = (item: Queued) => rest.some((other) => other.subject === item.subject && other.position < item.position && needsPerson(other.state));
      expect(sent.toSorted()).toEqual(items.filter((item) => isOnTheWay(item.state) && !held(item)).map(({ id }) => id).toSorted());
    }));
  });

  it('the next look is when something is free, and never when nothing waits for time', () => {
    fc.assert(fc.property(queue, (items) => {
      const look = nextLook(items, NOW);
      if (look === null) expect(sendable(items, Infinity)).toEqual([]);
      else {
        expect(sendable(items, look).length).toBeGreaterThan(0);
        if (look > NOW) expect(sendable(items, look - 1)).toEqual([]);
      }
    }));
  });
});

describe('pauses after a failure', () => {
  it('grow, stay within their bounds, and differ between devices', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, chance) => {
      const pause = retryPause_ms(tries, chance);
      expect(pause).toBeGreaterThanOrEqual(RETRY_FIRST_MS / 2);
      expect(pause).toBeLessThanOrEqual(RETRY_MAX_MS);
      expect(retryPause_ms(tries + 1, chance)).toBeGreaterThanOrEqual(pause);
    }));
    expect(retryPause_ms(8, 0.1)).not.toBe(retryPause_ms(8, 0.9));
  });
});

describe('an instant by a device’s clock', () => {
  it('is moved by what was measured when that is much, and never lies after its arrival', () => {
    const now = Date.parse('2026-09-21T02:00:00Z');
    fc.assert(fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), fc.nat(36_000_000), (offset, ago) => {
      const [true_, claimed] = [now - ago, now - ago - offset];
      const at = correctedInstant(claimed, offset, now);
      expect(at).toBeLessThanOrEqual(now);
      expect(Math.abs(at - true_)).toBeLessThanOrEqual(Math.abs(offset) > CLOCK_TOLERANCE_MS ? 0 : CLOCK_TOLERANCE_MS);
    }));
    expect(correctedInstant(now + 5, null, now)).toBe(now);
  });
});

describe('ids put into an input', () => {
  it('go where the pointers say and leave the input itself alone', () => {
    const input = { observations: [{ photoIds: ['x'] }, { photoIds: [] }], photos: [{ role: 'after' }], 'a/b': 1 };
    const placed = placeValues(input, [
      { pointer: '/observations/0/photoIds/-', value: 'y' }, { pointer: '/observations/1/photoIds/-', value: 'z' }, { pointer: '/photos/0/fileId', value: 'f' }, { pointer: '/a~1b', value: 2 },
    ]);
    expect(placed).toEqual({ observations: [{ photoIds: ['x', 'y'] }, { photoIds: ['z'] }], photos: [{ role: 'after', fileId: 'f' }], 'a/b': 2 });
    expect(input.observations[0]?.photoIds).toEqual(['x']);
    expect(() => placeValues(input, [{ pointer: '/nowhere/deep', value: 1 }])).toThrow('leads nowhere');
    expect(() => placeValues(input, [{ pointer: '', value: 1 }])).toThrow('leads nowhere');
  });
});
