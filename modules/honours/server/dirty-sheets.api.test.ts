import { beforeAll, describe, expect, it } from 'vitest';
import { handMadeXlsx } from '#platform/server/spreadsheet/test-fixtures.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { adoptTitles, createSelectionRound, importNominations, listCandidates, listTitles } from '../contract/index.ts';

let app: TestApp;
const titles = new Map<string, string>();
const office = () => app.as('office');
let made = 0;

beforeAll(async () => {
  app = await testApp();
  for (const name of ['people', 'households']) await office().call(adoptTitles, { name });
  for (const row of (await office().call(listTitles, { pageSize: 200 })).rows) titles.set(row.code, row.id);
});

async function roundOf(code: string): Promise<{ roundId: string; titleId: string }> {
  const titleId = titles.get(code) as string;
  const { id } = await office().call(createSelectionRound, {
    code: `D-${(made += 1)}`, name: `脏表评选${made}`, conditions: '条件', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })),
  });
  return { roundId: id, titleId };
}
const csv = (...lines: string[]) => ({ fileName: 'dirty.csv', body: new TextEncoder().encode(`\uFEFF${lines.join('\n')}\n`) });
const send = async (code: string, file: { fileName: string; body: Uint8Array }, mode: 'preview' | 'all' | 'good' = 'preview') => { const at = await roundOf(code); return { ...at, report: (await office().call(importNominations, { ...at, file, mode })).report }; };

type Cell = string | { readonly number: number } | { readonly formula: string; readonly value?: string; readonly error?: string };
const cellXml = (cell: Cell, name: string): string => {
  if (typeof cell === 'string') return cell === '' ? '' : `<c r="${name}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if ('number' in cell) return `<c r="${name}"><v>${cell.number}</v></c>`;
  return cell.error !== undefined ? `<c r="${name}" t="e"><f>${cell.formula}</f><v>${cell.error}</v></c>` : `<c r="${name}" t="str"><f>${cell.formula}</f>${cell.value === undefined ? '' : `<v>${cell.value}</v>`}</c>`;
};
/** As another program writes it: with merged cells and formulas. */
const workbook = (rows: readonly (readonly Cell[])[], merged: readonly string[]) => ({
  fileName: 'dirty.xlsx', body: handMadeXlsx({
    sheetData: rows.map((cells, at) => `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, `${'ABCDEFGH'[column] ?? ''}${at + 1}`)).join('')}</row>`).join(''),
    behindData: `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  }),
});

describe('a nomination sheet as it comes from a village', () => {
  it('is told, cell by cell and in Chinese, what is wrong with it', async () => {
    const { report } = await send('county-moral-model', csv(
      '各村（社区）推荐名单,,,,,,,', '填报单位：示例镇,,,,,,,', '　编 号　,姓 名,村编码,类别,已成年,出生日期,同意公开,同意方式',
      ' Ｐ－００１ ,　张　三　,Ｅ１,孝老爱亲,是,,是,本人签字', 'P-001,张三,e1,孝老爱亲,是,,是,本人签字', 'P-002,李四,nowhere,敬业奉献,是,,是,本人签字', 'P-003,王小五,e1,敬业奉献,否,2014年5月6日,否,', 'P-004,赵六,e1,不存在的类别,是,,是,',
      'P-005,孙七,e1,诚实守信,也许,,同意,本人签字', 'P-006,周八,e1,诚实守信,否,2026/13/45,否,', ',吴九,e1,诚实守信,是,,否,', 'P-009,冯小十,e1,诚实守信,,,否,', 'P-010,陈小孝,e1,孝老爱亲,否,２０１４．５．６,否,',
    ));
    expect(report?.badRows.map(({ row, letter, column, code, zh }) => [row, `${letter}列`, column, code, zh])).toEqual([
      [5, 'A列', '编 号', 'duplicate', '与第 4 行重复，请只留一行'], [6, 'C列', '村编码', 'unknown_place', '没有编码为“nowhere”的区域：请照“区域”页的编码填写'], [7, 'F列', '出生日期', 'too_young', '未满 16 周岁，这一类不能申报：请核对日期，或删去这一行'],
      [8, 'D列', '类别', 'class_unknown', '称号没有这个类别，应为其中之一：助人为乐、见义勇为、诚实守信、敬业奉献、孝老爱亲'], [8, 'H列', '同意方式', 'consent_unsaid', '同意公开的，请写明方式'], [9, 'E列', '已成年', 'not_a_boolean', '应填“是”或“否”'], [10, 'F列', '出生日期', 'not_a_date', '不是有效日期，应如 2026-03-01'],
      [11, 'A列', '编 号', 'required', '必填，不能为空'], [12, 'E列', '已成年', 'age_unknown', '这个称号须满 16 周岁：请写明已成年，或写出生日期'],
    ]);
    expect(report?.goodRows).toBe(2);
  });

  it('takes what is written in full width and with spaces for what it means', async () => {
    const { report, roundId } = await send('county-moral-model', csv('编号,姓名,村编码,类别,已成年,同意公开,同意方式', ' Ｐ－１０１ ,　欧阳　某　某　,Ｅ１,　孝老爱亲 ,√,同意,本人签字', 'P-102,Ａｎｎａ  李,e1,filial,1,不同意,'), 'all');
    expect(report).toMatchObject({ outcome: 'written', badRows: [], created: 2 });
    expect((await office().call(listCandidates, { roundId, sort: 'number' })).rows.map(({ subject, placeZh, classCode }) => [subject.code, subject.label, placeZh, classCode])).toEqual([['P-101', '欧阳某某', '地点e1', 'filial'], ['P-102', 'Anna 李', '地点e1', 'filial']]);
  });

  it('asks for a second look at two of one name, and at one whose name the register knows under another code; both are written if the person says so', async () => {
    const lines = ['编号,姓名,村编码,类别,已成年,同意公开', 'P-301,刘同名,e1,孝老爱亲,是,否', 'P-302,刘 同名,e1,敬业奉献,是,否', 'P-303,何独名,e1,敬业奉献,是,否', 'P-304,何独名,nowhere,敬业奉献,是,否'];
    const { report, roundId, titleId } = await send('county-moral-model', csv(...lines));
    expect(report).toMatchObject({ goodRows: 3, badRowCount: 1 });
    expect(report?.warnings.map(({ row, column, code, zh }) => [row, column, code, zh])).toEqual([[3, '姓名', 'same_name', '与第 2 行（P-301）同名，编号不同：如是同一对象，请只留一行']]);
    await office().call(importNominations, { roundId, titleId, file: csv(...lines.slice(0, 4)), mode: 'all' });
    expect((await office().call(importNominations, { roundId, titleId, file: csv(lines[0] as string, 'P-305,何独名,e1,敬业奉献,是,否') })).report?.warnings).toMatchObject([{ row: 2, code: 'same_name_known', zh: '名册里已有同名对象 P-303：如是同一对象，请用这个编号' }]);
    expect((await office().call(importNominations, { roundId, titleId, file: csv(...lines.slice(0, 2)) })).report?.warnings).toEqual([]);
  });

  it('of households takes one house once, however its number and its stars are written', async () => {
    const { report } = await send('ten-star-household', csv(
      '户编号,户名,村编码,门牌号,申报的星', 'H-1,王家户,e1,１２号,爱党爱国星，诚实守信星', 'H-2,李家户,e1,12 号,遵纪守法星', 'H-3,赵家户,,5号,遵纪守法星', 'H-4,钱家户,e1,6号,遵纪守法星；遵纪守法星', 'H-5,孙家户,e2,12号,遵纪守法星 勤劳致富星',
    ));
    expect(report?.badRows.map(({ row, column, code, zh }) => [row, column, code, zh])).toEqual([
      [3, '门牌号', 'household_known', '这个门牌已登记为 H-1：如是同一户请用这个编号，不是请改门牌号'], [4, '村编码', 'place_missing', '家庭须写明所在村（社区）'], [5, '申报的星', 'star_unknown', '“遵纪守法星”写了两次：请只留一次'],
    ]);
    expect(report?.goodRows).toBe(2);
  });

  it('as a workbook with a merged title, two rows of headers and formulas names the cell of each fault', async () => {
    const { report } = await send('county-moral-model', workbook([
      ['2026 年推荐汇总表', '', '', '', ''], ['基本情况', '', '', '其他', ''], ['编号', '姓名', '村编码', '类别', '已成年'], ['W-1', { formula: 'B9', value: '张某' }, 'e1', '诚实守信', '是'], ['W-2', { formula: 'VLOOKUP(1,A1:B2,2)', error: '#N/A' }, 'e1', '诚实守信', '是'], ['W-3', '李某', { formula: 'C99' }, '诚实守信', '是'],
    ], ['A1:E1', 'A2:C2', 'D2:E2']));
    expect(report?.badRows.map(({ row, letter, code, zh }) => [row, letter, code, zh])).toEqual([
      [5, 'B', 'formula_error', '公式出错（#N/A），请改正或改填数值'], [6, 'C', 'formula_not_calculated', '公式没有计算结果，请用 Excel 或 WPS 打开并保存，或改填数值'],
    ]);
    expect(report?.goodRows).toBe(1);
  });

  it('says of a row that names another title, or one the round has not, which cell and what to do', async () => {
    const { report } = await send('county-moral-model', csv('编号,姓名,村编码,类别,已成年,推荐称号', 'P-401,甲,e1,诚实守信,是,县道德模范', 'P-402,乙,e1,诚实守信,是,', 'P-403,丙,e1,诚实守信,是,感动中国'));
    const name = (await office().call(listTitles, { q: '道德模范', pageSize: 200 })).rows.find(({ code }) => code === 'county-moral-model')?.nameZh ?? '';
    expect(report?.badRows.filter(({ row }) => row === 4).map(({ row, letter, value, code, zh }) => [row, letter, value, code, zh])).toEqual([[4, 'F', '感动中国', 'title_unknown', `本次评选没有称号“感动中国”，有：${name}；请改正，或留空表示“${name}”`]]);
    expect((await send('county-moral-model', csv('编号,姓名,村编码,类别,已成年,推荐称号', `P-401,甲,e1,诚实守信,是,${name}`))).report?.badRows).toEqual([]);
  });

  it('skips blank rows, reads dates that arrive as numbers, and asks about two households of one name whose house nobody wrote', async () => {
    const { report } = await send('ten-star-household', csv('户编号,户名,村编码,门牌号,申报的星', ',,,,', 'H-11,周家户,e1,,遵纪守法星', '　,,,,', 'H-12,周家户,e1,,遵纪守法星', 'H-13,周家户,e1,31号,富裕星', 'H-14,周家户,e2,,遵纪守法星'));
    expect(report?.badRows.map(({ row, letter, code, zh }) => [row, letter, code, zh.split('：')[0]])).toEqual([[6, 'E', 'star_unknown', '没有“富裕星”这颗星，应为其中之一']]);
    expect(report?.warnings.map(({ row, letter, code, zh }) => [row, letter, code, zh])).toEqual([[5, 'B', 'same_household', '与第 3 行（H-11）同村同名，缺门牌号分不清：如是同一户请只留一行，不是请两行都填门牌号']]);
    const born = await send('county-moral-model', workbook([['编号', '姓名', '村编码', '类别', '已成年', '出生日期'], ['P-501', '小甲', 'e1', '孝老爱亲', '否', { number: 41765 }], ['P-502', '小乙', 'e1', '孝老爱亲', '否', { number: 20140506 }], ['P-503', '小丙', 'e1', '孝老爱亲', '否', { number: 7 }]], []));
    expect(born.report?.badRows.map(({ row, letter, value, code }) => [row, letter, value, code])).toEqual([[4, 'F', '7', 'not_a_date']]);
  });

  it('with headers that are not those of the sheet is refused as a whole, and says which are missing', async () => {
    const at = await roundOf('county-moral-model');
    const problem = await problemOf(office().call(importNominations, { ...at, file: csv('序号,人,哪里', '1,张三,一村') }));
    expect(problem.code).toBe('platform.import_unreadable');
    expect(JSON.stringify(problem.problem)).toMatch(/表头应包含：[^"]*对象编号[^"]*请下载模板对照/);
    const twice = await problemOf(office().call(importNominations, { ...at, file: csv('编号,姓名,姓名,村编码', 'P-1,张三,张三,e1') }));
    expect(JSON.stringify(twice.problem)).toMatch(/“名称”出现在多列：B、C/);
  });
});
