/** 日期输入 · A day that is the programme's today until somebody picks another. */
import { useState } from 'react';
import { useCity } from '#modules/places/web/index.ts';

export function useDay(): readonly [string, (day: string) => void] {
  const today = useCity().programme?.today ?? '';
  const [picked, setPicked] = useState('');
  return [picked === '' ? today : picked, setPicked];
}
