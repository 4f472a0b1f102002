import { beforeAll, describe, expect, it } from 'vitest';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, checkUpward, conferAward, createSubject, exportRecommendations, exportUpwardDue, importRecommendations, keepAward, listRecommendations, listTitles, listUpwardDue, readAward, readRecommendation, recommendationImportTemplate, recommendUpward, recordOutcome, registerChosen, sendAgain,
} from '../contract/index.ts';

let app: TestApp;
const titles = new Map<string, string>();
const title = (code: string): string => titles.get(code) as string;
const office = () => app.as('office');
const lead = () => app.as('lead');

beforeAll(async () => {
  app = await testApp();
  for (const name of ['civilised', 'households', 'people']) await office().call(adoptTitles, { name });
  for (const row of (await office().call(listTitles, { pageSize: 200 })).rows) titles.set(row.code, row.id);
});

const unit = async (code: string, place = 'e1') => (await office().call(createSubject, { kind: 'unit', code, label: `单位${code}`, placeId: app.id(`place/${place}`) })).id;
const holder = async (code: string, place = 'e1') => {
  const subjectId = await unit(code, place);
  const award = await office().call(conferAward, { titleId: title('prefecture-unit'), subjectId, on: '2025-01-10', document: '市文明委' });
  return { subjectId, awardId: award.id };
};
const up = (subjectId: string, more = {}) => ({ titleId: title('province-unit'), subjectId, batch: '2026 年第一批', on: '2026-03-01', document: '市文明办〔2026〕3号', ...more });

describe('a recommendation upward', () => {
  it('goes up where the title below is held, says what is missing where it is not, and then only by name and with a reason', async () => {
    const { subjectId, awardId } = await holder('UP-1');
    expect(await office().call(checkUpward, { titleId: title('province-unit'), subjectId })).toMatchObject({ verdict: 'met', fromAward: { id: awardId }, maySetAside: false });
    const { id } = await office().call(recommendUpward, up(subjectId));
    expect(await office().call(readRecommendation, { recommendationId: id })).toMatchObject({ state: 'sent', from: { awardId, zh: '市级文明单位' }, sentTo: '省文明委', acts: ['outcome'], setAside: null });
    expect((await problemOf(office().call(recommendUpward, up(subjectId)))).code).toBe('honours.recommended_already');
    const bare = await unit('UP-2');
    const problem = await problemOf(office().call(recommendUpward, up(bare)));
    expect([problem.code, problem.problem.title]).toEqual(['honours.upward_unmet', '还不能推荐：持有下级称号、连续持有下级称号（0/1 届）']);
    expect((await problemOf(office().call(recommendUpward, up(bare, { setAsideReason: '上级点名推荐' })))).code).toBe('honours.set_aside_not_yours');
    const forced = await lead().call(recommendUpward, up(bare, { setAsideReason: '上级点名推荐' }));
    expect((await lead().call(readRecommendation, { recommendationId: forced.id })).setAside).toMatchObject({ reason: '上级点名推荐' });
    // Who only reads the register is not told why.
    expect((await app.as('admin').call(readRecommendation, { recommendationId: forced.id })).setAside).toMatchObject({ reason: null });
    const [row] = (await office().call(listRecommendations, { subjectId: bare })).rows;
    expect(row).toMatchObject({ id: forced.id, batch: '2026 年第一批', state: 'sent' });
  });

  it('counts terms in a row: three yearly re-reviews that were passed', async () => {
    const { id: subjectId } = await office().call(createSubject, { kind: 'household', code: 'UP-H', label: '示例户', placeId: app.id('place/e1'), houseNumber: '1' });
    const { id: awardId } = await office().call(conferAward, { titleId: title('five-star-household'), subjectId, on: '2023-03-01', document: '号', starCodes: ['thrift'] });
    const terms = async () => (await office().call(checkUpward, { titleId: title('county-family'), subjectId })).findings.find(({ code }) => code === 'upward');
    expect(await terms()).toMatchObject({ state: 'unmet', count: 1, of: 3 });
    for (const [at, on] of ['2024-03-01', '2025-03-01'].entries()) await office().call(keepAward, { awardId, version: 1 + at, on });
    expect(await terms()).toMatchObject({ state: 'met', count: 3, of: 3 });
    expect(await office().call(readAward, { awardId })).toMatchObject({ mayGoUpward: true, upwardTitleId: title('county-family') });
  });

  it('is proposed for whoever has the terms, and for nobody who was sent, holds it, is locked or lies elsewhere', async () => {
    const due = async (q: string, person = 'office') => (await app.as(person).call(listUpwardDue, { q })).rows.map(({ subject, title: higher, terms, termsAsked }) => [subject.code, higher.code, terms, termsAsked]);
    const { subjectId: ready } = await holder('DUE-1');
    expect(await due('DUE-1')).toEqual([['DUE-1', 'province-unit', 1, 1]]);
    expect(await due('DUE-1', 'zoneEast')).toHaveLength(1);
    await holder('DUE-W', 'w1');
    expect(await due('DUE-W', 'zoneEast')).toEqual([]);
    const { id } = await office().call(recommendUpward, up(ready));
    expect(await due('DUE-1')).toEqual([]);
    await office().call(recordOutcome, { recommendationId: id, version: 1, outcome: 'notChosen', on: '2026-06-01' });
    expect((await office().call(listUpwardDue, { q: 'DUE-1' })).rows).toMatchObject([{ lastState: 'notChosen', from: { zh: '市级文明单位' } }]);
    const { id: household } = await office().call(createSubject, { kind: 'household', code: 'DUE-H', label: '示例户', placeId: app.id('place/e1'), houseNumber: '77' });
    const { id: awardId } = await office().call(conferAward, { titleId: title('five-star-household'), subjectId: household, on: '2023-03-01', document: '号', starCodes: ['thrift'] });
    await office().call(keepAward, { awardId, version: 1, on: '2024-03-01' });
    expect(await due('DUE-H')).toEqual([]);
    await office().call(keepAward, { awardId, version: 2, on: '2025-03-01' });
    expect(await due('DUE-H')).toEqual([['DUE-H', 'county-family', 3, 3]]);
    const { body } = await office().call(exportUpwardDue, { q: 'DUE' });
    const lines: string[][] = [];
    for await (const row of readTable({ buffer: body })) lines.push(row.cells.map((cell) => cellText(cell)));
    expect(lines.slice(1).map(([code, , , from, , terms]) => [code, from, terms])).toEqual(expect.arrayContaining([['DUE-1', '市级文明单位', '1'], ['DUE-H', '五星级文明户', '3'], ['DUE-W', '市级文明单位', '1']]));
  });

  it('comes back, goes up again, is chosen, and its title is registered from there by the rules of every award', async () => {
    const { subjectId } = await holder('UP-3');
    const { id } = await office().call(recommendUpward, up(subjectId));
    const outcome = (version: number, more: Record<string, unknown>) => office().call(recordOutcome, { recommendationId: id, version, outcome: 'chosen', on: '2026-06-01', ...more });
    expect((await problemOf(outcome(1, { on: '2026-02-01' }))).code).toBe('honours.dates_out_of_order');
    expect(await outcome(1, { outcome: 'returned', on: '2026-04-01', remarks: '材料不全' })).toEqual({ state: 'returned', version: 2 });
    expect((await problemOf(outcome(1, {}))).code).toBe('platform.changed_meanwhile');
    expect(await office().call(sendAgain, { recommendationId: id, version: 2, on: '2026-04-20', document: '市文明办〔2026〕9号' })).toEqual({ state: 'sent', version: 3 });
    expect(await outcome(3, { document: '省文明委〔2026〕5号' })).toEqual({ state: 'chosen', version: 4 });
    const award = { recommendationId: id, version: 4, on: '2026-06-01', document: '省文明委〔2026〕5号' };
    expect((await problemOf(office().call(registerChosen, { ...award, on: '2027-01-01' }))).code).toBe('honours.dates_out_of_order');
    const { awardId } = await office().call(registerChosen, award);
    expect(await office().call(readAward, { awardId })).toMatchObject({ title: { id: title('province-unit') }, standing: 'inForce', from: '2026-06-01', to: '2029-06-01' });
    const read = await office().call(readRecommendation, { recommendationId: id });
    expect([read.awardId, read.acts, read.events.map(({ kind }) => kind)]).toEqual([awardId, [], ['sent', 'returned', 'sentAgain', 'chosen', 'awarded']]);
    expect((await problemOf(outcome(5, { outcome: 'notChosen' }))).code).toBe('honours.recommendation_settled');
    // Who holds it now is not sent up for it again, whatever the reason.
    expect((await problemOf(lead().call(recommendUpward, up(subjectId, { batch: '再来', on: '2026-07-01', setAsideReason: '理由' })))).code).toBe('honours.upward_unmet');
  });

  it('is seen where its subject lies', async () => {
    const { subjectId } = await holder('UP-W', 'w1');
    await office().call(recommendUpward, up(subjectId));
    const seen = async (person: string) => (await app.as(person).call(listRecommendations, { subjectId })).total;
    expect([await seen('zoneEast'), await seen('zoneWest')]).toEqual([0, 1]);
  });
});

describe('a register of recommendations as a sheet', () => {
  const header = '批次,推荐称号,对象编号,报送日期,报送文号,结果,结果日期,结果文号,放行理由';
  const sheet = (...lines: string[]) => ({ fileName: 'r.csv', body: new TextEncoder().encode(`\uFEFF${[header, ...lines].join('\n')}\n`) });
  const preview = async (...lines: string[]) => (await office().call(importRecommendations, { file: sheet(...lines) })).report;

  it('says of each bad row what is wrong, in words and where', async () => {
    await holder('IM-1');
    await unit('IM-2');
    const report = await preview(
      '甲批,省级文明单位,IM-1,2026-03-01,号,,,,', '甲批,没有的称号,IM-1,2026-03-01,号,,,,', '甲批,province-unit,IM-9,2026-03-01,号,,,,', '甲批,province-unit,IM-2,2026-03-01,号,,,,', '甲批,province-unit,IM-2,2026-03-02,号,,,,上级点名',
      '乙批,province-unit,IM-1,2026-03-01,号,入选,,,', '丙批,province-unit,IM-1,2026-03-01,号,,2026-04-01,,', '丁批,province-unit,IM-1,2026-03-01,号,未入选,2026-02-01,,', '甲批,省级文明单位,IM-1,2026-03-01,号,,,,',
    );
    expect(report?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, '推荐称号', 'unknown_title'], [4, '对象编号', 'unknown_subject'], [5, '放行理由', 'upward_unmet'], [6, '对象编号', 'duplicate'], [7, '结果日期', 'outcome_day_missing'], [8, '结果日期', 'outcome_missing'], [9, '结果日期', 'dates_out_of_order'], [10, '对象编号', 'duplicate'],
    ]);
    expect(report?.badRows.find(({ row }) => row === 5)?.zh).toBe('条件不满足，须写放行理由：持有下级称号、连续持有下级称号（0/1 届）');
    const reasoned = await preview('甲批,province-unit,IM-2,2026-03-02,号,,,,上级点名');
    expect(reasoned?.badRows.map(({ code }) => code)).toEqual(['set_aside_not_yours']);
    expect((await lead().call(importRecommendations, { file: sheet('甲批,province-unit,IM-2,2026-03-02,号,,,,上级点名') })).report).toMatchObject({ goodRows: 1, badRows: [] });
  });

  it('brings rows and outcomes in, changes nothing the second time, and comes back in under the headers it went out with', async () => {
    await holder('IM-3');
    const send = async (...lines: string[]) => (await office().call(importRecommendations, { file: sheet(...lines), mode: 'all' })).report;
    expect(await send('己批,province-unit,IM-3,2026-03-01,号,,,,')).toMatchObject({ outcome: 'written', created: 1 });
    expect(await send('己批,province-unit,IM-3,2026-03-01,号,,,,')).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await send('己批,province-unit,IM-3,2026-03-01,号,入选,2026-06-01,省〔2026〕5号,')).toMatchObject({ updated: 1 });
    const [row] = (await office().call(listRecommendations, { batch: '己批' })).rows;
    expect(row).toMatchObject({ state: 'chosen', outcomeOn: '2026-06-01', outcomeDocument: '省〔2026〕5号' });
    expect((await office().call(readRecommendation, { recommendationId: row?.id ?? '' })).events.map(({ kind }) => kind)).toEqual(['sent', 'chosen']);
    expect((await preview('己批,province-unit,IM-3,2026-03-01,号,,,,'))?.badRows.map(({ column, code }) => [column, code])).toEqual([['结果', 'already_known']]);
    const { body } = await office().call(exportRecommendations, {});
    const headers: string[] = [];
    for await (const line of readTable({ buffer: Buffer.from(body) })) { headers.push(...line.cells.map(cellText)); break; }
    expect(headers).toContain('推荐称号编码');
    const again = (await office().call(importRecommendations, { file: { fileName: 'x.xlsx', body }, mode: 'all' })).report;
    expect(again).toMatchObject({ outcome: 'written', created: 0, updated: 0, badRows: [] });
    expect((await office().call(recommendationImportTemplate, {})).fileName).toBe('向上推荐台账导入模板.xlsx');
  });
});
