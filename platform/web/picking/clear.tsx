/** 清除 · What empties a choosing field: the controls underneath know no word for it but an English one. */
import { CircleX } from 'lucide-react';
import { useText } from '../i18n.ts';

const clearWord = { zh: '清除', en: 'Clear' };

/** 可清除 @example <Select allowClear={useClear()} … /> */
export function useClear() {
  const text = useText();
  return { label: text(clearWord), clearIcon: <CircleX size="1em" aria-hidden="true" /> };
}
