/** What must hold of every page in every look: measured from the page as it stands, not from its styles. */
import type { Page } from 'playwright-core';

interface Small { readonly what: string; readonly px: number }

/** Text below a size, leaving out what is hidden or drawn, and the facsimile of a printed document, which is read as a file. @unit px */
const TEXT_BELOW = `(least) => {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('svg, canvas, script, style, noscript, [aria-hidden="true"], .maplibregl-map, option, sup, .pub-skip, .lc-bulletins-paper') !== null) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || getComputedStyle(element).visibility === 'hidden') continue;
    const px = Number.parseFloat(getComputedStyle(element).fontSize);
    if (px < least - 0.05) found.set(element.className + ' ' + element.tagName, { what: (element.className || element.tagName) + ': ' + node.data.trim().slice(0, 30), px: Math.round(px * 10) / 10 });
  }
  return [...found.values()];
}`;

/** Targets whose pressable box is lower than a size. A link inside a sentence is text, and a box that its label enlarges counts with it. @source WCAG 2.2, 2.5.8 */
const TARGETS_BELOW = `(least) => {
  const found = new Map();
  for (const element of document.querySelectorAll('button, a[href], input:not([type=hidden]), select, summary, [role=button], [role=tab], [role=option]')) {
    if (element.closest('.lc-visually-hidden, .lc-skip, .pub-skip, .maplibregl-map, .ant-tree, [aria-hidden="true"], [inert]') !== null) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.display === 'none' || style.pointerEvents === 'none') continue;
    if (element.tagName === 'A' && style.display === 'inline') continue;
    let box = (element.closest('label, .ant-select, .ant-picker') ?? element).getBoundingClientRect();
    if (box.width < 3 || box.height < 3) continue;
    const row = element.closest('tr.lc-table-linked, .lc-stat');
    if (row !== null && element.closest('.lc-row-link, .lc-stat-label') !== null) box = row.getBoundingClientRect();
    if (box.height < least - 0.6) found.set(element.className + ' ' + element.tagName, { what: (element.className || element.tagName) + ': ' + (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30), px: Math.round(box.height) });
  }
  return [...found.values()];
}`;

const say = (what: string) => ({ what: each, px }: Small): string => `${what} ${px} px, ${each}`;

/** 长辈版之失 · Text under 18 px and targets under 60 px. @source DOMAIN.md §8.5 */
export async function elderFaults(page: Page): Promise<string[]> {
  const small = await page.evaluate(`(${TEXT_BELOW})(18)`) as Small[];
  const low = await page.evaluate(`(${TARGETS_BELOW})(60)`) as Small[];
  return [...small.map(say('text of')), ...low.map(say('a target of'))];
}

/** What draws itself anew once its box has changed (charts, tabs) has until then. @unit milliseconds */
const DRAWN_ANEW = 3_000;

/** 横向溢出 · What reaches beyond the right edge, when the page scrolls sideways. @source WCAG 2.2, 1.4.10 */
export async function reflowFaults(page: Page): Promise<string[]> {
  await page.waitForFunction('document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1', undefined, { timeout: DRAWN_ANEW }).catch(() => undefined);
  return await page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return [];
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.right <= width + 1) return false;
      for (let above = element.parentElement; above !== null && above !== document.body; above = above.parentElement) if (getComputedStyle(above).overflowX !== 'visible') return false;
      return true;
    });
    return ['the page is ' + document.documentElement.scrollWidth + ' px wide: ' + out.slice(-3).map((element) => element.tagName + '.' + element.className).join(' | ')];
  })()`) as string[];
}

/**
 * 换外观 · Changes the look of an open page: the theme as the device does, the view as another tab of the browser does. A
 * page of the public site has its view from the server and keeps nothing in the browser, so there it is written where the
 * server writes it.
 */
export async function showView(page: Page, { theme = 'light', view = 'standard' }: { readonly theme?: 'light' | 'dark'; readonly view?: 'standard' | 'elder' }): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate(async (wanted) => {
    localStorage.setItem('lianchuang.preferences', JSON.stringify({ locale: 'zh-CN', themeChoice: 'system', view: wanted }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'lianchuang.preferences' }));
    if (document.documentElement.dataset['theme'] === undefined) document.documentElement.dataset['view'] = wanted;
    await new Promise((painted) => { requestAnimationFrame(() => requestAnimationFrame(painted)); });
    // What still fades from one look to the other is measured as it ends.
    for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }, view);
}
