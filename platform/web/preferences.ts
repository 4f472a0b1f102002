/**
 * 个人偏好 · Language, theme and view of this browser. Kept in local storage, written to the root element so that
 * style sheets follow, and offered to React as one external store.
 */
import { useSyncExternalStore } from 'react';
import type { Locale } from '#platform/contract/index.ts';
import type { ThemeName, ViewName } from './tokens.ts';

/** 主题选择 · What the person chose; `system` follows the device. */
export type ThemeChoice = ThemeName | 'system';

/** 行距 */
export type Density = 'regular' | 'dense';

/** 偏好 · Everything a person can set for this browser. */
export interface Preferences {
  readonly locale: Locale;
  readonly themeChoice: ThemeChoice;
  /** The theme in force, with `system` resolved. */
  readonly theme: ThemeName;
  readonly view: ViewName;
  /** Whether single keys are shortcuts; who dictates or holds keys down switches them off. */
  readonly shortcuts: boolean;
  /** How close the rows of lists stand. */
  readonly density: Density;
}

type Choice = Pick<Preferences, 'locale' | 'themeChoice' | 'view' | 'shortcuts' | 'density'>;

const STORAGE_KEY = 'lianchuang.preferences';
const DARK_DEVICE = '(prefers-color-scheme: dark)';
const listeners = new Set<() => void>();
/** Where there is no window (a test of words), the office's own defaults hold. */
const hasWindow = typeof window !== 'undefined';
let current: Preferences = resolve(readChoice());

function isDarkDevice(): boolean {
  return hasWindow && window.matchMedia(DARK_DEVICE).matches;
}

function readChoice(): Choice {
  const isEnglish = hasWindow && navigator.language.toLowerCase().startsWith('en');
  const fallback: Choice = { locale: isEnglish ? 'en' : 'zh-CN', themeChoice: 'system', view: 'standard', shortcuts: true, density: 'regular' };
  if (!hasWindow) return fallback;
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Choice>;
    return {
      locale: stored.locale === 'en' || stored.locale === 'zh-CN' ? stored.locale : fallback.locale,
      themeChoice: stored.themeChoice === 'light' || stored.themeChoice === 'dark' ? stored.themeChoice : 'system',
      view: stored.view === 'elder' ? 'elder' : 'standard',
      shortcuts: stored.shortcuts !== false,
      density: stored.density === 'dense' ? 'dense' : 'regular',
    };
  } catch {
    // Storage can be switched off or hold another program's text; the office must open all the same.
    return fallback;
  }
}

function resolve(choice: Choice): Preferences {
  return { ...choice, theme: choice.themeChoice === 'system' ? (isDarkDevice() ? 'dark' : 'light') : choice.themeChoice };
}

function show(): void {
  const root = document.documentElement;
  root.lang = current.locale;
  root.dataset['theme'] = current.theme;
  root.dataset['view'] = current.view;
  root.dataset['density'] = current.density;
}

function publish(choice: Choice): void {
  current = resolve(choice);
  show();
  for (const listener of listeners) listener();
}

/** 启用偏好 · Applies the stored preferences to the page, follows the device's theme and what another tab changes. Called once, before the first paint. */
export function startPreferences(): void {
  show();
  window.addEventListener('storage', ({ key }) => { if (key === STORAGE_KEY) publish(readChoice()); });
  window.matchMedia(DARK_DEVICE).addEventListener('change', () => publish(current));
}

/** 更改偏好 · Changes one or more preferences and remembers them in this browser. */
export function setPreferences(change: Partial<Choice>): void {
  const { locale, themeChoice, view, shortcuts, density } = { ...current, ...change };
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ locale, themeChoice, view, shortcuts, density }));
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  publish({ locale, themeChoice, view, shortcuts, density });
}

/** 当前偏好 · The preferences in force, outside React (the typed client sends the language with each call). */
export function currentPreferences(): Preferences {
  return current;
}

/** 使用偏好 · The preferences in force; the component renders again when one changes. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
