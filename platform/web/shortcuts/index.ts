/** 快捷键 · One registry for the whole office. */
export { KeyCaps } from './key-caps.tsx';
export { ariaKeys } from './keys.ts';
export { GO_PREFIX, onKeys, shortcuts, useKeys, useShortcut } from './registry.ts';
export type { ShortcutGroup, ShortcutName } from './registry.ts';
