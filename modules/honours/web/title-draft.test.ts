import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleCatalogue } from '../contract/index.ts';
import { changesRules, draftFrom, draftIssues, draftOf, emptyPrerequisite, emptyQuota, emptyTitle, inputOf, shareOf, shareText } from './title-draft.ts';

const folder = new URL('../../../packs/titles/', import.meta.url);
const shipped = readdirSync(folder).filter((name) => name.endsWith('.json')).flatMap((name) => titleCatalogue.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).titles);
const known = (title: (typeof shipped)[number]) => ({ ...title, id: '', state: 'inUse', version: 3 }) as unknown as Parameters<typeof draftOf>[0];

describe('the form of a title', () => {
  it('opens every title that ships and says the same when nothing was typed', () => {
    expect(shipped.length).toBeGreaterThan(50);
    for (const title of shipped) {
      const draft = draftOf(known(title));
      expect(draftIssues(draft), title.code).toEqual([]);
      const { rules, ...facts } = inputOf(draft);
      const { rules: before, ...factsBefore } = title;
      expect({ ...facts, upwardAfter: title.upwardTitleCode === null ? null : facts.upwardAfter }, title.code).toEqual(factsBefore);
      expect(JSON.stringify({ ...rules, prerequisites: [], quotas: [] })).toBe(JSON.stringify({ ...before, prerequisites: [], quotas: [] }));
      expect(changesRules(draft, known(title))).toBe(false);
      expect(changesRules({ ...draft, lockMonths: '7' }, known(title))).toBe(true);
      expect(changesRules({ ...draft, nameZh: '另一个名称' }, known(title))).toBe(false);
    }
  });

  it('says what is missing where it is missing', () => {
    const draft = { ...emptyTitle, stars: [{ code: '', zh: '', en: '' }], prerequisites: [emptyPrerequisite, { ...emptyPrerequisite, kind: 'memberShare' as const, titles: ['a'], share: '六成' }], quotas: [emptyQuota, { ...emptyQuota, kind: 'coverageMost' as const }] };
    expect(draftIssues(draft).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/nameZh too_short', '/authority too_short', '/source too_short', '/code code_shape', '/rules/stars/0 name_missing', '/rules/prerequisites/0 titles_missing', '/rules/prerequisites/1 share_unreadable',
      '/rules/quotas/0 number_missing', '/rules/quotas/1 dimension_missing',
    ]);
  });

  it('gives new rows codes that are free, and keeps those that stand', () => {
    const rows = [{ code: '', zh: '新一', en: '' }, { code: 'star-1', zh: '旧', en: 'Old' }, { code: '', zh: '新二', en: 'New two' }];
    expect(inputOf({ ...emptyTitle, stars: rows }).rules.stars).toEqual([{ code: 'star-2', zh: '新一', en: '新一' }, { code: 'star-1', zh: '旧', en: 'Old' }, { code: 'star-3', zh: '新二', en: 'New two' }]);
  });

  it('reads a share as it is written, without a rounded digit', () => {
    expect(['65', '33.3%', '1/3', '0.25'].map((text) => shareOf(text))).toEqual([{ numerator: 65, denominator: 100 }, { numerator: 333, denominator: 1000 }, { numerator: 1, denominator: 3 }, { numerator: 25, denominator: 10_000 }]);
    expect(['', 'half', '1/', '-5', '1234'].map((text) => shareOf(text))).toEqual([null, null, null, null, null]);
    fc.assert(fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (numerator, denominator) => {
      fc.pre(numerator <= denominator);
      const again = shareOf(shareText({ numerator, denominator }));
      expect((again?.numerator ?? 0) * denominator).toBe(numerator * (again?.denominator ?? 0));
    }));
  });

  it('takes back a draft of the same version alone', () => {
    expect(draftFrom(0)(structuredClone(emptyTitle))).toEqual(emptyTitle);
    expect([draftFrom(2)(emptyTitle), draftFrom(0)({ ...emptyTitle, stars: 'x' }), draftFrom(0)(null), draftFrom(0)({})]).toEqual([null, null, null, null]);
  });
});
