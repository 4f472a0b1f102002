import { beforeAll, describe, expect, it } from 'vitest';
import { handMadeXlsx } from '#platform/server/spreadsheet/test-fixtures.ts';
import { testApp } from '../../../tests/kit/index.ts';
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

type Cell = string | { readonly formula: string; readonly value?: string; readonly error?: string };
const cellXml = (cell: Cell, name: string): string => {
  if (typeof cell === 'string') return cell === '' ? '' : `<c r="${name}" t="inlineStr"><is><t>${cell}</t></is></c>`;
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
      [5, 'A列', '编 号', 'duplicate', '与第 4 行重复'], [6, 'C列', '村编码', 'unknown_place', '没有编码为“nowhere”的区域'], [7, 'F列', '出生日期', 'too_young', '未满 16 周岁，这一类不能申报'],
      [8, 'D列', '类别', 'class_unknown', '称号没有这个类别，或须选一类'], [8, 'H列', '同意方式', 'consent_unsaid', '同意公开的，请写明方式'], [9, 'E列', '已成年', 'not_a_boolean', '应填“是”或“否”'], [10, 'F列', '出生日期', 'not_a_date', '不是有效日期，应如 2026-03-01'],
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
      [3, '门牌号', 'household_known', '这个门牌已登记为 H-1'], [4, '村编码', 'place_missing', '家庭须写明所在村（社区）'], [5, '申报的星', 'star_unknown', '有不认识或重复的星'],
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
});
