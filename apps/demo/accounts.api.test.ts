/** Goal: the accounts of the packs are written from records and published with every number proved. Method: programmes of the demonstration loaded as an office loads them, their account published, and one record more or less. */
import { describe, expect, it } from 'vitest';
import { checkBulletin, downloadBulletin, draftAccount, listPublicBulletins, readBulletin, redraftBulletin } from '#modules/bulletins/contract/index.ts';
import { listFigureRows, proofreadFile, readFigure } from '#modules/figures/contract/index.ts';
import { readAward } from '#modules/honours/contract/index.ts';
import { listRecords, listRegisters, readRecord, withdrawRecord } from '#modules/records/contract/index.ts';
import { playedProgramme, PROGRAMMES } from '../../tests/kit/played-programme.ts';
import type { Programme } from '../../tests/kit/played-programme.ts';
import { textByWordProcessor } from '../../tests/kit/word-processor.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { routes } from '../web/routes.ts';
import type { Actors, Moment } from './acting.ts';
import { playAccount, PUBLISHED_ACCOUNTS } from './accounts.ts';

/** What each of them says, by the rows that there are. */
const SENTENCES: Readonly<Record<Programme, readonly string[]>> = {
  gaoping: ['行动计划分3个阶段', '对照2个测评体系', '1条发展轴、1条廊道、3个功能区和5个重点镇'],
  wanyuan: ['到位创建资金13亿元', '棚户区改造14.9万平方米', '城市更新行动5项，分别是', '得分在参评单位中排第1位', '文明村和社区有120个', '六好家庭590户', '道德模范43名、典型人物40名、美德少年330名', '注册志愿者1200人，占常住人口的0.2%', '在册队伍150余支'],
  jizhou: ['关爱内容有3类，分别是'],
  huangyuan: ['中心组学习32次，举办讲堂10期', '敬老食堂33家、老年之家65个', '宣讲600余场次', '1200余条，公众号发布信息1355条', '投资1857.2万元', '5.61万人次，劳务收入3.1亿元', '绿化1.06万亩、森林经营9万亩', '应参保10万人的98%'],
  haidian: ['已办到第十届，此前举办过9届', '10人获得年度人物奖，10人获得提名奖，5个团队获得集体奖'],
};
const textOf = (body: readonly { readonly kind: string; readonly text?: string }[]): string => body.map(({ text }) => text ?? '').join('\n');

/** Lists that are left out here have no rows. */
const LEFT_OUT = ['titles.five_star_household', 'shops', 'shops.villages_served', 'shops.households_served'];

/** A page of the client as a pattern of its address. */
const pages = routes.map(({ path }) => new RegExp(`^${path.replaceAll(/\$[A-Za-z]+/gu, '[^/]+')}$`, 'u'));

/** One click leads from a number to its figure, whose page lists its rows; one more to a row, where its evidence is. */
async function followNumbers(actors: Actors, moment: Moment, { document, figures }: OutputOf<typeof readBulletin>): Promise<void> {
  const quoted = new Set(document.body.flatMap((block) => (block.kind === 'table' ? [] : (block.runs ?? []).flatMap(({ code }) => (code === null ? [] : [code])))));
  expect([...quoted].sort()).toEqual(figures.map(({ id }) => id).sort());
  for (const { id, href } of figures) {
    expect(href, id).toMatch(/^\/figures\/[0-9a-f-]{36}$/);
    const figure = await actors.read(readFigure, { figureId: href.slice('/figures/'.length) }, moment);
    if (figure.rowCount === 0) { expect(LEFT_OUT).toContain(id); continue; }
    const [shown] = figure.source === null ? figure.parts : [figure];
    const { rows: [row] } = await actors.read(listFigureRows, { figureId: shown?.id as string, pageSize: 1 }, moment);
    expect(pages.some((page) => page.test((row?.path ?? '').split('?')[0] as string)), `${id}: ${row?.path ?? ''}`).toBe(true);
    const [, kind = '', rowId = ''] = (row?.path ?? '').split('/');
    if (kind === 'awards') expect((await actors.read(readAward, { awardId: rowId }, moment)).document, id).not.toBe('');
    if (kind === 'records') expect(Object.keys((await actors.read(readRecord, { recordId: rowId }, moment)).values).length, id).toBeGreaterThan(1);
  }
}

/** The document as a word processor reads it says the words of the account, all of them and in their order. */
async function compareWords(docx: Uint8Array, { title, documentNumber, document }: OutputOf<typeof readBulletin>): Promise<void> {
  const read = await textByWordProcessor(docx);
  if (read === null) { console.log('no LibreOffice on this machine: the words of the document are not read back'); return; }
  const bare = (text: string): string => text.replaceAll(/\s/gu, '');
  const whole = bare(read);
  let at = whole.indexOf(bare(documentNumber ?? ''));
  expect(at).toBeGreaterThanOrEqual(0);
  for (const words of [title, ...document.body.map((block) => (block.kind === 'table' ? '' : block.text)), document.signature]) {
    const found = whole.indexOf(bare(words), at);
    expect(found, words).toBeGreaterThanOrEqual(at);
    at = found;
  }
}

describe('the accounts of the demonstration', () => {
  it.each(PROGRAMMES)('%s: is published with its figures, proofreads clean, and follows one record by exactly one', async (code) => {
    const { actors, office, lead, moment } = await playedProgramme(code);
    const bulletinId = await playAccount(actors, { office, lead }, moment.at + 1_000, code);
    const later = { at: moment.at + 60_000, by: office };
    const published = await actors.read(readBulletin, { bulletinId }, later);
    for (const sentence of SENTENCES[code]) expect(textOf(published.document.body)).toContain(sentence);
    expect(published.figures.every(({ frozen }) => frozen !== undefined)).toBe(true);
    expect(await actors.read(checkBulletin, { bulletinId }, later)).toEqual({ hashHolds: true, compared: true, drift: [] });
    expect((await actors.read(listPublicBulletins, {}, later)).rows.map(({ id }) => id)).toEqual([bulletinId]);
    const { body, fileName } = await actors.read(downloadBulletin, { bulletinId }, later);
    expect((await actors.write(proofreadFile, { file: { fileName, body } }, later, 'demo/accounts-test/proof')).discrepancies).toEqual([]);
    await followNumbers(actors, later, published);
    if (code === 'wanyuan') await compareWords(body, published);
    if (code !== 'huangyuan') return;

    const { id: draftId } = await actors.write(draftAccount, { templateCode: PUBLISHED_ACCOUNTS[code] }, later, 'demo/accounts-test/again');
    const said = async () => /中心组学习(\d+)次/.exec(textOf((await actors.read(readBulletin, { bulletinId: draftId }, later)).document.body))?.[1];
    const registerId = (await actors.read(listRegisters, { pageSize: 100 }, later)).rows.find((register) => register.code === 'study')?.id as string;
    const one = (await actors.read(listRecords, { registerId, pageSize: 100 }, later)).rows.find(({ title }) => title.startsWith('示例主题')) as { id: string; version: number };
    expect(await said()).toBe('32');
    await actors.write(withdrawRecord, { recordId: one.id, version: one.version, reason: '重复登记' }, later, 'demo/accounts-test/withdraw');
    await actors.write(redraftBulletin, { bulletinId: draftId }, later, 'demo/accounts-test/redraft-1');
    expect(await said()).toBe('31');
  }, 240_000);
});
