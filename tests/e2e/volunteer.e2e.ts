/** 志愿者的一次活动 · Signing up, checking in by the code on the leader's screen, and a certificate that anybody can check. */
import { expect, it } from 'vitest';
import type { APIRequestContext } from 'playwright-core';
import { signInTo } from '../../tools/stage/browser.ts';
import { browserOfTests, expectAbsentOnce, settled } from './browser.ts';
import { api, post } from './field-kit.ts';

const story = browserOfTests();
const MINUTE_MS = 60_000;
const SHANGHAI_MS = 8 * 60 * MINUTE_MS;
/** A day and an hour by the clock of the programme. */
const clock = (at: number): { day: string; time: string } => { const text = new Date(at + SHANGHAI_MS).toISOString(); return { day: text.slice(0, 10), time: text.slice(11, 16) }; };

/** Soon, and within one day: codes are shown from two hours before. */
function soon(): { on: string; from: string; to: string } {
  const [start, end] = [clock(Date.now() + 10 * MINUTE_MS), clock(Date.now() + 70 * MINUTE_MS)];
  return start.day === end.day ? { on: start.day, from: start.time, to: end.time } : { on: end.day, from: '00:30', to: '01:30' };
}

async function activityOf(office: APIRequestContext): Promise<string> {
  const { rows: teams } = (await (await office.get(`${api}/volunteer-teams?pageSize=2&sort=code`)).json()) as { rows: { id: string; place: { id: string } }[] };
  const [, team] = teams;
  return (await post<{ id: string }>(office, '/volunteer-activities', { code: `E2E-${Date.now()}`, name: '示例清扫', teamId: team?.id, placeId: team?.place.id, ...soon(), takesSignups: true })).id;
}

it('a volunteer signs up, checks in by the code of the moment, and a certificate can be checked by anybody', async () => {
  const { page: screen, context: office } = await story.visit({ signedInAs: 'office' });
  const activityId = await activityOf(office.request);
  const { page, problems } = await story.visit({ size: 'phone', signedInAs: 'volunteer' });
  await page.goto(`/p/wanyuan/my-service/activities/${activityId}`);
  await settled(page);
  await page.getByRole('button', { name: '报名' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '报名' }).click();
  await page.getByText('已报名').first().waitFor();
  await screen.goto(`/p/wanyuan/my-service/activities/${activityId}/screen`);
  const shown = screen.locator('.lc-check-in-code');
  await expect.poll(() => shown.innerText()).toMatch(/\d/);
  const code = await shown.innerText();
  await page.getByLabel('签到码').fill(code);
  await page.getByRole('button', { name: '签到', exact: true }).click();
  await page.getByText('已签到').first().waitFor();
  await screen.getByText('已签到 1 人').waitFor();

  const { rows: [certificate] } = (await (await office.request.get(`${api}/service-certificates?state=issued&pageSize=1`)).json()) as { rows: { number: string; issuer: string; volunteer: { label: string } }[] };
  const { page: anybody } = await story.visit();
  await anybody.goto(`/public/wanyuan/volunteering/certificates/${certificate?.number ?? ''}`);
  await expectAbsentOnce(anybody.getByText(certificate?.issuer ?? ''), anybody.locator('main').getByText(certificate?.volunteer.label ?? '-'));
  expect(problems).toEqual([]);
});

it('minutes that a leader’s roll call books stand on the volunteer’s own page', async () => {
  const { page } = await story.visit({ signedInAs: 'volunteer' });
  await page.goto('/p/wanyuan/my-service');
  await settled(page);
  await expect.poll(() => page.locator('main').innerText()).toMatch(/B 负责人点名/);
  const { context } = await story.visit();
  await signInTo(context, 'volunteer');
  const { figures } = (await (await context.request.get(`${api}/my-service`)).json()) as { figures: { minutes: Record<string, number> } };
  expect(figures.minutes['B'] ?? 0).toBeGreaterThan(0);
});
