/** 只用键盘 · Moves as somebody does who has no pointer: with Tab, and only to what Tab reaches. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

const NAME = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return '';
  const label = element.id === '' ? null : document.querySelector('label[for="' + CSS.escape(element.id) + '"]');
  // A region that scrolls takes the focus too, and holds the words of everything in it.
  if (!element.matches('a, button, input, select, textarea, summary, [role="button"], [role="tab"], [role="option"], [role="combobox"], [role="menuitem"], [role="switch"]')) return element.getAttribute('aria-label') ?? '';
  return [element.getAttribute('aria-label'), label?.textContent, element.closest('label')?.textContent, element.textContent, element.getAttribute('title')].filter(Boolean).join(' ').trim();
})()`;

/** Presses Tab until the focus stands on what is named; the focus must be visible there. */
export async function tabTo(page: Page, name: RegExp, { backwards = false, most = 150 }: { backwards?: boolean; most?: number } = {}): Promise<void> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (name.test(await page.evaluate(NAME) as string)) {
      const isSeen = () => page.evaluate('(() => { const box = document.activeElement.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; })()');
      await expect.poll(isSeen, { message: `${name} is in sight when it has the focus` }).toBe(true);
      return;
    }
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}
