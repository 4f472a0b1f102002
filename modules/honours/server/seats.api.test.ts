import { beforeAll, describe, expect, it } from 'vitest';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { apportionSeats, chooseCandidates, clearSeats, createSelectionRound, createSubject, createTitle, downloadApportionment, downloadSeats, finishStage, listCandidates, nominateCandidate, overrideQuota, proposeSeats, readQuotas, readSeats, setSeats } from '../contract/index.ts';

let app: TestApp;
const office = () => app.as('office');
let titleId: string;
let roundId: string;
beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, { code: 'seat-unit', nameZh: '名额单位', nameEn: 'Unit with seats', tier: 'county', subjectKind: 'unit', authority: '县文明委', rules: { quotas: [{ kind: 'leastPerGroup', dimension: 'county', least: 2 }] }, source: '测试' })).id;
  const stages = (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' }));
  roundId = (await office().call(createSelectionRound, { code: 'SEATS', name: '名额评选', conditions: '办法', titles: [{ titleId, seats: 3 }], stages })).id;
  for (const [at, county] of ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'c'].entries()) {
    const subjectId = (await office().call(createSubject, { kind: 'unit', code: `SU-${at}`, label: `单位${at}`, placeId: app.id('place/e1') })).id;
    await office().call(nominateCandidate, { roundId, titleId, subjectId, groups: { county } });
  }
});

async function table(body: Uint8Array): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) found.push(row.cells.map(cellText));
  return found;
}

describe('candidates by name', () => {
  it('stand in the order in which people count, either way round', async () => {
    const { id } = await office().call(createSelectionRound, { code: 'ORDER', name: '先后评选', conditions: '办法', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) });
    for (const label of ['示例10户', '示例2户', '示例1户', '示例2-11户', '示例2-9户', '无号']) {
      const subjectId = (await office().call(createSubject, { kind: 'unit', code: `OR-${label}`, label, placeId: app.id('place/e1') })).id;
      await office().call(nominateCandidate, { roundId: id, titleId, subjectId });
    }
    const labels = async (sort: 'subject' | '-subject') => (await office().call(listCandidates, { roundId: id, sort })).rows.map(({ subject }) => subject.label).filter((label) => label.startsWith('示例'));
    expect(await labels('subject')).toEqual(['示例1户', '示例2-9户', '示例2-11户', '示例2户', '示例10户']);
    expect(await labels('-subject')).toEqual((await labels('subject')).toReversed());
  });
});

describe('seats', () => {
  const towns = '东镇 53\n西镇 24\n南镇 23 3';
  it('are shared by a pasted table with every step, for whoever may read', async () => {
    const plan = await app.as('lead').call(apportionSeats, { seats: 7, parts: towns });
    expect(plan.parts.map(({ zh, seats }) => [zh, seats])).toEqual([['东镇', 3], ['西镇', 1], ['南镇', 3]]);
    expect(plan.steps[0]).toEqual({ kind: 'least', code: '南镇', seats: 3 });
    expect((await problemOf(office().call(apportionSeats, { seats: 7, parts: '东镇\n西镇 24' }))).problem.title).toContain('第 1 行');
    const infeasible = await problemOf(office().call(apportionSeats, { seats: 2, parts: towns }));
    expect([infeasible.code, infeasible.problem.title]).toEqual(['honours.seats_infeasible', '名额分不了：各处最低数加起来是 3，多于名额 2']);
    const rows = await table((await office().call(downloadApportionment, { seats: 7, parts: towns })).body);
    expect(rows[1]?.slice(0, 5)).toEqual(['东镇', '53', '0', '', '3']);
    expect(rows[1]?.[5]).toContain('4 × 53 ÷ 77 = 2 余 58');
  });

  it('that no list can keep are named before anybody is chosen, with both rules', async () => {
    const { rooms } = await office().call(readQuotas, { roundId });
    expect(rooms).toMatchObject([{ candidates: 8, seats: 3, most: 0, conflicts: [{ reason: 'group', rules: [{ kind: 'leastPerGroup', least: 2 }], groupZh: 'c', need: 2, allow: 1 }, { reason: 'sum', rules: [{ kind: 'total', most: 3 }, { kind: 'leastPerGroup' }], need: 6, allow: 3 }].slice(0, 1) }]);
  });

  it('of a round are tried, kept as its quotas and taken back', async () => {
    const asked = { roundId, titleId, seats: 4, dimension: 'county', base: 'applicants' as const };
    const plan = await office().call(proposeSeats, asked);
    expect(plan.parts.map(({ code, weight, seats }) => [code, weight, seats])).toEqual([['a', 4, 2], ['b', 3, 2], ['c', 1, 0]]);
    // The round has three seats: four may be tried and not kept.
    expect((await problemOf(office().call(setSeats, asked))).problem).toMatchObject({ code: 'honours.seats_over_total', title: '分了 4 个，总数上限是 3 个' });
    const own = { ...asked, seats: 3 };
    expect(await office().call(setSeats, { ...own, least: 1 })).toMatchObject({ parts: [{ seats: 1 }, { seats: 1 }, { seats: 1 }] });
    expect((await app.as('lead').call(readSeats, { roundId })).plans).toMatchObject([{ dimension: 'county', base: 'applicants', seats: 3, parts: [{ seats: 1 }, { seats: 1 }, { seats: 1 }] }]);
    expect((await table((await office().call(downloadSeats, { roundId, titleId })).body)).map((row) => row[4])).toEqual(['名额', '1', '1', '1']);
    expect((await problemOf(app.as('lead').call(setSeats, asked))).status).toBe(403);
    expect((await problemOf(office().call(setSeats, { ...asked, dimension: 'industry' }))).code).toBe('honours.seats_without_parts');
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const rows = (await office().call(listCandidates, { roundId, pageSize: 50 })).rows;
    const chosen = await office().call(chooseCandidates, { roundId, candidateIds: rows.filter(({ subject }) => ['SU-0', 'SU-4', 'SU-5'].includes(subject.code)).map(({ id }) => id) });
    const broken = chosen.findings.filter(({ kind, ok }) => kind === 'seatsPerGroup' && !ok);
    expect(broken).toMatchObject([{ group: 'b', count: 2, most: 1 }]);
    expect((await problemOf(office().call(overrideQuota, { roundId, key: broken[0]?.key ?? '', reason: '说明' }))).status).toBe(403);
    await app.as('lead').call(overrideQuota, { roundId, key: broken[0]?.key ?? '', reason: '两家并列，经领导小组会议研究' });
    expect((await office().call(readQuotas, { roundId })).findings.find(({ key }) => key === broken[0]?.key)).toMatchObject({ ok: false, isOverridden: true });
    expect(await office().call(clearSeats, { roundId, titleId })).toEqual({ cleared: true });
    expect((await office().call(readQuotas, { roundId })).findings.some(({ kind }) => kind === 'seatsPerGroup')).toBe(false);
  });
});
