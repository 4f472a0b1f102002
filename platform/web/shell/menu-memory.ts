/** 菜单记忆 · Which parts of the menu are folded and which pages were used last, on this device and nowhere else. */
import { useSyncExternalStore } from 'react';

/** 菜单记忆 */
export interface MenuMemory {
  /** Groups that the person folded. */
  readonly folded: readonly string[];
  /** Paths of pages of the menu, the last one first. */
  readonly recent: readonly string[];
}

const STORAGE_KEY = 'lianchuang.menu';
const RECENT_MOST = 6;
const EMPTY: MenuMemory = { folded: [], recent: [] };
const listeners = new Set<() => void>();
let current: MenuMemory | undefined;

const wordsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

/** 读出 · What was stored, or nothing where the text is none of ours. */
export function menuMemoryOf(stored: string | null): MenuMemory {
  try {
    const { folded, recent } = JSON.parse(stored ?? '{}') as Record<string, unknown>;
    return { folded: wordsOf(folded), recent: wordsOf(recent).slice(0, RECENT_MOST) };
  } catch {
    return EMPTY;
  }
}

/** 用过 · The page stands first, once. */
export function withRecent(memory: MenuMemory, path: string): MenuMemory {
  return memory.recent[0] === path ? memory : { ...memory, recent: [path, ...memory.recent.filter((each) => each !== path)].slice(0, RECENT_MOST) };
}

/** 折叠或展开 */
export function withFold(memory: MenuMemory, group: string): MenuMemory {
  return { ...memory, folded: memory.folded.includes(group) ? memory.folded.filter((each) => each !== group) : [...memory.folded, group] };
}

function read(): MenuMemory {
  if (current === undefined) {
    try {
      current = menuMemoryOf(localStorage.getItem(STORAGE_KEY));
    } catch {
      current = EMPTY;
    }
  }
  return current;
}

/** 记住 · Changes what is remembered. */
export function rememberMenu(change: (memory: MenuMemory) => MenuMemory): void {
  const next = change(read());
  if (next === current) return;
  current = next;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Without storage it lasts until the page is closed.
  }
  for (const listener of listeners) listener();
}

/** 使用菜单记忆 */
export function useMenuMemory(): MenuMemory {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
