/** One Chromium for a story; a page signs in as a demo login. Screenshots of failures land in out/e2e. */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFailed } from 'vitest';
import { launchBrowser, signInTo, sizes } from '../../tools/stage/browser.ts';
import type { Size } from '../../tools/stage/browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export { sizes };

/** How a visitor looks at the product: kept in the browser as the switches in the top bar keep it. */
export interface Look { readonly locale?: 'zh-CN' | 'en'; readonly themeChoice?: 'light' | 'dark'; readonly view?: 'standard' | 'elder' }

export interface Visitor { readonly page: Page; readonly context: BrowserContext; readonly problems: string[] }

interface VisitOptions { readonly size?: Size; readonly viewport?: { readonly width: number; readonly height: number }; readonly signedInAs?: string; readonly locale?: string; readonly look?: Look; /** Another server than that of the demo. */ readonly baseUrl?: string }

/** Opens pages for a story file; everything is closed after it. */
export function browserOfStory(switches: readonly string[] = []): { browser(): Browser; visit(options?: VisitOptions): Promise<Visitor> } {
  let browser: Browser;
  beforeAll(async () => { browser = await launchBrowser(switches); });
  afterAll(async () => { await browser.close(); });
  return {
    browser: () => browser,
    async visit({ size = 'desk', viewport = sizes[size], signedInAs, locale = 'zh-CN', look, baseUrl = inject('baseUrl') } = {}) {
      const context = await browser.newContext({ viewport, locale, timezoneId: 'Asia/Shanghai', baseURL: baseUrl, acceptDownloads: true });
      if (look !== undefined) await setLook(context, look);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('response', (response) => { if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`); });
      onTestFailed(async () => {
        mkdirSync(`${root}out/e2e`, { recursive: true });
        await page.screenshot({ path: `${root}out/e2e/${Date.now()}.png`, fullPage: true }).catch(() => undefined);
      });
      if (signedInAs !== undefined) await signIn(page, signedInAs);
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

/** The page has its content: nothing is on the way any more, and no placeholder stands. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  // The design page shows placeholders for ever: they are its samples.
  if (new URL(page.url()).pathname !== '/design') await expect.poll(() => page.locator('[aria-busy="true"], .lc-skeleton, .lc-page-loading').count(), { timeout: 20_000 }).toBe(0);
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
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
