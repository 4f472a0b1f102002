import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { proofreadFile, proofreadText, saveFigure } from '../contract/index.ts';
import { enterRecord, saveRegister } from '#modules/records/contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const SECRET = '尚未公开的稿件';

async function docx(): Promise<Uint8Array> {
  const document = new Document({ sections: [{ children: [
    new Paragraph({ children: [new TextRun(`${SECRET}：新增文明单位`), new TextRun({ text: '18', bold: true }), new TextRun('个，其中省级21个 & 市级'), new TextRun('3个。')] }),
    new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('会议于2021年2月29日召开。')] })] })] }),
  ] }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

describe('a manuscript that is proofread', () => {
  it('comes back with what contradicts itself and where', async () => {
    const { discrepancies, text, quantities } = await app.as('office').call(proofreadText, { text: '省级文明村由40个增加到52个，增长35%。' });
    expect(quantities).toBe(3);
    expect(discrepancies.map(({ rule, weight, facts }) => [rule, weight, facts['computed']])).toEqual([['changeContradicted', 'contradiction', '30%']]);
    expect(discrepancies[0]?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['35%', '40个', '52个']);
  });

  it('is held against the figures of the programme by whoever may see them, and each number that a figure says leads to it', async () => {
    const { id: registerId } = await app.as('office').call(saveRegister, { code: 'talks', zh: '宣讲', en: 'Talks', titleField: 'name', dayField: null, fields: [{ code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }] });
    for (let at = 0; at < 12; at += 1) await app.as('office').call(enterRecord, { registerId, values: { name: `示例宣讲${at}` } });
    const { id: figureId } = await app.as('office').call(saveFigure, { code: 'talks', labelZh: '宣讲活动', labelEn: 'Talks', unit: '场', definition: { source: 'records.talks', aggregate: { kind: 'count' } } });
    const text = '全年开展宣讲活动12场。另一处写成宣讲活动15场。';
    const { bound, cards, discrepancies } = await app.as('office').call(proofreadText, { text });
    expect([cards, bound.map(({ start, end, figureId: of }) => [text.slice(start, end), of])]).toEqual([1, [['12场', figureId]]]);
    expect(discrepancies.map(({ rule, weight, spans: [span], facts }) => [rule, weight, text.slice(span?.start, span?.end), facts['name'], facts['card']])).toEqual([['cardDiffers', 'doubt', '15场', '宣讲活动', '12场']]);
    expect(await app.as('admin').call(proofreadText, { text })).toMatchObject({ cards: 0, bound: [], discrepancies: [] });
    expect(await app.as('zoneEast').call(proofreadText, { text })).toMatchObject({ bound: [], discrepancies: [] });
  });

  it('is read from a docx with its runs, its table and its signs', async () => {
    const { discrepancies, text } = await app.as('office').call(proofreadFile, { file: { fileName: '稿件.docx', body: await docx() } });
    expect(text).toContain('18个，其中省级21个 & 市级3个。');
    expect(discrepancies.map(({ rule }) => rule)).toEqual(['partExceedsWhole', 'dateImpossible']);
  });

  it('has its tables read with their totals', async () => {
    const row = (cells: readonly string[]) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
    const table = (last: string) => new Table({ rows: [['街道', '小区', '户数', '合计'], ['东门', '12', '1,860', '1,872'], ['西门', '9', '1204', '1213'], ['合计', '21', last, '3085']].map(row) });
    const file = async (last: string) => new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('附表：改造任务'), table(last), new Paragraph('以上数据截至年底。')] }] })));
    const proofOf = async (last: string) => app.as('office').call(proofreadFile, { file: { fileName: '附表.docx', body: await file(last) } });
    expect((await proofOf('3064')).discrepancies).toEqual([]);
    const { discrepancies, text } = await proofOf('3164');
    expect(text.split('\n')).toContain('东门\t12\t1,860\t1,872');
    expect(discrepancies.map(({ rule, spans }) => [rule, spans.map(({ start, end }) => text.slice(start, end))])).toEqual([['partsDiffer', ['3164', '1,860', '1204']], ['partsDiffer', ['3085', '21', '3164']]]);
  });

  it('is read from a text of either encoding', async () => {
    const gb18030 = Uint8Array.from([0xb9, 0xb2, 0xd3, 0xd0, 0xb4, 0xfa, 0xb1, 0xed, 0x31, 0x30, 0x30, 0xc8, 0xcb, 0xa1, 0xa3]);
    expect((await app.as('office').call(proofreadFile, { file: { fileName: 'a.txt', body: gb18030 } })).text).toBe('共有代表100人。');
    expect((await app.as('office').call(proofreadFile, { file: { fileName: 'a.txt', body: new TextEncoder().encode('共有代表100人。') } })).text).toBe('共有代表100人。');
  });

  it.each([['an old .doc', [0xd0, 0xcf, 0x11, 0xe0]], ['an archive that is no document', [0x50, 0x4b, 3, 4, 0]], ['an empty file', []], ['a picture', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff]]])('%s is refused with advice', async (_what, bytes) => {
    const problem = await problemOf(app.as('office').call(proofreadFile, { file: { fileName: 'x.docx', body: Uint8Array.from(bytes) } }));
    expect(problem.code).toBe('figures.manuscript_unreadable');
    expect(problem.problem.advice).toContain('.docx');
  });

  it('longer than the limit is refused, and nothing of any text is kept', async () => {
    expect((await problemOf(app.as('office').call(proofreadFile, { file: { fileName: 'a.txt', body: new TextEncoder().encode('长'.repeat(200_001)) } }))).code).toBe('figures.manuscript_too_long');
    const kept = await rows<{ found: boolean }>(app.ownerDb, sql`select exists (select 1 from platform.audit_entries e where e::text like ${`%${SECRET}%`}) or exists (select 1 from platform.idempotency_keys k where k::text like ${`%${SECRET}%`}) as found`);
    expect(kept).toEqual([{ found: false }]);
  });
});
