/** Goal: an account that everybody reads names nobody who did not consent, and no child. Method: awards of a unit, households and young people, listed by an account; consent given and taken back. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { saveFigure } from '#modules/figures/contract/index.ts';
import { adoptTitles, conferAward, createSubject, listTitles, recordConsent } from '#modules/honours/contract/index.ts';
import { enterRecord, saveRegister } from '#modules/records/contract/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { approveBulletin, checkBulletin, downloadBulletin, downloadFigureTable, downloadPublicBulletin, draftAccount, listBulletins, listPublicBulletins, listPublicFigures, publishBulletin, readBulletin, readPublicBulletin, saveTemplate, submitAccount } from '../contract/index.ts';

let app: TestApp;
let titles: ReadonlyMap<string, string>;
let agreed: string;
let publishedId: string;
let made = 0;
const office = () => app.as('office');
const lead = () => app.as('lead');

async function awarded(titleCode: string, subject: Omit<InputOf<typeof createSubject>, 'code' | 'placeId'>): Promise<string> {
  const { id } = await office().call(createSubject, { code: `S-${++made}`, placeId: app.id('place/e1'), ...subject });
  await office().call(conferAward, { titleId: titles.get(titleCode) as string, subjectId: id, on: '2026-03-01', document: '文明委〔2026〕1号' });
  return id;
}
const consent = (subjectId: string, given: 'given' | 'refused' | 'withdrawn') => office().call(recordConsent, { subjectId, consent: given, on: '2026-06-02', note: '本人或监护人签字' });
const figure = (code: string, where: object[]) => office().call(saveFigure, { code, labelZh: code, labelEn: code, unit: '个', definition: { source: 'honours.awards', where, aggregate: { kind: 'count' } } } as never);

async function drafted(code: string, title?: string): Promise<{ id: string; text: string; missing: readonly object[] }> {
  const { id } = await office().call(draftAccount, { templateCode: `names-${code}`, ...(title === undefined ? {} : { title }) });
  const { document, account } = await office().call(readBulletin, { bulletinId: id });
  return { id, text: document.body.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n'), missing: account?.review.missing ?? [] };
}
async function approved(id: string) {
  await office().call(submitAccount, { bulletinId: id, version: 1 });
  return lead().call(approveBulletin, { bulletinId: id, version: 1 });
}

beforeAll(async () => {
  app = await testApp();
  for (const name of ['households', 'civilised', 'people']) await office().call(adoptTitles, { name });
  titles = new Map((await office().call(listTitles, { pageSize: 200 })).rows.map(({ code, id }) => [code, id]));
  const of = (kind: string) => [{ column: 'subjectKind', is: 'is', value: kind }];
  for (const [code, where] of [['units', of('unit')], ['homes', of('household')], ['young', of('person')]] as const) {
    await figure(code, where as object[]);
    await office().call(saveTemplate, { code: `names-${code}`, kind: 'briefing', nameZh: '列名', nameEn: 'Names', title: '列名', body: `有{{figure:${code}|names}}{{figure:${code}}}个。` });
  }
});

describe('who is named in an account', () => {
  it('nobody from a register whose rows go by a person’s name: it does not know whether they agreed', async () => {
    const fields = [{ code: 'who', zh: '姓名', en: 'Name', type: 'name' as const, required: true }, { code: 'since', zh: '日期', en: 'Since', type: 'date' as const, required: true }];
    const { id: registerId } = await office().call(saveRegister, { code: 'example-members', zh: '示例成员', en: 'Members', titleField: 'who', dayField: 'since', fields });
    await office().call(enterRecord, { registerId, values: { who: '示例某人', since: '2026-03-01' } });
    await office().call(saveFigure, { code: 'members', labelZh: '成员', labelEn: 'Members', unit: '个', definition: { source: 'records.example-members', where: [], aggregate: { kind: 'count' } } } as never);
    await office().call(saveTemplate, { code: 'names-members', kind: 'briefing', nameZh: '列名', nameEn: 'Names', title: '列名', body: '有{{figure:members|names}}{{figure:members}}个。' });
    const { id, text } = await drafted('members');
    expect(text).not.toContain('示例某人');
    expect((await problemOf(approved(id))).code).toBe('bulletins.names_withheld');
  });

  it('a unit is; a household with its consent alone, and the others are told by their number', async () => {
    await awarded('county-unit', { kind: 'unit', label: '示例单位' });
    expect((await drafted('units')).text).toBe('有示例单位1个。');
    const [first, second] = [await awarded('six-good-family', { kind: 'household', label: '示例甲户', houseNumber: '1' }), await awarded('six-good-family', { kind: 'household', label: '示例乙户', houseNumber: '2' })];
    await consent(second, 'refused');
    const none = await drafted('homes');
    expect(none).toMatchObject({ text: '有—2个。', missing: [{ code: 'homes', withheld: 2 }] });
    const refused = await problemOf(approved(none.id));
    expect([refused.code, refused.problem.params]).toEqual(['bulletins.names_withheld', { code: 'homes', count: 2 }]);
    await consent(first, 'given');
    agreed = first;
    expect((await drafted('homes')).text).toBe('有示例甲户等2个。');
  });

  it('a child under fourteen never is, nor anybody whose age is not known; of fourteen and more with the guardian’s consent', async () => {
    const person = (label: string, more: object) => awarded('virtuous-youth', { kind: 'person', label, ...more } as never);
    const all = [await person('示例童', { bornOn: '2012-09-22', guardian: '示例监护人' }), await person('示例少年', { bornOn: '2012-09-21', guardian: '示例监护人' }), await person('示例不详', {}), await person('示例成年', { isAdult: true })];
    for (const id of all) await consent(id, 'given');
    const { text } = await drafted('young');
    expect(text).toMatch(/^有(示例少年、示例成年|示例成年、示例少年)等4个。$/);
  });

  it('is no longer, once they take back their consent: what was approved is not published so', async () => {
    const { id, text } = await drafted('homes', '向{{figure:homes|names}}学习');
    expect(text).toContain('示例甲户');
    await approved(id);
    await consent(agreed, 'withdrawn');
    expect((await problemOf(lead().call(publishBulletin, { bulletinId: id }))).code).toBe('bulletins.names_withheld');
    await consent(agreed, 'given');
    await lead().call(publishBulletin, { bulletinId: id });
    expect(JSON.stringify((await app.as('nobody').call(readPublicBulletin, { bulletinId: id })).body)).toContain('示例甲户等');
    publishedId = id;
  });

  it('is hidden once they take back their consent after it was issued, on every page and in every document; numbers and hashes stay', async () => {
    const everywhere = async () => {
      const open = await app.as('nobody').call(readPublicBulletin, { bulletinId: publishedId });
      const inside = await office().call(readBulletin, { bulletinId: publishedId });
      const files = [(await app.as('nobody').call(downloadPublicBulletin, { bulletinId: publishedId })).body, (await office().call(downloadBulletin, { bulletinId: publishedId })).body];
      const documents = files.map((body) => strFromU8(unzipSync(body)['word/document.xml'] as Uint8Array).replaceAll(/<[^>]+>/gu, ''));
      const table = [];
      for await (const row of readTable({ buffer: (await office().call(downloadFigureTable, { bulletinId: publishedId })).body })) table.push(row.cells.map((cell) => String(cell ?? '')).join(' '));
      const listed = (await app.as('nobody').call(listPublicBulletins, {})).rows.find(({ id }) => id === publishedId)?.title;
      const figures = (await app.as('nobody').call(listPublicFigures, { bulletinId: publishedId })).bulletin?.title;
      const inList = (await office().call(listBulletins, {})).rows.find(({ id }) => id === publishedId)?.title;
      return { titles: [open.title, inside.title, listed, figures, inList], texts: [JSON.stringify(open.body), JSON.stringify(inside.document), ...documents, table.join('\n')], counts: [open.namesWithdrawn, inside.namesWithdrawn], hash: open.figuresHash };
    };
    const before = await everywhere();
    for (const text of before.texts) expect(text).toContain('示例甲户等');
    expect(new Set(before.titles)).toEqual(new Set(['向示例甲户等学习']));
    await consent(agreed, 'withdrawn');
    const after = await everywhere();
    for (const text of after.texts) { expect(text).not.toContain('示例甲户'); expect(text).toContain('（应本人要求隐去）等'); }
    expect(new Set(after.titles)).toEqual(new Set(['向（应本人要求隐去）等学习']));
    expect([before.counts, after.counts, after.hash === before.hash]).toEqual([[0, 0], [1, 1], true]);
    expect(after.texts.slice(2, 4).every((text) => text.includes('姓名已隐去'))).toBe(true);
    expect(await office().call(checkBulletin, { bulletinId: publishedId })).toMatchObject({ hashHolds: true, drift: [] });
    await consent(agreed, 'given');
    expect(await everywhere()).toEqual(before);
  });

  it('is found by nobody under a name that its title hides, nor read from its source, and what the words still say of it is told to the office', async () => {
    const short = await awarded('six-good-family', { kind: 'household', label: '高峰', houseNumber: '3' });
    await consent(short, 'given');
    await office().call(saveTemplate, { code: 'names-peak', kind: 'briefing', nameZh: '列名', nameEn: 'Names', title: '向高峰学习', body: '有{{figure:homes|names}}{{figure:homes}}个。早晚高峰时段，志愿者高峰上岗。' });
    const { id } = await drafted('peak');
    await approved(id);
    const read = async () => office().call(readBulletin, { bulletinId: id });
    expect((await read()).account?.content).toContain('志愿者高峰');
    await lead().call(publishBulletin, { bulletinId: id });
    const found = async (q: string) => { const { rows, total } = await office().call(listBulletins, { q }); return [rows.map(({ id: each }) => each).toSorted(), total]; };
    const both = [id, publishedId].toSorted();
    const noted = async () => strFromU8(unzipSync((await app.as('nobody').call(downloadPublicBulletin, { bulletinId: id })).body)['word/document.xml'] as Uint8Array).replaceAll(/<[^>]+>/gu, '');
    expect([await found('高峰'), await found('gaofeng'), await found('学习 向')]).toEqual([[[id], 1], [[id], 1], [both, 2]]);
    await consent(short, 'withdrawn');
    expect([await found('高峰'), await found('gaofeng'), await found('学习 向')]).toEqual([[[], 0], [[], 0], [both, 2]]);
    const { title, document, namesWithdrawn, namesLeft, account } = await read();
    expect([title, namesWithdrawn, namesLeft]).toEqual(['向（应本人要求隐去）学习', 1, [{ name: '高峰', count: 1 }]]);
    expect(JSON.stringify(document.body)).toContain('早晚高峰时段，志愿者（应本人要求隐去）上岗');
    expect([account?.titleSource, account?.content]).toEqual([null, null]);
    // The note claims no more than was done.
    expect(await noted()).toContain('名单中的姓名已隐去');
    expect((await noted()).split('高峰')).toHaveLength(2);
  });
});
