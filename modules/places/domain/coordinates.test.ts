import { describe, expect, it } from 'vitest';
import { inChina, looksSwapped } from './index.ts';

describe('coordinates', () => {
  it('lie in the country or are refused', () => {
    expect(inChina([108.03, 32.07])).toBe(true);
    expect(inChina([2.35, 48.85])).toBe(false);
  });
  it('are known to be swapped when only the other order fits', () => {
    expect(looksSwapped([32.07, 108.03])).toBe(true);
    expect(looksSwapped([108.03, 32.07])).toBe(false);
    expect(looksSwapped([2.35, 48.85])).toBe(false);
  });
});
