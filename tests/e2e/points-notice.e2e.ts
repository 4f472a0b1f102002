/** 记分公示与纸卡 · A deed hangs out in its village, is objected to by whoever has a telephone and whoever has none, and is answered; paper for elders goes out and comes back by sheet. */
import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { signInTo } from '../../tools/stage/browser.ts';
import { browserOfTests, expectAccessible, settled, untilShownLongEnough } from './browser.ts';

const story = browserOfTests();
const PROGRAMME = 'huangyuan';
const api = `/api/programmes/${PROGRAMME}`;
const PHONE = { width: 390, height: 844 };

async function write<Answer>(request: APIRequestContext, path: string, data: object): Promise<Answer> {
  const answer = await request.post(`${api}${path}`, { headers: { 'idempotency-key': `notice-${Date.now()}-${Math.random()}` }, data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as Answer;
}
const rowsOf = async <Row>(request: APIRequestContext, path: string): Promise<Row[]> => ((await (await request.get(`${api}${path}`)).json()) as { rows: Row[] }).rows;

/** For whoever looks at the pages: where LOOKS names a folder, each is kept there as it stood. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['LOOKS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

describe('a deed on notice', () => {
  it('is read and objected to by a resident, by another through the officer, and answered by somebody who had no part in it', async () => {
    const { page: phone, problems } = await story.visit({ viewport: PHONE, signedInAs: 'huangyuan.village' });
    const { context: office } = await story.visit();
    await signInTo(office, 'huangyuan.office');
    const [household] = await rowsOf<{ id: string; label: string; place: { id: string } }>(phone.request, '/honour-subjects?kind=household&sort=-label&pageSize=1');
    const { today } = (await (await phone.request.get(`${api}/programme`)).json()) as { today: string };
    const { id: deedId } = await write<{ id: string }>(phone.request, '/deeds', { subjectId: household?.id, ruleCode: 'study', happenedOn: today, evidence: '签到表（样稿）' });
    await write(office.request, '/deed-reviews', { deedIds: [deedId], agree: true });

    const { page: resident, problems: publicProblems } = await story.visit({ viewport: PHONE });
    await resident.goto(`/public/${PROGRAMME}/points`);
    await resident.getByRole('link', { name: '看公示中的记分' }).click();
    await resident.goto(`/public/${PROGRAMME}/points/notices/${household?.place.id ?? ''}`);
    await resident.locator(`a[href$="/object/${deedId}"]`).waitFor();
    await expectAccessible(resident, 'the notice of a village');
    await look(resident, 'public-notice');
    await resident.locator(`a[href$="/object/${deedId}"]`).click();
    await resident.getByLabel('您的意见和理由').fill('那天我在场，没有看到这一户。');
    const openedAt = Date.now();
    await expectAccessible(resident, 'the form for an objection to a deed');
    await untilShownLongEnough(openedAt);
    await resident.getByRole('button', { name: '提交异议' }).click();
    await resident.getByText('异议已收到').waitFor();
    const follow = resident.url();
    await look(resident, 'public-follow');

    await phone.goto(`/p/${PROGRAMME}/points-notice?place=${household?.place.id ?? ''}`);
    await settled(phone);
    const row = phone.locator('tr, li').filter({ hasText: household?.label ?? '' }).filter({ has: phone.getByRole('button', { name: '登记异议' }) }).first();
    await row.getByRole('button', { name: '登记异议' }).click();
    const dialog = phone.getByRole('dialog');
    await dialog.getByLabel('异议内容').fill('老人当面说：那天下雨，没有去。');
    await expectAccessible(phone, 'the dialog that takes an objection down');
    await look(phone, 'officer-take');
    await dialog.getByRole('button', { name: '登记异议' }).click();
    await phone.getByText(/已登记 JF-/).waitFor();
    await look(phone, 'officer-notice');

    const { page: desk, problems: deskProblems } = await story.visit({ signedInAs: 'huangyuan.office2' });
    await desk.goto(`/p/${PROGRAMME}/points-objections?state=open`);
    await settled(desk);
    await look(desk, 'objections');
    await desk.locator('tr').filter({ hasText: '那天我在场' }).getByRole('button', { name: '处理' }).click();
    const settle = desk.getByRole('dialog');
    await settle.getByLabel('核实情况和答复').fill('查了签到表，是这一户的老人去的。');
    await expectAccessible(desk, 'the dialog that settles an objection');
    await look(desk, 'objection-settle');
    await settle.getByRole('button', { name: '处理' }).click();
    await settle.waitFor({ state: 'hidden' });
    await resident.goto(follow.replace('?new=1', ''));
    await resident.getByText('查了签到表，是这一户的老人去的。').waitFor();
    expect([...problems, ...publicProblems, ...deskProblems]).toEqual([]);
  });
});

describe('a volunteer team', () => {
  it('hangs out with its village, is objected to on its own page, and comes to the counter with its leader', async () => {
    const { page: desk, problems } = await story.visit({ signedInAs: 'huangyuan.office' });
    const [deed] = await rowsOf<{ teamId: string; teamName: string; state: string }>(desk.request, '/team-deeds?state=noticed&pageSize=1');
    await desk.goto(`/p/${PROGRAMME}/volunteer-teams/${deed?.teamId ?? ''}`);
    await settled(desk);
    await desk.getByRole('button', { name: '登记异议' }).first().click();
    await desk.getByRole('dialog').getByLabel('异议内容').waitFor();
    await expectAccessible(desk, 'the dialog that takes down an objection to a team');
    await look(desk, 'team-take');

    const { page: phone, problems: phoneProblems } = await story.visit({ viewport: PHONE, signedInAs: 'huangyuan.village' });
    const [shop] = await rowsOf<{ id: string }>(phone.request, '/shops?sort=code&pageSize=1');
    await phone.goto(`/p/${PROGRAMME}/shops/${shop?.id ?? ''}/counter`);
    await phone.getByLabel('户卡或户名').fill(deed?.teamName ?? '');
    await phone.locator('.lc-shops-found button').filter({ hasText: '志愿服务队伍' }).first().click();
    const present = phone.getByRole('checkbox', { name: /在场领取/ });
    await present.waitFor();
    await expectAccessible(phone, 'a team at the counter');
    await present.check();
    await look(phone, 'team-counter');
    expect([...problems, ...phoneProblems]).toEqual([]);
  });
});

describe('paper for elders', () => {
  it('is printed blank with its numbers, and comes back by a sheet whose bad lines are named', async () => {
    const { page, problems } = await story.visit({ viewport: PHONE, signedInAs: 'huangyuan.village' });
    const [shop] = await rowsOf<{ id: string }>(page.request, '/shops?sort=code&pageSize=1');
    await page.goto(`/p/${PROGRAMME}/shops/${shop?.id ?? ''}/paper`);
    await settled(page);
    await page.getByRole('link', { name: '打印空白纸卡' }).click();
    await page.getByRole('heading', { level: 1, name: '打印空白纸卡' }).waitFor();
    await settled(page);
    await expect.poll(() => page.locator('.lc-shops-blanks li').count()).toBe(8);
    await expectAccessible(page, 'blank slips');
    await look(page, 'blank-slips');
    await page.getByText('户积分卡', { exact: true }).first().click();
    await page.locator('.lc-shops-blanks li').first().waitFor();
    await expectAccessible(page, 'blank cards');
    await look(page, 'blank-cards');

    const { context: office } = await story.visit();
    await signInTo(office, 'huangyuan.office');
    const [household] = await rowsOf<{ code: string }>(office.request, `/shop-households?shopId=${shop?.id ?? ''}&sort=-balance&pageSize=1`);
    const { goods } = (await (await page.request.get(`${api}/shops/${shop?.id ?? ''}/counter`)).json()) as { goods: { code: string }[] };
    const number = `Z-${Date.now()}`;
    const sheet = ['纸单号,户,兑换日期,物品,数量', `${number},${household?.code ?? ''},2026-01-05,${goods[0]?.code ?? ''},1`, `${number}-2,没有这一户,2026-01-05,${goods[0]?.code ?? ''},1`].join('\n');
    await page.goto(`/p/${PROGRAMME}/shops/${shop?.id ?? ''}/paper-import`);
    await settled(page);
    await page.locator('input[type="file"]').setInputFiles({ name: '纸单.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await page.getByText('这家超市没有服务户或队伍“没有这一户”').first().waitFor();
    await expectAccessible(page, 'paper slips that were looked through');
    await look(page, 'paper-import');
    expect(problems).toEqual([]);
  });
});
