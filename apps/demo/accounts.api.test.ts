/** Goal: the accounts of the packs are written from records and published with every number proved. Method: programmes of the demonstration loaded as an office loads them, their account published, and one record more or less. */
import { describe, expect, it } from 'vitest';
import { checkBulletin, downloadBulletin, draftAccount, listPublicBulletins, readBulletin, redraftBulletin } from '#modules/bulletins/contract/index.ts';
import { proofreadFile } from '#modules/figures/contract/index.ts';
import { listRecords, listRegisters, withdrawRecord } from '#modules/records/contract/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { gaoping, GAOPING_PUBLIC_SITE } from '../../packs/gaoping/programme.ts';
import { gaopingHonours, gaopingRecords } from '../../packs/gaoping/records.ts';
import { haidian, HAIDIAN_PUBLIC_SITE, haidianHonours } from '../../packs/haidian/programme.ts';
import { huangyuan, HUANGYUAN_PUBLIC_SITE, huangyuanHonours } from '../../packs/huangyuan/programme.ts';
import { huangyuanTeams } from '../../packs/huangyuan/teams.ts';
import { huangyuanRecords } from '../../packs/huangyuan/records.ts';
import { actorsOf } from './acting.ts';
import { playAccount, PUBLISHED_ACCOUNTS } from './accounts.ts';
import { loadSmallProgramme } from './city.ts';
import { playFigures } from './figures.ts';
import { playHonours } from './honours.ts';
import { playRecords } from './records.ts';
import { momentOf } from './round.ts';
import { playTeams } from './teams.ts';

const TODAY = '2026-09-21';
type Pack = typeof gaoping;

async function loaded(code: 'gaoping' | 'haidian' | 'huangyuan', pack: Pack, publicSite: typeof GAOPING_PUBLIC_SITE | typeof HAIDIAN_PUBLIC_SITE | typeof HUANGYUAN_PUBLIC_SITE) {
  const app = await testApp({ template: 'empty' });
  await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, pack, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026', publicSite }));
  const idOf = async (name: string) => oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = ${`${code}-${name}`}`);
  const [{ programme_id: programmeId, id: office }, { id: lead }] = [await idOf('office'), await idOf('lead')];
  return { app, actors: actorsOf({ runtime: app.runtime, programmeId }), office, lead, moment: { at: momentOf(TODAY, 60), by: office } };
}
const textOf = (body: readonly { readonly kind: string; readonly text?: string }[]): string => body.map(({ text }) => text ?? '').join('\n');

describe('the accounts of the demonstration', () => {
  it.each([
    ['gaoping', gaoping, GAOPING_PUBLIC_SITE, gaopingHonours, gaopingRecords, ['行动计划分3个阶段', '对照2个测评体系', '1条发展轴、1条廊道、3个功能区和5个重点镇']],
    ['haidian', haidian, HAIDIAN_PUBLIC_SITE, haidianHonours, () => [], ['此前举办过9届']],
    ['huangyuan', huangyuan, HUANGYUAN_PUBLIC_SITE, huangyuanHonours, huangyuanRecords, ['中心组学习32次，举办讲堂10期', '敬老食堂33家、老年之家65个', '宣讲600余场次', '1200余条，公众号发布信息1355条', '投资1857.2万元', '5.61万人次，劳务收入3.1亿元', '绿化1.06万亩、森林经营9万亩', '应参保10万人的98%']],
  ] as const)('%s: is published with its figures, proofreads clean, and follows one record by exactly one', async (code, pack, site, honours, records, sentences) => {
    const { actors, office, lead, moment } = await loaded(code, pack, site);
    // The 16,104 households of one title are counted in honours.api.test.ts.
    await playHonours(actors, office, honours(TODAY).filter(({ titleCode }) => titleCode !== 'five-star-household'), momentOf(TODAY, 0), () => undefined);
    await playRecords(actors, moment, records(TODAY), () => undefined);
    if (pack === huangyuan) await playTeams(actors, moment, huangyuanTeams(TODAY));
    await playFigures(actors, moment, code);
    const bulletinId = await playAccount(actors, { office, lead }, moment.at + 1_000, code);
    const later = { at: moment.at + 60_000, by: office };
    const published = await actors.read(readBulletin, { bulletinId }, later);
    for (const sentence of sentences) expect(textOf(published.document.body)).toContain(sentence);
    expect(published.figures.every(({ frozen }) => frozen !== undefined)).toBe(true);
    expect(await actors.read(checkBulletin, { bulletinId }, later)).toEqual({ hashHolds: true, compared: true, drift: [] });
    expect((await actors.read(listPublicBulletins, {}, later)).rows.map(({ id }) => id)).toEqual([bulletinId]);
    const { body, fileName } = await actors.read(downloadBulletin, { bulletinId }, later);
    expect((await actors.write(proofreadFile, { file: { fileName, body } }, later, 'demo/accounts-test/proof')).discrepancies).toEqual([]);
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
