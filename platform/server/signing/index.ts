/**
 * 签名 · What this installation puts its name to: texts signed with Ed25519. The key follows from the installation's secret, so
 * it is in every backup that has the secret and nothing more has to be kept.
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';

/** DER of an Ed25519 key up to its 32 bytes. @source RFC 8410 §7 */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export interface Signer {
  /** 16 hexadecimal digits of the public key's SHA-256. */
  readonly keyId: string;
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  /** @returns base64 */
  sign(text: string): string;
}

/** 公钥编号 */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, 16);
}

/** 签名者 @param secret the installation's secret, hexadecimal */
export function signerOf(secret: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), Buffer.alloc(0), 'lianchuang receipts v1', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length).toString('hex');
  return {
    keyId: keyIdOf(publicKey), publicKey,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
}

/** 核签名 · Whether the text is what the holder of the key signed. A key or signature of another shape is no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(publicKey)) return false;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
}
