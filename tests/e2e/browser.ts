/** One Chromium for a story; a page signs in as a demo login. Screenshots of failures land in out/e2e. */
import { readFileSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFailed } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where `tools/bootstrap.mjs test` found a browser. */
function chromiumPath(): string {
  const note = `${root}node_modules/.lianchuang-chromium`;
  const candidates = [process.env['CHROMIUM_PATH'], existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined, '/usr/bin/chromium'];
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found === undefined) throw new Error('no Chromium: run npm test, which finds or installs one');
  return found;
}

export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface Visitor { readonly page: Page; readonly context: BrowserContext; readonly problems: string[] }

/** Opens pages for a story file; everything is closed after it. */
export function browserOfStory(): { visit(options?: { size?: keyof typeof sizes; signedInAs?: string; locale?: string }): Promise<Visitor> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });
  afterAll(async () => { await browser.close(); });
  return {
    async visit({ size = 'desk', signedInAs, locale = 'zh-CN' } = {}) {
      const context = await browser.newContext({ viewport: sizes[size], locale, timezoneId: 'Asia/Shanghai', baseURL: inject('baseUrl'), acceptDownloads: true });
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

/** Signs in by the API, as the page's own form does, and lands on the programme's home. */
export async function signIn(page: Page, username: string): Promise<void> {
  const { demoPassword, demoLogins } = (await (await page.request.get('/api/config')).json()) as { demoPassword: string; demoLogins: { username: string; programme: string }[] };
  const login = demoLogins.find((candidate) => candidate.username === username);
  expect(login, `demo login ${username}`).toBeDefined();
  const answer = await page.request.post('/api/session', { headers: { 'idempotency-key': `e2e-${Date.now()}-${Math.random()}` }, data: { username, password: demoPassword } });
  expect(answer.status()).toBe(200);
  await page.goto(`/p/${login?.programme ?? ''}`);
}

/** No serious accessibility fault on the page as it stands (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: page as never }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.target.join(' ') ?? ''}`), what).toEqual([]);
}
