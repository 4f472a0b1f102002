/** 设备签名 · Whether a device signed a text with the key it was opened with. */
import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

function keyOf(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch { return null; }
}

/** @param publicKey SPKI in base64, as a browser exports it */
export const isDeviceKey = (publicKey: string): boolean => keyOf(publicKey) !== null;

/** @param signature base64 of r and s, as a browser's ECDSA gives them */
export function isSignedByDevice(publicKey: string, text: string, signature: string): boolean {
  const key = keyOf(publicKey);
  return key !== null && verify('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'));
}
