/**
 * Every page that the modules register, in every look: axe in light, dark and the large view, text and targets of the large
 * view, and a window of 320 pixels. A page to which no link leads is a fault too: nobody would ever find it.
 */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { fieldScreens } from '../../apps/web/field/modules.ts';
import { routes } from '../../apps/web/routes.ts';
import { publicPages } from '../../apps/public/index.ts';
import { hasPlaces, pagesOf, SeenLinks } from '../../tools/stage/pages.ts';
import type { FacePage } from '../../tools/stage/pages.ts';
import { browserOfStory, faultsOf, settled } from './browser.ts';
import { elderFaults, reflowFaults } from './looks.ts';

const story = browserOfStory();
const programme = 'wanyuan';
const pages = pagesOf({ office: routes, field: fieldScreens, public: publicPages.pages }, programme);
const links = new SeenLinks(pages);
const inOrder = (of: readonly FacePage[]): readonly FacePage[] => [...of].sort((a, b) => a.pattern.split('/:').length - b.pattern.split('/:').length);
const only = process.env['E2E_PAGES'];
const wanted = (page: FacePage): boolean => only === undefined || page.pattern.includes(only);

/** Opens pages that need an id only when an earlier page led to one. */
async function open(page: Page, what: FacePage): Promise<void> {
  const address = links.addressOf(what.pattern);
  expect(address, `no link leads to ${what.pattern}`).toBeDefined();
  await page.goto(address ?? '/');
  await settled(page);
  links.add(await page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))"));
}

const labelled = (label: string, faults: readonly string[]): string[] => faults.map((fault) => `${label}: ${fault}`);

/** The switches of the top bar, pressed as a person presses them. */
async function press(page: Page, name: RegExp): Promise<void> {
  await page.locator('.lc-quick-switches').getByRole('button', { name }).click();
}

describe('every page of the office', () => {
  const visitors = new Map<string, { readonly page: Page; readonly held: ReadonlySet<string> }>();
  /** Signed in once for all pages; each page is opened afresh. */
  async function visitorOf(login: string): Promise<{ readonly page: Page; readonly held: ReadonlySet<string> }> {
    const known = visitors.get(login);
    if (known !== undefined) return known;
    const { page } = await story.visit({ signedInAs: login });
    const answer = await page.request.get(`/api/programmes/${programme}/me`);
    const visitor = { page, held: new Set(((await answer.json()) as { permissions: string[] }).permissions) };
    visitors.set(login, visitor);
    return visitor;
  }

  const signedIn = inOrder(pages.filter(({ face, permissions }) => face === 'office' && !permissions.includes('signedOut'))).filter((page) => wanted(page) || !hasPlaces(page.pattern));
  it.each(signedIn.map((page) => [page.pattern, page] as const))('%s', async (pattern, what) => {
    const office = await visitorOf('office');
    const { page } = what.permissions.every((permission) => office.held.has(permission)) ? office : await visitorOf('admin');
    await open(page, what);
    if (!wanted(what)) return;
    const faults = labelled('light', await faultsOf(page));
    await press(page, /外观/);
    faults.push(...labelled('dark', await faultsOf(page)));
    await press(page, /外观/);
    await press(page, /长辈版/);
    faults.push(...labelled('elder', await faultsOf(page)), ...labelled('elder', await elderFaults(page)));
    await press(page, /长辈版/);
    await page.setViewportSize({ width: 320, height: 720 });
    await page.waitForTimeout(150);
    faults.push(...labelled('320 px', await reflowFaults(page)));
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(faults, pattern).toEqual([]);
  });
});

describe('every screen of the field app', () => {
  const screens = inOrder(pages.filter(({ face }) => face === 'field')).filter((page) => wanted(page) || !hasPlaces(page.pattern));
  const visitors = new Map<string, Page>();
  it.each(screens.map((page) => [page.pattern, page] as const))('%s', async (pattern, what) => {
    const login = what.permissions.includes('inspections.record') ? 'inspector' : 'leader';
    const page = visitors.get(login) ?? (await story.visit({ size: 'phone', signedInAs: login })).page;
    visitors.set(login, page);
    const set = async (look: object): Promise<void> => {
      await page.evaluate(`localStorage.setItem('lianchuang.preferences', '${JSON.stringify({ locale: 'zh-CN', themeChoice: 'light', view: 'standard', ...look })}')`);
      await page.reload();
      await settled(page);
    };
    await open(page, what);
    if (!wanted(what)) return;
    const faults = labelled('light', await faultsOf(page));
    await page.setViewportSize({ width: 320, height: 720 });
    faults.push(...labelled('320 px', await reflowFaults(page)));
    await page.setViewportSize({ width: 390, height: 844 });
    await set({ themeChoice: 'dark' });
    faults.push(...labelled('dark', await faultsOf(page)));
    await set({ view: 'elder' });
    faults.push(...labelled('elder', await faultsOf(page)), ...labelled('elder', await elderFaults(page)));
    await set({});
    expect(faults, pattern).toEqual([]);
  });
});

describe('every public page', () => {
  const open4 = inOrder(pages.filter(({ face }) => face === 'public')).filter(wanted);
  it.each(open4.map((page) => [page.pattern, page] as const))('%s', async (pattern, what) => {
    const { page, context } = await story.visit();
    const faults: string[] = [];
    await open(page, what);
    faults.push(...labelled('light', await faultsOf(page)));
    await page.setViewportSize({ width: 320, height: 720 });
    faults.push(...labelled('320 px', await reflowFaults(page)));
    await page.setViewportSize({ width: 1440, height: 900 });
    await context.addCookies([{ name: 'lianchuang_theme', value: 'dark', url: page.url() }]);
    await page.reload();
    faults.push(...labelled('dark', await faultsOf(page)));
    await context.addCookies([{ name: 'lianchuang_theme', value: 'light', url: page.url() }, { name: 'lianchuang_view', value: 'elder', url: page.url() }]);
    await page.reload();
    faults.push(...labelled('elder', await faultsOf(page)), ...labelled('elder', await elderFaults(page)));
    expect(faults, pattern).toEqual([]);
    await context.close();
  });
});
