/**
 * The counter of a shop on a phone: from the card in the scanner, or two letters of a name, until the redemption is acknowledged. What the
 * machine takes is measured, as a phone of the middle feels it (processor four times slower, 1.6 Mbit/s with 150 ms of delay); what a
 * person takes is not played but counted, in taps, and stated at a pace that is written beside it.
 */
import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { launchBrowser, signInTo, sizes } from '../tools/stage/browser.ts';
import { startDemoServer } from '../tools/stage/demo-server.ts';
import { middle } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const SLOWER = 4;
const DOWN_BYTES_PER_SECOND = 1_600_000 / 8;
const UP_BYTES_PER_SECOND = 750_000 / 8;
const DELAY_MS = 150;
const HOUSEHOLDS = 6;
const SECONDS_BAR = 15;
/** The pace at which a person's part is stated: one tap, and taking a card and holding it before the scanner. @unit seconds */
const A_TAP = 1.5;
const A_SCAN = 3;
const PROGRAMME = 'huangyuan';
const KEEPER = 'huangyuan.village';

interface Household { readonly label: string; readonly code: string; readonly cardCode: string; readonly balance: number }
/** One household served: what the machine took, and how often the thumb came down. @unit machine: seconds */
interface Served { readonly machine: number; readonly taps: number; readonly keys: number }

const rowsOf = async <Row>(request: APIRequestContext, path: string): Promise<Row[]> => ((await (await request.get(`/api/programmes/${PROGRAMME}${path}`)).json()) as { rows: Row[] }).rows;

/** Waits for the machine alone: the clock runs only while nobody could do anything. */
async function serve(page: Page, household: Household, by: 'card' | 'code'): Promise<Served> {
  let [machine, taps] = [0, 0];
  const waits = async (act: () => Promise<unknown>, until: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await act();
    await until();
    machine += (performance.now() - began) / 1_000;
  };
  const field = page.getByLabel('户卡或户名');
  const shelf = () => page.locator('.lc-shops-goods button:enabled').first().waitFor();
  if (by === 'card') await waits(() => field.fill(household.cardCode), shelf);
  else {
    const found = page.locator('.lc-shops-found button', { hasText: household.code });
    await waits(() => field.fill(household.code), () => found.waitFor());
    taps += 1;
    await waits(() => found.click(), shelf);
  }
  taps += 1;
  await waits(() => page.locator('.lc-shops-goods button:enabled').first().click(), () => page.locator('.lc-shops-basket li').first().waitFor());
  taps += 1;
  await waits(() => page.locator('button.lc-shops-pay').click(), () => page.getByText('已兑换').first().waitFor());
  // The next household: the press has the focus already, and the page is ready again.
  taps += 1;
  await waits(() => page.locator('button.lc-shops-pay').click(), () => field.waitFor());
  return { machine, taps, keys: by === 'card' ? 0 : household.code.length };
}

async function atCounter(browser: Browser, baseUrl: string, slowed: boolean, by: 'card' | 'code'): Promise<Served[]> {
  const context = await browser.newContext({ viewport: sizes.phone, locale: 'zh-CN', baseURL: baseUrl, serviceWorkers: 'block' });
  await signInTo(context, KEEPER);
  const shopId = (await rowsOf<{ id: string }>(context.request, '/shops?sort=code&pageSize=1'))[0]?.id ?? '';
  const households = (await rowsOf<Household>(context.request, `/shop-households?shopId=${shopId}&sort=balance&pageSize=${HOUSEHOLDS}`)).filter(({ balance }) => balance >= 5);
  const page = await context.newPage();
  await page.goto(`/p/${PROGRAMME}/shops/${shopId}/counter`);
  await page.getByLabel('户卡或户名').waitFor();
  if (slowed) {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: DELAY_MS, downloadThroughput: DOWN_BYTES_PER_SECOND, uploadThroughput: UP_BYTES_PER_SECOND });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }
  const served: Served[] = [];
  for (const household of households) served.push(await serve(page, household, by));
  await context.close();
  return served;
}

function linesOf(name: string, served: readonly Served[], scan: boolean): Line[] {
  const machine = middle(served.map((one) => one.machine));
  const worst = Math.max(...served.map((one) => one.machine));
  const { taps = 0, keys = 0 } = served[0] ?? {};
  const person = taps * A_TAP + keys * (A_TAP / 3) + (scan ? A_SCAN : 0);
  const hand = `${taps} taps${keys > 0 ? `, ${keys} keys` : ''}${scan ? ', one scan' : ''}`;
  return [
    { name: `counter, ${name}: the machine`, value: `${machine.toFixed(2)} s (worst of ${served.length}: ${worst.toFixed(2)})`, bar: '–', met: true },
    { name: `counter, ${name}: with the hand (${hand}; ${A_TAP} s a tap, ${A_TAP / 3} s a key, ${A_SCAN} s a scan)`, value: `${(worst + person).toFixed(1)} s`, bar: `< ${SECONDS_BAR} s`, met: worst + person < SECONDS_BAR },
  ];
}

/** 柜台用时 */
export async function benchCounter(): Promise<Line[]> {
  const { baseUrl, stop } = await startDemoServer();
  const browser = await launchBrowser();
  try {
    return [
      ...linesOf('card', await atCounter(browser, baseUrl, false, 'card'), true),
      ...linesOf(`card, phone of the middle (processor ${SLOWER} times slower, 1.6 Mbit/s, ${DELAY_MS} ms)`, await atCounter(browser, baseUrl, true, 'card'), true),
      ...linesOf('number typed, phone of the middle', await atCounter(browser, baseUrl, true, 'code'), false),
    ];
  } finally {
    await browser.close();
    await stop();
  }
}
