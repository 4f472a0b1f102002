/** 按键 · Key presses as words: `mod+k` (Control, or Command on a Mac), `?`, `g c` (one after the other). */

/** 按键事件 · What of a keyboard event matters. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** 化为按键 · A press as a word; null for a modifier alone, and for what belongs to the browser or the system. */
export function strokeOf({ key, ctrlKey, metaKey, altKey }: Press): string | null {
  if (altKey || ['Control', 'Meta', 'Shift', 'Alt', 'Dead', 'Process', 'Unidentified'].includes(key)) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${name}` : name;
}

/** 单键 · A shortcut of one printable character, with or without a letter before it: what a person must be able to switch off. @source WCAG 2.2, 2.1.4 */
export function isSingleKey(keys: string): boolean {
  return !keys.startsWith('mod+');
}

const typingRoles = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton', 'slider']);
const typingTags = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const pressedInputs = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'color']);

/** 焦点处 · What of an element matters. */
export interface Target {
  readonly tagName: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
  getAttribute(name: string): string | null;
}

/** 正在输入 · Whether letters pressed here are text or a choice of the field itself. */
export function takesLetters(target: Target | null): boolean {
  if (target === null) return false;
  if (target.isContentEditable === true || typingRoles.has(target.getAttribute('role') ?? '')) return true;
  return typingTags.has(target.tagName) && !(target.tagName === 'INPUT' && pressedInputs.has(target.type ?? ''));
}

/** 显示按键 · The keys as they stand on the keyboard, for a sheet or a menu. */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  return keys.split(' ').flatMap((stroke) => (stroke.startsWith('mod+') ? [isMac ? '⌘' : 'Ctrl', stroke.slice(4).toUpperCase()] : [stroke.length === 1 ? stroke.toUpperCase() : stroke]));
}

/** For `aria-keyshortcuts`: `Control+K Meta+K`; a sequence cannot be said there. */
export function ariaKeys(keys: string): string | undefined {
  if (keys.includes(' ')) return undefined;
  return keys.startsWith('mod+') ? `Control+${keys.slice(4).toUpperCase()} Meta+${keys.slice(4).toUpperCase()}` : keys;
}

const PREFIX_MS = 1_500;

/** 按键序列 · Remembers the first key of `g c` for a moment. The time is handed in. */
export function createSequence(): (stroke: string, now_ms: number, prefixes: ReadonlySet<string>) => string {
  let first: { readonly stroke: string; readonly at_ms: number } | null = null;
  return (stroke, now_ms, prefixes) => {
    const before = first !== null && now_ms - first.at_ms <= PREFIX_MS ? first.stroke : null;
    first = null;
    if (before !== null) return `${before} ${stroke}`;
    if (prefixes.has(stroke)) first = { stroke, at_ms: now_ms };
    return stroke;
  };
}
