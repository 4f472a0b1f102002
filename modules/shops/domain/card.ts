/** 户卡 · What stands on a household card: chance, and nothing about anybody. */

/** Without letters that are taken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CARD_LENGTH = 16;
const BITS = 5;

/** 卡号 · @param bytes ten random bytes @returns sixteen characters, eighty bits */
export function cardCodeOf(bytes: Uint8Array): string {
  let [value, bits, text] = [0, 0, ''];
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= BITS && text.length < CARD_LENGTH) { bits -= BITS; text += ALPHABET.charAt((value >> bits) & 31); }
  }
  return text;
}

/** Bytes that a card code is made of. */
export const CARD_BYTES = 10;

/** 读入的卡号 · What a scanner or a hand typed, as it is kept; null when it is no card. */
export function cardCodeIn(text: string): string | null {
  const plain = text.trim().toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return plain.length === CARD_LENGTH && [...plain].every((letter) => ALPHABET.includes(letter)) ? plain : null;
}

/** 分组显示 @example shownCardCode('0123456789ABCDEF') === '0123-4567-89AB-CDEF' */
export const shownCardCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');
