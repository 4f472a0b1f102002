/**
 * How long a person waits before a face can be used, as a phone of the middle feels it: Chromium with its processor slowed
 * four times and a network of 1.6 Mbit/s with 150 ms of delay, nothing in the cache. Usable means: the page has its heading
 * and the last long piece of work before a quiet second is over.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession } from 'playwright-core';
import { launchBrowser, signInTo, sizes } from '../tools/stage/browser.ts';
import { startDemoServer } from '../tools/stage/demo-server.ts';
import { middle } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const SLOWER = 4;
const DOWN_BYTES_PER_SECOND = 1_600_000 / 8;
const UP_BYTES_PER_SECOND = 750_000 / 8;
const DELAY_MS = 150;
const RUNS = 3;
const SECONDS_BAR = 3;
const QUIET_MS = 1_000;

interface Visit { readonly face: string; readonly path: (programme: string) => string; readonly login: string | null; readonly size: keyof typeof sizes; readonly bar: boolean }

const visits: readonly Visit[] = [
  { face: 'field, signed in', path: (programme) => `/field/${programme}/`, login: 'inspector', size: 'phone', bar: true },
  { face: 'public, home', path: (programme) => `/public/${programme}`, login: null, size: 'phone', bar: true },
  { face: 'office, sign-in', path: () => '/sign-in', login: null, size: 'desk', bar: false },
  { face: 'office, home', path: (programme) => `/p/${programme}`, login: 'office', size: 'desk', bar: false },
];

/** Watches from before the first byte: long tasks, and when the heading stands. */
const WATCH = `(() => {
  window.benchTasks = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.benchTasks.push({ from: entry.startTime, to: entry.startTime + entry.duration }); }).observe({ type: 'longtask', buffered: true });
  window.benchHeading = null;
  const look = () => { if (document.querySelector('h1') !== null) window.benchHeading = performance.now(); else requestAnimationFrame(look); };
  look();
})()`;

interface Seen { readonly heading: number | null; readonly tasks: readonly { readonly from: number; readonly to: number }[]; readonly paint: number; readonly script: number }

async function slow(cdp: CDPSession): Promise<void> {
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: DELAY_MS, downloadThroughput: DOWN_BYTES_PER_SECOND, uploadThroughput: UP_BYTES_PER_SECOND });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

async function once(browser: Browser, baseUrl: string, visit: Visit, programme: string): Promise<{ usable: number; paint: number; script_kB: number }> {
  const context = await browser.newContext({ viewport: sizes[visit.size], locale: 'zh-CN', baseURL: baseUrl, serviceWorkers: 'block' });
  if (visit.login !== null) await signInTo(context, visit.login);
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await slow(await context.newCDPSession(page));
  await page.goto(visit.path(programme), { waitUntil: 'commit' });
  await page.locator('h1').first().waitFor({ timeout: 60_000 });
  let seen: Seen;
  for (;;) {
    await page.waitForTimeout(QUIET_MS);
    seen = await page.evaluate(`({ heading: window.benchHeading, tasks: window.benchTasks, now: performance.now(),
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      script: performance.getEntriesByType('resource').filter((entry) => entry.initiatorType === 'script' || entry.name.endsWith('.js')).reduce((sum, entry) => sum + entry.encodedBodySize, 0) })`) as Seen;
    const last = Math.max(seen.heading ?? 0, ...seen.tasks.map((task) => task.to));
    if ((seen as Seen & { now: number }).now - last >= QUIET_MS) break;
  }
  await context.close();
  // The first quiet second after the heading ends the wait; what a page does later of its own accord keeps nobody.
  let usable = seen.heading ?? 0;
  for (const task of [...seen.tasks].sort((a, b) => a.from - b.from)) if (task.to > usable && task.from < usable + QUIET_MS) usable = task.to;
  return { usable: usable / 1_000, paint: seen.paint / 1_000, script_kB: seen.script / 1_000 };
}

const REOPEN_SECONDS_BAR = 1;
/** Notes when the first site stands, before the page itself runs. */
const WATCH_SITES = `new MutationObserver((_changes, watch) => {
  if (document.querySelector('.lcf-site strong, .lcf-filter') === null) return;
  watch.disconnect();
  document.documentElement.dataset.shownAfter = String(performance.now());
}).observe(document, { childList: true, subtree: true })`;

/** The installed field app opened again without a network, until one's sites stand. @unit seconds */
async function reopened(browser: Browser, baseUrl: string, rate: number): Promise<number[]> {
  const context = await browser.newContext({ viewport: sizes.phone, locale: 'zh-CN', baseURL: baseUrl });
  await signInTo(context, 'inspector');
  const page = await context.newPage();
  await page.goto('/field/');
  await page.locator('.lcf-filter').waitFor({ timeout: 60_000 });
  await page.evaluate(`navigator.serviceWorker.ready.then(() => new Promise((kept) => { const look = () => caches.keys().then((names) => (names.some((name) => name.startsWith('workbox-precache')) && navigator.serviceWorker.controller !== null ? kept(null) : setTimeout(look, 200))); look(); }))`);
  await page.addInitScript(WATCH_SITES);
  await context.setOffline(true);
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
  const seconds: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    await page.reload();
    await page.locator('html[data-shown-after]').waitFor({ timeout: 60_000 });
    seconds.push(Number(await page.locator('html').getAttribute('data-shown-after')) / 1_000);
  }
  await context.close();
  return seconds;
}

async function reopenLines(browser: Browser, baseUrl: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const rate of [1, SLOWER]) {
    const seconds = await reopened(browser, baseUrl, rate);
    const usual = middle(seconds);
    lines.push({
      name: `field, installed, opened again without a network, until the sites stand${rate === 1 ? '' : `, processor ${rate} times slower`}`, value: `${usual.toFixed(2)} s (${seconds.map((one) => one.toFixed(2)).join(', ')})`,
      bar: rate === 1 ? `< ${REOPEN_SECONDS_BAR} s` : '–', met: rate !== 1 || usual < REOPEN_SECONDS_BAR,
    });
  }
  return lines;
}

/** What each build asks for before its first page can be used, as the build itself counts it. */
async function budgetLines(): Promise<Line[]> {
  const measured = (await Promise.all(['field', 'web'].map(async (folder) => JSON.parse(await readFile(new URL(`../dist/${folder}/first-load.json`, import.meta.url), 'utf8')) as { face: string; total_kB: number; most_kB: number }[]))).flat();
  return measured.map(({ face, total_kB, most_kB }) => ({ name: `${face}, script of the first page, gzip`, value: `${total_kB.toFixed(0)} kB`, bar: `< ${most_kB} kB`, met: total_kB < most_kB }));
}

export async function benchFaces(): Promise<Line[]> {
  const server = await startDemoServer();
  const browser = await launchBrowser();
  try {
    const { demoLogins } = (await (await fetch(`${server.baseUrl}/api/config`)).json()) as { demoLogins: { programme: string }[] };
    const programme = demoLogins[0]?.programme ?? '';
    const lines: Line[] = [];
    for (const visit of visits) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await once(browser, server.baseUrl, visit, programme));
      const usable = middle(runs.map((run) => run.usable));
      lines.push({
        name: `${visit.face}, nothing cached, until it can be used`, value: `${usable.toFixed(1)} s (${runs.map((run) => run.usable.toFixed(1)).join(', ')})`,
        bar: visit.bar ? `< ${SECONDS_BAR} s` : '–', met: !visit.bar || usable < SECONDS_BAR,
        note: `first paint ${middle(runs.map((run) => run.paint)).toFixed(1)} s, ${middle(runs.map((run) => run.script_kB)).toFixed(0)} kB of script by then, parts drawn later included`,
      });
    }
    return [...lines, ...await reopenLines(browser, server.baseUrl), ...await budgetLines()];
  } finally {
    await browser.close();
    await server.stop();
  }
}
