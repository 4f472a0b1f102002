import { describe, expect, it } from 'vitest';
import { declaredAgainstFigures, partDoubts, photoDoubts, ratioDoubts, roundDoubts } from './doubts.ts';
import type { ComputedFigure, Declared } from './doubts.ts';
import { seriesDoubts } from './series.ts';

const declared = (more: Partial<Declared>): Declared => ({ label: '示例比例', path: '/records/1', series: 's', value: 0.5, unit: '比', numerator: null, denominator: null, until: '2026-01-01', isCumulative: false, ...more });
const figure = (code: string, value: number, more: Partial<ComputedFigure> = {}): ComputedFigure => ({ label: code, path: null, code, kind: 'count', value, numerator: null, denominator: null, partOf: null, ...more });
const rules = (found: readonly { rule: string }[]) => found.map(({ rule }) => rule);

describe('a declared ratio', () => {
  it('needs what it is a share of, and is what its counts say at its decimals', () => {
    expect(rules(ratioDoubts([declared({ value: 0.62, numerator: 60_039 })]))).toEqual(['ratioWithoutDenominator']);
    expect(ratioDoubts([declared({ value: 0.98, numerator: 97_960, denominator: 100_000 }), declared({ unit: '人', value: 5 })])).toEqual([]);
    expect(ratioDoubts([declared({ value: 0.62, numerator: 60_039, denominator: 600_000 })])[0]).toMatchObject({ rule: 'ratioContradicted', facts: { stated: '62%', computed: '10%' } });
    expect(rules(ratioDoubts([declared({ value: 1.2, numerator: 12, denominator: 10 })]))).toEqual(['partExceedsWhole']);
  });

  it('is contradicted by the figure of the same code, whoever declared it', () => {
    const found = declaredAgainstFigures([declared({ series: 'ratio', value: 0.62 }), declared({ series: 'other', value: 0.1 })], [figure('ratio', 60_039 / 600_000, { kind: 'ratio', numerator: 60_039, denominator: 600_000 }), figure('other', 0.1, { numerator: 1, denominator: 10 })]);
    expect(found).toHaveLength(1);
    expect(found[0]?.facts).toMatchObject({ stated: '62%', part: 60_039, whole: 600_000, computed: '10%' });
  });
});

describe('parts and wholes', () => {
  it('no part is above its whole, and all parts are the whole', () => {
    const whole = figure('whole', 10);
    const part = (code: string, value: number, complete: boolean) => figure(code, value, { partOf: { figure: 'whole', complete } });
    expect(partDoubts([whole, part('a', 10, false)])).toEqual([]);
    expect(rules(partDoubts([whole, part('a', 11, false)]))).toEqual(['partExceedsWhole']);
    expect(partDoubts([whole, part('a', 4, true), part('b', 6, true)])).toEqual([]);
    expect(partDoubts([whole, part('a', 4, true), part('b', 5, true)])[0]).toMatchObject({ rule: 'partsDiffer', facts: { sum: 9, whole: 10 } });
  });
});

describe('numbers over time', () => {
  it('a cumulative one does not fall, and nothing trebles from one period to the next', () => {
    const at = (until: string, value: number, isCumulative = false) => declared({ unit: '人', until, value, isCumulative });
    expect(rules(seriesDoubts([at('2026-02-01', 90, true), at('2026-01-01', 100, true)]))).toEqual(['cumulativeFalls']);
    expect(rules(seriesDoubts([at('2026-01-01', 100), at('2026-02-01', 301)]))).toEqual(['impossibleJump']);
    expect(seriesDoubts([at('2026-01-01', 100), at('2026-02-01', 290), at('2026-03-01', 120)])).toEqual([]);
  });

  it('counts that mostly end in 0 were estimated', () => {
    const column = (count: number, roundCount: number) => ({ label: '宣讲', column: '听众', path: null, count, roundCount });
    expect([rules(roundDoubts([column(40, 30)])), roundDoubts([column(40, 8)]), roundDoubts([column(5, 5)])]).toEqual([['roundNumbers'], [], []]);
  });
});

describe('one picture', () => {
  const photo = (fingerprint: string, id: string, path = `/records/${id}`) => ({ fingerprint, id, label: id, path });

  it('behind a record and a project is one doubt that names both, the most used picture first', () => {
    const found = photoDoubts([photo('a', '1'), photo('b', '1'), photo('b', '4'), photo('a', '3'), photo('a', '2', '/projects/2')]);
    expect(found.map(({ rule, facts, at }) => [rule, facts['count'], at.map(({ path }) => path)])).toEqual([['photoTwice', 3, ['/records/1', '/projects/2', '/records/3']], ['photoTwice', 2, ['/records/1', '/records/4']]]);
  });

  it('on one row, however often, is none', () => {
    expect(photoDoubts([photo('a', '1'), photo('a', '1'), photo('b', '2')])).toEqual([]);
  });

  it('on two rows that open on one page is one, as two weeks of a routine', () => {
    expect(photoDoubts([photo('a', '1', '/routines/1'), photo('a', '2', '/routines/1')]).map(({ facts }) => facts['count'])).toEqual([2]);
  });
});
