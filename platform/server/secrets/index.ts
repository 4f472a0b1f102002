/**
 * 密钥用途 · What the installation's one secret is used for: sealing what few may read, and signing what must come back
 * unchanged. Each purpose has a key of its own, so that nothing sealed for one opens for another.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const SIGNATURE_BYTES = 18;

/** Why a form token was not taken. */
export type FormTokenFault = 'forged' | 'too_fast' | 'expired';

export interface Secrets {
  /** AES-256-GCM; the same text is sealed differently each time. */
  seal(purpose: string, text: string): string;
  /** @returns null when it was not sealed here for this purpose, or was altered */
  open(purpose: string, sealed: string): string | null;
  /** A short text that only this installation can have made for this purpose. */
  sign(purpose: string, text: string): string;
  /** A form's proof that it was shown, and when. @unit now: epoch milliseconds */
  formToken(purpose: string, now: number): string;
  /** @returns null when the form was shown between `leastMs` and `mostMs` ago */
  formTokenFault(purpose: string, token: string, now: number, limits: { readonly leastMs: number; readonly mostMs: number }): FormTokenFault | null;
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

export function secretsOf(secret: Uint8Array): Secrets {
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `lianchuang/${purpose}`, 32));
  const sign = (purpose: string, text: string): string => createHmac('sha256', keyFor(`sign/${purpose}`)).update(text).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');
  return {
    sign,
    seal(purpose, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal/${purpose}`), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.byteLength < IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal/${purpose}`), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
      } catch {
        // An altered seal or another purpose: the same answer, so that nothing can be learnt from it.
        return null;
      }
    },
    formToken(purpose, now) {
      const shownAt = now.toString(36);
      return `${shownAt}.${sign(`form/${purpose}`, shownAt)}`;
    },
    formTokenFault(purpose, token, now, { leastMs, mostMs }) {
      const [shownAt = '', signature = ''] = token.split('.', 2);
      if (!same(signature, sign(`form/${purpose}`, shownAt))) return 'forged';
      const age = now - Number.parseInt(shownAt, 36);
      return age < leastMs ? 'too_fast' : age > mostMs ? 'expired' : null;
    },
  };
}
