/** 面板条目 · What the palette offers before anything is searched: acts of the page at hand, pages, and display settings. */
import { ALargeSmall, Keyboard, Languages, Moon, Sun, Zap } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { setPreferences } from '../preferences.ts';
import type { Preferences } from '../preferences.ts';
import { matchesWords } from '../pinyin.ts';
import type { ModuleRoute, NavEntry } from '../routes.ts';
import { GO_PREFIX, shortcuts } from '../shortcuts/index.ts';

/** 条目 · One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  readonly run: () => void;
}

/** 条目组 */
export interface EntryGroup {
  readonly key: string;
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** Buttons and links of the page's own header: what the page can do stands there, so the palette needs no second list. */
const ACTS = '#main .lc-page-actions :is(button, a)';

/** 本页操作 · Read from the page as it stands, so an act that is not offered now is not offered here. */
export function actsOfPage(query: string): Entry[] {
  return [...document.querySelectorAll<HTMLElement>(ACTS)]
    .filter((element) => element.closest('dialog') === null && !(element instanceof HTMLButtonElement && element.disabled) && element.offsetParent !== null)
    .map((element, at) => ({ id: `act-${at}`, title: (element.getAttribute('aria-label') ?? element.innerText).trim(), icon: Zap, run: () => element.click() }))
    .filter(({ title }) => title !== '' && matchesWords(query, [title]));
}

type NavRoute = ModuleRoute & { readonly nav: NavEntry };
type Say = (words: ModuleRoute['title']) => string;

const entryOf = (kind: 'page' | 'recent', { path, title, nav }: NavRoute, text: Say, go: (to: string) => void): Entry => ({ id: `${kind}-${path}`, title: text(title), icon: nav.icon, run: () => go(path), ...(nav.key === undefined ? {} : { keys: `${GO_PREFIX} ${nav.key}` }) });

/** 前往页面 */
export function pageEntries(query: string, routes: readonly NavRoute[], text: Say, go: (to: string) => void): Entry[] {
  return routes.filter(({ title, nav }) => matchesWords(query, [title.zh, title.en, ...(nav.label === undefined ? [] : [nav.label.zh, nav.label.en])])).map((route) => entryOf('page', route, text, go));
}

/** 最近用过 · Before anything is typed: the pages used last, the last one first. */
export function recentEntries(query: string, recent: readonly string[], routes: readonly NavRoute[], text: Say, go: (to: string) => void): Entry[] {
  return query.trim() === '' ? recent.flatMap((path) => routes.filter((route) => route.path === path)).map((route) => entryOf('recent', route, text, go)) : [];
}

interface DisplayWords { readonly toLanguage: string; readonly language: string; readonly toElder: string; readonly toStandard: string; readonly toDark: string; readonly toLight: string; readonly sheet: string }

/** 显示设置 · Language, view and theme, by one press each. */
export function displayEntries(query: string, { locale, theme, view }: Preferences, words: DisplayWords, showSheet: () => void): Entry[] {
  const entries: Entry[] = [
    { id: 'language', title: words.toLanguage, detail: words.language, icon: Languages, run: () => setPreferences({ locale: locale === 'en' ? 'zh-CN' : 'en' }) },
    { id: 'view', title: view === 'elder' ? words.toStandard : words.toElder, icon: ALargeSmall, run: () => setPreferences({ view: view === 'elder' ? 'standard' : 'elder' }) },
    { id: 'theme', title: theme === 'dark' ? words.toLight : words.toDark, icon: theme === 'dark' ? Sun : Moon, run: () => setPreferences({ themeChoice: theme === 'dark' ? 'light' : 'dark' }) },
    { id: 'sheet', title: words.sheet, icon: Keyboard, keys: shortcuts.sheet.keys, run: showSheet },
  ];
  return entries.filter(({ title, detail }) => matchesWords(query, [title, detail ?? '']));
}
