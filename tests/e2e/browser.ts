/** One Chromium for a story; a page signs in as a demo login. Screenshots of failures land in out/e2e. */
import { mkdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { launchBrowser, signInTo, sizes } from '../../tools/stage/browser.ts';
import type { Size } from '../../tools/stage/browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export { sizes };

/** How a visitor looks at the product: kept in the browser as the switches in the top bar keep it. */
export interface Look { readonly locale?: 'zh-CN' | 'en'; readonly themeChoice?: 'light' | 'dark'; readonly view?: 'standard' | 'elder' }

export interface Visitor { readonly page: Page; readonly context: BrowserContext; readonly problems: string[] }

interface VisitOptions { readonly size?: Size; readonly viewport?: { readonly width: number; readonly height: number }; /** Signed in, and no page opened yet: most stories begin elsewhere than at home. */ readonly signedInAs?: string; /** Signed in, and at home. */ readonly atHomeOf?: string; readonly locale?: string; readonly look?: Look; /** Another server than that of the demo. */ readonly baseUrl?: string }

interface Story { browser(): Browser; visit(options?: VisitOptions): Promise<Visitor> }

/** Opens pages for a story file; everything is closed after it. */
export function browserOfStory(switches: readonly string[] = []): Story {
  return storyWith(switches, false);
}

/** Opens pages for the tests of a file: what a test opened is closed with it, so that no page of an earlier one goes on asking. */
export function browserOfTests(switches: readonly string[] = []): Story {
  return storyWith(switches, true);
}

function storyWith(switches: readonly string[], closesAfterTest: boolean): Story {
  let browser: Browser;
  beforeAll(async () => { browser = await launchBrowser(switches); });
  afterAll(async () => { await browser.close(); });
  return {
    browser: () => browser,
    async visit({ size = 'desk', viewport = sizes[size], signedInAs, atHomeOf, locale = 'zh-CN', look, baseUrl = inject('baseUrl') } = {}) {
      const context = await browser.newContext({ viewport, locale, timezoneId: 'Asia/Shanghai', baseURL: baseUrl, acceptDownloads: true });
      if (look !== undefined) await setLook(context, look);
      context.on('page', watchTraffic);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('response', (response) => { if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`); });
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') {
          mkdirSync(`${root}out/e2e`, { recursive: true });
          await page.screenshot({ path: `${root}out/e2e/${Date.now()}.png`, fullPage: true }).catch(() => undefined);
        }
        if (closesAfterTest) await context.close();
      });
      if (signedInAs !== undefined) await signInTo(context, signedInAs);
      if (atHomeOf !== undefined) await signIn(page, atHomeOf);
      return { page, context, problems };
    },
  };
}

/** Sets the look before the first page opens. */
export async function setLook(context: BrowserContext, look: Look): Promise<void> {
  await context.addInitScript(`localStorage.setItem('lianchuang.preferences', ${JSON.stringify(JSON.stringify(look))})`);
}

/** Signs in by the API, as the page's own form does, and lands on the programme's home. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`/p/${await signInTo(page.context(), username)}`);
}

/** What a page asked for and has not got yet. A stream of events never ends and is none of it. */
interface Traffic { readonly open: Set<Request>; /** How many were asked for so far. */ asked: number; /** @unit epoch ms */ lastChange: number }

const trafficOf = new WeakMap<Page, Traffic>();

function watchTraffic(page: Page): void {
  const traffic: Traffic = { open: new Set(), asked: 0, lastChange: Date.now() };
  trafficOf.set(page, traffic);
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return;
    traffic.open.add(request);
    traffic.asked += 1;
    traffic.lastChange = Date.now();
  });
  const end = (request: Request): void => { if (traffic.open.delete(request)) traffic.lastChange = Date.now(); };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
}

/** @unit ms */
const QUIET = 100;
/** A page that asks on and on is taken as it stands after this. @unit ms */
const QUIET_WITHIN = 5_000;
/** The page has done all that was to be done at once: what it was given is drawn, and what it wants next is asked for. */
const IDLE = "new Promise((done) => { requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 500 })), { timeout: 500 }); })";

/** Nothing is on the way, and nothing that came has led to anything more: however slow the machine, since the page itself says when it is idle. */
async function quiet(page: Page): Promise<void> {
  const traffic = trafficOf.get(page);
  if (traffic === undefined) throw new Error('only pages that a story visits are watched');
  const deadline = Date.now() + QUIET_WITHIN;
  while (Date.now() < deadline) {
    const { asked } = traffic;
    const left = traffic.lastChange + QUIET - Date.now();
    if (traffic.open.size > 0 || left > 0) await sleep(traffic.open.size > 0 ? 20 : left);
    else {
      // On its way elsewhere it is asked again.
      await page.evaluate(IDLE).catch(() => undefined);
      if (traffic.asked === asked && traffic.open.size === 0) return;
    }
  }
}

const PLACEHOLDERS = '[aria-busy="true"], .lc-skeleton, .lc-page-loading';

/** The page has its content: nothing is on the way any more, and no placeholder stands. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await quiet(page);
  // The design page shows placeholders for ever: they are its samples.
  if (new URL(page.url()).pathname === '/design') return;
  if (await page.locator(PLACEHOLDERS).count() === 0) return;
  await expect.poll(() => page.locator(PLACEHOLDERS).count(), { timeout: 20_000 }).toBe(0);
  await quiet(page);
}

/** A form of the public site is taken once it was shown for three seconds; nobody fills it in faster. @unit ms */
const SHOWN_AT_LEAST = 3_100;

/** @param openedAt when the form stood there, epoch ms */
export async function untilShownLongEnough(openedAt: number): Promise<void> {
  await sleep(Math.max(0, openedAt + SHOWN_AT_LEAST - Date.now()));
}

/** Nothing runs off the side of the page; what draws itself to its width (charts, tables) has its time for it. */
export async function expectNoSidewaysScroll(page: Page, what?: string): Promise<void> {
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), what === undefined ? {} : { message: what }).toBeLessThanOrEqual(0);
}

/**
 * 不在 · What is not there, once something else says that the page stands: a wait for what is there comes before it, or it
 * would be true of a page that is still empty.
 *
 * @param once what tells that the page stands as meant
 */
export async function expectAbsentOnce(once: Locator, absent: Locator, what?: string): Promise<void> {
  await once.first().waitFor();
  await expect.poll(() => absent.count(), what === undefined ? {} : { message: what }).toBe(0);
}

/** No serious accessibility fault on the page as it stands (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await faultsOf(page), what).toEqual([]);
}

/**
 * Rules whose answer a theme or a view may change. The elder view has the colours of the standard one (platform/web/elder-colours.test.ts),
 * its targets are measured at 60 px (looks.ts), which is more than the rule for them asks, and what is left is what scrolls once text is larger.
 */
export const rulesOfLooks = { dark: ['color-contrast', 'link-in-text-block'], elder: ['scrollable-region-focusable'] } as const;

const AXE_SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Rows of one list are made alike: the first stand for the rest, which would take as long as all else of the page. */
const ALIKE = ['tbody > tr:nth-child(n+9)', 'ul > li:nth-child(n+13)', 'ol > li:nth-child(n+13)'];

/**
 * What axe finds, one line a fault: by every rule of WCAG 2.2 A and AA, or by some of them, in the whole page but what is left out (by selector). Its source goes into a page
 * once and stays until the page goes elsewhere: putting it there takes longer than most runs of it.
 */
export async function faultsOf(page: Page, rules?: readonly string[], leftOut: readonly string[] = []): Promise<string[]> {
  if (!await page.evaluate("typeof window.axe === 'object'")) await page.evaluate(AXE_SOURCE);
  // What fades in is measured as it will stand.
  await page.evaluate("document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity).forEach((animation) => animation.finish())");
  // No rule that runs reads style sheets, so they need not be fetched a second time for it.
  const options: RunOptions = { resultTypes: ['violations'], preload: { assets: ['media'], timeout: 5_000 }, runOnly: rules === undefined ? { type: 'tag', values: WCAG } : { type: 'rule', values: [...rules] } };
  const violations = await page.evaluate(`axe.run(${JSON.stringify({ exclude: [...ALIKE, ...leftOut].map((selector) => [selector]) })}, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ target }) => ({ target })) })))`) as AxeResults['violations'];
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}
