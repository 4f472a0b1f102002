/** Goal: an area's score is put together from what is there, says what is missing, is ranked only where it may be, and stays as it was frozen. Method: one round, entered parts and a negative entry, through every operation. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listPlaces } from '#modules/places/contract/index.ts';
import { closeRound, listRoundSites, recordObservations } from '#modules/inspections/contract/index.ts';
import { cellText, describeTable, readTable } from '#platform/server/spreadsheet/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { aDrawnRound, checksOf, editionInForce, fieldEdition } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  createEvaluation, enterComponents, exportEvaluationResult, exportEvaluations, exportNegativeEntries, freezeEvaluation, listEvaluations, listNegativeEntries, readEvaluation, recordNegativeEntry, reviseEvaluation, setRankingRules, withdrawNegativeEntry,
} from '../contract/index.ts';

const negativeItems = [
  { code: 'N1', zh: '示例事故', en: 'Example accident', lookBackMonths: 12, sanction: 'deduct' as const, deduction: 3 }, { code: 'N2', zh: '示例否决', en: 'Example veto', lookBackMonths: 12, sanction: 'revoke' as const },
];

let app: TestApp;
let editionId: string;
let roundId: string;
beforeAll(async () => {
  app = await testApp();
  editionId = await editionInForce(app, fieldEdition({ negativeItems }));
  ({ roundId } = await aDrawnRound(app, { editionId, code: 'year', sampleSize: 9 }));
  const { rows } = await office().call(listRoundSites, { roundId, pageSize: 200 });
  for (const [at, site] of rows.entries()) {
    const checks = await checksOf(app, roundId, site.siteId);
    await office().call(recordObservations, { roundId, siteId: site.siteId, observations: [{ checkItemId: checks['a'] as string, observedCount: 10, metCount: (site.siteCode.startsWith('e') ? 7 : 6) + (at % 3), notApplicable: false, observedAt: '2026-09-21T02:00:00Z' }] });
  }
  await office().call(closeRound, { roundId, gapsReason: '测试只查一项' });
});
const office = () => app.as('office');
const zones = () => [{ placeId: app.id('place/zone-east'), group: '片区' }, { placeId: app.id('place/zone-west'), group: '片区' }];
const draft = (code: string, more: object = {}) => ({ code, nameZh: '年度测评', nameEn: 'Yearly', editionId, roundId, startsOn: '2026-01-01', endsOn: '2026-12-31', areas: zones(), ...more });
const read = (evaluationId: string) => office().call(readEvaluation, { evaluationId });
const document = '示例〔2026〕1号';

/** Everything but the field part, entered for every area. */
async function complete(evaluationId: string, score = 90): Promise<void> {
  const { areas } = await read(evaluationId);
  await office().call(enterComponents, { evaluationId, entries: areas.flatMap(({ id }) => (['material', 'questionnaire'] as const).map((component) => ({ areaId: id, component, score, document }))) });
}

describe('an evaluation', () => {
  it('takes its field part from the round and its weights from the edition, and names what is missing', async () => {
    const { id } = await office().call(createEvaluation, draft('E-1'));
    const known = await read(id);
    expect(known.rules).toMatchObject({ methodWeights: { material: 40, field: 40, questionnaire: 20 }, linked: null });
    const east = known.areas[0];
    expect(east).toMatchObject({ standing: 'incomplete', missing: ['material', 'questionnaire'], rank: null });
    expect(east?.components.find(({ component }) => component === 'field')).toMatchObject({ source: 'round', judgements: expect.any(Number) as number });
    expect(east?.score).toBeCloseTo(east?.components.find(({ component }) => component === 'field')?.score as number, 1);
    await complete(id);
    const [after] = (await read(id)).areas;
    expect(after).toMatchObject({ standing: 'counted', missing: [] });
    expect(after?.score).toBeCloseTo(0.6 * 90 + 0.4 * (east?.score as number), 1);
    expect(after?.interval?.low).toBeLessThan(after?.score as number);
    expect(after?.working.at(-1)).toMatchObject({ zh: '按权重合成' });
    expect((await problemOf(office().call(enterComponents, { evaluationId: id, entries: [{ areaId: after?.id as string, component: 'field', score: 99, document }] }))).code).toBe('scoring.component_counted');
  });

  it('compares like with like, and each area once', async () => {
    const refused = async (more: object) => (await problemOf(office().call(createEvaluation, draft('E-bad', more)))).code;
    expect(await refused({ areas: [...zones(), { placeId: app.id('place/e1'), group: '片区' }] })).toBe('scoring.group_mixed');
    expect(await refused({ areas: [...zones(), zones()[0]] })).toBe('scoring.area_unfit');
    expect(await refused({ areas: [{ name: null, group: '县' }] })).toBe('scoring.area_unfit');
    expect(await refused({ areas: [{ name: '甲县', group: '县' }] })).toBe('scoring.area_undeclared');
    expect(await refused({ areas: [{ placeId: app.id('place/zone-east'), document, group: '片区' }] })).toBe('scoring.area_unfit');
    expect(await refused({ endsOn: '2025-12-31' })).toBe('scoring.dates_unfit');
    const { roundId: running } = await aDrawnRound(app, { editionId, code: 'running' });
    expect(await refused({ roundId: running })).toBe('scoring.round_unfit');
    expect((await problemOf(office().call(createEvaluation, draft('E-1')))).code).toBe('scoring.evaluation_code_taken');
  });

  it('ranks within its groups only when ranking is on, and says whose intervals overlap', async () => {
    const { id } = await office().call(createEvaluation, draft('E-2', { areas: [...zones(), { name: '甲县', document, group: '县' }, { name: '乙县', document, group: '县' }, { name: '丙县', document, group: '县' }] }));
    await complete(id);
    const counties = (await read(id)).areas.filter(({ group }) => group === '县');
    await office().call(enterComponents, { evaluationId: id, entries: counties.slice(0, 2).map((area) => ({ areaId: area.id, component: 'field' as const, score: 80, document })) });
    expect((await read(id)).areas.map(({ rank }) => rank)).toEqual([null, null, null, null, null]);
    await office().call(setRankingRules, { enabled: true, minimumCount: 2 });
    const { areas } = await read(id);
    expect(areas.filter(({ group }) => group === '片区').map(({ rank, indistinctFrom }) => [rank, indistinctFrom])).toEqual([[1, [2]], [2, [1]]]);
    expect(areas.filter(({ group }) => group === '县').map(({ nameZh, rank, isTied, standing, reasonZh }) => [nameZh, rank, isTied, standing, reasonZh])).toEqual([
      ['甲县', 1, true, 'counted', null], ['乙县', 1, true, 'counted', null], ['丙县', null, false, 'incomplete', '缺分项，不排名'],
    ]);
  });

  it('is seen in part by whoever reaches a part, without a rank among what they cannot see', async () => {
    const { id } = await office().call(createEvaluation, draft('E-3'));
    await complete(id);
    const east = await app.as('zoneEast').call(readEvaluation, { evaluationId: id });
    expect([east.isWhole, east.areas.map(({ nameZh, rank, interval }) => [nameZh, rank, interval])]).toEqual([false, [[(await read(id)).areas.find(({ placeId }) => placeId === app.id('place/zone-east'))?.nameZh, null, null]]]);
    expect((await problemOf(app.as('zoneEast').call(freezeEvaluation, { evaluationId: id, version: 1 }))).status).toBe(403);
    expect((await problemOf(app.as('office', { home: 'beta' }).call(readEvaluation, { evaluationId: id }))).status).toBe(404);
  });

  it('loses points to the negative list within its window, and is vetoed; what was withdrawn counts no more', async () => {
    const { id } = await office().call(createEvaluation, draft('E-4'));
    await complete(id);
    const before = (await read(id)).areas.find(({ placeId }) => placeId === app.id('place/zone-west'));
    const west = async () => (await read(id)).areas.find(({ placeId }) => placeId === app.id('place/zone-west'));
    const record = (itemCode: string, happenedOn: string) => office().call(recordNegativeEntry, { editionId, itemCode, placeId: app.id('place/zone-west'), happenedOn, document });
    await record('N1', '2025-12-31');
    expect((await west())?.score).toBe(before?.score);
    await record('N1', '2026-03-01');
    expect((await west())?.score).toBeCloseTo((before?.score as number) - 3, 2);
    const veto = await record('N2', '2026-04-01');
    expect(await west()).toMatchObject({ standing: 'vetoed', rank: null });
    await office().call(withdrawNegativeEntry, { entryId: veto.id, reason: '认定已撤销' });
    expect((await west())?.standing).toBe('counted');
    expect((await problemOf(office().call(withdrawNegativeEntry, { entryId: veto.id, reason: '再一次' }))).code).toBe('scoring.negative_withdrawn');
    expect((await problemOf(record('N9', '2026-04-01'))).code).toBe('scoring.negative_item_unknown');
    expect((await problemOf(record('N1', '2027-01-01'))).code).toBe('scoring.happened_later');
    expect((await office().call(listNegativeEntries, {})).rows.map(({ itemCode, happenedOn, countsUntil }) => [itemCode, happenedOn, countsUntil])).toEqual([['N1', '2026-03-01', '2027-03-01'], ['N1', '2025-12-31', '2026-12-31']]);
    expect((await problemOf(app.as('zoneEast').call(listNegativeEntries, {}))).status).toBe(403);
  });

  it('takes a fifth from a linked system, whose least score is a precondition', async () => {
    const rules = { methodWeights: { material: 40, field: 40, questionnaire: 20 }, yearWeights: [15, 25, 60], linked: { nameZh: '未成年人', nameEn: 'Minors', minimum: 85, share: 20 } };
    const { id } = await office().call(createEvaluation, draft('E-5', { rules, roundId: null, areas: [{ name: '甲县', document, group: '县' }] }));
    await complete(id);
    const [area] = (await read(id)).areas;
    const enter = (component: 'field' | 'linked', score: number) => office().call(enterComponents, { evaluationId: id, entries: [{ areaId: area?.id as string, component, score, document }] });
    await enter('field', 90);
    await enter('linked', 80);
    expect((await read(id)).areas[0]).toMatchObject({ score: 88, standing: 'precondition' });
    await enter('linked', 95);
    expect((await read(id)).areas[0]).toMatchObject({ score: 91, standing: 'counted' });
  });
});

describe('a frozen evaluation', () => {
  let frozen: string;
  it('is refused with parts missing unless they are meant to be, and keeps its result with a hash', async () => {
    const { id } = await office().call(createEvaluation, draft('F-1'));
    frozen = id;
    const gap = await problemOf(office().call(freezeEvaluation, { evaluationId: id, version: 1 }));
    expect(gap.code).toBe('scoring.evaluation_incomplete');
    await complete(id);
    const { hash } = await office().call(freezeEvaluation, { evaluationId: id, version: 1 });
    expect((await read(id)).frozen).toMatchObject({ hash, isWhole: true });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const act of [() => office().call(freezeEvaluation, { evaluationId: id, version: 2 }), () => office().call(reviseEvaluation, { ...draft('F-1'), evaluationId: id, version: 2 }), () => office().call(enterComponents, { evaluationId: id, entries: [{ areaId: app.id('place/zone-east'), component: 'material' as const, score: 1, document }] })]) {
      expect((await problemOf(act())).code).toBe('scoring.evaluation_frozen');
    }
    await expect(sql`update scoring.evaluations set name_zh = '改' where id = ${id}`.execute(app.ownerDb)).rejects.toThrow('a frozen evaluation is not changed');
  });

  it('shows what would be another today, and stays as it was', async () => {
    const before = await read(frozen);
    expect(before.drift).toEqual([]);
    await office().call(recordNegativeEntry, { editionId, itemCode: 'N1', placeId: app.id('place/zone-east'), happenedOn: '2026-05-01', document });
    const after = await read(frozen);
    expect(after.areas).toEqual(before.areas);
    expect(after.drift).toMatchObject([{ frozenScore: before.areas.find(({ placeId }) => placeId === app.id('place/zone-east'))?.score }]);
    expect((after.drift[0]?.frozenScore as number) - (after.drift[0]?.nowScore as number)).toBeCloseTo(3, 2);
  });

  it('is a year of the next cycle: 15 and 25 of 40, and only when it came before', async () => {
    const next = draft('F-2', { startsOn: '2027-01-01', endsOn: '2027-12-31', earlierIds: [frozen] });
    expect((await problemOf(office().call(createEvaluation, draft('F-3', { earlierIds: [frozen] })))).code).toBe('scoring.cycle_unfit');
    const { id } = await office().call(createEvaluation, next);
    await complete(id, 100);
    const [area] = (await read(id)).areas;
    const earlier = (await read(frozen)).areas.find(({ placeId }) => placeId === area?.placeId)?.score as number;
    const field = area?.components.find(({ component }) => component === 'field')?.score as number;
    expect(area?.score).toBeCloseTo((15 * earlier + 25 * (60 + 0.4 * field)) / 40, 1);
    expect(area?.working.map(({ zh }) => zh).at(-1)).toBe('按年度权重合成周期得分');
  });

  it('goes out as xlsx with its result, its working and its sources', async () => {
    const { body } = await office().call(exportEvaluationResult, { evaluationId: frozen });
    expect((await describeTable({ buffer: body })).sheets.map(({ name }) => name)).toEqual(['结果', '计算过程', '依据', '说明']);
    const firsts: string[] = [];
    for await (const row of readTable({ buffer: body }, { sheet: '依据' })) firsts.push(cellText(row.cells[3]));
    expect(new Set(firsts)).toEqual(new Set(['来源', document, '第一轮']));
    for (const list of [exportEvaluations, exportNegativeEntries]) expect((await office().call(list, {})).fileName).toMatch(/\.xlsx$/);
  });
});

it('evaluations are listed with their state', async () => {
  const { rows } = await office().call(listEvaluations, { state: 'frozen' });
  expect(rows.map(({ code, state, areaCount, groupCount }) => [code, state, areaCount, groupCount])).toEqual([['F-1', 'frozen', 2, 1]]);
});

describe('areas and linked systems that the programme holds', () => {
  it('a county is chosen from places, and stands beside others that a document lists', async () => {
    await sql`insert into places.places (programme_id, id, parent_id, kind, code, name_zh, name_en, ancestor_ids, valid_from)
      select p.programme_id, n.id, p.id, 'county', n.code, n.name, n.name, p.ancestor_ids || n.id, '2026-01-05' from places.places p cross join (values (gen_random_uuid(), 'CN-1', '示例一县'), (gen_random_uuid(), 'CN-2', '示例二县')) as n(id, code, name) where p.programme_id = ${app.id('programme')} and p.kind = 'city'`.execute(app.ownerDb);
    const counties = (await office().call(listPlaces, { kinds: 'county' })).rows;
    const city = (await office().call(listPlaces, { kinds: 'city' })).rows[0]?.id as string;
    const { id } = await office().call(createEvaluation, draft('E-C', { roundId: null, areas: [city, ...counties.map((place) => place.id)].map((placeId) => ({ placeId, group: '县' })).concat([{ name: '外县', document, group: '县' } as never]) }));
    expect((await read(id)).areas.map(({ nameZh, document: from, placeId }) => [nameZh, from, placeId === null]).slice(1)).toEqual([['示例一县', null, false], ['示例二县', null, false], ['外县', document, true]]);
    expect((await problemOf(office().call(createEvaluation, draft('E-M', { areas: [{ placeId: counties[0]?.id as string, group: '县' }, { placeId: app.id('place/zone-east'), group: '县' }] })))).code).toBe('scoring.group_mixed');
  });

  it('a linked system is a frozen evaluation of another framework; what it does not hold is entered from a document', async () => {
    const minors = await editionInForce(app, fieldEdition({ code: 'minors-edition', family: 'minors' }));
    const linkedRule = { nameZh: '未成年人思想道德建设', nameEn: 'Minors', minimum: 85, share: 20 };
    const rules = { methodWeights: { material: 40, field: 40, questionnaire: 20 }, yearWeights: [100], linked: linkedRule };
    const { id: linkedId, version } = await office().call(createEvaluation, draft('E-L', { editionId: minors, roundId: null, areas: zones() }));
    const scores = [80, 92];
    await office().call(enterComponents, { evaluationId: linkedId, entries: (await read(linkedId)).areas.flatMap(({ id }, at) => (['material', 'field', 'questionnaire'] as const).map((component) => ({ areaId: id, component, score: scores[at] as number, document }))) });
    const using = (code: string, more: object = {}) => office().call(createEvaluation, draft(code, { roundId: null, rules, linkedEvaluationId: linkedId, areas: [...zones(), { name: '外县', document, group: '县' }], ...more }));
    expect((await problemOf(using('E-U0'))).code).toBe('scoring.linked_unfit');
    await office().call(freezeEvaluation, { evaluationId: linkedId, version });
    expect((await problemOf(using('E-U1', { rules: { ...rules, linked: null } }))).code).toBe('scoring.linked_unfit');
    expect((await problemOf(using('E-U2', { editionId: minors }))).code).toBe('scoring.linked_unfit');
    const { id } = await using('E-U3');
    await office().call(enterComponents, { evaluationId: id, entries: (await read(id)).areas.flatMap((area) => (['material', 'field', 'questionnaire'] as const).map((component) => ({ areaId: area.id, component, score: 90, document }))) });
    const known = await read(id);
    expect(known.linkedEvaluation).toMatchObject({ id: linkedId });
    // Areas stand in the order of their ranks: each is looked up by what it is.
    const areaOf = (of: Awaited<ReturnType<typeof read>>, which: string) => of.areas.find(({ placeId, nameZh }) => (which === '外县' ? nameZh === which : placeId === app.id(`place/${which}`)));
    const told = ['zone-east', 'zone-west', '外县'].map((which) => { const area = areaOf(known, which); return [area?.standing]; });
    const linkedOf = (which: string) => areaOf(known, which)?.components.find(({ component }) => component === 'linked');
    const [low, high] = [linkedOf('zone-east'), linkedOf('zone-west')];
    expect([low, high]).toMatchObject([{ source: 'evaluation', path: `/evaluations/${linkedId}` }, { source: 'evaluation', path: `/evaluations/${linkedId}` }]);
    const given = await read(linkedId);
    expect([low?.score, high?.score]).toEqual(['zone-east', 'zone-west'].map((which) => areaOf(given, which)?.score));
    expect([Math.min(low?.score ?? 0, high?.score ?? 0) < 85, Math.max(low?.score ?? 0, high?.score ?? 0) > 85]).toEqual([true, true]);
    expect(told.map(([standing]) => standing)).toEqual([...[low, high].map((part) => ((part?.score ?? 0) < 85 ? 'precondition' : 'counted')), 'incomplete']);
    const enter = (which: string) => office().call(enterComponents, { evaluationId: id, entries: [{ areaId: areaOf(known, which)?.id as string, component: 'linked', score: 95, document }] });
    expect((await problemOf(enter('zone-east'))).code).toBe('scoring.component_counted');
    await enter('外县');
    expect(areaOf(await read(id), '外县')).toMatchObject({ standing: 'counted', score: 91 });
  });
});
