import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaResult, checkedAnswers, definitionFaults, DONT_KNOW, hiddenPlaces, indexResult, LEAST_TOLD, questionResult, weighted } from './index.ts';
import type { Cell, Question } from './index.ts';

const question = (more: Partial<Question> = {}): Question => ({ code: 'q', zh: '满意吗', en: 'Content?', type: 'single', choices: [{ code: 'yes', zh: '满意', en: 'Yes' }, { code: 'no', zh: '不满意', en: 'No' }], required: true, dontKnow: true, versions: [], index: null, topBoxes: [], ...more });
const cell = (placeId: string, yes: number, no: number, dontKnow = 0): Cell => ({ placeId, base: yes + no, dontKnow, counts: { yes, no } });
const cellsUpTo = (most: number) => fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(most), fc.nat(most), fc.nat(20)), { selector: ([place]) => place, minLength: 1 }).map((rows) => rows.map(([place, yes, no, unsure]) => cell(place, yes, no, unsure)));
const someCells = cellsUpTo(60);
/** So few that many of them are not told. */
const smallCells = cellsUpTo(5);
const populationsOf = (cells: readonly Cell[], each: (at: number) => number) => new Map(cells.map(({ placeId }, at) => [placeId, each(at)]));

describe('the weighted share', () => {
  it('is as worked out by hand: 3000 people with 12 of 20 and 1000 people with 18 of 20 are 67.5 %, worth 32 answers, 17.3 points to either side', () => {
    const found = questionResult(question(), [cell('a', 12, 8), cell('b', 18, 2)], new Map([['a', 3_000], ['b', 1_000]]));
    expect(found.options[0]?.share).toEqual({ numerator: 30, denominator: 40 });
    // 0.75 × 0.6 + 0.25 × 0.9; each answer of a weighs 0.0375, of b 0.0125: (Σw)² / Σw² = 1 / (20 × 0.0375² + 20 × 0.0125²) = 32
    expect(found.options[0]?.weighted).toBeCloseTo(0.675, 12);
    expect(found.effective).toBeCloseTo(1 / (20 * 0.0375 ** 2 + 20 * 0.0125 ** 2), 9);
    expect(found.effective).toBeCloseTo(32, 9);
    expect(found.margin).toBeCloseTo(1.96 * Math.sqrt(0.25 / 32), 12);
  });

  it('is the plain share where answers stand in proportion to people, and then every answer counts for one', () => {
    fc.assert(fc.property(someCells, (cells) => {
      const answered = cells.filter(({ base }) => base > 0);
      fc.pre(answered.length > 0);
      const populations = new Map(answered.map(({ placeId, base }) => [placeId, base * 40]));
      const found = weighted(answered.map(({ placeId, base, counts }) => ({ placeId, base, top: counts['yes'] ?? 0 })), populations);
      const [base, yes] = [answered.reduce((sum, each) => sum + each.base, 0), answered.reduce((sum, each) => sum + (each.counts['yes'] ?? 0), 0)];
      expect(found?.share).toBeCloseTo(yes / base, 10);
      expect(found?.effective).toBeCloseTo(base, 6);
    }));
  });

  it('lies between the least and the greatest community, and its effective number never exceeds the answers', () => {
    fc.assert(fc.property(someCells, fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 5, maxLength: 5 }), (cells, people) => {
      const answered = cells.filter(({ base }) => base > 0);
      const found = weighted(cells.map(({ placeId, base, counts }) => ({ placeId, base, top: counts['yes'] ?? 0 })), populationsOf(cells, (at) => people[at] as number));
      if (answered.length === 0) { expect(found).toBeNull(); return; }
      const shares = answered.map(({ base, counts }) => (counts['yes'] ?? 0) / base);
      expect(found?.share).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
      expect(found?.share).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
      expect(found?.effective).toBeLessThanOrEqual(answered.reduce((sum, { base }) => sum + base, 0) + 1e-6);
    }));
  });

  it('says which part of the people its communities are, and is nothing without people', () => {
    expect(weighted([{ placeId: 'a', base: 10, top: 5 }, { placeId: 'b', base: 0, top: 0 }], new Map([['a', 300], ['b', 100]]))?.covered).toEqual({ numerator: 300, denominator: 400 });
    expect(weighted([{ placeId: 'a', base: 10, top: 5 }], new Map())).toBeNull();
  });
});

describe('those who do not know', () => {
  it('are in no share, however many they are', () => {
    fc.assert(fc.property(someCells, fc.nat(200), (cells, more) => {
      const people = populationsOf(cells, () => 100);
      const [with_, without] = [questionResult(question(), cells.map((each) => ({ ...each, dontKnow: each.dontKnow + more })), people), questionResult(question(), cells, people)];
      expect(with_.options).toEqual(without.options);
      expect([with_.base, with_.margin, with_.effective]).toEqual([without.base, without.margin, without.effective]);
      if (!with_.isHidden) expect(with_.dontKnow.numerator - without.dontKnow.numerator).toBe(more * cells.length);
    }));
  });

  it('stand in an answer as such, and only where it is offered and alone', () => {
    const asked = (more: Partial<Question>, given: string | string[]) => checkedAnswers({ versions: [{ code: 'resident', zh: '居民', en: 'Residents' }], questions: [question(more)] }, 'resident', { q: given });
    expect(asked({}, DONT_KNOW)).toEqual({ answers: { q: DONT_KNOW }, faults: [] });
    expect(asked({ dontKnow: false }, DONT_KNOW).faults).toEqual([{ question: 'q', fault: 'dontKnowNotOffered' }]);
    expect(asked({ type: 'multiple' }, ['yes', DONT_KNOW]).faults).toEqual([{ question: 'q', fault: 'dontKnowBeside' }]);
    expect(asked({ type: 'multiple' }, ['yes', 'no', 'yes']).answers).toEqual({ q: ['yes', 'no'] });
    expect(asked({}, ['yes', 'no']).faults).toEqual([{ question: 'q', fault: 'severalGiven' }]);
    expect(asked({ type: 'scale5', choices: [] }, '6').faults).toEqual([{ question: 'q', fault: 'unknownChoice' }]);
    expect(asked({}, '').faults).toEqual([{ question: 'q', fault: 'missing' }]);
  });
});

describe('what is told of few', () => {
  it('is nothing of fewer than five, and what is hidden cannot be had from the rest', () => {
    fc.assert(fc.property(fc.oneof(someCells, smallCells), (cells) => {
      const counts = cells.map(({ placeId, base }) => ({ placeId, count: base }));
      const hidden = hiddenPlaces(counts);
      for (const { placeId, count } of counts) if (count > 0 && count < LEAST_TOLD) expect(hidden.has(placeId)).toBe(true);
      const answered = counts.filter(({ count }) => count > 0);
      const sum = answered.filter(({ placeId }) => hidden.has(placeId)).reduce((all, { count }) => all + count, 0);
      if (hidden.size > 0 && hidden.size < answered.length) { expect(hidden.size).toBeGreaterThanOrEqual(2); expect(sum).toBeGreaterThanOrEqual(LEAST_TOLD); }
      const found = questionResult(question(), cells, new Map());
      for (const place of found.places) expect(place.base).toBeGreaterThanOrEqual(LEAST_TOLD);
      expect(found.isHidden).toBe(answered.reduce((all, { count }) => all + count, 0) < LEAST_TOLD);
    }));
  });
});

describe('those that are not told', () => {
  it('are weighed as one: whichever of them said yes, everything that is told reads the same', () => {
    fc.assert(fc.property(smallCells, fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 5, maxLength: 5 }), (cells, people) => {
      const hidden = hiddenPlaces(cells.map(({ placeId, base }) => ({ placeId, count: base })));
      const [giver, taker] = [cells.find(({ placeId, counts }) => hidden.has(placeId) && (counts['yes'] ?? 0) > 0), cells.findLast(({ placeId, counts }) => hidden.has(placeId) && (counts['no'] ?? 0) > 0)];
      fc.pre(giver !== undefined && taker !== undefined && giver !== taker);
      const moved = cells.map((each) => (each === giver ? cell(each.placeId, (each.counts['yes'] ?? 0) - 1, (each.counts['no'] ?? 0) + 1, each.dontKnow) : each === taker ? cell(each.placeId, (each.counts['yes'] ?? 0) + 1, (each.counts['no'] ?? 0) - 1, each.dontKnow) : each));
      const populations = populationsOf(cells, (at) => people[at] as number);
      expect(questionResult(question(), moved, populations)).toEqual(questionResult(question(), cells, populations));
      const asked = [question({ index: 'satisfaction', topBoxes: ['yes'] })];
      expect(indexResult('satisfaction', asked, () => moved, populations)).toEqual(indexResult('satisfaction', asked, () => cells, populations));
    }));
  });
});

describe('the index', () => {
  it('is the share of top boxes over its questions, with persons and not answers behind its margin', () => {
    const asked = [question({ code: 'q1', index: 'satisfaction', topBoxes: ['yes'] }), question({ code: 'q2', index: 'satisfaction', topBoxes: ['yes'] }), question({ code: 'q3' })];
    const found = indexResult('satisfaction', asked, (code) => [cell('a', code === 'q1' ? 8 : 6, code === 'q1' ? 2 : 4)], new Map([['a', 500]]));
    expect(found).toMatchObject({ questions: ['q1', 'q2'], share: { numerator: 14, denominator: 20 } });
    expect(found?.weighted).toBeCloseTo(0.7, 12);
    expect(found?.effective).toBeCloseTo(10, 9);
    expect(indexResult('awareness', asked, () => [cell('a', 9, 9)], new Map())).toBeNull();
  });
});

describe('a definition', () => {
  const versions = [{ code: 'resident', zh: '居民', en: 'Residents' }, { code: 'student', zh: '学生', en: 'Students' }];
  it('is refused where an answer could not be counted, or would say who somebody is', () => {
    const faults = (more: Partial<Question>) => definitionFaults({ versions, questions: [question(more)] }).map(({ fault }) => fault);
    expect(faults({})).toEqual([]);
    expect(faults({ choices: [] })).toEqual(['choicesMissing']);
    expect(faults({ type: 'scale10' })).toEqual(['choicesUseless']);
    expect(faults({ index: 'satisfaction' })).toEqual(['topBoxMissing']);
    expect(faults({ topBoxes: ['maybe'] })).toEqual(['topBoxUnknown']);
    expect(faults({ type: 'multiple', index: 'awareness', topBoxes: ['yes'] })).toEqual(['multipleInIndex']);
    expect(faults({ versions: ['teacher'] })).toContain('versionUnknown');
    expect(faults({ versions: ['resident'] })).toEqual(['versionUnasked']);
    expect(faults({ zh: '您的姓名' })).toEqual(['asksPerson']);
    expect(definitionFaults({ versions, questions: [question(), question()] }).map(({ fault }) => fault)).toEqual(['repeatedCode']);
  });
});

describe('what a survey says of an area', () => {
  const asked = [question({ index: 'satisfaction', topBoxes: ['yes'] })];

  it('is the weighted share of its communities with an interval, without those of other areas', () => {
    const cells = [cell('a', 12, 8, 3), cell('b', 18, 2), cell('c', 0, 20)];
    const found = areaResult(asked, () => cells, new Map([['a', 3_000], ['b', 1_000], ['c', 9_000]]), new Set(['a', 'b']));
    expect(found).toMatchObject({ isWeighted: true, people: 40, dontKnow: 3, places: 2, hidden: 0 });
    expect(found?.share).toBeCloseTo(0.675, 12);
    expect(found?.effective).toBeCloseTo(32, 9);
    expect([(found?.interval.low ?? 1) < 0.675, (found?.interval.high ?? 0) > 0.675]).toEqual([true, true]);
    expect(areaResult(asked, () => cells, new Map(), new Set(['a', 'b']))).toMatchObject({ isWeighted: false, share: 0.75, effective: 40 });
    expect(areaResult([question()], () => cells, new Map(), new Set(['a']))).toBeNull();
  });

  it('stays the same whatever the communities that are not told of have said, and is nothing of fewer than five', () => {
    fc.assert(fc.property(smallCells, fc.subarray(['a', 'b', 'c', 'd', 'e']), (cells, area) => {
      const hidden = hiddenPlaces(cells.map(({ placeId, base }) => ({ placeId, count: base })));
      const turned = cells.map((each) => (hidden.has(each.placeId) ? cell(each.placeId, each.counts['no'] ?? 0, each.counts['yes'] ?? 0, each.dontKnow) : each));
      const found = areaResult(asked, () => cells, new Map(), new Set(area));
      expect(areaResult(asked, () => turned, new Map(), new Set(area))).toEqual(found);
      if (found !== null) {
        expect(found.people).toBeGreaterThanOrEqual(LEAST_TOLD);
        expect(found.interval.low).toBeLessThanOrEqual(found.share);
        expect(found.interval.high).toBeGreaterThanOrEqual(found.share);
      }
    }));
  });
});
