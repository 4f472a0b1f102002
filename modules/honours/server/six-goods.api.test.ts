/** Goal: a title whose name promises six goods ships without naming them, and works end to end once a programme has. Method: the pack adopted, the six entered with their source, a round to its candidates, the pack adopted again. */
import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { adoptTitles, conferAward, createSelectionRound, createSubject, listTitles, nominateCandidate, readStarSheet, readTitle, updateTitle } from '../contract/index.ts';

let app: TestApp;
let titleId: string;
const office = () => app.as('office');
const start = (code: string) => office().call(createSelectionRound, { code, name: '六好家庭评选', conditions: '按本地文件评。', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-31' })) });
const GOODS = ['甲好', '乙好', '丙好', '丁好', '戊好', '己好'].map((zh, at) => ({ code: `good-${at + 1}`, zh, en: zh }));

async function enter(count: number): Promise<void> {
  const known = await office().call(readTitle, { titleId });
  const { nameZh, nameEn, tier, subjectKind, authority, approvalDocument, editionCode, termMonths, reviewEveryMonths, lockMonths, upwardTitleCode, version } = known;
  await office().call(updateTitle, { titleId, version, nameZh, nameEn, tier, subjectKind, authority, approvalDocument, editionCode, termMonths, reviewEveryMonths, lockMonths, upwardTitleCode, upwardAfter: known.upwardAfter, rules: { ...known.rules, stars: GOODS.slice(0, count) }, source: '本地文件〔2026〕1号' });
}

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  titleId = (await office().call(listTitles, { q: '六好家庭' })).rows[0]?.id ?? '';
});

describe('六好家庭', () => {
  it('names none of its six, says so, and starts no selection until all are entered', async () => {
    expect((await office().call(readTitle, { titleId })).rules).toMatchObject({ stars: [], starsToEnter: 6 });
    for (const entered of [0, 5]) {
      if (entered > 0) await enter(entered);
      const refused = await problemOf(start('SIX'));
      expect([refused.code, refused.problem.params]).toEqual(['honours.stars_to_enter', { name: '六好家庭', count: 6 }]);
    }
  });

  it('is used once the programme has entered them, and adopting the catalogue again takes nothing of it back', async () => {
    await enter(6);
    expect(await office().call(adoptTitles, { name: 'households' })).toMatchObject({ updated: 0 });
    expect(await office().call(readTitle, { titleId })).toMatchObject({ source: '本地文件〔2026〕1号', rules: { stars: GOODS } });
    const { id: roundId } = await start('SIX');
    const { id: subjectId } = await office().call(createSubject, { kind: 'household', code: 'SIX-1', label: '示例户', placeId: app.id('place/e1') });
    const { id: candidateId } = await office().call(nominateCandidate, { roundId, titleId, subjectId, source: 'self', claimedStars: ['good-1', 'good-6'], claimWords: { 'good-1': '一句说明' } });
    expect((await office().call(readStarSheet, { candidateId })).stars.filter(({ isClaimed }) => isClaimed).map(({ code }) => code)).toEqual(['good-1', 'good-6']);
    const { id: other } = await office().call(createSubject, { kind: 'household', code: 'SIX-2', label: '另一户', placeId: app.id('place/e1') });
    expect(await office().call(conferAward, { titleId, subjectId: other, on: '2026-09-01', document: '决定', starCodes: GOODS.map(({ code }) => code) })).toMatchObject({ number: expect.stringMatching(/./u) });
  });
});
