/** 命令 · The button in the top bar, the keys that open the palette and the sheet, and `g` with the letter of a page. */
import { createContext, lazy, Suspense, use, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Search } from 'lucide-react';
import { useT } from '../i18n.ts';
import { useGo } from '../navigation.tsx';
import type { ModuleRoute, NavEntry } from '../routes.ts';
import { ariaKeys, GO_PREFIX, KeyCaps, shortcuts, useKeys, useShortcut } from '../shortcuts/index.ts';
import { paletteMessages } from './messages.ts';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
const Sheet = lazy(() => import('./sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));

type Shown = 'palette' | 'sheet' | null;
const CommandContext = createContext<(shown: Shown) => void>(() => undefined);

/** 打开命令面板或快捷键一览 */
export function useCommands(): (shown: 'palette' | 'sheet') => void {
  return use(CommandContext);
}

type NavRoute = ModuleRoute & { readonly nav: NavEntry };

function GoKey({ route }: { route: NavRoute }) {
  const go = useGo();
  useKeys(`${GO_PREFIX} ${route.nav.key ?? ''}`, () => go(route.path));
  return null;
}

/** The first search box of the page, if it is in sight. */
function focusSearch(): boolean {
  const box = [...document.querySelectorAll<HTMLInputElement>('#main input[type="search"]')].find((input) => input.offsetParent !== null);
  box?.focus();
  box?.select();
  return box !== undefined;
}

/** 命令范围 · Around the shell: holds what is open, and listens for the keys. */
export function Commands({ routes, children }: { readonly routes: readonly NavRoute[]; readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown>(null);
  const close = useCallback(() => setShown(null), []);
  const sheet = useCallback(() => setShown('sheet'), []);
  const lettered = useMemo(() => routes.filter(({ nav }) => nav.key !== undefined), [routes]);
  useShortcut('palette', () => setShown((now) => (now === 'palette' ? null : 'palette')));
  useShortcut('sheet', sheet);
  useShortcut('search', () => { if (!focusSearch()) setShown('palette'); });
  return (
    <CommandContext value={setShown}>
      {children}
      {lettered.map((route) => <GoKey key={route.path} route={route} />)}
      <Suspense fallback={null}>
        {shown === 'palette' && <Palette routes={routes} onClose={close} onSheet={sheet} />}
        {shown === 'sheet' && <Sheet routes={routes} onClose={close} />}
      </Suspense>
    </CommandContext>
  );
}

/** 搜索按钮 · In the top bar: a box to look at on a desk, a glass on a phone. */
export function CommandButton() {
  const t = useT(paletteMessages);
  const open = useCommands();
  return (
    <button type="button" className="lc-command-button" aria-haspopup="dialog" aria-keyshortcuts={ariaKeys(shortcuts.palette.keys)} onClick={() => open('palette')} onPointerEnter={() => void import('./palette.tsx')}>
      <Search size="1.15em" aria-hidden="true" />
      <span className="lc-command-words">{t('open')}</span>
      <KeyCaps keys={shortcuts.palette.keys} />
    </button>
  );
}
