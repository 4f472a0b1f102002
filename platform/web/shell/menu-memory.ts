/** 菜单记忆 · Which parts of the menu a person folded and which pages they used last, on this device and nowhere else. */
import { useCallback, useSyncExternalStore } from 'react';
import { useProgramme } from '../session.tsx';

/** 菜单记忆 */
export interface MenuMemory {
  /** Groups that the person folded. */
  readonly folded: readonly string[];
  /** Paths of pages of the menu, the last one first. */
  readonly recent: readonly string[];
}

const RECENT_MOST = 6;
const EMPTY: MenuMemory = { folded: [], recent: [] };
const listeners = new Set<() => void>();
/** What was read or changed since the page was opened, by the key that it is stored under. */
const known = new Map<string, MenuMemory>();

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

/** 记忆之处 · One for each programme and person: whoever signs in next at the device sees nothing of the one before. */
export const menuKey = (programmeCode: string, personId: string): string => `lianchuang.menu.${programmeCode}.${personId}`;

/** 记着的 · What stands under a key. */
export function menuMemory(key: string): MenuMemory {
  let memory = known.get(key);
  if (memory === undefined) {
    try {
      memory = menuMemoryOf(localStorage.getItem(key));
    } catch {
      memory = EMPTY;
    }
    known.set(key, memory);
  }
  return memory;
}

/** 记住 · Changes what is remembered under a key. */
export function rememberMenu(key: string, change: (memory: MenuMemory) => MenuMemory): void {
  const before = menuMemory(key);
  const next = change(before);
  if (next === before) return;
  known.set(key, next);
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Without storage it lasts until the page is closed.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** 使用菜单记忆 · What the person of this page has of the programme at hand, and how to change it. */
export function useMenuMemory(): { readonly memory: MenuMemory; readonly remember: (change: (memory: MenuMemory) => MenuMemory) => void } {
  const { code, person } = useProgramme();
  const key = menuKey(code, person.id);
  const read = useCallback(() => menuMemory(key), [key]);
  const remember = useCallback((change: (memory: MenuMemory) => MenuMemory) => rememberMenu(key, change), [key]);
  return { memory: useSyncExternalStore(subscribe, read), remember };
}
