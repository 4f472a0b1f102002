/** 键帽 · Keys as they stand on the keyboard, beside the words of what they do. */
import { currentPreferences } from '../preferences.ts';
import { isSingleKey, keyCaps } from './keys.ts';

/** Chromium and Safari still answer `platform`; elsewhere Control is right. */
const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** 键帽 · Nothing when single keys are switched off: a menu must not promise what does not work. */
export function KeyCaps({ keys, always }: { readonly keys: string; /** On the sheet, which also says how to switch them on. */ readonly always?: boolean }) {
  if (!always && isSingleKey(keys) && !currentPreferences().shortcuts) return null;
  return <span className="lc-keys" aria-hidden="true">{keyCaps(keys, isMac).map((cap, at) => <kbd key={at}>{cap}</kbd>)}</span>;
}
