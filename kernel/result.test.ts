import { describe, expect, it } from 'vitest';
import { assertNever, err, invariant, InvariantError, isOk, mapResult, ok } from './result.ts';

describe('results', () => {
  it('maps the value of a success and leaves a refusal alone', () => {
    expect(mapResult(ok(2), (n) => n * 3)).toEqual(ok(6));
    expect(mapResult(err('too_late'), (n: number) => n * 3)).toEqual(err('too_late'));
  });

  it('tells success from refusal', () => {
    expect(isOk(ok(null))).toBe(true);
    expect(isOk(err(null))).toBe(false);
  });

  it('stops a broken program where its promise broke', () => {
    expect(() => invariant(true, 'holds')).not.toThrow();
    expect(() => invariant(0, 'a promise was broken')).toThrow(new InvariantError('a promise was broken'));
    expect(() => assertNever('unheard-of' as never)).toThrow(/unheard-of/);
  });
});
