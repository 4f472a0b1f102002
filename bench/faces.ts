/**
 * How long a person waits before a face can be used, as a phone of the middle feels it: Chromium with its processor slowed
 * four times and a network of 1.6 Mbit/s with 150 ms of delay, nothing in the cache. Usable means: the page has its heading
 * and the last long piece of work before a quiet second is over.
 */
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
    return lines;
  } finally {
    await browser.close();
    await server.stop();
  }
}
