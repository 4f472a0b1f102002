/** Goal: a figure is looked at by place, time and choice, its rows turn quickly at any depth, and every rule of consistency is found in data that breaks it and settled by somebody. */
import { beforeAll, describe, expect, it } from 'vitest';
import { uploadFile } from '#modules/files/contract/index.ts';
import { attachPhoto, enterRecord, saveRegister } from '#modules/records/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { doubtWords, groupFigure, listDoubts, listFigureRows, readFigure, saveFigure, settleDoubt } from '../contract/index.ts';
import { DOUBT_RULES, narrowingText } from '../domain/index.ts';

let app: TestApp;
let registerId: string;
let figureId: string;
const office = () => app.as('office');
const PLACES = ['place/e1', 'place/w1', 'place/zone-east'] as const;

beforeAll(async () => {
  app = await testApp();
  ({ id: registerId } = await office().call(saveRegister, { code: 'walls', zh: '墙绘', en: 'Walls', titleField: 'name', dayField: 'doneOn', fields: [
    { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'doneOn', zh: '日期', en: 'Done on', type: 'date' }, { code: 'where', zh: '区域', en: 'Place', type: 'place' }, { code: 'area', zh: '面积', en: 'Area', type: 'number', unit: '平方米' },
    { code: 'visitors', zh: '参观', en: 'Visitors', type: 'number', unit: '人次' }, { code: 'tier', zh: '层级', en: 'Tier', type: 'choice', choices: [{ code: 'county', zh: '县级', en: 'County' }, { code: 'town', zh: '镇级', en: 'Town' }] },
  ] }));
  for (let at = 0; at < 30; at += 1) {
    await office().call(enterRecord, { registerId, values: { name: `示例墙${at}`, where: app.id(PLACES[at % 3] as string), area: 3 + (at % 7), visitors: (at % 3) * 10 + 20, tier: at % 2 === 0 ? 'county' : 'town', ...(at === 29 ? {} : { doneOn: `2026-0${(at % 4) + 1}-${String((at % 27) + 1).padStart(2, '0')}` }) } });
  }
  figureId = (await office().call(saveFigure, { code: 'walls.area', labelZh: '墙绘面积', labelEn: 'Walls', unit: '平方米', definition: { source: 'records.walls', aggregate: { kind: 'sum', column: 'area' } } })).id;
});

describe('a figure told apart', () => {
  it.each(['@zone', '@place', '@year', '@month', 'tier'])('by %s adds up to itself, and each group is what narrowing to it says and lists', async (by) => {
    const whole = await office().call(readFigure, { figureId });
    const { rows } = await office().call(groupFigure, { figureId, by });
    expect(rows.reduce((sum, { value }) => sum + value, 0)).toBe(whole.value);
    for (const { key, value, rowCount } of rows.filter((row) => row.key !== null || !by.startsWith('@'))) {
      const narrow = [narrowingText({ by, key })];
      expect((await office().call(readFigure, { figureId, narrow })).narrowed).toMatchObject({ outcome: 'computed', value, rowCount });
      const listed = await office().call(listFigureRows, { figureId, narrow, pageSize: 200 });
      expect([listed.total, listed.rows.reduce((sum, { amount }) => sum + amount, 0)]).toEqual([rowCount, value]);
    }
  });

  it('is narrowed by place, period and tier at once, and told what the groups are called', async () => {
    const narrow = [narrowingText({ by: '@zone', key: app.id('place/zone-east') }), '@month:2026-01', 'tier:county'];
    const { narrowed } = await office().call(readFigure, { figureId, narrow });
    const { rows, total } = await office().call(listFigureRows, { figureId, narrow, pageSize: 200 });
    expect(narrowed?.groups.map(({ byWords, words }) => [byWords.zh, words?.zh ?? null])).toEqual([['按片区、乡镇', '地点zone-east'], ['按月', null], ['按层级', '县级']]);
    expect([narrowed?.rowCount, narrowed?.value]).toEqual([total, rows.reduce((sum, { amount }) => sum + amount, 0)]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ on }) => on?.startsWith('2026-01') === true)).toBe(true);
    expect((await problemOf(office().call(readFigure, { figureId, narrow: ['name:x'] }))).code).toBe('figures.grouping_unknown');
  });

  it.each(['recent', '-recent', 'amount', '-amount'] as const)('turns its rows by %s from where the page before ended, each once', async (sort) => {
    const all = (await office().call(listFigureRows, { figureId, sort, pageSize: 200 })).rows.map(({ id }) => id);
    const turned: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page: { rows: { id: string }[]; next: string | null } = await office().call(listFigureRows, { figureId, sort, pageSize: 7, ...(after === undefined ? {} : { after }) });
      turned.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(turned).toEqual(all);
  });
});

describe('every rule of consistency', () => {
  it('is found in data that breaks it, explained in both languages, and settled or accepted by a named person', async () => {
    const { id: declared } = await office().call(saveRegister, { code: 'declared', zh: '申报', en: 'Declared', titleField: 'name', dayField: 'periodEnd', fields: [
      { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'indicator', zh: '代码', en: 'Code', type: 'text' }, { code: 'value', zh: '数值', en: 'Value', type: 'number', decimals: 4 }, { code: 'unit', zh: '单位', en: 'Unit', type: 'text' },
      { code: 'numerator', zh: '分子', en: 'Numerator', type: 'number' }, { code: 'denominator', zh: '分母', en: 'Denominator', type: 'number' }, { code: 'periodEnd', zh: '期末', en: 'Until', type: 'date' }, { code: 'cumulative', zh: '累计', en: 'Cumulative', type: 'choice', choices: [{ code: 'yes', zh: '是', en: 'Yes' }] },
    ] });
    const declare = async (values: Record<string, string | number>) => (await office().call(enterRecord, { registerId: declared, values: { periodEnd: '2026-06-30', unit: '人', ...values } })).id;
    await declare({ name: '没有分母', indicator: 'a', unit: '比', value: 0.62 });
    await declare({ name: '分子分母矛盾', indicator: 'b', unit: '比', value: 0.62, numerator: 60, denominator: 600 });
    await declare({ name: '部分大于整体', indicator: 'c', unit: '比', value: 1, numerator: 12, denominator: 10 });
    await declare({ name: '突增', indicator: 'd', value: 100, periodEnd: '2026-03-31' });
    await declare({ name: '突增', indicator: 'd', value: 900 });
    await declare({ name: '累计', indicator: 'e', value: 100, cumulative: 'yes', periodEnd: '2026-03-31' });
    await declare({ name: '累计', indicator: 'e', value: 90, cumulative: 'yes' });
    const first = await declare({ name: '同一件事', indicator: 'f', value: 1, periodEnd: '2026-05-05' });
    const { id: second } = await office().call(enterRecord, { registerId, values: { name: '同一件事', doneOn: '2026-05-05' } });
    const body = await aPicture(11);
    for (const recordId of [first, second]) await office().call(attachPhoto, { recordId, fileId: (await office().call(uploadFile, { file: { fileName: 'a.jpg', body }, placeId: app.id('place/e1') })).id });
    await office().call(saveFigure, { code: 'walls.count', labelZh: '墙绘', labelEn: 'Walls', unit: '个', definition: { source: 'records.walls', aggregate: { kind: 'count' } } });
    for (const tier of ['county', 'town']) await office().call(saveFigure, { code: `walls.${tier}`, labelZh: `墙绘${tier}`, labelEn: tier, unit: '个', definition: { source: 'records.walls', aggregate: { kind: 'count' }, where: [{ column: 'tier', is: 'is', value: tier }], partOf: { figure: 'walls.count', complete: true } } });

    const found = (await office().call(listDoubts, {})).rows;
    expect(DOUBT_RULES.filter((rule) => !found.some((doubt) => doubt.rule === rule))).toEqual([]);
    for (const rule of DOUBT_RULES) for (const language of ['zh', 'en'] as const) expect(doubtWords[rule].text[language].length).toBeGreaterThan(10);
    for (const [at, rule] of DOUBT_RULES.entries()) {
      const { key } = found.find((doubt) => doubt.rule === rule) as (typeof found)[number];
      await office().call(settleDoubt, { key, outcome: at % 2 === 0 ? 'settled' : 'accepted', note: '已核实' });
      expect((await office().call(listDoubts, {})).rows.find((doubt) => doubt.key === key)?.settlement).toMatchObject({ outcome: at % 2 === 0 ? 'settled' : 'accepted', by: '示例office', note: '已核实' });
    }
  }, 60_000);
});
