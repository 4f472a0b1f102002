/**
 * 快捷键登记 · The one list of keyboard shortcuts. A part of the page says what a name does while it is shown
 * (`useShortcut('next', …)`); which keys mean it, and the words for the sheet and the menus, stand here and nowhere else.
 * They never fire in a field, in a dialog, or while an input method composes; single keys can be switched off.
 */
import { useEffect, useRef } from 'react';
import type { LocalText } from '../i18n.ts';
import { currentPreferences } from '../preferences.ts';
import { createSequence, isSingleKey, strokeOf, takesLetters } from './keys.ts';
import type { Target } from './keys.ts';

/** 快捷键分组 */
export type ShortcutGroup = 'anywhere' | 'list' | 'record';

interface Shortcut {
  readonly keys: string;
  readonly group: ShortcutGroup;
  readonly label: LocalText;
}

/** 快捷键 · By what they do. Going to a page is `g` and the letter that the page's navigation entry names. */
export const shortcuts = {
  palette: { keys: 'mod+k', group: 'anywhere', label: { zh: '命令面板：去任何页面，查点位、人员、单位、案件', en: 'Command palette: any page, site, person, organisation or case' } },
  search: { keys: '/', group: 'anywhere', label: { zh: '到本页的搜索框；没有就打开命令面板', en: 'To the search box of the page, or the command palette' } },
  sheet: { keys: '?', group: 'anywhere', label: { zh: '查看快捷键', en: 'Show the shortcuts' } },
  next: { keys: 'j', group: 'list', label: { zh: '下一行', en: 'Next row' } },
  previous: { keys: 'k', group: 'list', label: { zh: '上一行', en: 'Previous row' } },
  choose: { keys: 'x', group: 'list', label: { zh: '选择或取消选择此行', en: 'Choose this row or let it go' } },
  open: { keys: 'Enter', group: 'list', label: { zh: '打开此行', en: 'Open this row' } },
} as const satisfies Record<string, Shortcut>;

/** 快捷键名 */
export type ShortcutName = keyof typeof shortcuts;

/** 去往前缀 · `g c` goes to the cases. */
export const GO_PREFIX = 'g';

/** A handler answers false when it has nothing to do, and the key goes on to whoever listened before it, or to the browser. */
type Handler = () => boolean | void;

const handlers = new Map<string, Handler[]>();
const read = createSequence();
let listening = false;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const stroke = strokeOf(event);
  if (stroke === null) return;
  const single = isSingleKey(stroke);
  if (single && (!currentPreferences().shortcuts || takesLetters(event.target as Target | null) || document.querySelector('dialog[open]') !== null)) return;
  // What is pressed by Enter already (a link, a button, a box) keeps its own meaning.
  if (stroke === 'Enter' && event.target instanceof Element && event.target.closest('a, button, summary, input') !== null) return;
  const prefixes = new Set([...handlers.keys()].filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0] as string));
  const keys = read(stroke, event.timeStamp, prefixes);
  for (const handler of [...(handlers.get(keys) ?? [])].reverse()) {
    if (handler() === false) continue;
    event.preventDefault();
    return;
  }
}

/** 监听按键 · Calls back while the caller is shown; the latest caller is asked first. */
export function onKeys(keys: string, handler: Handler): () => void {
  if (!listening) {
    listening = true;
    window.addEventListener('keydown', onKeyDown);
  }
  handlers.set(keys, [...(handlers.get(keys) ?? []), handler]);
  return () => {
    const left = (handlers.get(keys) ?? []).filter((each) => each !== handler);
    if (left.length === 0) handlers.delete(keys);
    else handlers.set(keys, left);
  };
}

/** 使用快捷键 · @example useShortcut('next', () => moveTo(row + 1), rows.length > 0); */
export function useShortcut(name: ShortcutName, handler: Handler, enabled = true): void {
  useKeys(shortcuts[name].keys, handler, enabled);
}

/** 使用按键 · For keys that are data, such as the letters of pages. */
export function useKeys(keys: string, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => (enabled ? onKeys(keys, () => latest.current()) : undefined), [keys, enabled]);
}
