import { describe, expect, it } from 'vitest';
import { levelOfStars, PLAIN_RULES, titleIssues } from './title.ts';
import type { Title } from './title.ts';

const levels = [{ code: 'bronze', zh: '铜', en: 'Bronze', starsFrom: 5 }, { code: 'silver', zh: '银', en: 'Silver', starsFrom: 8 }, { code: 'gold', zh: '金', en: 'Gold', starsFrom: 10 }];
const stars = Array.from({ length: 10 }, (_, at) => ({ code: `s${at + 1}`, zh: `星${at + 1}`, en: `Star ${at + 1}` }));
const title: Title = {
  code: 'ten-star', nameZh: '十星级文明户', nameEn: 'Ten-star household', tier: 'county', subjectKind: 'household', authority: '县文明委', approvalDocument: null, termMonths: 12, reviewEveryMonths: 12,
  lockMonths: 24, upwardTitleCode: null, upwardAfter: null, rules: { ...PLAIN_RULES, stars, levels },
};

describe('levels of stars', () => {
  it('are bronze from five, silver from eight, gold with ten, and none below', () => {
    expect([4, 5, 7, 8, 9, 10].map((count) => levelOfStars(count, levels)?.zh ?? null)).toEqual([null, '铜', '铜', '银', '银', '金']);
  });
});

describe('a title', () => {
  it('is taken as it stands when nothing contradicts itself', () => { expect(titleIssues(title)).toEqual([]); });

  it('is refused with every contradiction named', () => {
    const wrong: Title = {
      ...title, reviewEveryMonths: 24, upwardTitleCode: 'ten-star',
      rules: {
        ...title.rules, levels: [...levels, { code: 'jade', zh: '玉', en: 'Jade', starsFrom: 11 }], ageExceptClasses: ['filial'],
        prerequisites: [{ kind: 'holdsTitle', titles: ['ten-star'], monthsLeast: 0 }, { kind: 'memberShare', memberKind: 'village', titles: ['v'], least: { numerator: 130, denominator: 100 } }],
        quotas: [{ kind: 'perClass', least: 3, most: 2 }, { kind: 'eachGroupShareMost', dimension: 'industry', most: { numerator: 1, denominator: 0 } }],
      },
    };
    expect(titleIssues(wrong).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/rules/levels level_unreachable', '/rules/quotas/0 quota_range', '/rules/quotas/1 share_not_one', '/rules/prerequisites/0 itself', '/rules/prerequisites/1 share_not_one',
      '/rules/ageExceptClasses unknown_class', '/reviewEveryMonths review_after_term', '/upwardTitleCode itself',
    ]);
  });
});
