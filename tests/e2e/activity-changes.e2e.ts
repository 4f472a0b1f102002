/** 活动变更与证明 · A leader plans with shifts and a place, moves it, calls it off, and whoever signed up reads it; a volunteer asks for a certificate and downloads it. On a phone. */
import { expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { signInTo } from '../../tools/stage/browser.ts';
import { browserOfStory, expectAbsentOnce, expectAccessible, settled } from './browser.ts';
import type { Visitor } from './browser.ts';
import { api, post } from './field-kit.ts';

const story = browserOfStory();
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** One today for both stories, also where midnight comes between them. */
const STARTED = Date.now();
const day = (days: number): string => new Date(STARTED + SHANGHAI_MS + days * DAY_MS).toISOString().slice(0, 10);
/** Both stories are told from one phone. */
let phone: Visitor | undefined;
const volunteer = async (): Promise<Visitor> => { phone ??= await story.visit({ size: 'phone', signedInAs: 'volunteer' }); return phone; };

async function mine(page: Page): Promise<void> {
  await page.goto('/p/wanyuan/my-service');
  await settled(page);
}

/** In the dialog that is open. */
async function decide(page: Page, action: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

it('a leader plans with shifts and a place, moves it and calls it off; who signed up reads both and says so', async () => {
  const { page, problems } = await volunteer();
  await mine(page);
  await page.locator('a[href*="/my-service/teams/"]').first().click();
  await page.getByRole('link', { name: '发布活动' }).click();
  await settled(page);
  const name = `示例植树 ${Date.now()}`;
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('日期').fill(day(20));
  await page.getByLabel('地点').selectOption({ index: 3 });
  await page.getByRole('button', { name: '添加班次' }).click();
  await page.getByLabel('班次 1 结束').fill('10:00');
  await page.getByRole('button', { name: '添加班次' }).click();
  await expectAccessible(page, 'the form of a plan');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await settled(page);
  await page.getByRole('button', { name: '报名', exact: true }).first().click();
  await decide(page, '报名');
  await page.getByText('已报名', { exact: true }).first().waitFor();

  await page.getByRole('link', { name: '修改活动' }).click();
  await settled(page);
  await page.getByLabel('日期').fill(day(21));
  await page.getByLabel('告诉已报名的人').fill('场地晚一天才空出来');
  await expectAccessible(page, 'the form of a change');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('heading', { name: '变更记录' }).waitFor();
  await mine(page);
  const told = page.locator('.lc-notice').filter({ hasText: name });
  await expect.poll(() => told.innerText()).toContain('场地晚一天才空出来');
  await told.getByRole('button', { name: '知道了' }).click();
  await told.waitFor({ state: 'detached' });

  await page.getByRole('link', { name: new RegExp(name) }).first().click();
  await page.getByRole('button', { name: '取消活动' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: /^原因/ }).fill('连日大雨，场地不安全');
  await expectAccessible(page, 'the dialog of calling off');
  await decide(page, '取消活动');
  await expectAbsentOnce(page.getByText('活动已取消'), page.getByRole('link', { name: '修改活动' }));
  await mine(page);
  await expect.poll(() => page.locator('.lc-notice').filter({ hasText: name }).innerText()).toContain('连日大雨，场地不安全');
  expect(problems).toEqual([]);
});

/** Served nine days ago, entered by one and decided by another: so long ago that what is certified may have hung out for its seven days. */
async function servedBefore(page: Page, office: APIRequestContext, second: APIRequestContext): Promise<void> {
  const { volunteer: { number } } = (await (await page.request.get(`${api}/my-service`)).json()) as { volunteer: { number: string } };
  const { rows: [team] } = (await (await office.get(`${api}/volunteer-teams?pageSize=1&sort=code`)).json()) as { rows: { id: string; place: { id: string } }[] };
  const { id } = await post<{ id: string }>(office, '/volunteer-activities', { code: `E2E-C-${Date.now()}`, name: '示例清扫（证明）', teamId: team?.id, placeId: team?.place.id, on: day(-9), from: '17:00', to: '18:00' });
  const { id: recordId } = await post<{ id: string }>(office, `/volunteer-activities/${id}/entries`, { number, from: '17:00', to: '18:00', reason: '点名时漏记（示例）' });
  await post(second, `/service-records/${recordId}/decision`, { counts: true });
}

it('a volunteer asks for a certificate, and downloads it once it was granted, posted and issued by two others', async () => {
  const { page, problems } = await volunteer();
  const { page: desk, context: office, problems: ofDesk } = await story.visit({ signedInAs: 'office' });
  const { context: second } = await story.visit();
  await signInTo(second, 'office2');
  await servedBefore(page, office.request, second.request);
  // One waits, of the demonstration or this one; it is returned, so that they may ask anew.
  await page.request.post(`${api}/service-certificate-requests`, { headers: { 'idempotency-key': `asked-${Date.now()}` }, data: { from: day(-30), to: day(0), purpose: '社区评优' } });
  await desk.goto('/p/wanyuan/service-certificate-requests?state=asked');
  await settled(desk);
  await desk.getByRole('button', { name: '退回' }).first().click();
  await desk.getByRole('dialog').getByLabel('理由').fill('请写明给哪个单位');
  await expectAccessible(desk, 'the dialog of returning');
  await decide(desk, '退回');

  await mine(page);
  await page.getByText('已退回：请写明给哪个单位').first().waitFor();
  await page.getByRole('button', { name: '申请服务证明' }).click();
  const asking = page.getByRole('dialog');
  await asking.getByLabel('止').fill(day(-9));
  await asking.getByLabel('用途').fill('给示例单位评优');
  await expectAccessible(page, 'the dialog of asking');
  await decide(page, '申请服务证明');
  await page.getByText('等待出具单位办理').first().waitFor();

  await desk.reload();
  await settled(desk);
  await desk.getByRole('button', { name: '同意并起草' }).first().click();
  const granting = desk.getByRole('dialog');
  for (const [label, value] of [['出具单位', '示例志愿服务联合会'], ['负责人', '示例负责人'], ['经办人', '示例经办人'], ['单位联系方式', '000-0000000'], ['公示开始', day(-8)], ['公示地点', '社区公告栏']] as const) await granting.getByLabel(label, { exact: false }).first().fill(value);
  await expectAccessible(desk, 'the dialog of granting');
  await decide(desk, '同意并起草');

  const { rows: [request] } = (await (await office.request.get(`${api}/service-certificate-requests?state=granted&pageSize=1`)).json()) as { rows: { certificate: { id: string } }[] };
  await post(second.request, `/service-certificates/${request?.certificate.id ?? ''}/issue`, {});
  await mine(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 docx' }).first().click()]);
  expect(download.suggestedFilename()).toMatch(/^ZM-.*docx$/);
  expect([...problems, ...ofDesk]).toEqual([]);
});
