/** 日期输入 · A day that is today until somebody picks another. */
import { useState } from 'react';
import { useRead } from '#platform/web/client.tsx';
import { readProgramme } from '#modules/places/contract/index.ts';

const FRESH_MS = 300_000;

export function useDay(): readonly [string, (day: string) => void] {
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: FRESH_MS }).data?.today ?? '';
  const [picked, setPicked] = useState('');
  return [picked === '' ? today : picked, setPicked];
}
