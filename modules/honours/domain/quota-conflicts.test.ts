import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotaConflicts, ruleIssues } from './quota-conflicts.ts';
import { quotaFindings } from './quotas.ts';
import type { Chosen, RoundQuota } from './quotas.ts';
import { PLAIN_RULES } from './title.ts';

const share = (numerator: number, denominator = 100) => ({ numerator, denominator });
const ground = (counties: Record<string, number>, more = {}) => ({ candidates: Object.values(counties).reduce((sum, count) => sum + count, 0), classes: {}, groups: { county: counties }, population: {}, ...more });

describe('quotas that cannot be kept', () => {
  it('by more counties than there are seats name both rules and the sum', () => {
    const rules: RoundQuota[] = [{ kind: 'total', most: 5 }, { kind: 'leastPerGroup', dimension: 'county', least: 2 }];
    expect(quotaConflicts(rules, ground({ a: 9, b: 9, c: 9 }))).toEqual({ most: 0, isCertain: true, conflicts: [{ reason: 'sum', rules: [0, 1], dimension: 'county', group: null, need: 6, allow: 5 }] });
  });
  it('by a county with too few candidates name the rule and the county', () => {
    expect(quotaConflicts([{ kind: 'leastPerGroup', dimension: 'county', least: 2 }], ground({ a: 9, b: 1 })).conflicts).toEqual([{ reason: 'group', rules: [0], dimension: 'county', group: 'b', need: 2, allow: 1 }]);
  });
  it('by a tenth for each of five industries say that some industry has always too many', () => {
    expect(quotaConflicts([{ kind: 'eachGroupShareMost', dimension: 'industry', most: share(10) }], { ...ground({}), candidates: 500, groups: { industry: { a: 100, b: 100, c: 100, d: 100, e: 100 } } }).conflicts).toEqual([{ reason: 'never', rules: [0], dimension: null, group: null, need: 1, allow: 0 }]);
  });
  it('by classes that need more than the seats, or have nobody', () => {
    const classes = { candidates: 20, classes: { x: 15, y: 5, z: 0 }, groups: {}, population: {} };
    expect(quotaConflicts([{ kind: 'perClass', least: 2, most: 2 }], classes).conflicts).toMatchObject([{ reason: 'group', group: 'z', need: 2, allow: 0 }]);
    expect(quotaConflicts([{ kind: 'total', most: 3 }, { kind: 'perClass', least: 2, most: 4 }], { ...classes, classes: { x: 15, y: 5 } }).conflicts).toMatchObject([{ reason: 'sum', rules: [0, 1], need: 4, allow: 3 }]);
  });
  it('by a least that its own coverage does not reach', () => {
    const village = { candidates: 30, classes: {}, groups: { village: { v: 30 } }, population: { village: { v: 30 } } };
    expect(quotaConflicts([{ kind: 'leastPerGroup', dimension: 'village', least: 20 }, { kind: 'coverageMost', dimension: 'village', most: share(1, 2) }], village).conflicts).toMatchObject([{ reason: 'group', rules: [0, 1], group: 'v', need: 20, allow: 15 }]);
  });
  it('are none where a list exists: then the largest is named', () => {
    expect(quotaConflicts([{ kind: 'total', most: 30 }, { kind: 'eachGroupShareMost', dimension: 'county', most: share(50) }], ground({ a: 20, b: 4 }))).toEqual({ most: 8, isCertain: true, conflicts: [] });
    expect(quotaConflicts([{ kind: 'seatsPerGroup', dimension: 'county', seats: { a: 3, b: 2 } }], ground({ a: 20, b: 4, c: 7 }))).toEqual({ most: 5, isCertain: true, conflicts: [] });
    expect(quotaConflicts([{ kind: 'leastPerGroup', dimension: 'county', least: 2 }], ground({}))).toEqual({ most: 0, isCertain: true, conflicts: [] });
  });

  const quota: fc.Arbitrary<RoundQuota> = fc.oneof(
    fc.record({ kind: fc.constant('total' as const), most: fc.nat(10) }), fc.record({ kind: fc.constant('leastPerGroup' as const), dimension: fc.constant('county'), least: fc.nat(3) }),
    fc.record({ kind: fc.constant('eachGroupShareMost' as const), dimension: fc.constant('county'), most: fc.nat(100).map((n) => share(n)) }), fc.record({ kind: fc.constant('groupShareMost' as const), dimension: fc.constant('county'), group: fc.constantFrom('a', 'b'), most: fc.nat(100).map((n) => share(n)) }),
    fc.record({ kind: fc.constant('seatsPerGroup' as const), dimension: fc.constant('county'), seats: fc.record({ a: fc.nat(4), b: fc.nat(4), c: fc.nat(4) }) }),
  );
  it('are exactly those that no list of one grouping keeps, tried one by one', () => {
    fc.assert(fc.property(fc.array(quota, { minLength: 1, maxLength: 4 }), fc.record({ a: fc.nat(4), b: fc.nat(4), c: fc.nat(4) }), (quotas, counties) => {
      fc.pre(counties.a + counties.b + counties.c > 0);
      let largest = 0;
      for (let a = 0; a <= counties.a; a += 1) for (let b = 0; b <= counties.b; b += 1) for (let c = 0; c <= counties.c; c += 1) {
        const chosen: Chosen[] = [...Array(a).fill('a'), ...Array(b).fill('b'), ...Array(c).fill('c')].map((county: string) => ({ classCode: null, groups: { county } }));
        if (chosen.length > largest && quotaFindings(quotas, chosen, { county: counties }, []).every(({ ok }) => ok)) largest = chosen.length;
      }
      const { most, conflicts } = quotaConflicts(quotas, ground(counties));
      expect([most, conflicts.length > 0]).toEqual([largest, largest === 0]);
    }), { numRuns: 1_500 });
  });
});

describe('quotas of groupings that cross', () => {
  type Member = Record<'county' | 'industry' | 'class', string>;
  const crossed = (members: readonly Readonly<Record<string, string>>[], counties = [...new Set(members.map((each) => each['county'] ?? ''))]) => {
    const count = (name: string, groups: readonly string[]) => Object.fromEntries(groups.map((group) => [group, members.filter((each) => each[name] === group).length]));
    const groups = { county: count('county', counties), industry: count('industry', [...new Set(members.map((each) => each['industry'] ?? ''))]) };
    return { candidates: members.length, classes: count('class', ['x', 'y']), groups, population: groups, members };
  };

  it('cannot be kept when a county’s candidates are all of one class that has its most already', () => {
    const members = [...Array(4).fill({ county: 'a', class: 'x' }), ...Array(4).fill({ county: 'b', class: 'x' }), ...Array(6).fill({ county: 'c', class: 'y' })] as Member[];
    const rules: RoundQuota[] = [{ kind: 'leastPerGroup', dimension: 'county', least: 2 }, { kind: 'perClass', least: 1, most: 3 }];
    expect(quotaConflicts(rules, crossed(members)).conflicts).toEqual([{ reason: 'cross', rules: [0, 1], dimension: null, group: null, need: 4, allow: 3 }]);
    expect(quotaConflicts([rules[0] as RoundQuota, { kind: 'perClass', least: 1, most: 4 }], crossed(members))).toMatchObject({ most: 8, isCertain: true, conflicts: [] });
  });
  it('name the county when one alone asks for more than its industry may have', () => {
    const members = [...Array(5).fill({ county: 'a', industry: 'health' }), ...Array(9).fill({ county: 'b', industry: 'tax' })] as Member[];
    const rules: RoundQuota[] = [{ kind: 'leastPerGroup', dimension: 'county', least: 3 }, { kind: 'groupShareMost', dimension: 'industry', group: 'health', most: share(15) }];
    expect(quotaConflicts(rules, crossed(members)).conflicts).toEqual([{ reason: 'cross', rules: [0, 1], dimension: null, group: 'a', need: 3, allow: 1 }]);
  });
  it('of three groupings name the fewest rules that stand against each other', () => {
    // Each two of the groupings go together: only all three leave no list.
    const members = [['a', 'm', 'x'], ['a', 'n', 'y'], ['b', 'm', 'y'], ['b', 'n', 'x']].map(([county, industry, cls]) => ({ county, industry, class: cls })) as Member[];
    const rules: RoundQuota[] = [
      { kind: 'total', most: 4 }, { kind: 'seatsPerGroup', dimension: 'county', seats: { a: 1, b: 0 } }, { kind: 'seatsPerGroup', dimension: 'industry', seats: { m: 1, n: 0 } }, { kind: 'seatsPerGroup', dimension: 'class', seats: { x: 0, y: 1 } },
    ];
    const found = quotaConflicts(rules, crossed(members));
    expect(found.conflicts).toEqual([{ reason: 'together', rules: [1, 2, 3], dimension: null, group: null, need: 1, allow: 0 }]);
  });

  const dimension = fc.constantFrom('county', 'industry', 'class');
  const rule: fc.Arbitrary<RoundQuota> = fc.oneof(
    fc.record({ kind: fc.constant('total' as const), most: fc.integer({ min: 1, max: 8 }) }), fc.record({ kind: fc.constant('perClass' as const), least: fc.nat(2), most: fc.integer({ min: 2, max: 4 }) }),
    fc.record({ kind: fc.constant('leastPerGroup' as const), dimension, least: fc.nat(2) }), fc.record({ kind: fc.constant('eachGroupShareMost' as const), dimension, most: fc.integer({ min: 30, max: 100 }).map((n) => share(n)) }),
    fc.record({ kind: fc.constant('groupShareMost' as const), dimension: fc.constant('county'), group: fc.constantFrom('a', 'b'), most: fc.nat(100).map((n) => share(n)) }),
    fc.record({ kind: fc.constant('seatsPerGroup' as const), dimension: fc.constant('industry'), seats: fc.record({ m: fc.nat(3), n: fc.nat(3), o: fc.nat(3) }) }),
  );
  const member = fc.record({ county: fc.constantFrom('a', 'b', 'c'), industry: fc.constantFrom('m', 'n', 'o'), class: fc.constantFrom('x', 'y') }, { requiredKeys: ['county', 'class'] });

  it('are exactly those that no list keeps, tried one by one; and what is reported is kept by none', () => {
    fc.assert(fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), fc.array(member, { minLength: 1, maxLength: 7 }), (quotas, members) => {
      const own = members.map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)) as Record<string, string>);
      const ground = crossed(own);
      const population = { ...ground.groups, class: ground.classes };
      const largest = (rules: readonly RoundQuota[]): number => {
        let most = 0;
        for (let mask = 1; mask < 2 ** own.length; mask += 1) {
          const list = own.filter((_each, at) => (mask >> at) % 2 === 1).map((groups): Chosen => ({ classCode: groups['class'] ?? null, groups }));
          if (list.length > most && quotaFindings(rules, list, population, ['x', 'y']).every(({ ok }) => ok)) most = list.length;
        }
        return most;
      };
      const { most, isCertain, conflicts } = quotaConflicts(quotas, ground);
      expect([isCertain, most, conflicts.length > 0]).toEqual([true, largest(quotas), largest(quotas) === 0]);
      for (const conflict of conflicts) expect(largest(conflict.rules.map((at) => quotas[at] as RoundQuota))).toBe(0);
    }), { numRuns: 300 });
  });
});

describe('the rules of a title', () => {
  const title = { code: 'x', nameZh: '称号', nameEn: 'Title', tier: 'county' as const, subjectKind: 'person' as const, authority: '县', approvalDocument: null, termMonths: null, reviewEveryMonths: null, lockMonths: 0, upwardTitleCode: null, upwardAfter: null };
  const classes = ['x', 'y', 'z'].map((code) => ({ code, zh: code, en: code }));
  it('are refused when their quotas can never be kept, before anybody is a candidate', () => {
    expect(ruleIssues({ ...title, rules: { ...PLAIN_RULES, classes, quotas: [{ kind: 'total', most: 5 }, { kind: 'perClass', least: 2, most: 2 }] } })).toEqual([{ pointer: '/rules/quotas/0', code: 'quotas_contradict' }, { pointer: '/rules/quotas/1', code: 'quotas_contradict' }]);
    expect(ruleIssues({ ...title, rules: { ...PLAIN_RULES, classes, quotas: [{ kind: 'total', most: 6 }, { kind: 'perClass', least: 2, most: 2 }, { kind: 'coverageMost', dimension: 'village', most: share(50) }] } })).toEqual([]);
  });
});
