import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#kernel/local-date.ts';
import { isInForceOn, kept, standingOn, termEnd, toRectify, withdrawn } from './award.ts';
import type { Award } from './award.ts';
import { publicationRefusal } from './publication.ts';
import { addMonths } from './months.ts';
import { fateOfAward, passOn } from './succession.ts';

const START = localDate('2015-01-01');
const day = fc.nat(4_000).map((days) => addDays(START, days));
const acts = fc.array(fc.record({ kind: fc.constantFrom('keep', 'rectify', 'withdraw'), after: fc.integer({ min: 1, max: 300 }) }), { maxLength: 12 });

describe('any life of an award', () => {
  it('ends once, and nothing that comes later changes a day before', () => {
    fc.assert(fc.property(day, acts, fc.constantFrom(null, 12, 36), (from, life, termMonths) => {
      let award: Award = { from, to: termEnd(from, termMonths), endedBy: null, rectifyBy: null, lockUntil: null };
      let on = from;
      for (const { kind, after } of life) {
        on = addDays(localDate(on), after);
        const before = award;
        const next = kind === 'keep' ? kept(award, on, termMonths, true) : kind === 'rectify' ? toRectify(award, on, addDays(localDate(on), 30)) : withdrawn(award, on, 24);
        if (typeof next === 'string') continue;
        award = next;
        const yesterday = addDays(localDate(on), -1);
        expect(isInForceOn(award, yesterday)).toBe(isInForceOn(before, yesterday));
        if (kind === 'withdraw') expect(standingOn(award, on)).toBe('locked');
      }
      if (award.endedBy === 'withdrawn') expect(isInForceOn(award, addDays(localDate(award.to as string), 1))).toBe(false);
    }), { numRuns: 2_000 });
  });
});

describe('a title with a term', () => {
  it('is never held further ahead than the rest of a term and one more, however often it is kept', () => {
    fc.assert(fc.property(day, fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }), fc.constantFrom(6, 12, 36), (from, waits, termMonths) => {
      let award: Award = { from, to: termEnd(from, termMonths), endedBy: null, rectifyBy: null, lockUntil: null };
      let on: string = from;
      for (const wait of waits) {
        on = addDays(localDate(on), wait);
        const next = kept(award, on, termMonths, true);
        if (typeof next === 'string') continue;
        award = next;
        // A month without such a day ends a term up to three days early.
        expect((award.to as string) <= addDays(localDate(addMonths(on, 2 * termMonths)), 3)).toBe(true);
      }
    }), { numRuns: 1_000 });
  });
});

describe('a title that is carried over', () => {
  const span = fc.tuple(day, fc.integer({ min: 1, max: 900 }), fc.boolean()).map(([from, days, open]) => ({ from, to: open ? null : addDays(localDate(from), days) }));
  it('is counted for the predecessor on every day before, for whoever took over from that day on, and twice on none', () => {
    fc.assert(fc.property(span, day, fc.option(span, { nil: null }), fc.array(day, { minLength: 5, maxLength: 30 }), (own, on, other, days) => {
      const award: Award = { ...own, endedBy: null, rectifyBy: null, lockUntil: null };
      const held = other === null ? [] : [other];
      const parts = passOn(award, on, held);
      if (parts === null) {
        expect(!isInForceOn(award, on) || (award.from === on && held.some((each) => isInForceOn(each, on)))).toBe(true);
        return;
      }
      for (const at of [...days, on, addDays(localDate(on), -1), addDays(localDate(on), 1)]) {
        const [before, after] = [parts.before !== null && isInForceOn(parts.before, at), parts.after !== null && isInForceOn(parts.after, at)];
        expect(before).toBe(at < on && isInForceOn(award, at));
        const ofSuccessor = Number(after) + held.filter((each) => isInForceOn(each, at)).length;
        expect(ofSuccessor).toBeLessThanOrEqual(1);
        if (at >= on && isInForceOn(award, at) && (other === null || !isInForceOn(other, on)) && (other === null || at < other.from || other.from < on)) expect(ofSuccessor).toBe(1);
      }
    }), { numRuns: 3_000 });
  });
});

describe('publication', () => {
  const born = '2010-06-15';
  it('never names a child under fourteen, whoever agreed', () => {
    const ground = { subjectKind: 'person' as const, consent: 'given' as const, bornOn: born, isAdult: false };
    expect([publicationRefusal(ground, '2024-06-14'), publicationRefusal(ground, '2024-06-15')]).toEqual(['under_fourteen', null]);
  });
  it('asks persons and households for consent, and units not', () => {
    expect(publicationRefusal({ subjectKind: 'household', consent: 'notAsked', bornOn: null, isAdult: false }, '2024-06-14')).toBe('no_consent');
    expect(publicationRefusal({ subjectKind: 'person', consent: 'withdrawn', bornOn: null, isAdult: true }, '2024-06-14')).toBe('no_consent');
    expect(publicationRefusal({ subjectKind: 'unit', consent: 'notAsked', bornOn: null, isAdult: false }, '2024-06-14')).toBeNull();
  });
  it('names nobody whose age is not known', () => {
    expect(publicationRefusal({ subjectKind: 'person', consent: 'given', bornOn: null, isAdult: false }, '2024-06-14')).toBe('age_unknown');
  });
});

describe('a subject that changes', () => {
  const rules = { onRename: 'carriesWhenFiled', onMerge: 'ends' } as const;
  it('carries its title under a new name that was filed, and loses it in a merger', () => {
    expect([fateOfAward('renamed', rules, true), fateOfAward('renamed', rules, false), fateOfAward('merged', rules, true), fateOfAward('split', { ...rules, onMerge: 'carries' }, false)]).toEqual(['carries', 'ends', 'ends', 'carries']);
  });
});
