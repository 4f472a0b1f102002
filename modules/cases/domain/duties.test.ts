import { describe, expect, it } from 'vitest';
import { CASE_SOURCES, mayVerify, needsOnSiteCheck } from './duties.ts';

describe('verification by somebody else', () => {
  it('is closed to everybody who reported a fix of this case', () => {
    expect(mayVerify({ verifierId: 'fixer', rectifierIds: ['earlier-fixer', 'fixer'] })).toBe(false);
    expect(mayVerify({ verifierId: 'earlier-fixer', rectifierIds: new Set(['earlier-fixer', 'fixer']) })).toBe(false);
    expect(mayVerify({ verifierId: 'inspector', rectifierIds: ['earlier-fixer', 'fixer'] })).toBe(true);
  });
});

describe('a look at the place before registration (核实)', () => {
  it('is asked for what the public and the media report', () => {
    expect(CASE_SOURCES.filter(needsOnSiteCheck)).toEqual(['citizen', 'media']);
  });
});
