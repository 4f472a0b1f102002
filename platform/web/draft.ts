/** 草稿 · What a person has typed and not sent yet, kept on this device. */
import { useCallback, useEffect, useState } from 'react';
import { draftKey } from './kept-drafts.ts';
import type { DraftLife } from './kept-drafts.ts';
import { useProgramme } from './session.tsx';

interface Draft<Value> {
  readonly value: Value;
  readonly set: (change: (value: Value) => Value) => void;
  readonly clear: () => void;
  /** What was sent, or is known from elsewhere, stands from here on; nothing of it is kept on the device. */
  readonly settle: (value: Value) => void;
  /** Whether it was found on the device when the page opened. */
  readonly restored: boolean;
}

function read<Value>(key: string, fits: (found: unknown) => Value | null): Value | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : fits(JSON.parse(text));
  } catch {
    // Storage switched off or foreign content: begin afresh.
    return null;
  }
}

/**
 * 使用草稿 · Keeps a value under a name, one for each programme and person. `fits` reads what was stored, or null when
 * it is of another shape. `life` says whether a sign-out removes it.
 */
export function useDraft<Value>(name: string, initial: Value, fits: (found: unknown) => Value | null, life: DraftLife = 'onDevice'): Draft<Value> {
  const { code, person } = useProgramme();
  const key = draftKey(life, code, person.id, name);
  const [state, setState] = useState(() => {
    const found = read(key, fits);
    return { value: found ?? initial, restored: found !== null, touched: false };
  });
  useEffect(() => {
    if (!state.touched) return;
    try {
      localStorage.setItem(key, JSON.stringify(state.value));
    } catch {
      // Without storage the draft lasts until the page is closed.
    }
  }, [key, state]);
  const set = useCallback((change: (value: Value) => Value) => setState((before) => ({ value: change(before.value), restored: before.restored, touched: true })), []);
  const settle = useCallback((value: Value) => {
    localStorage.removeItem(key);
    setState({ value, restored: false, touched: false });
  }, [key]);
  const clear = useCallback(() => settle(initial), [settle]);
  return { value: state.value, set, clear, settle, restored: state.restored };
}
