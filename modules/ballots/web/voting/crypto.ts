/** 浏览器密码学 · The voter's half: blinding, sealing and checking with Web Crypto and the library of RFC 9474. The server's half stands in `server/crypto.ts`. */
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { CREDENTIAL_BYTES, paddedChoice, plainChoice, POINT_BYTES, sealingContext, TAG_BYTES } from '../../domain/index.ts';
import type { BallotDefinition, BoxCrypto, Choice, CryptoFor } from '../../domain/index.ts';

const suite = RSABSSA.SHA384.PSS.Deterministic();
const KEY_BYTES = 32;
const IV_BYTES = 12;
const PSS = { name: 'RSA-PSS', saltLength: 48 } as const;
const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const;

type Bytes = Uint8Array<ArrayBuffer>;

export function textOf(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
/** @errors throws when the text is not base64 */
export function bytesOf(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

const issuerKey = (definition: BallotDefinition): Promise<CryptoKey> => crypto.subtle.importKey('spki', bytesOf(definition.issuerKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

/** 待签 · What has to be kept until the signature comes; everything in it is text. */
export interface Blinded { readonly credential: string; readonly blinded: string; readonly inverse: string }

/** 盲化 */
export async function blind(definition: BallotDefinition): Promise<Blinded> {
  const credential = crypto.getRandomValues(new Uint8Array(CREDENTIAL_BYTES));
  const { blindedMsg, inv } = await suite.blind(await issuerKey(definition), credential);
  return { credential: textOf(credential), blinded: textOf(blindedMsg), inverse: textOf(inv) };
}

/** 去盲 @errors rejects when the issuer signed something else */
export async function unblind(definition: BallotDefinition, { credential, inverse }: Blinded, blindSignature: string): Promise<string> {
  return textOf(await suite.finalize(await issuerKey(definition), bytesOf(credential), bytesOf(blindSignature), bytesOf(inverse)));
}

async function keyAndIv(secret: ArrayBuffer, point: Bytes, context: string, use: 'encrypt' | 'decrypt'): Promise<{ key: CryptoKey; iv: Bytes }> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bits = new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: point, info: new TextEncoder().encode(context) }, material, (KEY_BYTES + IV_BYTES) * 8));
  return { key: await crypto.subtle.importKey('raw', bits.slice(0, KEY_BYTES), 'AES-GCM', false, [use]), iv: bits.slice(KEY_BYTES) };
}

/** 密封 */
export async function seal(definition: BallotDefinition, credential: string, choice: Choice): Promise<string> {
  const own = await crypto.subtle.generateKey(ECDH, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const theirs = await crypto.subtle.importKey('raw', bytesOf(definition.sealingKey), ECDH, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const { key, iv } = await keyAndIv(secret, point, sealingContext(definition.ballotId, credential), 'encrypt');
  const text = new TextEncoder().encode(paddedChoice(plainChoice(definition, choice), definition.choiceBytes));
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text));
  const sealed = new Uint8Array(point.length + body.length);
  sealed.set(point);
  sealed.set(body, point.length);
  return textOf(sealed);
}

async function openWith(openingKey: CryptoKey, sealed: string, context: string): Promise<string | null> {
  try {
    const bytes = bytesOf(sealed);
    if (bytes.length < POINT_BYTES + TAG_BYTES) return null;
    const point = bytes.slice(0, POINT_BYTES);
    const theirs = await crypto.subtle.importKey('raw', point, ECDH, false, []);
    const { key, iv } = await keyAndIv(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, openingKey, 256), point, context, 'decrypt');
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(POINT_BYTES)));
  } catch {
    return null;
  }
}

/** 核签名 @returns null where the browser knows no Ed25519 */
export async function isSignedBy(publicKey: string, text: string, signature: string): Promise<boolean | null> {
  const raw = Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(publicKey.slice(2 * at, 2 * at + 2), 16));
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']).catch(() => null);
  if (key === null) return null;
  try {
    return await crypto.subtle.verify('Ed25519', key, bytesOf(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
}

/** 核验所需 */
export const cryptoFor: CryptoFor = async (definition: BallotDefinition, openingKey: string): Promise<BoxCrypto> => {
  const point = bytesOf(definition.sealingKey);
  const half = (from: number) => textOf(point.slice(from, from + 32));
  const opener = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x: half(1), y: half(33), d: openingKey }, ECDH, false, ['deriveBits']);
  const issuer = await issuerKey(definition);
  return {
    isCredential: async (credential, signature) => {
      try { return await crypto.subtle.verify(PSS, issuer, bytesOf(signature), bytesOf(credential)); } catch { return false; }
    },
    open: (sealed, context) => openWith(opener, sealed, context),
    isSigned: (text, signature) => isSignedBy(definition.boxKey, text, signature),
  };
};
