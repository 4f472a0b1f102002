/** Goal: a programme of which nobody wrote a line of code proves its numbers. Method: created, its register defined, its rows brought in as xlsx, its figures defined as the editor does, its published list checked by the real command. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { checkFigures, listFigureRows, listSources, readFigure, saveFigure } from '#modules/figures/contract/index.ts';
import { assignRole, listPersons } from '#modules/people/contract/index.ts';
import { createProgramme } from '#modules/places/contract/index.ts';
import { enterRecord, importRecords, listRecords, saveRegister, withdrawRecord } from '#modules/records/contract/index.ts';
import { definitionOf, draftOf, emptyCondition } from '#modules/figures/web/figure-draft.ts';
import { lianchuang } from './kit/command-line.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const PROGRAMME = 'river-town';

let app: TestApp;
let home = '';
let registerId = '';
const ids = new Map<string, string>();
const there = () => app.as('admin', { programme: PROGRAMME });

/** 12 courtyards of two kinds, households in each, some done. */
const courtyards = Array.from({ length: 12 }, (_each, at) => ({ name: `示例院落${at + 1}`, kind: at % 3 === 0 ? '老旧' : '普通', households: 10 + at, done: at < 9 ? '是' : '否', on: `2026-0${(at % 6) + 1}-15` }));

beforeAll(async () => {
  app = await testApp();
  home = await mkdtemp(join(tmpdir(), 'lianchuang-new-'));
  await app.as('admin').call(createProgramme, { code: PROGRAMME, nameZh: '示例河镇', nameEn: 'River town', cityCode: 'rt0', administratorName: '示例管理员' });
  const [person] = (await there().call(listPersons, {})).rows;
  await there().call(assignRole, { personId: person?.id as string, roleCode: 'programmeOffice', anchor: { kind: 'programme' } });
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** As the form does: a draft becomes a definition over the sources that the page was given. */
async function define(code: string, label: string, unit: string, change: Parameters<typeof Object.assign>[1]): Promise<void> {
  const { rows } = await there().call(listSources, {});
  const draft = { ...draftOf(), source: 'records.courtyards', ...change };
  const tried = await there().call(saveFigure, { code, labelZh: label, labelEn: code, unit, definition: definitionOf(rows, draft) }, { dryRun: true });
  expect(tried.outcome).toBe('computed');
  ids.set(code, (await there().call(saveFigure, { code, labelZh: label, labelEn: code, unit, definition: definitionOf(rows, draft) })).id);
}

const is = (column: string, value: string) => ({ ...emptyCondition(), column, value });

describe('a programme entered only through the web and xlsx', () => {
  it('defines its register as data and brings its rows in', async () => {
    registerId = (await there().call(saveRegister, { code: 'courtyards', zh: '院落改造', en: 'Courtyards', titleField: 'name', dayField: 'doneOn', fields: [
      { code: 'name', zh: '院落', en: 'Courtyard', type: 'text', required: true }, { code: 'kind', zh: '类别', en: 'Kind', type: 'choice', choices: [{ code: 'old', zh: '老旧', en: 'Old' }, { code: 'plain', zh: '普通', en: 'Plain' }] },
      { code: 'households', zh: '户数', en: 'Households', type: 'number', unit: '户' }, { code: 'done', zh: '已完工', en: 'Done', type: 'choice', choices: [{ code: 'yes', zh: '是', en: 'Yes' }, { code: 'no', zh: '否', en: 'No' }] }, { code: 'doneOn', zh: '日期', en: 'On', type: 'date' },
    ] })).id;
    const body = await writeXlsx({ sheets: [{ name: '院落', rows: [['院落', '类别', '户数', '已完工', '日期'], ...courtyards.map(({ name, kind, households, done, on }) => [name, kind, households, done, on])] }] });
    const { report } = await there().call(importRecords, { registerId, file: { fileName: '院落.xlsx', body: new Uint8Array(body) }, mode: 'all' });
    expect(report).toMatchObject({ outcome: 'written', badRows: [] });
    expect((await there().call(listRecords, { registerId })).total).toBe(12);
  });

  it('defines its figures as the editor does, also parts of a whole', async () => {
    await define('courtyards', '院落', '个', {});
    await define('courtyards.old', '老旧院落', '个', { where: [is('kind', 'old')], whole: 'courtyards', complete: true });
    await define('courtyards.plain', '普通院落', '个', { where: [is('kind', 'plain')], whole: 'courtyards', complete: true });
    await define('households.done', '完工惠及', '户', { kind: 'sum', column: 'households', where: [is('done', 'yes')] });
    await define('courtyards.rate', '完工率', '比', { kind: 'share', ofs: [is('done', 'yes')] });
    await define('first.half', '上半年', '个', { where: [is('done', 'yes')], from: '2026-01-01', to: '2026-03-31' });
    const whole = await there().call(readFigure, { figureId: ids.get('courtyards') as string });
    expect(whole.madeOf.map(({ code, value, isComplete }) => [code, value, isComplete])).toEqual([['courtyards.old', 4, true], ['courtyards.plain', 8, true]]);
    expect((await there().call(readFigure, { figureId: ids.get('courtyards.old') as string })).whole).toMatchObject({ code: 'courtyards', value: 12 });
  });

  it('holds its own published list against the records by the command', async () => {
    const url = await app.http.listen({ port: 0, host: '127.0.0.1' });
    const file = join(home, 'expect.json');
    const households = courtyards.slice(0, 9).reduce((sum, each) => sum + each.households, 0);
    const figures = [
      { id: 'courtyards', value: 12 }, { id: `${PROGRAMME}.courtyards.old`, value: 4 }, { id: 'households.done', value: 100, qualifier: 'more_than' }, { id: 'households.done', value: households },
      { id: 'courtyards.rate', value: 0.75, kind: 'ratio' }, { id: 'courtyards.rate', value: 0.95, kind: 'ratio', reproduce: false }, { id: 'first.half', value: 6 },
    ].map((each) => ({ ...each, programme: PROGRAMME }));
    await writeFile(file, JSON.stringify({ figures }));
    const token = await app.token('admin');
    const command = (...args: string[]) => lianchuang({ XDG_CONFIG_HOME: home, LIANCHUANG_CLI_TOKEN: token, LANG: 'en_US.UTF-8' }, 'figures', 'check', '--expect', file, '--url', url, '--programme', PROGRAMME, ...args);
    const checked = await command('--json');
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    const rows = JSON.parse(checked.stdout) as { verdict: string }[];
    expect(rows.map(({ verdict }) => verdict)).toEqual(['matches', 'matches', 'matches', 'matches', 'matches', 'inconsistent', 'matches']);
    await writeFile(file, JSON.stringify({ figures: [{ id: 'courtyards', value: 13, programme: PROGRAMME }] }));
    expect(await command()).toMatchObject({ code: 1 });
  });

  it('changes its figures by exactly one record', async () => {
    const check = async () => (await there().call(checkFigures, { figures: ['courtyards', 'courtyards.old', 'households.done', 'first.half'].map((id) => ({ id, value: 0 })) })).rows.map(({ computed }) => computed);
    const before = await check();
    const { id } = await there().call(enterRecord, { registerId, values: { name: '示例院落新', kind: 'old', households: 7, done: 'yes', doneOn: '2026-02-02' } });
    expect(await check()).toEqual([before[0] as number + 1, before[1] as number + 1, before[2] as number + 7, before[3] as number + 1]);
    expect((await there().call(listFigureRows, { figureId: ids.get('courtyards') as string })).rows.some((row) => row.id === id && row.path === `/records/${id}`)).toBe(true);
    await there().call(withdrawRecord, { recordId: id, version: 1, reason: '重复登记' });
    expect(await check()).toEqual(before);
  });
});
