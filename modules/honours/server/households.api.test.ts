import { beforeAll, describe, expect, it } from 'vitest';
import { closeNotice, publishNotice, readNotice } from '#modules/notices/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, chooseCandidates, conferSelection, createSelectionRound, decideCandidates, draftSelectionNotice, finishStage, importNominations, listAwards, listCandidates, listPublicAwards, listRoundVillages, listTitles, publishSelection,
  readNegativeList, readQuotas, readSelectionRound, readStarSheet, recordStars, recordVillageMeeting, signNegatives,
} from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let roundId: string;
const office = () => app.as('office');
const village = () => app.as('communityE1');
const sheet = (lines: string[], more = '') => ({ fileName: 'households.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星${more},同意公开,同意方式\n${lines.join('\n')}\n`) });
const TEN = '爱党爱国星、诚实守信星、遵纪守法星、勤劳致富星、孝老爱亲星、助人为乐星、环保卫生星、勤俭节约星';

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  titleId = (await office().call(listTitles, { q: '十星级' })).rows[0]?.id ?? '';
  roundId = (await office().call(createSelectionRound, {
    code: 'H1', name: '十星级文明户第三季度评议', conditions: '户申报、小组评议、村评议、公示、乡镇审定。', titles: [{ titleId }],
    stages: (['nomination', 'groupReview', 'committee', 'publicNotice', 'decision', 'conferral', 'publication'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-31' })),
  })).id;
});
const byLabel = async () => new Map((await office().call(listCandidates, { roundId, pageSize: 200 })).rows.map((row) => [row.subject.label, row]));
const end = (kind: string) => office().call(finishStage, { roundId, kind: kind as never });
const open = async () => (await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open');

describe('a round of households', () => {
  it('comes in from a sheet, and each row that is wrong says what and where', async () => {
    const good = [`H-1,张家户,e1,1号,${TEN},是,本人签字`, `H-2,李家户,e1,2号,诚实守信星、环保卫生星,否,`, `H-3,王家户,e2,1号,${TEN},是,本人签字`];
    const bad = ['H-4,赵家户,,4号,诚实守信星,,', 'H-5,孙家户,e1,1 号,诚实守信星,,', 'H-6,周家户,e1,6号,富裕星,,', 'H-7,吴家户,e1,7号,诚实守信星,是,'];
    const preview = (await office().call(importNominations, { roundId, titleId, file: sheet([...good, ...bad]) })).report;
    expect(preview?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([[5, '村编码', 'place_missing'], [6, '门牌号', 'household_known'], [7, '申报的星', 'star_unknown'], [8, '同意方式', 'consent_unsaid']]);
    expect((await office().call(listCandidates, { roundId })).total).toBe(0);
    expect((await office().call(importNominations, { roundId, titleId, file: sheet(good), mode: 'all' })).report).toMatchObject({ created: 3 });
    expect((await office().call(importNominations, { roundId, titleId, file: sheet(good), mode: 'all' })).report).toMatchObject({ created: 0, unchanged: 3 });
    await end('nomination');
    expect((await office().call(readSelectionRound, { roundId })).counts).toEqual({ eligible: 3 });
  });

  it('is looked at star by star: by the group, then by the village in a meeting with votes, each in its own village', async () => {
    const zhang = (await byLabel()).get('张家户')?.id ?? '';
    const wang = (await byLabel()).get('王家户')?.id ?? '';
    expect((await village().call(listRoundVillages, { roundId })).rows.map(({ nameZh, households, claimedStars }) => [nameZh, households, claimedStars])).toEqual([['地点e1', 2, 10]]);
    expect((await problemOf(village().call(readStarSheet, { candidateId: wang }))).status).toBe(404);
    expect((await open())?.blockers).toEqual([{ code: 'missingStars', count: 18, day: null }]);
    const stars = ['country', 'honest', 'law', 'work', 'filial', 'help', 'hygiene', 'frugal'];
    expect(await village().call(recordStars, { candidateId: zhang, findings: stars.map((starCode) => ({ starCode, met: starCode !== 'frugal' })) })).toEqual({ met: 7 });
    expect((await problemOf(village().call(recordStars, { candidateId: zhang, findings: [{ starCode: 'manners', met: true }] }))).code).toBe('honours.class_unknown');
    await office().call(importNominations, { roundId, titleId, file: sheet([`H-2,李家户,e1,2号,诚实守信星、环保卫生星,诚实守信星、环保卫生星,否,`, `H-3,王家户,e2,1号,${TEN},${TEN},是,本人签字`], ',小组通过的星'), mode: 'all' });
    await end('groupReview');
    expect((await open())?.blockers).toEqual([{ code: 'missingMeetings', count: 2, day: null }, { code: 'missingStars', count: 18, day: null }]);
    expect((await problemOf(village().call(recordStars, { candidateId: zhang, findings: [{ starCode: 'honest', votesFor: 5, votesAgainst: 1 }] }))).code).toBe('honours.votes_exceed');
    const meeting = { roundId, heldOn: '2026-09-21', presentCount: 20, minutes: '逐户逐星评议。' };
    await village().call(recordVillageMeeting, { ...meeting, placeId: app.id('place/e1') });
    expect((await problemOf(village().call(recordVillageMeeting, { ...meeting, placeId: app.id('place/e2') }))).code).toBe('honours.place_unknown');
    await office().call(recordVillageMeeting, { ...meeting, placeId: app.id('place/e2') });
    expect((await problemOf(village().call(recordStars, { candidateId: zhang, findings: [{ starCode: 'honest', votesFor: 19, votesAgainst: 2 }] }))).code).toBe('honours.votes_exceed');
    await village().call(recordStars, { candidateId: zhang, findings: stars.map((starCode) => ({ starCode, votesFor: starCode === 'help' ? 10 : 15, votesAgainst: starCode === 'help' ? 10 : 1 })) });
    expect((await village().call(readStarSheet, { candidateId: zhang })).stars.filter(({ committee }) => committee?.met === false).map(({ code }) => code)).toEqual(['help']);
    const found = sheet([`H-2,李家户,e1,2号,诚实守信星、环保卫生星,环保卫生星,否,`, `H-3,王家户,e2,1号,${TEN},${TEN},是,本人签字`], ',村评通过的星');
    await office().call(importNominations, { roundId, titleId, file: found, mode: 'all' });
    expect((await open())?.blockers).toEqual([]);
    await end('committee');
  });

  it('keeps to the share of a village, is shown, approved and conferred with the stars that were found', async () => {
    await app.ownerDb.transaction().execute(async (tx) => { const { sql } = await import('#platform/server/db/index.ts'); await sql`update places.places set household_count = 3 where programme_id = ${app.id('programme')} and code in ('e1', 'e2')`.execute(tx); });
    const all = [...(await byLabel()).values()].map(({ id }) => id);
    await office().call(chooseCandidates, { roundId, candidateIds: all });
    expect((await office().call(readQuotas, { roundId })).findings.filter(({ ok }) => !ok).map(({ kind, count, of, most }) => [kind, count, of, most])).toEqual([['coverageMost', 2, 3, 1]]);
    const kept = [(await byLabel()).get('张家户')?.id ?? '', (await byLabel()).get('王家户')?.id ?? ''];
    await office().call(chooseCandidates, { roundId, candidateIds: kept });
    const { noticeId } = await office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' });
    // As they will be conferred: the stars that were found, and the level they reach.
    const { list } = await office().call(readNotice, { noticeId });
    expect([list?.columns, list?.rows.map((cells) => [cells[1], cells[2]]).toSorted()]).toEqual([['称号', '名称', '星级', '所在地'], [['张家户', '7 星（铜）'], ['王家户', '8 星（银）']].toSorted()]);
    await app.as('lead').call(publishNotice, { noticeId, version: 1 });
    app.clock.now = Date.parse(`${(await office().call(readNotice, { noticeId })).endsOn}T20:00:00Z`) + 86_400_000;
    await app.as('lead').call(closeNotice, { noticeId, closingNote: '无异议。' });
    await end('publicNotice');
    expect((await open())?.blockers).toEqual([{ code: 'negativesUnsigned', count: 2, day: null }, { code: 'undecided', count: 2, day: null }]);
    for (const [who, code] of [[village, 'e1'], [office, 'e2']] as const) {
      const { households, digest } = await who().call(readNegativeList, { roundId, placeId: app.id(`place/${code}`) });
      await who().call(signNegatives, { roundId, placeId: app.id(`place/${code}`), households, digest });
    }
    await app.as('lead').call(decideCandidates, { roundId });
    await end('decision');
    await office().call(conferSelection, { roundId, on: new Date(app.clock.now).toISOString().slice(0, 10), document: '乡镇〔2026〕5号' });
    await end('conferral');
    const awards = (await office().call(listAwards, { titleId, standing: 'current' })).rows;
    expect(awards.map(({ subject, stars, levelCode }) => [subject.label, stars, levelCode]).sort()).toEqual([['张家户', 7, 'bronze'], ['王家户', 8, 'silver']]);
    expect(await office().call(publishSelection, { roundId })).toMatchObject({ shown: 2, withheld: 0 });
    expect((await app.as('nobody').call(listPublicAwards, { titleId })).rows.map(({ label }) => label).sort()).toEqual(['张家户', '王家户']);
  });
});
