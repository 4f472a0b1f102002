import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, createSelectionRound, createSubject, finishStage, importNominations, listCandidates, listSelectionRounds, listSubjects, listTitles, nominateCandidate, nominationImportTemplate, readSelectionRound, readStarSheet, readTitle, recordVillageMeeting,
} from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let roundId: string;
const office = () => app.as('office');
const secretary = () => app.as('communityE1');
const east = () => app.as('zoneEast');
const sheet = (header: string, ...lines: string[]) => ({ fileName: '本村.csv', body: new TextEncoder().encode(`﻿${header}\n${lines.join('\n')}\n`) });
const HEADER = '户编号,户名,村编码,门牌号,申报的星,同意公开,同意方式';
const send = (who: 'secretary' | 'east' | 'office', file: ReturnType<typeof sheet>, mode: 'preview' | 'all' | 'good' = 'preview') => ({ secretary, east, office })[who]().call(importNominations, { roundId, titleId, file, mode });
const faults = (answer: Awaited<ReturnType<typeof send>>) => answer.report?.badRows.map(({ row, letter, code, zh }) => [row, letter, code, zh]);

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  titleId = (await office().call(listTitles, { q: '十星级' })).rows[0]?.id ?? '';
  roundId = (await office().call(createSelectionRound, {
    code: 'OWN-1', name: '十星级文明户评议', conditions: '户申报、小组评议、村评议、公示、乡镇审定。', titles: [{ titleId }],
    stages: (['nomination', 'groupReview', 'committee', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-31' })),
  })).id;
});

describe('the sheet of one village, brought by its own secretary', () => {
  it('is previewed, each row of another village or without one is told, and the good rows alone can be taken', async () => {
    await office().call(createSubject, { kind: 'household', code: 'H-W', label: '西村某户', placeId: app.id('place/w1') });
    const file = sheet(HEADER, 'H-1,张家户,e1,1号,诚实守信星,是,本人签字', 'H-2,李家户,e2,2号,诚实守信星,,', 'H-3,王家户,,3号,诚实守信星,,', 'H-W,赵家户,e1,4号,诚实守信星,,', 'H-5,钱家户,e1a,5号,诚实守信星,,');
    expect(faults(await send('secretary', file))).toEqual([
      [3, 'C', 'place_out_of_reach', '“e2”不在您负责的范围内：请改成本村（社区）的编码，别处的对象由那边申报'], [4, 'C', 'place_missing', '家庭须写明所在村（社区）'], [5, 'A', 'code_elsewhere', '编号 H-W 已登记在您负责的范围之外：请核对编号，确是另一对象请换一个编号'],
    ]);
    expect((await secretary().call(listCandidates, { roundId })).total).toBe(0);
    expect((await send('secretary', file, 'all')).report).toMatchObject({ outcome: 'nothingWritten' });
    expect((await send('secretary', file, 'good')).report).toMatchObject({ outcome: 'written', created: 2, badRowCount: 3 });
    expect((await secretary().call(listSubjects, { kind: 'household' })).rows.map(({ code }) => code).sort()).toEqual(['H-1', 'H-5']);
    expect((await office().call(listSubjects, { q: '西村' })).rows[0]?.place?.nameZh).toBe('地点w1');
  });

  it('gets numbers that no other village was dealt, by sheet and one by one', async () => {
    expect((await send('east', sheet(HEADER, 'H-21,孙家户,e2,1号,诚实守信星,,'), 'all')).report).toMatchObject({ created: 1 });
    const { id: subjectId } = await office().call(createSubject, { kind: 'household', code: 'H-6', label: '周家户', placeId: app.id('place/e1') });
    await secretary().call(nominateCandidate, { roundId, titleId, subjectId, claimedStars: ['honest'] });
    const numbers = (await office().call(listCandidates, { roundId, sort: 'number' })).rows.map(({ blindNumber }) => blindNumber);
    expect(numbers).toEqual([1, 2, 3, 4]);
    const template = new TextDecoder().decode((await secretary().call(nominationImportTemplate, { roundId, titleId, format: 'csv' } as never)).body as Uint8Array);
    for (const column of ['申报的星', '各星理由', '小组通过的星', '村评通过的星']) expect(template).toContain(column);
  });

  it('after nomination brings what the group found of those on the list, and nobody new', async () => {
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const file = sheet(`${HEADER},小组通过的星`, 'H-1,张家户,e1,1号,诚实守信星,是,本人签字,诚实守信星', 'H-9,吴家户,e1,9号,诚实守信星,,,诚实守信星');
    expect(faults(await send('secretary', file))).toEqual([[3, 'A', 'nomination_over', '申报环节已结束，名单里没有这一个：请删去这一行，确有遗漏请联系办公室']]);
    const village = sheet(`${HEADER},村评的星`, 'H-1,张家户,e1,1号,诚实守信星,是,本人签字,诚实守信星15:1');
    expect(faults(await send('secretary', village))?.map(([, letter, code]) => [letter, code])).toEqual([['H', 'stage_not_open']]);
    await send('secretary', file, 'good');
    const rest = ['H-5,钱家户,e1a,5号,诚实守信星,,,诚实守信星', 'H-6,周家户,e1,,诚实守信星,,,诚实守信星', 'H-21,孙家户,e2,1号,诚实守信星,,,诚实守信星'];
    expect((await send('east', sheet(`${HEADER},小组通过的星`, ...rest), 'all')).report).toMatchObject({ outcome: 'written', created: 0 });
    await office().call(finishStage, { roundId, kind: 'groupReview' });
  });

  it('brings what the village voted with its votes, once the meeting is recorded, and a star follows from them', async () => {
    const line = (found: string) => sheet(`${HEADER},村评的星`, `H-1,张家户,e1,1号,诚实守信星,是,本人签字,${found}`);
    expect(faults(await send('secretary', line('诚实守信星15:1')))?.map(([, letter, code]) => [letter, code])).toEqual([['H', 'meeting_missing']]);
    await secretary().call(recordVillageMeeting, { roundId, placeId: app.id('place/e1'), heldOn: '2026-09-21', presentCount: 20, minutes: '逐户逐星评议。' });
    expect(faults(await send('secretary', line('诚实守信星')))?.map(([, letter, code]) => [letter, code])).toEqual([['H', 'votes_missing']]);
    expect(faults(await send('secretary', line('诚实守信星 15：6')))).toEqual([[2, 'H', 'votes_exceed', '有一颗星的赞成与反对之和超过到会 20 人：请核对']]);
    await send('secretary', line('诚实守信星 ９：１１'), 'all');
    const candidateId = (await office().call(listCandidates, { roundId, q: '张家户' })).rows[0]?.id ?? '';
    expect((await secretary().call(readStarSheet, { candidateId })).stars.find(({ code }) => code === 'honest')?.committee).toEqual({ met: false, votesFor: 9, votesAgainst: 11 });
  });

  it('is refused to whoever may not nominate, and shows nobody what lies beyond', async () => {
    expect((await problemOf(app.as('observer').call(importNominations, { roundId, titleId, file: sheet(HEADER, 'H-7,郑家户,e1,7号,诚实守信星,,') }))).code).toBe('platform.not_permitted');
    expect((await secretary().call(readSelectionRound, { roundId })).acts).not.toContain('judgeEligibility');
    // What is counted is a part, and says so.
    const ofRound = async (who: typeof office) => { const { isWhole, rows } = await who().call(listSelectionRounds, {}); return { isWhole, counted: rows.find(({ id }) => id === roundId)?.candidateCount, round: (await who().call(readSelectionRound, { roundId })).isWhole, title: (await who().call(readTitle, { titleId })).isWhole, titles: (await who().call(listTitles, {})).isWhole }; };
    expect(await ofRound(secretary)).toEqual({ isWhole: false, counted: 3, round: false, title: false, titles: false });
    expect(await ofRound(office)).toMatchObject({ isWhole: true, round: true, title: true, titles: true });
    expect((await ofRound(office)).counted).toBeGreaterThan(3);
    expect((await secretary().call(listCandidates, { roundId })).rows.map(({ subject }) => subject.code).sort()).toEqual(['H-1', 'H-5', 'H-6']);
  });
});

describe('a sheet that names villages by their names', () => {
  it('means the only one of its name, the sender’s own among several, and tells the office the codes of several', async () => {
    await sql`update places.places set name_zh = '同名社区' where code in ('e1', 'w1') and programme_id = ${app.id('programme')}`.execute(app.ownerDb);
    expect(faults(await send('office', sheet(HEADER, 'H-31,冯家户,地点e2,31号,诚实守信星,,', 'H-32,陈家户,同名社区,32号,诚实守信星,,', 'H-33,褚家户,无此社区,33号,诚实守信星,,')))).toEqual([
      [3, 'C', 'several_named', '有 2 个“同名社区”，请写编码：e1（地点zone-east）、w1（地点zone-west）'], [4, 'C', 'unknown_place', '没有编码为“无此社区”的区域：请照“区域”页的编码填写'],
    ]);
    expect(faults(await send('secretary', sheet(HEADER, 'H-6,周家户,同名社区,,诚实守信星,,')))).toEqual([]);
  });
});
