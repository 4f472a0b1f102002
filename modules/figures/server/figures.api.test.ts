/** Goal: one predicate counts and lists. Method: figures over registers, teams, volunteers, awards and sites; one record more or less changes a figure by exactly that, whatever the source. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject, createTitle, listAwards, conferAward } from '#modules/honours/contract/index.ts';
import { enterRecord, saveRegister, withdrawRecord } from '#modules/records/contract/index.ts';
import { createTeam, registerVolunteer } from '#modules/volunteering/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { bytesOf } from '#platform/server/imports/index.ts';
import { cellText, readTable, writeXlsx } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { CHECKED_MAX, checkFigures, checkFigureSheet, downloadFigures, figureCheckTemplate, freezeFigure, groupFigure, importDefinitions, listDoubts, listFigureRows, listFigures, listSources, readDrift, readFigure, retireFigure, saveFigure, settleDoubt } from '../contract/index.ts';

type Definition = InputOf<typeof saveFigure>['definition'];

let app: TestApp;
let registerId: string;
const office = () => app.as('office');
beforeAll(async () => {
  app = await testApp();
  ({ id: registerId } = await office().call(saveRegister, { code: 'works', zh: '工程', en: 'Works', titleField: 'name', dayField: 'doneOn', fields: [
    { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'doneOn', zh: '日期', en: 'Done on', type: 'date' }, { code: 'where', zh: '区域', en: 'Place', type: 'place' }, { code: 'area', zh: '面积', en: 'Area', type: 'number', unit: '平方米', decimals: 2 },
    { code: 'kind', zh: '类别', en: 'Kind', type: 'choice', choices: [{ code: 'road', zh: '道路', en: 'Road' }, { code: 'park', zh: '公园', en: 'Park' }] },
  ] }));
});

let made = 0;
const enter = (values: Record<string, string | number>) => office().call(enterRecord, { registerId, values: { name: `示例工程${++made}`, doneOn: '2026-06-01', ...values } });
async function define(definition: Definition, unit = '个'): Promise<string> {
  return (await office().call(saveFigure, { code: `f.${++made}`, labelZh: '示例数字', labelEn: 'Example', unit, definition })).id;
}
const works = (aggregate: Definition['aggregate'] = { kind: 'count' }, where: Definition['where'] = []): Definition => ({ source: 'records.works', where, aggregate });
const valueOf = async (figureId: string) => (await office().call(readFigure, { figureId })).value;
const rowsOf = async (figureId: string) => (await office().call(listFigureRows, { figureId, pageSize: 200 }));

describe('a definition', () => {
  it('names what can be counted, told by the sources', async () => {
    const { rows } = await office().call(listSources, {});
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(['records.works', 'honours.awards', 'volunteering.volunteers', 'places.sites', 'cases.cases']));
    expect(rows.find(({ code }) => code === 'records.works')?.columns.find(({ code }) => code === 'kind')?.choices.map(({ value }) => value)).toEqual(['road', 'park']);
  });

  it('is refused with the fault and its place; nothing of a value becomes SQL', async () => {
    const refused = async (definition: Definition) => { const { code, errors } = await problemOf(define(definition)); return `${code} ${errors?.[0]?.pointer ?? ''}`; };
    expect(await refused(works({ kind: 'sum', column: 'kind' }))).toBe('figures.definition_wrong /definition/aggregate');
    expect(await refused(works({ kind: 'count' }, [{ column: "area) or true or (r.fields->>'x", is: 'is', value: 1 }]))).toBe('figures.definition_wrong /definition/where/0');
    expect(await refused({ source: 'people.logins', aggregate: { kind: 'count' } })).toBe('figures.definition_wrong /definition/source');
    expect(await valueOf(await define(works({ kind: 'count' }, [{ column: 'name', is: 'is', value: "' or '1'='1" }])))).toBe(0);
  });

  it('is tried without being kept, goes out as JSON, comes in unchanged, and is retired', async () => {
    const tried = await office().call(saveFigure, { code: 'tried', labelZh: '试算', labelEn: 'Tried', unit: '个', definition: works() }, { dryRun: true });
    expect(tried.outcome).toBe('computed');
    const id = await define(works());
    const { body } = await office().call(downloadFigures, {});
    expect(new TextDecoder().decode(body)).not.toContain('"tried"');
    expect(await office().call(importDefinitions, { file: { fileName: 'figures.json', body } })).toMatchObject({ created: 0, updated: 0 });
    await office().call(retireFigure, { figureId: id });
    expect((await problemOf(office().call(readFigure, { figureId: id }))).status).toBe(404);
  });
});

describe('a figure', () => {
  it('is a count, a sum, a share, a ratio, a rank, or as many as are different', async () => {
    const kind: Definition['where'] = [{ column: 'name', is: 'contains', value: '阿尔法' }];
    for (const [at, area] of [10.5, 20, 30].entries()) await enter({ name: `阿尔法${at}`, area, kind: at === 0 ? 'road' : 'park', where: app.id(at === 2 ? 'place/w1' : 'place/e1') });
    const value = async (aggregate: Definition['aggregate']) => valueOf(await define(works(aggregate, kind)));
    expect(await value({ kind: 'count' })).toBe(3);
    expect(await value({ kind: 'sum', column: 'area' })).toBe(60.5);
    expect(await value({ kind: 'distinct', column: 'place' })).toBe(2);
    expect(await value({ kind: 'share', of: [{ column: 'kind', is: 'is', value: 'park' }] })).toBeCloseTo(2 / 3);
    expect(await value({ kind: 'rank', column: 'area', best: 'highest', self: { column: 'name', is: 'is', value: '阿尔法1' } })).toBe(2);
    expect(await value({ kind: 'rank', column: 'area', best: 'highest', self: { column: 'name', is: 'is', value: '没有' } })).toBeNull();
    expect(await valueOf(await define(works({ kind: 'count' }, [...kind, { column: 'place', is: 'under', value: 'zone-east' }])))).toBe(2);
    expect(await valueOf(await define({ ...works({ kind: 'count' }, kind), period: { from: '2026-06-02', to: null } }))).toBe(0);
  });

  it('opens into its rows, each with its page, and is told apart by place, time and choice', async () => {
    const figureId = await define(works({ kind: 'sum', column: 'area' }, [{ column: 'name', is: 'contains', value: '阿尔法' }]));
    const { rows, total } = await rowsOf(figureId);
    expect([total, rows.reduce((sum, row) => sum + row.amount, 0), rows.every((row) => row.path?.startsWith('/records/'))]).toEqual([3, 60.5, true]);
    const groups = async (by: string) => (await office().call(groupFigure, { figureId, by })).rows.map(({ key, value }) => [key, value]);
    expect((await groups('kind')).toSorted()).toEqual([['park', 50], ['road', 10.5]]);
    expect((await office().call(groupFigure, { figureId, by: '@zone' })).rows.map(({ words, value }) => [words?.zh, value])).toEqual([['地点zone-east', 30.5], ['地点zone-west', 30]]);
    expect(await groups('@year')).toEqual([['2026', 60.5]]);
    expect((await problemOf(office().call(groupFigure, { figureId, by: 'name' }))).code).toBe('figures.grouping_unknown');
  });

  it('is computed in what the reader reaches, and not at all for whoever may not see the rows', async () => {
    const figureId = await define(works({ kind: 'count' }, [{ column: 'name', is: 'contains', value: '阿尔法' }]));
    expect(await app.as('zoneEast').call(readFigure, { figureId })).toMatchObject({ value: 2, isWhole: false });
    expect(await app.as('lead').call(readFigure, { figureId })).toMatchObject({ value: 3, isWhole: true });
    const cases = await define({ source: 'cases.cases', aggregate: { kind: 'count' } });
    await sql`delete from people.role_permissions where role_code = 'leadingGroup' and permission = 'cases.read'`.execute(app.ownerDb);
    expect(await app.as('lead').call(readFigure, { figureId: cases })).toMatchObject({ outcome: 'notPermitted', value: null });
    expect((await problemOf(app.as('lead').call(listFigureRows, { figureId: cases }))).code).toBe('figures.rows_not_permitted');
  });
});

describe('what was published', () => {
  it('stays, and tells which rows came, went or count differently since', async () => {
    const first = await enter({ name: '冻结甲', area: 5 });
    await enter({ name: '冻结乙', area: 7 });
    const figureId = await define(works({ kind: 'sum', column: 'area' }, [{ column: 'name', is: 'contains', value: '冻结' }]), '平方米');
    const freeze = await office().call(freezeFigure, { figureId, publishedIn: '年度总结' });
    expect(freeze).toMatchObject({ value: 12, rowCount: 2, holds: true, definitionHolds: true });
    await office().call(withdrawRecord, { recordId: first.id, version: 1, reason: '重复' });
    await enter({ name: '冻结丙', area: 1 });
    const drift = await office().call(readDrift, { freezeId: freeze.id });
    expect([drift.published, drift.now, drift.rows.map(({ label, change }) => `${change} ${label}`).toSorted()]).toEqual([12, 8, ['added 冻结丙', 'removed 冻结甲']]);
    expect((await office().call(readFigure, { figureId })).freezes[0]).toMatchObject({ value: 12, holds: false });
    await expect(sql`update figures.freezes set value = 1`.execute(app.ownerDb)).rejects.toThrow(/not changed/);
    expect((await problemOf(app.as('zoneEast').call(freezeFigure, { figureId, publishedIn: '片区' }))).code).toBe('platform.not_permitted');
  });
});

describe('a published ratio', () => {
  it('keeps what is above and below its line, and names the rows that came and went on either side', async () => {
    const [part, whole] = [await enter({ name: '占比甲', area: 3 }), await enter({ name: '占比乙', area: 9 })];
    const all: Definition['where'] = [{ column: 'name', is: 'contains', value: '占比' }];
    const save = (code: string, definition: Definition) => office().call(saveFigure, { code, labelZh: code, labelEn: code, unit: '个', definition });
    await save('drift.part', works({ kind: 'sum', column: 'area' }, [...all, { column: 'name', is: 'is', value: '占比甲' }]));
    await save('drift.whole', works({ kind: 'sum', column: 'area' }, all));
    const { id: ofFigures } = await save('drift.ratio', { source: null, aggregate: { kind: 'ratioOfFigures', numerator: 'drift.part', denominator: 'drift.whole' } });
    const { id: share } = await save('drift.share', works({ kind: 'share', of: [{ column: 'area', is: 'most', value: 5 }] }, all));
    const freeze = async (figureId: string) => (await office().call(freezeFigure, { figureId, publishedIn: '年度总结' })).id;
    const [first, second] = [await freeze(ofFigures), await freeze(share)];
    const drift = async (freezeId: string) => {
      const { published, now, hasRows, rows } = await office().call(readDrift, { freezeId });
      return [published, now, hasRows, rows.map(({ part: side, change, label }) => `${side} ${change} ${label}`).toSorted()];
    };
    expect([await drift(first), await drift(second)]).toEqual([[0.25, 0.25, true, []], [0.5, 0.5, true, []]]);
    await office().call(withdrawRecord, { recordId: part.id, version: 1, reason: '重复' });
    await enter({ name: '占比甲', area: 1 });
    expect(await drift(first)).toEqual([0.25, 0.1, true, ['denominator added 占比甲', 'denominator removed 占比甲', 'numerator added 占比甲', 'numerator removed 占比甲']]);
    expect(await drift(second)).toEqual([0.5, 0.5, true, ['denominator added 占比甲', 'denominator removed 占比甲', 'numerator added 占比甲', 'numerator removed 占比甲']]);
    const state = async () => (await office().call(readFigure, { figureId: ofFigures })).freezes.map(({ holds, definitionHolds }) => [holds, definitionHolds]);
    expect(await state()).toEqual([[false, true]]);
    // What is below the line is counted in another way: the published ratio says so.
    await office().call(saveFigure, { code: 'drift.whole', version: 1, labelZh: 'drift.whole', labelEn: 'drift.whole', unit: '个', definition: works({ kind: 'count' }, all) });
    expect(await state()).toEqual([[false, false]]);
    await office().call(withdrawRecord, { recordId: whole.id, version: 1, reason: '撤下' });
    await expect(sql`delete from figures.freeze_parts`.execute(app.ownerDb)).rejects.toThrow(/not changed/);
  });
});

describe('a published figure made of others', () => {
  it('keeps the rows of each that it is made of, through sums of sums, and names which of them changed', async () => {
    for (const [name, area] of [['合成甲一', 2], ['合成乙一', 3], ['合成丙一', 5]] as const) await enter({ name, area });
    const save = (code: string, definition: Definition) => office().call(saveFigure, { code, labelZh: `${code}标签`, labelEn: code, unit: '个', definition });
    const known = { a: '甲', b: '乙', c: '丙' } as const;
    for (const [code, word] of Object.entries(known)) await save(`made.${code}`, works({ kind: 'sum', column: 'area' }, [{ column: 'name', is: 'contains', value: `合成${word}` }]));
    const sum = (...figures: string[]): Definition => ({ source: null, aggregate: { kind: 'sumOfFigures', figures } });
    await save('made.ab', sum('made.a', 'made.b'));
    const { id: whole } = await save('made.abc', sum('made.ab', 'made.c'));
    const { id: growth } = await save('made.growth', { source: null, aggregate: { kind: 'changeOfFigures', numerator: 'made.ab', denominator: 'made.c' } });
    const freezes: string[] = [];
    for (const figureId of [whole, growth]) freezes.push((await office().call(freezeFigure, { figureId, publishedIn: '年度总结' })).id);
    const drift = async (at: number) => {
      const { published, now, hasRows, rows } = await office().call(readDrift, { freezeId: freezes[at] as string });
      return [published, now, hasRows, rows.map(({ part: side, figure, change, label }) => `${side} ${figure?.labelZh} ${change} ${label}`)];
    };
    expect([await drift(0), await drift(1)]).toEqual([[10, 10, true, []], [0, 0, true, []]]);
    await enter({ name: '合成乙二', area: 10 });
    expect([await drift(0), await drift(1)]).toEqual([[10, 20, true, ['term made.b标签 added 合成乙二']], [0, 2, true, ['numerator made.b标签 added 合成乙二']]]);
    const state = async (figureId: string) => (await office().call(readFigure, { figureId })).freezes.map(({ holds, definitionHolds }) => [holds, definitionHolds]);
    expect([await state(whole), await state(growth)]).toEqual([[[false, true]], [[false, true]]]);
    // One more figure within the sum: the published number was defined in another way.
    await office().call(saveFigure, { code: 'made.ab', version: 1, labelZh: 'made.ab标签', labelEn: 'made.ab', unit: '个', definition: sum('made.a', 'made.b', 'made.c') });
    expect([await state(whole), await state(growth)]).toEqual([[[false, false]], [[false, false]]]);
  });
});

describe('a figure that only grows', () => {
  it('is a doubt once it is lower than it was published', async () => {
    const record = await enter({ name: '累计甲', area: 1 });
    await enter({ name: '累计乙', area: 1 });
    const definition = { ...works({ kind: 'count' }, [{ column: 'name', is: 'contains', value: '累计' }]), isCumulative: true };
    const { id: figureId } = await office().call(saveFigure, { code: 'grows', labelZh: '累计示例', labelEn: 'Grows', unit: '个', definition });
    await office().call(freezeFigure, { figureId, publishedIn: '第一期简报' });
    const falls = async () => (await office().call(listDoubts, {})).rows.filter(({ rule }) => rule === 'cumulativeFalls').map(({ facts, at }) => [facts['before'], facts['now'], at.map(({ label }) => label)]);
    expect(await falls()).toEqual([]);
    await office().call(withdrawRecord, { recordId: record.id, version: 1, reason: '重复' });
    expect(await falls()).toEqual([[2, 1, ['累计示例（第一期简报）', '累计示例']]]);
    await enter({ name: '累计丙', area: 1 });
    expect(await falls()).toEqual([]);
  });
});

describe('published numbers', () => {
  it('are held against the records; a ratio that its counts contradict is told as such', async () => {
    const over: Definition['where'] = [{ column: 'name', is: 'contains', value: '核对' }];
    for (const area of [60, 540]) await enter({ name: `核对${area}`, area });
    const save = (code: string, definition: Definition) => office().call(saveFigure, { code, labelZh: code, labelEn: code, unit: '个', definition });
    await save('check.part', works({ kind: 'sum', column: 'area' }, [...over, { column: 'name', is: 'is', value: '核对60' }]));
    await save('check.whole', works({ kind: 'sum', column: 'area' }, over));
    await save('check.ratio', { source: null, aggregate: { kind: 'ratioOfFigures', numerator: 'check.part', denominator: 'check.whole' } });
    const { rows, allAsExpected } = await office().call(checkFigures, { figures: [
      { id: 'alpha.check.part', value: 60 }, { id: 'check.whole', value: 500, qualifier: 'more_than' }, { id: 'check.ratio', value: 0.62, kind: 'ratio', reproduce: false }, { id: 'check.nothing', value: 1, reproduce: false },
    ] });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['matches', 'matches', 'inconsistent', 'noFigure']);
    expect([allAsExpected, rows[2]?.numerator, rows[2]?.denominator]).toEqual([true, 60, 600]);
    expect((await office().call(checkFigures, { figures: [{ id: 'check.whole', value: 599 }] })).allAsExpected).toBe(false);
    expect((await office().call(listFigures, { q: 'check.' })).rows.map(({ code, value }) => [code, value])).toEqual([['check.part', 60], ['check.ratio', 0.1], ['check.whole', 600]]);
  });

  it('come in a sheet, too, by code or label; rows and cells that are filled in wrongly are named, the others checked', async () => {
    await office().call(saveFigure, { code: 'check.share', labelZh: '核对占比', labelEn: 'Share', unit: '%', definition: { source: null, aggregate: { kind: 'ratioOfFigures', numerator: 'check.part', denominator: 'check.whole' } } });
    const csv = ['数字,公布的数,以上（余）,公布日', 'check.whole,600,,', '核对占比,62%,否,', '没有的数,3,,', 'check.whole,六百,,2026-01-31', 'check.share,62,,2026-02-28', 'check.whole,600,,', 'check.whole,5,,不是日期', 'check.part,60%,,'].join('\n');
    const sheet = (text: string, fileName = 'published.csv') => office().call(checkFigureSheet, { file: { fileName, body: new TextEncoder().encode(text) } });
    const { rows, badRows, allAsExpected } = await sheet(csv);
    expect(rows.map(({ id, verdict }) => [id, verdict])).toEqual([['check.whole', 'matches'], ['check.share', 'inconsistent']]);
    expect(badRows.map(({ row, letter, code, value }) => [row, letter, code, value])).toEqual([[4, 'A', 'unknown_figure', '没有的数'], [5, 'B', 'not_number', '六百'], [6, 'B', 'share_unclear', '62'], [7, 'A', 'duplicate', 'check.whole'], [8, 'D', expect.any(String), '不是日期'], [9, 'B', 'not_share', '60%']]);
    expect(allAsExpected).toBe(false);
    // A spreadsheet keeps 112 % as 1.12: which of the two was published is asked and not guessed.
    expect((await sheet('数字,公布的数\ncheck.share,1.12\ncheck.whole,600\n')).badRows).toMatchObject([{ row: 2, code: 'share_unclear', zh: '“核对占比”是占比，1.12 可以是 112%，也可以是 1.12%：请把单元格设为文本，连 % 一起写' }]);
    expect((await sheet('数字,公布的数\ncheck.share,112%\n')).badRows).toEqual([]);
    expect((await sheet('数字,公布的数\ncheck.whole,500余\n')).rows).toMatchObject([{ qualifier: 'more_than', verdict: 'matches' }]);
    // A figure may be called a sum: no row of this sheet is one.
    await office().call(saveFigure, { code: 'check.sum', labelZh: '示例镇合计', labelEn: 'Sum', unit: '平方米', definition: works({ kind: 'sum', column: 'area' }) });
    expect(await sheet('数字,公布的数\n示例镇合计,600\n')).toMatchObject({ rows: [{ id: 'check.sum' }], badRows: [] });
    expect((await problemOf(sheet('姓名,电话\n甲,1\n'))).code).toBe('platform.import_unreadable');
    expect((await problemOf(sheet('数字,公布的数\n'))).code).toBe('platform.import_unreadable');
    // A workbook may begin with a cover; and where hardly a row is right, it is said how far the sheet was read.
    const cover = { name: '说明', columns: [{ header: '填表说明' }], rows: [['每行一个数字']] };
    const filled = { name: '数字', columns: [{ header: '数字' }, { header: '公布的数' }], rows: [['check.whole', 600]] };
    const workbook = await bytesOf(writeXlsx({ sheets: [cover, filled] }));
    expect(await office().call(checkFigureSheet, { file: { fileName: 'published.xlsx', body: workbook } })).toMatchObject({ rows: [{ id: 'check.whole', verdict: 'matches' }], badRows: [], stoppedAt: null });
    expect((await sheet(`数字,公布的数\n${Array.from({ length: CHECKED_MAX + 20 }, (_, at) => `没有${at},1`).join('\n')}\n`))).toMatchObject({ stoppedAt: CHECKED_MAX + 2, allAsExpected: false });
    const { body } = await office().call(figureCheckTemplate, {});
    const headers: string[] = [];
    for await (const { cells } of readTable({ buffer: body })) { headers.push(...cells.map((cell) => cellText(cell).replace('*', ''))); break; }
    expect(headers).toEqual(['数字', '公布的数', '以上（余）', '公布日']);
  });
});

describe('one record more or less', () => {
  it('changes a figure of any source by exactly that, and its list with it', async () => {
    const { id: titleId } = await office().call(createTitle, { code: 'prop-unit', nameZh: '示例称号', nameEn: 'Example', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', rules: {} });
    const placeId = app.id('place/e1');
    const sources: Record<string, { definition: Definition; add: (amount: number) => Promise<number> }> = {
      records: { definition: works({ kind: 'count' }), add: async () => { await enter({}); return 1; } },
      amounts: { definition: works({ kind: 'sum', column: 'area' }), add: async (area) => { await enter({ area }); return area; } },
      teams: { definition: { source: 'volunteering.teams', aggregate: { kind: 'count' } }, add: async () => { await office().call(createTeam, { code: `P-${++made}`, name: '示例队', placeId, foundedOn: '2026-01-05' }); return 1; } },
      volunteers: { definition: { source: 'volunteering.volunteers', aggregate: { kind: 'count' }, where: [{ column: 'registeredOn', is: 'most', value: '@asOf' }] }, add: async () => { await office().call(registerVolunteer, { label: '示例', placeId, isAdult: true, registeredOn: '2026-01-05' }); return 1; } },
      awards: {
        definition: { source: 'honours.awards', aggregate: { kind: 'count' }, where: [{ column: 'titleCode', is: 'is', value: 'prop-unit' }, { column: 'heldUntil', is: 'above', value: '@asOf', orEmpty: true }] },
        add: async () => { const { id } = await office().call(createSubject, { kind: 'unit', code: `P-${++made}`, label: '示例单位', placeId }); await office().call(conferAward, { titleId, subjectId: id, on: '2026-02-01', document: '测试〔2026〕1号' }); return 1; },
      },
    };
    const ids = new Map<string, string>();
    for (const [name, { definition }] of Object.entries(sources)) ids.set(name, await define(definition));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...Object.keys(sources)), fc.integer({ min: 1, max: 999 }), async (name, amount) => {
      const figureId = ids.get(name) as string;
      const [before, listed] = [await valueOf(figureId) as number, (await rowsOf(figureId)).total];
      const added = await (sources[name] as (typeof sources)[string]).add(amount);
      expect([await valueOf(figureId), (await rowsOf(figureId)).total]).toEqual([before + added, listed + 1]);
    }), { numRuns: 15 });
    expect((await office().call(listAwards, { titleId })).total).toBe(await valueOf(ids.get('awards') as string));
    const record = await enter({ area: 40 });
    const figureId = ids.get('amounts') as string;
    const before = await valueOf(figureId) as number;
    await office().call(withdrawRecord, { recordId: record.id, version: 1, reason: '撤下' });
    expect(await valueOf(figureId)).toBe(before - 40);
  }, 60_000);
});

describe('a page that was published on a day', () => {
  it('is held against the records as of that day: what came later is left out, and without a day differs by exactly what came', async () => {
    const { id: titleId } = await office().call(createTitle, { code: 'page-household', nameZh: '示例户', nameEn: 'Example', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', rules: {} });
    const confer = async (on: string) => { const { id } = await office().call(createSubject, { kind: 'unit', code: `D-${++made}`, label: `示例对象${made}`, placeId: app.id('place/e1') }); await office().call(conferAward, { titleId, subjectId: id, on, document: '测试〔2026〕2号' }); };
    const code = `page.${++made}`;
    const where: Definition['where'] = [{ column: 'titleCode', is: 'is', value: 'page-household' }, { column: 'heldFrom', is: 'most', value: '@asOf' }];
    await office().call(saveFigure, { code, labelZh: '示例户数', labelEn: 'Example', unit: '户', definition: { source: 'honours.awards', aggregate: { kind: 'count' }, where } });
    await office().call(saveFigure, { code: `${code}.none`, labelZh: '没有', labelEn: 'None', unit: '户', definition: { source: 'honours.awards', aggregate: { kind: 'count' }, where: [{ column: 'titleCode', is: 'is', value: 'none' }] } });
    await office().call(saveFigure, { code: `${code}.sum`, labelZh: '合计', labelEn: 'Sum', unit: '户', definition: { source: null, where: [], aggregate: { kind: 'sumOfFigures', figures: [code, `${code}.none`] } } });
    for (const on of ['2026-01-10', '2026-02-10', '2026-03-10']) await confer(on);
    const check = async (more: object) => (await office().call(checkFigures, { figures: [{ id: code, value: 3, ...more }, { id: `${code}.sum`, value: 3, ...more }] })).rows.map(({ computed, verdict, asOf }) => [computed, verdict, asOf]);
    const before = [[3, 'matches', null], [3, 'matches', null]];
    expect(await check({})).toEqual(before);
    await confer('2026-03-11');
    expect(await check({})).toEqual([[4, 'differs', null], [4, 'differs', null]]);
    expect(await check({ asOf: '2026-03-10' })).toEqual([[3, 'matches', '2026-03-10'], [3, 'matches', '2026-03-10']]);
    const whole = await office().call(checkFigures, { asOf: '2026-02-28', figures: [{ id: code, value: 2 }, { id: code, value: 3, asOf: '2026-03-10' }] });
    expect([whole.allAsExpected, whole.rows.map(({ asOf }) => asOf)]).toEqual([true, ['2026-02-28', '2026-03-10']]);
  });

  it('keeps rows without a day: nothing says that they came later', async () => {
    const code = `page.${++made}`;
    const { id: undated } = await office().call(saveRegister, { code: 'undated', zh: '无日期', en: 'Undated', titleField: 'name', dayField: 'doneOn', fields: [{ code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'doneOn', zh: '日期', en: 'Day', type: 'date' }] });
    for (const values of [{ name: '甲' }, { name: '乙', doneOn: '2026-05-01' }, { name: '丙', doneOn: '2026-07-01' }] as Record<string, string>[]) await office().call(enterRecord, { registerId: undated, values });
    await office().call(saveFigure, { code, labelZh: '无日期', labelEn: 'Undated', unit: '个', definition: { source: 'records.undated', where: [], aggregate: { kind: 'count' } } });
    expect((await office().call(checkFigures, { asOf: '2026-06-01', figures: [{ id: code, value: 2 }] })).allAsExpected).toBe(true);
  });
});

describe('numbers that do not go together', () => {
  it('are found by rules, explained, and settled by somebody; other numbers make another doubt', async () => {
    const { id: declared } = await office().call(saveRegister, { code: 'declared', zh: '申报', en: 'Declared', titleField: 'name', dayField: 'periodEnd', fields: [
      { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'indicator', zh: '代码', en: 'Code', type: 'text' }, { code: 'value', zh: '数值', en: 'Value', type: 'number', decimals: 4 }, { code: 'unit', zh: '单位', en: 'Unit', type: 'text' },
      { code: 'numerator', zh: '分子', en: 'Numerator', type: 'number' }, { code: 'denominator', zh: '分母', en: 'Denominator', type: 'number' }, { code: 'periodEnd', zh: '期末', en: 'Until', type: 'date' }, { code: 'cumulative', zh: '累计', en: 'Cumulative', type: 'choice', choices: [{ code: 'yes', zh: '是', en: 'Yes' }] },
    ] });
    const declare = (values: Record<string, string | number>) => office().call(enterRecord, { registerId: declared, values: { periodEnd: '2026-06-30', unit: '比', ...values } });
    await declare({ name: '参与率', indicator: 'check.ratio', value: 0.62, numerator: 60 });
    await declare({ name: '累计培训', indicator: 'trained', unit: '人', value: 90, cumulative: 'yes' });
    await declare({ name: '累计培训', indicator: 'trained', unit: '人', value: 100, cumulative: 'yes', periodEnd: '2026-03-31' });
    await declare({ name: '同一件事', indicator: 'x', unit: '件', value: 1, periodEnd: '2026-05-05' });
    await enter({ name: '同一件事', doneOn: '2026-05-05' });
    const found = (await office().call(listDoubts, {})).rows;
    expect(found.map(({ rule }) => rule).toSorted()).toEqual(['cumulativeFalls', 'eventTwice', 'ratioContradicted', 'ratioWithoutDenominator']);
    expect(found.find(({ rule }) => rule === 'ratioContradicted')?.facts).toMatchObject({ stated: '62%', part: 60, whole: 600, computed: '10%' });
    const { key } = found.find(({ rule }) => rule === 'eventTwice') as { key: string };
    await office().call(settleDoubt, { key, outcome: 'accepted', note: '两件不同的事' });
    expect((await office().call(listDoubts, {})).rows.find((row) => row.key === key)?.settlement).toMatchObject({ outcome: 'accepted', by: '示例office' });
    expect((await problemOf(office().call(settleDoubt, { key: '0'.repeat(32), outcome: 'settled', note: '没有' }))).code).toBe('figures.doubt_gone');
  });
});

describe('a figure without an English name', () => {
  it('is called in both languages as in Chinese, also when it comes in a file', async () => {
    const facts = { labelZh: '只有中文', unit: '个', definition: { source: 'places.places', aggregate: { kind: 'count' as const } } };
    const { id } = await office().call(saveFigure, { code: 'only.chinese', ...facts });
    expect(await office().call(readFigure, { figureId: id })).toMatchObject({ labelZh: '只有中文', labelEn: '只有中文' });
    const body = new TextEncoder().encode(JSON.stringify({ format: 'lianchuang-figures/1', figures: [{ code: 'only.chinese', ...facts, labelEn: '' }] }));
    expect(await office().call(importDefinitions, { file: { fileName: 'figures.json', body } })).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });
});
