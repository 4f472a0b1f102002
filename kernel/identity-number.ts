const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** 身份证号的统一写法 · Full width and small letters written as the card has them. */
export const normalIdentityNumber = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/**
 * 身份证号是否成立 · Whether the last character follows from the others. It says that somebody mistyped, never that a person exists.
 * @source GB 11643, ISO 7064 MOD 11-2
 */
export function isIdentityNumber(text: string): boolean {
  const number = normalIdentityNumber(text);
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return number[17] === CHECK_CHARACTERS[sum % 11];
}
