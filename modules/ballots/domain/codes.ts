/**
 * 投票码 · A code printed on paper, good for one credential. 32 signs that are not mistaken for one another; the last one is a check,
 * so that a slip of the pen is told apart from a code that does not exist.
 */
import { sha256Bytes } from '#kernel/sha256.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_SIGNS = 15;
export const CODE_SIGNS = RANDOM_SIGNS + 1;
/** Random bytes one code takes. */
export const CODE_BYTES = RANDOM_SIGNS;

const checkSign = (signs: string): string => SIGNS[(sha256Bytes(signs)[0] as number) % 32] as string;

/** 制码 · 75 random bits and a check sign. */
export function codeOf(random: Uint8Array): string {
  const signs = Array.from({ length: RANDOM_SIGNS }, (_, at) => SIGNS[(random[at] as number) % 32] as string).join('');
  return signs + checkSign(signs);
}

/** 排印 · Four groups of four. */
export function printedCode(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** 读码 · What somebody typed, as a code; null when it cannot be one. O is 0, I and L are 1. */
export function codeTyped(text: string): string | null {
  const signs = text.normalize('NFKC').toUpperCase().replace(/[\s\-–—·.]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (signs.length !== CODE_SIGNS || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return checkSign(signs.slice(0, RANDOM_SIGNS)) === signs[RANDOM_SIGNS] ? signs : null;
}
