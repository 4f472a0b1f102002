/**
 * 国密封存 · Seals with the commercial ciphers: SM4 in counter mode, then HMAC-SM3 over all of it, each with a key of its own (encrypt, then authenticate). The OpenSSL of the
 * runtime has no SM4-GCM; it has both of these, so that no cipher is written here. Product certification of a module (GM/T 0028) is not claimed.
 */
import { createCipheriv, createDecipheriv, createHmac, getCiphers, getHashes, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** 封存算法 · aes: AES-256-GCM; sm4: SM4-CTR with HMAC-SM3. */
export const SEAL_CIPHERS = ['aes', 'sm4'] as const;
export type SealCipher = (typeof SEAL_CIPHERS)[number];

export interface Sealing {
  seal(purpose: string, bytes: Uint8Array): Buffer;
  /** @returns null when it was not sealed for this purpose, or was altered */
  open(purpose: string, sealed: Uint8Array): Buffer | null;
}

/** What an envelope begins with names its cipher; the older one has no name. */
const NAME = Buffer.from('SM4\u0001', 'latin1');
const [IV_BYTES, MAC_BYTES, KEY_BYTES, MAC_KEY_BYTES] = [16, 32, 16, 32];
const KEYS_REMEMBERED = 256;

/** Whether the runtime offers what sealing with SM4 takes. */
export const sm4IsThere = (): boolean => getCiphers().includes('sm4-ctr') && getHashes().includes('sm3');

/** An older envelope begins with random bytes and may look like this once in 2³²: whoever opens tries the other cipher then. */
export const isSm4Sealed = (sealed: Uint8Array): boolean => sealed.byteLength >= NAME.byteLength + IV_BYTES + MAC_BYTES && NAME.equals(sealed.subarray(0, NAME.byteLength));

/** @param secret the one secret of the installation; every purpose has two keys made of it */
export function sm4Sealing(secret: Uint8Array): Sealing {
  const keys = new Map<string, { readonly cipher: Buffer; readonly mac: Buffer }>();
  const keysFor = (purpose: string) => {
    const known = keys.get(purpose);
    if (known !== undefined) return known;
    if (keys.size >= KEYS_REMEMBERED) keys.clear();
    const made = { cipher: Buffer.from(hkdfSync('sha256', secret, '', `lianchuang/sm4/${purpose}`, KEY_BYTES)), mac: Buffer.from(hkdfSync('sha256', secret, '', `lianchuang/sm4-mac/${purpose}`, MAC_KEY_BYTES)) };
    keys.set(purpose, made);
    return made;
  };
  return {
    seal(purpose, bytes) {
      const key = keysFor(purpose);
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('sm4-ctr', key.cipher, iv);
      const head = Buffer.concat([NAME, iv]);
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      const mac = createHmac('sm3', key.mac).update(head).update(body).digest();
      return Buffer.concat([head, mac, body]);
    },
    open(purpose, sealed) {
      if (!isSm4Sealed(sealed)) return null;
      const key = keysFor(purpose);
      const at = NAME.byteLength + IV_BYTES;
      const [head, mac, body] = [sealed.subarray(0, at), sealed.subarray(at, at + MAC_BYTES), sealed.subarray(at + MAC_BYTES)];
      // Nothing is deciphered that was not sealed here.
      if (!timingSafeEqual(createHmac('sm3', key.mac).update(head).update(body).digest(), mac)) return null;
      const decipher = createDecipheriv('sm4-ctr', key.cipher, head.subarray(NAME.byteLength));
      return Buffer.concat([decipher.update(body), decipher.final()]);
    },
  };
}
