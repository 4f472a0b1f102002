/**
 * Goal: a county that nobody of us knows comes to its published account with nothing but tables and forms. Method: a made-up county page with its
 * own numbers; places, bodies, people, titles and records as xlsx; a register and figures as the forms send them; the account by two people; then the page
 * itself proofread and its numbers checked by the commands.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { approveBulletin, draftAccount, listPublicFigures, publishBulletin, readBulletin, readIssuing, readPublicBulletin, saveIssuing, saveTemplate, submitAccount } from '#modules/bulletins/contract/index.ts';
import { freezeFigure, listFigureRows, listFigures, listSources, listSourceValues, proofreadText, readFigure, saveFigure } from '#modules/figures/contract/index.ts';
import { definitionOf, draftOf, emptyCondition } from '#modules/figures/web/figure-draft.ts';
import type { FigureDraft } from '#modules/figures/web/figure-draft.ts';
import { adoptTitles, importAwardList, listTitles } from '#modules/honours/contract/index.ts';
import { assignRole, changePassword, createLogin, importAssignments, importPersons, listPersons, signIn } from '#modules/people/contract/index.ts';
import { createProgramme, importOrganisations, importPlaces, savePublicSite } from '#modules/places/contract/index.ts';
import { importRecords, listRecords, recordImportTemplate, saveRegister } from '#modules/records/contract/index.ts';
import { emptyField, sentField } from '#modules/records/web/definition-draft.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import { lianchuang } from './kit/command-line.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const PROGRAMME = 'bixi';

let app: TestApp;
let home = '';
const ids = new Map<string, string>();
const registers = new Map<string, string>();
const there = () => app.as('admin', { programme: PROGRAMME });

type Cell = string | number | null;
async function table(headers: readonly string[], rows: readonly (readonly Cell[])[]): Promise<{ fileName: string; body: Uint8Array }> {
  return { fileName: '表.xlsx', body: new Uint8Array(await writeXlsx({ sheets: [{ name: '表', rows: [[...headers], ...rows.map((row) => [...row])] }] })) };
}

/** Three towns of a county, four villages each; households from 100 on. */
const TOWNS = ['北溪镇', '石桥镇', '云岭乡'] as const;
const villages = TOWNS.flatMap((town, at) => Array.from({ length: 4 }, (_each, nth) => ({ code: `v${at + 1}${nth + 1}`, town: `t${at + 1}`, name: `${town.slice(0, 2)}${'东南西北'[nth] ?? ''}村`, households: 100 + at * 40 + nth * 10 })));
const households = villages.reduce((sum, village) => sum + village.households, 0);
/** A hall for ten of twelve villages, seven of them opened in 2026, three of them small. */
const halls = villages.slice(0, 10).map((village, at) => ({ name: `${village.name}文化礼堂`, place: village.code, kind: at % 5 === 4 ? '戏台' : '礼堂', area: at < 3 ? 180 : 400 + at, opened: at < 3 ? '2025-11-20' : `2026-0${(at % 6) + 1}-18` }));
/** Ninety talks, the half of them in town 1, each heard by 40 and more. */
const talks = Array.from({ length: 90 }, (_each, at) => ({ theme: `示例宣讲${at + 1}`, place: at % 2 === 0 ? `v1${(at % 4) + 1}` : villages[at % 12]?.code ?? 'v11', on: at < 36 ? '2025-06-15' : '2026-06-15', heard: 40 + (at % 7) }));
const scores = TOWNS.map((_town, at) => ({ code: `t${at + 1}`, score: [91.5, 95.2, 88][at] as number }));
/** 120 households hold five stars, 30 of them ten. */
const starred = { five: 120, ten: 30 };
const ALL_HEARD = talks.filter(({ on }) => on >= '2026').reduce((sum, { heard }) => sum + heard, 0);

beforeAll(async () => {
  app = await testApp();
  home = await mkdtemp(join(tmpdir(), 'lianchuang-county-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function register(code: string, zh: string, fields: readonly Parameters<typeof emptyField>[0][], more: { dayField?: string; titleField?: string; publicFields?: readonly string[] } = {}): Promise<void> {
  const { id } = await there().call(saveRegister, { code, zh, en: code, titleField: more.titleField ?? 'title', dayField: more.dayField ?? 'on', fields: fields.map((field) => sentField(emptyField({ en: field.code ?? '', ...field }))), publicFields: [...(more.publicFields ?? [])] });
  registers.set(code, id);
}

const is = (column: string, value: string, more: Partial<FigureDraft['of']> = {}) => ({ ...emptyCondition(), column, value, ...more });
/** As the form does: a draft over the sources that the page was given, tried and then saved. */
async function define(code: string, label: string, unit: string, change: Partial<FigureDraft>): Promise<void> {
  const { rows } = await there().call(listSources, {});
  const input = { code, labelZh: label, labelEn: code, unit, scopeNote: '', definition: definitionOf(rows, { ...draftOf(), ...change }) };
  expect((await there().call(saveFigure, input, { dryRun: true })).outcome, code).toBe('computed');
  ids.set(code, (await there().call(saveFigure, input)).id);
}

describe('a county entered by tables and forms', () => {
  it('begins with an administrator, who makes the programme and takes its office', async () => {
    await app.as('admin').call(createProgramme, { code: PROGRAMME, nameZh: '示例碧溪县', nameEn: 'Bixi county', cityCode: 'bixi', administratorName: '示例管理员' });
    const [person] = (await there().call(listPersons, {})).rows;
    await there().call(assignRole, { personId: person?.id as string, roleCode: 'programmeOffice', anchor: { kind: 'programme' } });
  });

  it('takes places, bodies and people from xlsx', async () => {
    const places = await table(['区域编码', '区域名称', '区域类别', '上级区域编码', '户数'], [
      ...TOWNS.map((name, at): Cell[] => [`t${at + 1}`, name, '乡镇', 'bixi', null]), ...villages.map(({ code, name, town, households: count }): Cell[] => [code, name, '行政村', town, count]),
    ]);
    expect((await there().call(importPlaces, { file: places, mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [], totalRows: 15 });
    const bodies = await table(['单位编码', '单位名称', '所在区域编码'], [['wmb', '示例县文明办', 'bixi'], ['jyj', '示例教育局', 'bixi']]);
    expect((await there().call(importOrganisations, { file: bodies, mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [] });
    const people = await table(['人员编号', '姓名', '职务', '单位编码'], [['p1', '示例甲', '分管领导', 'wmb'], ['p2', '示例乙', '干事', 'wmb']]);
    expect((await there().call(importPersons, { file: people, mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [] });
    const roles = await table(['人员编号', '角色', '范围'], [['p1', '领导小组', '全项目'], ['p2', '创建办', '全项目']]);
    expect((await there().call(importAssignments, { file: roles, mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [] });
  });

  it('defines its registers as the editor sends them, and takes their records from xlsx with each bad row named', async () => {
    await register('halls', '文化阵地', [{ code: 'title', zh: '名称', type: 'text', required: true }, { code: 'where', zh: '所在村', type: 'place', required: true }, { code: 'kind', zh: '类别', type: 'choice', choices: '礼堂\n戏台' }, { code: 'area', zh: '面积', type: 'number', unit: '平方米' }, { code: 'on', zh: '启用日期', type: 'date' }], { publicFields: ['kind', 'on'] });
    await register('talks', '理论宣讲', [{ code: 'title', zh: '主题', type: 'text', required: true }, { code: 'where', zh: '地点', type: 'place' }, { code: 'heard', zh: '听众', type: 'number', unit: '人次' }, { code: 'on', zh: '日期', type: 'date' }]);
    await register('scores', '乡镇考评', [{ code: 'title', zh: '乡镇', type: 'text', required: true }, { code: 'where', zh: '区域', type: 'place' }, { code: 'score', zh: '得分', type: 'number', unit: '分', decimals: '1' }, { code: 'on', zh: '日期', type: 'date' }]);
    // The template is what is filled in: its headings are those of the form.
    const template = await there().call(recordImportTemplate, { registerId: registers.get('halls') as string, format: 'xlsx' });
    const headings: string[] = [];
    for await (const row of readTable({ buffer: template.body })) { headings.push(...row.cells.flatMap((cell) => (typeof cell === 'string' ? [cell.replace(/\s*\*$/u, '')] : []))); break; }
    expect(headings).toEqual(['编号', '名称', '所在村', '类别', '面积（平方米）', '启用日期']);
    const rows = halls.map(({ name, place, kind, area, opened }): Cell[] => [null, name, place, kind, area, opened]);
    const bad: Cell[][] = [[null, '示例错行一', 'v99', '礼堂', 10, '2026-01-01'], [null, '示例错行二', 'v11', '茶馆', 10, '2026-01-01'], [null, '示例错行三', 'v11', '礼堂', '不详', '2026-02-31']];
    const preview = (await there().call(importRecords, { registerId: registers.get('halls') as string, file: await table(headings, [...rows, ...bad]), mode: 'all' })).report;
    expect(preview?.outcome).toBe('nothingWritten');
    expect(preview?.badRows.map(({ row, column }) => [row, column])).toEqual([[12, '所在村'], [13, '类别'], [14, '面积（平方米）'], [14, '启用日期']]);
    expect((await there().call(importRecords, { registerId: registers.get('halls') as string, file: await table(headings, rows), mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [] });
    expect((await there().call(importRecords, { registerId: registers.get('talks') as string, file: await table(['主题', '地点', '听众（人次）', '日期'], talks.map(({ theme, place, heard, on }) => [theme, place, heard, on])), mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [] });
    expect((await there().call(importRecords, { registerId: registers.get('scores') as string, file: await table(['乡镇', '区域', '得分（分）', '日期'], scores.map(({ code, score }, at) => [TOWNS[at] as string, code, score, '2026-06-30'])), mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [] });
    expect((await there().call(listRecords, { registerId: registers.get('talks') as string })).total).toBe(90);
  });

  it('adopts a catalogue of titles and takes the households that hold them from xlsx', async () => {
    await there().call(adoptTitles, { name: 'households', mode: 'import' });
    for (const [code, count] of [['five-star-household', starred.five], ['ten-star-household', starred.ten]] as const) {
      const title = (await there().call(listTitles, { q: code })).rows.find((row) => row.code === code);
      const file = await table(['对象编号', '名称', '区域编码', '命名日期', '文号'], Array.from({ length: count }, (_each, at) => [`h${code.slice(0, 1)}${at + 1}`, `示例户${at + 1}`, villages[at % 12]?.code ?? 'v11', '2026-03-01', '示例文〔2026〕3号']));
      expect((await there().call(importAwardList, { titleId: title?.id as string, file, mode: 'all' })).report).toMatchObject({ outcome: 'written', badRows: [] });
    }
  });
});

describe('its figures', () => {
  it('are chosen in the form: by field, place, period and tier; counts, sums, shares, means, growth, ranks', async () => {
    const hall = { source: 'records.halls' };
    expect((await there().call(listSourceValues, { source: 'honours.awards', column: 'titleCode' })).rows.map(({ value, rowCount }) => [value, rowCount])).toEqual([['five-star-household', 120], ['ten-star-household', 30]]);
    expect((await there().call(listSourceValues, { source: 'records.talks', column: 'title', q: '宣讲90' })).rows.map(({ value }) => value)).toEqual(['示例宣讲90']);
    await define('halls', '文化礼堂和戏台', '处', hall);
    await define('halls.new', '今年启用的文化阵地', '处', { ...hall, from: '2026-01-01', to: '2026-12-31' });
    await define('halls.area', '文化阵地面积', '平方米', { ...hall, kind: 'sum', column: 'area' });
    await define('halls.large', '大型礼堂占比', '%', { ...hall, kind: 'share', ofs: [is('kind', 'choice1'), is('area', '400', { is: 'least' })] });
    await define('households', '农户', '户', { source: 'places.places', kind: 'sum', column: 'households', where: [is('kind', 'village')] });
    await define('starred', '星级文明户', '户', { source: 'honours.awards', where: [is('titleCode', 'five-star-household\nten-star-household\n', { is: 'oneOf' }), is('tier', 'county')] });
    await define('starred.rate', '星级文明户占比', '%', { kind: 'ratioOfFigures', numerator: 'starred', denominator: 'households' });
    await define('talks', '宣讲', '场', { source: 'records.talks', from: '2026-01-01', to: '2026-12-31' });
    await define('talks.before', '上年宣讲', '场', { source: 'records.talks', from: '2025-01-01', to: '2025-12-31' });
    await define('talks.growth', '宣讲增长', '%', { kind: 'changeOfFigures', numerator: 'talks', denominator: 'talks.before' });
    await define('talks.heard', '宣讲听众', '人次', { source: 'records.talks', kind: 'sum', column: 'heard', from: '2026-01-01', to: '2026-12-31' });
    await define('talks.mean', '场均听众', '人次/场', { kind: 'ratioOfFigures', numerator: 'talks.heard', denominator: 'talks' });
    await define('talks.town', '北溪镇宣讲', '场', { source: 'records.talks', from: '2026-01-01', to: '2026-12-31', where: [is('place', 't1', { is: 'under' })] });
    await define('talks.villages', '开展宣讲的村', '个', { source: 'records.talks', kind: 'distinct', column: 'place' });
    await define('stone.rank', '石桥镇名次', '名', { source: 'records.scores', kind: 'rank', column: 'score', of: is('place', 't2') });
    await define('events', '阵地和活动', '项', { kind: 'sumOfFigures', figures: ['halls', 'talks'] });
    const said = new Map((await there().call(listFigures, { pageSize: 50 })).rows.map((row) => [row.code, row]));
    const value = (code: string) => said.get(code)?.value;
    expect(['halls', 'halls.new', 'halls.area', 'households', 'starred', 'talks', 'talks.before', 'talks.heard', 'stone.rank', 'events'].map(value)).toEqual([10, 7, halls.reduce((sum, { area }) => sum + area, 0), households, 150, 54, 36, ALL_HEARD, 1, 64]);
    expect([value('halls.large'), value('starred.rate'), value('talks.growth'), value('talks.mean')]).toEqual([halls.filter(({ kind, area }) => kind === '礼堂' && area >= 400).length / 10, 150 / households, 0.5, ALL_HEARD / 54]);
    expect(value('talks.town')).toBe(talks.filter(({ on, place }) => on >= '2026' && place.startsWith('v1')).length);
  });

  it('refuse in words what is no sum, and what would be made of itself', async () => {
    const rows = (await there().call(listSources, {})).rows;
    const save = (code: string, change: Partial<FigureDraft>, version = 0) => there().call(saveFigure, { code, version, labelZh: '题', labelEn: code, unit: '个', definition: definitionOf(rows, { ...draftOf(), ...change }) });
    await expect(save('wrong', { kind: 'sumOfFigures', figures: ['halls', 'starred.rate'] })).rejects.toThrow(/比率和名次不能再相加/u);
    await expect(save('wrong', { kind: 'sumOfFigures', figures: ['halls', 'nothing'] })).rejects.toThrow(/没有这个数字/u);
    await save('more', { kind: 'sumOfFigures', figures: ['events', 'talks.before'] });
    await expect(save('events', { kind: 'sumOfFigures', figures: ['more', 'talks'] }, 1)).rejects.toThrow(/不能由自己组成/u);
  });

  it('open into their rows, also those made of others, and are frozen', async () => {
    const events = await there().call(readFigure, { figureId: ids.get('events') as string });
    expect(events.parts.map(({ code }) => code)).toEqual(['halls', 'talks']);
    expect((await there().call(listFigureRows, { figureId: events.parts[0]?.id as string })).rows[0]?.path).toMatch(/^\/records\//u);
    expect(await there().call(freezeFigure, { figureId: ids.get('events') as string, publishedIn: '县情一览' })).toMatchObject({ value: 64, holds: true });
    expect((await there().call(readFigure, { figureId: ids.get('events') as string })).freezes[0]).toMatchObject({ holds: true, value: 64 });
  });
});

/** A login given by the administrator, its password changed by the person. */
async function signedIn(code: string, username: string) {
  const person = (await there().call(listPersons, { q: code })).rows.find((row) => row.code === code);
  await there().call(createLogin, { personId: person?.id as string, username, password: 'Bixi-first-2026' });
  const { token } = await app.as('nobody', { programme: PROGRAMME }).call(signIn, { username, password: 'Bixi-first-2026' }, { headers: { 'x-session-token': 'body' } });
  const client = app.as('nobody', { programme: PROGRAMME, headers: { authorization: `Bearer ${token}` } });
  await client.call(changePassword, { currentPassword: 'Bixi-first-2026', newPassword: 'Bixi-second-2026' });
  return client;
}

const BODY = [
  '# 一、阵地', '截至{{today}}，建成文化礼堂和戏台{{figure:halls}}处，其中今年启用{{figure:halls.new}}处，面积{{figure:halls.area|余:1000}}平方米；大型礼堂占{{figure:halls.large}}。',
  '# 二、评选', '评出星级文明户{{figure:starred|余:100}}户，占农户总数{{figure:households}}户的{{figure:starred.rate}}。',
  '# 三、宣讲', '开展宣讲{{figure:talks}}场{{if talks.growth > 0}}，比上年增长{{figure:talks.growth}}{{end}}，听众{{figure:talks.heard}}人次，场均{{figure:talks.mean}}人次，覆盖{{figure:talks.villages}}个村。石桥镇考评列第{{figure:stone.rank}}名。今年启用的有{{figure:halls.new|名单:3}}。',
].join('\n');

describe('its account', () => {
  let bulletinId = '';
  it('is written in the web with its figures by name, reviewed and approved by another, and published with each number clickable', async () => {
    await there().call(savePublicSite, { siteOpen: true, reportingOpen: false, aboutZh: null, aboutEn: null, contact: '0000-0000000', recordNumber: null, mapApprovalNumber: null });
    await there().call(saveTemplate, { code: 'yearly', kind: 'annualSummary', nameZh: '年度总结', nameEn: 'Yearly summary', title: '{{programme}}{{year}}年文明创建总结', body: BODY });
    await there().call(saveIssuing, { ...(await there().call(readIssuing, {})), agencyCode: '碧文明办', signature: '示例碧溪县精神文明建设办公室' });
    bulletinId = (await there().call(draftAccount, { templateCode: 'yearly' })).id;
    const draft = await there().call(readBulletin, { bulletinId });
    expect(draft.account?.review).toMatchObject({ missing: [], faults: [] });
    expect(draft.account?.review.loose).toEqual([]);
    const text = draft.document.body.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n');
    expect(text).toContain(`评出星级文明户100余户，占农户总数${households}户的${Math.round(1500 * 100 / households) / 10}%。`);
    expect(text).toContain(`开展宣讲54场，比上年增长50%，听众${ALL_HEARD}人次，场均${Number((ALL_HEARD / 54).toFixed(1))}人次，覆盖8个村。石桥镇考评列第1名。`);
    const { version = 0 } = draft.account ?? {};
    await there().call(submitAccount, { bulletinId, version });
    const leader = await signedIn('p1', 'bixi.leader');
    await leader.call(approveBulletin, { bulletinId, version });
    const { documentNumber } = await leader.call(publishBulletin, { bulletinId });
    expect([draft.document.issuer, draft.document.signature, documentNumber]).toEqual(['示例碧溪县文明城市创建工作领导小组办公室', '示例碧溪县精神文明建设办公室', '碧文明办〔2026〕1号']);
    const nobody = app.as('nobody', { programme: PROGRAMME });
    const published = await nobody.call(readPublicBulletin, { bulletinId });
    const quoted = published.body.flatMap((block) => (block.kind === 'table' ? [] : (block.runs ?? []).flatMap(({ code }) => (code === null ? [] : [code]))));
    expect(new Set(published.figures.map(({ id }) => id))).toEqual(new Set(quoted));
    expect(quoted.length).toBeGreaterThanOrEqual(14);
    const page = await app.http.inject({ method: 'GET', url: `/public/${PROGRAMME}/bulletins/${bulletinId}` });
    for (const code of new Set(quoted)) expect(page.body, code).toContain(`href="#n-${code.replaceAll('.', '-')}"`);
    expect((await nobody.call(listPublicFigures, {})).figures.length).toBeGreaterThanOrEqual(12);
  });

  it('is proofread against its figures, and its own published numbers are checked, by the commands', async () => {
    const url = await app.http.listen({ port: 0, host: '127.0.0.1' });
    const env = { XDG_CONFIG_HOME: home, LIANCHUANG_CLI_TOKEN: await app.token('admin'), LANG: 'en_US.UTF-8' };
    const command = (...args: string[]) => lianchuang(env, ...args, '--url', url, '--programme', PROGRAMME);
    const page = `示例碧溪县文明新风\n今年，全县开展宣讲54场，比上年36场增长50%，宣讲听众${ALL_HEARD}人次。星级文明户150户，占农户总数的21%。建成文化礼堂和戏台11处，其中礼堂8处、戏台4处。今年启用的文化阵地9处。`;
    await writeFile(join(home, 'page.txt'), page);
    const held = await there().call(proofreadText, { text: page });
    expect(held.bound.map(({ code }) => code)).toEqual(expect.arrayContaining(['talks', 'talks.heard', 'starred']));
    expect(held.discrepancies.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['cardDiffers', 'partsExceedWhole']));
    expect(await command('figures', 'proofread', join(home, 'page.txt'))).toMatchObject({ code: 0, stdout: expect.stringContaining('文化礼堂和戏台') });
    const entry = (id: string, value: number, more: object = {}) => ({ id: `${PROGRAMME}.${id}`, programme: PROGRAMME, label: id, value, unit: '个', qualifier: 'exact', kind: 'count', records: 'rows', ...more });
    const figures = [entry('halls', 10), entry('halls.new', 7), entry('starred', 100, { qualifier: 'more_than' }), entry('households', households), entry('talks', 54), entry('talks.growth', 0.5, { kind: 'ratio' }), entry('talks.mean', Number((ALL_HEARD / 54).toFixed(1))), entry('stone.rank', 1, { kind: 'rank' }), entry('events', 64), entry('starred.rate', 0.21, { kind: 'ratio', reproduce: false })];
    await writeFile(join(home, 'figures.json'), JSON.stringify({ source: 'page.txt', note: 'made up', figures }));
    const checked = await command('figures', 'check', '--expect', join(home, 'figures.json'), '--json');
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    const rows = JSON.parse(checked.stdout) as { verdict: string }[];
    expect(rows.map(({ verdict }) => verdict)).toEqual([...Array.from({ length: 9 }, () => 'matches'), 'inconsistent']);
    await writeFile(join(home, 'figures.json'), JSON.stringify({ figures: [entry('halls', 11)] }));
    expect(await command('figures', 'check', '--expect', join(home, 'figures.json'))).toMatchObject({ code: 1 });
  });
});
