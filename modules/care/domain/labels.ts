/** 隐去称呼 · The first character and stars; as many stars as characters are hidden, two at most, so that length tells little. */
export function maskedLabel(label: string): string {
  const [first = '', ...rest] = [...label.trim()];
  return rest.length === 0 ? '*' : `${first}${'*'.repeat(Math.min(2, rest.length))}`;
}

/** 公示称呼 · How somebody stands in a public notice: by name with their consent, else by label; under fourteen not at all. @returns null: not listed */
export function noticeLabel(recipient: { readonly label: string; readonly isUnder14: boolean; readonly agreesToName: boolean }, byHousehold: boolean): string | null {
  if (recipient.isUnder14) return null;
  if (recipient.agreesToName) return recipient.label;
  return `${maskedLabel(recipient.label)}${byHousehold ? '（户）' : ''}`;
}

const SLIP_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SLIP_LENGTH = 10;

/** 领取码 · From bytes of a keyed hash: ten characters that nobody mistakes for each other. @param bytes ten at least */
export function slipCode(bytes: Uint8Array): string {
  return Array.from(bytes.slice(0, SLIP_LENGTH), (byte) => SLIP_ALPHABET[byte % SLIP_ALPHABET.length] as string).join('');
}

/** 领取码的统一写法 · As typed or scanned, also with the address that a QR code holds before it. */
export function normalSlip(text: string): string {
  const last = text.normalize('NFKC').trim().split(/[/#=]/).at(-1) ?? '';
  return last.toUpperCase().replace(/[\s-]+/g, '').replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1');
}
