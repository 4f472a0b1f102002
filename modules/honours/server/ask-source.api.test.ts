/** Goal: whoever begins a selection or a re-review sees what it asks of the grass roots, and what the same villages were asked already. Method: a round with candidates and judges, awards that fall due, and the previews that the forms show. */
import { beforeAll, describe, expect, it } from 'vitest';
import { previewAsk, readBurden } from '#modules/burden/contract/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { adoptTitles, conferAward, createSelectionRound, createSubject, listTitles, nameJudges, nominateCandidate, startReReview, suggestNomination } from '../contract/index.ts';

let app: TestApp;
let titleId: string;
const office = () => app.as('office');
const preview = (kind: string, about: object) => office().call(previewAsk, { kind, about: JSON.stringify(about) });
const itemsOf = async (code: string) => (await office().call(readBurden, { months: 3 })).kinds.find((kind) => kind.code === code)?.items ?? 0;
const place = (name: string) => app.id(`place/${name}`);
async function households(count: number, at: string, prefix: string): Promise<string[]> {
  const made: string[] = [];
  for (let nth = 1; nth <= count; nth += 1) made.push((await office().call(createSubject, { kind: 'household', code: `${prefix}${nth}`, label: `示例户${prefix}${nth}`, placeId: place(at) })).id);
  return made;
}

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  titleId = (await office().call(listTitles, { q: '五星级' })).rows[0]?.id ?? '';
});

describe('what a selection asks', () => {
  it('is told by its seats before it was ever held, and by what it drew once it was', async () => {
    expect(await preview('honours.candidate', { titles: [{ titleId, seats: 8 }] })).toMatchObject({ isReady: true, items: 1, times: 8, minutes: 160, overlapShare: 0 });
    expect((await preview('honours.candidate', { titles: [{ titleId, seats: null }] })).isReady).toBe(false);
    expect((await preview('honours.sheet', { titles: [{ titleId, seats: 8 }] })).isReady).toBe(false);
    const { id: roundId } = await office().call(createSelectionRound, {
      code: 'ASK-1', name: '上年评选', conditions: '户自己申报，小组、村评议。', titles: [{ titleId }],
      stages: (['nomination', 'jury', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-01', endsOn: '2026-12-31' })),
    });
    await office().call(nameJudges, { roundId, personIds: ['lead', 'zoneEast'].map((name) => app.id(`person/${name}`)) });
    for (const subjectId of await households(3, 'e1', 'A')) await office().call(nominateCandidate, { roundId, titleId, subjectId });
    expect([await itemsOf('honours.candidate'), await itemsOf('honours.sheet')]).toEqual([3, 6]);
    const again = await preview('honours.candidate', { titles: [{ titleId, seats: 8 }] });
    expect(again).toMatchObject({ times: 3, overlapShare: 1, overlaps: [{ label: '上年评选', topics: ['五星级文明户'] }] });
    expect(await preview('honours.sheet', { titles: [{ titleId, seats: 8 }] })).toMatchObject({ times: 6, minutes: 36 });
  });
});

describe('what a re-review asks', () => {
  it('is one answer for each award that is due, and the villages that were asked for the same title are found', async () => {
    const held = [...await households(2, 'e1', 'B'), ...await households(1, 'w1', 'C')];
    for (const subjectId of held) await office().call(conferAward, { titleId, subjectId, on: '2025-09-01', document: '示例文' });
    expect((await preview('honours.review', { titleId, dueBy: '2026-01-01' })).isReady).toBe(false);
    expect(await preview('honours.review', { titleId, dueBy: '2026-09-21' })).toMatchObject({ isReady: true, times: 3, minutes: 45, unitCount: 2, overlaps: [{ label: '上年评选', unitCount: 1 }] });
    await office().call(startReReview, { titleId, name: '年度复查', dueBy: '2026-09-21', endsOn: '2026-12-01' });
    expect(await itemsOf('honours.review')).toBe(3);
  });
});

describe('a subject that was a candidate before', () => {
  it('brings what was said of it, with where it stands and how old it is; of another nothing is known', async () => {
    const round = async (code: string) => (await office().call(createSelectionRound, {
      code, name: `评选 ${code}`, conditions: '条件', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-01', endsOn: '2026-12-31' })),
    })).id;
    const [subjectId = '', otherId = ''] = await households(2, 'e1', 'K');
    const first = await round('KN-1');
    const { id: candidateId } = await office().call(nominateCandidate, { roundId: first, titleId, subjectId, summary: '常年照料邻家老人。', claimedStars: ['harmony'] });
    app.clock.now += 10 * 86_400_000;
    const roundId = await round('KN-2');
    expect((await office().call(suggestNomination, { roundId, titleId, subjectId })).known).toMatchObject({ candidateId, round: { id: first, name: '评选 KN-1' }, titleZh: '五星级文明户', on: '2026-09-21', ageDays: 10, summary: '常年照料邻家老人。', claimedStars: ['harmony'] });
    expect([(await office().call(suggestNomination, { roundId: first, titleId, subjectId })).known, (await office().call(suggestNomination, { roundId, titleId, subjectId: otherId })).known]).toEqual([null, null]);
  });
});
