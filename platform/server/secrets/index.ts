/**
 * 密钥用途 · What the installation's one secret is used for: sealing what few may read, and signing what must come back
 * unchanged. Each purpose has a key of its own, so that nothing sealed for one opens for another.
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isSm4Sealed, sm4Sealing } from './sm4.ts';
import type { SealCipher, Sealing } from './sm4.ts';

export { SEAL_CIPHERS, sm4IsThere } from './sm4.ts';
export type { SealCipher } from './sm4.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const SIGNATURE_BYTES = 18;
/** An import seals a purpose tens of thousands of times, and deriving a key costs more than using it. Some purposes name a ballot, so they are many over the years. */
const KEYS_REMEMBERED = 256;

/** Why a form token was not taken. */
export type FormTokenFault = 'forged' | 'too_fast' | 'expired';

export interface Secrets {
  /** With the cipher of the installation, authenticated; the same text is sealed differently each time. */
  seal(purpose: string, text: string): string;
  /** @returns null when it was not sealed here for this purpose, or was altered */
  open(purpose: string, sealed: string): string | null;
  /** The same for bytes that are kept as a file. */
  sealBytes(purpose: string, bytes: Uint8Array): Uint8Array;
  openBytes(purpose: string, sealed: Uint8Array): Uint8Array | null;
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

/** @param cipher what is sealed from now on is sealed with; what was sealed with the other one opens too */
export function secretsOf(secret: Uint8Array, cipher: SealCipher = 'aes'): Secrets {
  const keys = new Map<string, KeyObject>();
  const keyFor = (purpose: string): KeyObject => {
    const known = keys.get(purpose);
    if (known !== undefined) return known;
    if (keys.size >= KEYS_REMEMBERED) keys.clear();
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `lianchuang/${purpose}`, 32)));
    keys.set(purpose, key);
    return key;
  };
  const sign = (purpose: string, text: string): string => createHmac('sha256', keyFor(`sign/${purpose}`)).update(text).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');
  const aes: Sealing = {
    seal(purpose, bytes) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal/${purpose}`), iv);
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      if (sealed.byteLength < IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal/${purpose}`), sealed.subarray(0, IV_BYTES));
      decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        // An altered seal or another purpose: the same answer, so that nothing can be learnt from it.
        return null;
      }
    },
  };
  const sm4 = sm4Sealing(secret);
  const sealing = cipher === 'sm4' ? sm4 : aes;
  // What was sealed before the setting was changed names its own cipher: both open always.
  const sealBytes = (purpose: string, bytes: Uint8Array): Buffer => sealing.seal(purpose, bytes);
  const openBytes = (purpose: string, sealed: Uint8Array): Buffer | null => (isSm4Sealed(sealed) ? sm4.open(purpose, sealed) : null) ?? aes.open(purpose, sealed);
  return {
    sign,
    sealBytes,
    openBytes,
    seal: (purpose, text) => sealBytes(purpose, Buffer.from(text, 'utf8')).toString('base64url'),
    open: (purpose, sealed) => openBytes(purpose, Buffer.from(sealed, 'base64url'))?.toString('utf8') ?? null,
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
