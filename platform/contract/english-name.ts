/** 英文名称可不填 · Whoever works in Chinese names a thing once; it is then called so in both languages. */
import { z } from 'zod';

/** @param maxLength at least that of the Chinese name, which may stand in its place */
export const englishName = (maxLength: number) => z.string().trim().max(maxLength).default('').describe('英文名称，空则同中文 the Chinese name when empty');

/** @returns the English name, or the Chinese one where none was given */
export const orChinese = (en: string, zh: string): string => (en === '' ? zh : en);
