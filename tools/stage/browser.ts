/** 浏览器 · The system's Chromium, and signing in as a demo login. For stories, screenshots and measurements. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where `tools/bootstrap.mjs` found a browser. */
export function chromiumPath(): string {
  const note = `${root}node_modules/.lianchuang-chromium`;
  const candidates = [process.env['CHROMIUM_PATH'], existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined, '/usr/bin/chromium'];
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found === undefined) throw new Error('no Chromium: run npm test, which finds or installs one');
  return found;
}

/** @param more switches of Chromium, e.g. for a camera of its own */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    // The browser's own words too, in date fields: people here have it in Chinese.
    env: { ...process.env as Record<string, string>, LANGUAGE: 'zh_CN' },
    args: ['--lang=zh-CN', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  });
}

export const sizes = { desk: { width: 1440, height: 900 }, tablet: { width: 834, height: 1112 }, phone: { width: 390, height: 844 } } as const;

export type Size = keyof typeof sizes;

/** Signs in by the API, as the page's own form does; answers with the code of the login's programme. */
export async function signInTo(context: BrowserContext, username: string): Promise<string> {
  const { demoPassword, demoLogins } = (await (await context.request.get('/api/config')).json()) as { demoPassword: string; demoLogins: { username: string; programme: string }[] };
  const login = demoLogins.find((candidate) => candidate.username === username);
  if (login === undefined) throw new Error(`there is no demo login ${username}`);
  const answer = await context.request.post('/api/session', { headers: { 'idempotency-key': `stage-${Date.now()}-${Math.random()}` }, data: { username, password: demoPassword } });
  if (answer.status() !== 200) throw new Error(`${username} could not sign in: ${answer.status()} ${await answer.text()}`);
  return login.programme;
}
