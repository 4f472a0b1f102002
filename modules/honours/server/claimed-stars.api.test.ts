/** Goal: what a household claims itself reaches its group and village with its own words, and a village is reviewed in one step. Method: the public form, its acceptance, then many sheets at once. */
import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  acceptNomination, adoptTitles, createSelectionRound, createSubject, finishStage, importNominations, listCandidates, listReceivedNominations, listStarSheets, listTitles, nominateCandidate, readNomination, readNominationForm, readSelectionRound, readStarSheet, recordStarSheets,
  recordVillageMeeting, sendNomination,
} from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let roundId: string;
const office = () => app.as('office');
const village = () => app.as('communityE1');
const household = async (code: string, label: string, place = 'e1') => (await office().call(createSubject, { kind: 'household', code, label, placeId: app.id(`place/${place}`) })).id;
const candidate = async (label: string) => (await office().call(listCandidates, { roundId, pageSize: 200 })).rows.find((row) => row.subject.label === label);
const end = (kind: 'nomination' | 'groupReview' | 'committee') => office().call(finishStage, { roundId, kind });

/** As a browser sends it: a field for each box and each sentence. */
async function sendForm(fields: Readonly<Record<string, string>>) {
  const { formToken } = await app.as('nobody').call(readNominationForm, { roundId });
  app.clock.now += 25_000;
  const all = { formToken, titleId, nominee: '周家户', words: '一家人孝老爱亲，邻里都夸。', kind: 'self', contact: '000-1234567', agreed: 'yes', placeId: app.id('place/e1'), ...fields };
  return app.http.inject({ method: 'POST', url: `/public/alpha/nominations/${roundId}`, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: 'http://localhost:80', host: 'localhost:80' }, payload: new URLSearchParams(all).toString() });
}

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  titleId = (await office().call(listTitles, { q: '五星级' })).rows[0]?.id ?? '';
  roundId = (await office().call(createSelectionRound, {
    code: 'CLAIM', name: '五星级文明户评选', conditions: '户自己申报，小组、村评议。', titles: [{ titleId }], openNomination: true,
    stages: (['nomination', 'groupReview', 'committee', 'publicNotice', 'townshipApproval', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-31' })),
  })).id;
});

describe('the stars that a household claims itself', () => {
  it('are ticked on the public form, each with a sentence, and the form asks for one at least of whoever nominates themselves', async () => {
    const page = await app.http.inject({ url: `/public/alpha/nominations/${roundId}`, headers: { accept: 'text/html' } });
    expect([page.body.includes('孝敬和睦星'), page.body.includes(`name="star/${titleId}/harmony"`), page.body.includes(`name="why/${titleId}/harmony"`)]).toEqual([true, true, true]);
    const none = await sendForm({});
    expect([none.statusCode >= 400, none.body.includes('没有勾选申报的星')]).toEqual([true, true]);
    const sent = await sendForm({ [`star/${titleId}/harmony`]: 'yes', [`why/${titleId}/harmony`]: '三代同堂二十年没红过脸', [`star/${titleId}/books`]: 'yes' });
    expect(sent.statusCode).toBe(303);
    const { formToken } = await app.as('nobody').call(readNominationForm, { roundId });
    app.clock.now += 25_000;
    const more = { roundId, formToken, titleId, nominee: '某家户', words: '十个字以上的事迹说明。', contact: '000-1234567', agreed: true };
    expect((await problemOf(app.as('nobody').call(sendNomination, { ...more, kind: 'self', claims: [{ starCode: 'riches' }] }))).code).toBe('honours.class_unknown');
    await app.as('nobody').call(sendNomination, { ...more, kind: 'resident' });
    expect((await office().call(listReceivedNominations, { roundId })).total).toBe(2);
  });

  it('go with the nomination into the candidate, also into one that claimed none so far, and are read beside what the group finds', async () => {
    const nominationId = (await office().call(listReceivedNominations, { roundId, q: '周家户' })).rows[0]?.id ?? '';
    expect((await office().call(readNomination, { nominationId })).stars.filter(({ isClaimed }) => isClaimed).map(({ code, words }) => [code, words])).toEqual([['harmony', '三代同堂二十年没红过脸'], ['books', null]]);
    const subjectId = await household('H-Z', '周家户');
    const { id } = await office().call(nominateCandidate, { roundId, titleId, subjectId });
    expect((await problemOf(office().call(acceptNomination, { nominationId, subjectId, claimedStars: ['riches'] }))).code).toBe('honours.class_unknown');
    expect(await office().call(acceptNomination, { nominationId, subjectId })).toEqual({ candidateId: id, joined: true });
    expect(await candidate('周家户')).toMatchObject({ claimedStars: 2 });
    await office().call(nominateCandidate, { roundId, titleId, subjectId: await household('H-S', '孙家户'), claimedStars: ['clean', 'thrift'], claimWords: { clean: '门前三包', books: '没有申报的星，不留' } });
    const sheet = sheetOf([['H-W', '吴家户', 'e1'], ['H-T', '郑家户', 'e2']]);
    await office().call(importNominations, { roundId, titleId, file: sheet, mode: 'all' });
    await end('nomination');
    expect((await village().call(readStarSheet, { candidateId: id })).stars.filter(({ isClaimed }) => isClaimed).map(({ code, words, group }) => [code, words, group])).toEqual([['harmony', '三代同堂二十年没红过脸', null], ['books', null, null]]);
    const sheets = (await village().call(listStarSheets, { roundId, placeId: app.id('place/e1'), sort: 'number' })).rows;
    expect(sheets.map(({ label, stars }) => [label, stars.map(({ starCode, words }) => [starCode, words])])).toEqual([
      ['周家户', [['harmony', '三代同堂二十年没红过脸'], ['books', null]]], ['孙家户', [['thrift', null], ['clean', '门前三包']]], ['吴家户', [['thrift', null], ['honesty', null]]],
    ]);
  });
});

describe('a sheet of households that claim their stars', () => {
  const sheet = (cells: readonly (readonly [string, string, string, string])[]) => ({ fileName: 'claims.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星,各星理由\n${cells.map(([code, label, stars, why]) => `${code},${label},e1,${code}号,${stars},"${why}"`).join('\n')}\n`) });

  it('carries a sentence for each, as the form does, and names the line that tells of no star or of one that is not claimed', async () => {
    const { id: other } = await office().call(createSelectionRound, { code: 'CLAIM-SHEET', name: '表格申报', conditions: '户自己申报。', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-31' })) });
    const bad = sheet([['C-1', '冯家户', '孝敬和睦星', '门前三包'], ['C-2', '陈家户', '孝敬和睦星', '书香文化星：家里有书柜'], ['C-3', '褚家户', '孝敬和睦星', `孝敬和睦星：${'长'.repeat(301)}`]]);
    const { report } = await office().call(importNominations, { roundId: other, titleId, file: bad });
    expect(report?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([[2, '各星理由', 'claim_unread'], [3, '各星理由', 'star_not_claimed'], [4, '各星理由', 'claim_long']]);
    const good = sheet([['C-1', '冯家户', '孝敬和睦星、书香文化星', '孝敬和睦星：三代同堂；邻里都夸\n书香文化星：家里有书柜'], ['C-2', '陈家户', '勤劳节俭星', '']]);
    expect((await office().call(importNominations, { roundId: other, titleId, file: good, mode: 'all' })).report).toMatchObject({ created: 2, badRows: [] });
    const found = (await office().call(listCandidates, { roundId: other, q: '冯家户' })).rows[0];
    expect((await office().call(readStarSheet, { candidateId: found?.id ?? '' })).stars.filter(({ isClaimed }) => isClaimed).map(({ code, words }) => [code, words])).toEqual([['harmony', '三代同堂；邻里都夸'], ['books', '家里有书柜']]);
  });
});

const sheetOf = (rows: readonly (readonly [string, string, string])[]) => ({ fileName: 'households.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星\n${rows.map(([code, label, place]) => `${code},${label},${place},${code}号,勤劳节俭星、诚信友善星`).join('\n')}\n`) });

describe('a village looked at in one sitting', () => {
  const rows = async () => (await village().call(listStarSheets, { roundId, sort: 'number' })).rows;

  it('is kept in one step, all of it or nothing, and reaches no other village', async () => {
    const zheng = (await candidate('郑家户'))?.id ?? '';
    const own = await rows();
    expect(own.map(({ label }) => label)).not.toContain('郑家户');
    const all = own.map(({ candidateId, stars }) => ({ candidateId, findings: stars.map(({ starCode }) => ({ starCode, met: starCode !== 'books' })) }));
    expect((await problemOf(village().call(recordStarSheets, { roundId, sheets: [...all, { candidateId: zheng, findings: [{ starCode: 'thrift', met: true }] }] }))).status).toBe(404);
    expect((await problemOf(village().call(recordStarSheets, { roundId, sheets: [...all, { candidateId: own[0]?.candidateId ?? '', findings: [{ starCode: 'clean', met: true }] }] }))).code).toBe('honours.class_unknown');
    expect((await rows()).flatMap(({ stars }) => stars.map(({ group }) => group))).toEqual(Array.from({ length: 6 }, () => null));
    expect(await village().call(recordStarSheets, { roundId, sheets: all })).toEqual({ households: 3, met: 5, withheld: 1 });
    expect((await candidate('周家户'))).toMatchObject({ claimedStars: 2, foundStars: 1 });
    expect((await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open')?.blockers).toEqual([{ code: 'missingStars', count: 2, day: null }]);
    await office().call(recordStarSheets, { roundId, sheets: [{ candidateId: zheng, findings: [{ starCode: 'thrift', met: true }, { starCode: 'honesty', met: true }] }] });
    await end('groupReview');
  });

  it('needs its meeting and votes that those present could cast, in the village’s own look too', async () => {
    const sheets = (await rows()).map(({ candidateId, stars }) => ({ candidateId, findings: stars.map(({ starCode, group }) => (group === true ? { starCode, votesFor: 18, votesAgainst: 2 } : { starCode, votesFor: 3, votesAgainst: 17 })) }));
    expect((await problemOf(village().call(recordStarSheets, { roundId, sheets }))).code).toBe('honours.votes_exceed');
    await village().call(recordVillageMeeting, { roundId, placeId: app.id('place/e1'), heldOn: '2026-09-21', presentCount: 20, minutes: '逐户逐星表决。' });
    expect((await problemOf(village().call(recordStarSheets, { roundId, sheets: [{ candidateId: sheets[0]?.candidateId ?? '', findings: [{ starCode: 'harmony', votesFor: 20, votesAgainst: 1 }] }] }))).code).toBe('honours.votes_exceed');
    expect(await village().call(recordStarSheets, { roundId, sheets })).toEqual({ households: 3, met: 5, withheld: 1 });
    expect((await rows()).flatMap(({ stars }) => stars.map(({ committee }) => committee?.met))).toEqual([true, false, true, true, true, true]);
  });
});
