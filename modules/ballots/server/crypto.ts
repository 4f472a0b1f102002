/**
 * 密码学 · Blind signatures and sealed choices with the machine's own cryptography. What voters do in their browsers stands in
 * `web/voting/crypto.ts`; a test holds both against each other and against the library of RFC 9474.
 */
import {
  createCipheriv, createDecipheriv, createECDH, createHash, createPrivateKey, createPublicKey, generateKeyPair, hkdfSync, constants, privateDecrypt, publicEncrypt, randomBytes, verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { isSignedBy } from '#platform/server/signing/index.ts';
import { ISSUER_KEY_BITS, leafText, POINT_BYTES, TAG_BYTES } from '../domain/index.ts';
import type { BallotDefinition, BoxCrypto, CryptoFor, SealedBallot } from '../domain/index.ts';

const CURVE = 'prime256v1';
const KEY_BYTES = 32;
const IV_BYTES = 12;
/** @source RFC 9474 §5: RSABSSA-SHA384-PSS-Deterministic; the credential is random itself */
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };

export interface KeyTexts { readonly publicKey: string; readonly privateKey: string }

/** 签发密钥 · A pair for one ballot: SPKI and PKCS #8, base64url. */
export async function makeIssuerKeys(): Promise<KeyTexts> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: ISSUER_KEY_BITS, publicExponent: 65_537 });
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'), privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url') };
}

/** Of a key on this curve. */
const SCALAR_BYTES = 32;

/** 封票密钥 · Point and scalar, base64url. */
export function makeSealingKeys(): KeyTexts {
  const pair = createECDH(CURVE);
  const publicKey = pair.generateKeys().toString('base64url');
  // One in 256 begins with a nought, which the machine leaves out: the bytes are filled up, since a letter before the text would make another number.
  const scalar = pair.getPrivateKey();
  return { publicKey, privateKey: Buffer.concat([Buffer.alloc(SCALAR_BYTES - scalar.length), scalar]).toString('base64url') };
}

/** DER: a tag, its length, its content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length < 0x80 ? [content.length] : content.length < 0x100 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
const [SEQUENCE, BITS] = [0x30, 0x03];
const SHA384 = der(SEQUENCE, Buffer.from('06096086480165030402020500', 'hex'));
const MGF1_SHA384 = der(SEQUENCE, Buffer.from('06092a864886f70d010108', 'hex'), SHA384);
/** id-RSASSA-PSS with SHA-384, MGF1 over it, and 48 bytes of salt. @source RFC 4055 §3.1 */
const PSS_ALGORITHM = der(SEQUENCE, Buffer.from('06092a864886f70d01010a', 'hex'), der(SEQUENCE, der(0xa0, SHA384), der(0xa1, MGF1_SHA384), der(0xa2, Buffer.from([0x02, 0x01, PSS.saltLength]))));

/**
 * 核验公钥 · The issuer's key as one that knows its own padding, hash and salt. It verifies what the plain key verifies with them beside it, in little more than half the
 * time: of settings beside a key the machine finds out twice, by an error, that they are no key.
 */
export function issuerPublicKey(text: string): KeyObject {
  const plain = createPublicKey({ key: Buffer.from(text, 'base64url'), type: 'spki', format: 'der' });
  const bits = Buffer.concat([Buffer.from([0]), plain.export({ type: 'pkcs1', format: 'der' })]);
  return createPublicKey({ key: der(SEQUENCE, PSS_ALGORITHM, der(BITS, bits)), type: 'spki', format: 'der' });
}
export function issuerPrivateKey(text: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(text, 'base64url'), type: 'pkcs8', format: 'der' });
}

/**
 * 盲签 · Signs what the issuer cannot read. The result is checked before it leaves, since one faulty signature would give the key away.
 * @source RFC 9474 §4.3
 * @returns null when the blinded text is no number below the modulus
 */
export function blindSign(privateKey: KeyObject, blinded: string): string | null {
  const message = Buffer.from(blinded, 'base64url');
  try {
    const signature = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, message);
    const again = publicEncrypt({ key: createPublicKey(privateKey), padding: constants.RSA_NO_PADDING }, signature);
    return again.equals(message) ? signature.toString('base64url') : null;
  } catch {
    return null;
  }
}

/** 凭证有效 @param issuer as `issuerPublicKey` makes it */
export function isCredential(issuer: KeyObject, credential: string, signature: string): boolean {
  return verify('sha384', Buffer.from(credential, 'base64url'), issuer, Buffer.from(signature, 'base64url'));
}

function keyAndIv(secret: Buffer, point: Buffer, context: string): { key: Buffer; iv: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', secret, point, context, KEY_BYTES + IV_BYTES));
  return { key: bytes.subarray(0, KEY_BYTES), iv: bytes.subarray(KEY_BYTES) };
}

/** 密封 · As a voter's browser does; here for tests, the demo and the bench. */
export function sealChoice(sealingKey: string, text: string, context: string): string {
  const own = createECDH(CURVE);
  const point = own.generateKeys();
  const { key, iv } = keyAndIv(own.computeSecret(Buffer.from(sealingKey, 'base64url')), point, context);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([point, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** 开票 · Opens choices with one opening key. @errors throws when the key is no scalar */
export function openerOf(openingKey: string): { readonly sealingKey: string; open(sealed: string, context: string): string | null } {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(Buffer.from(openingKey, 'base64url'));
  return {
    sealingKey: pair.getPublicKey().toString('base64url'),
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < POINT_BYTES + TAG_BYTES) return null;
      try {
        const point = bytes.subarray(0, POINT_BYTES);
        const { key, iv } = keyAndIv(pair.computeSecret(point), point, context);
        const decipher = createDecipheriv('aes-256-gcm', key, iv);
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(POINT_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** 核验所需 · For the command line and the count. */
export const cryptoFor: CryptoFor = async (definition: BallotDefinition, openingKey: string): Promise<BoxCrypto> => {
  const opener = openerOf(openingKey);
  if (opener.sealingKey !== definition.sealingKey) throw new Error('not the other half of the sealing key');
  const issuer = issuerPublicKey(definition.issuerKey);
  return {
    isCredential: (credential, signature) => isCredential(issuer, credential, signature),
    open: (sealed, context) => opener.open(sealed, context),
    isSigned: (text, signature) => isSignedBy(definition.boxKey, text, signature),
  };
};

/** 叶摘要 · The same as the domain's, by the machine's own hash: the one hash that every cast and every count needs. */
export function leafDigest(leaf: SealedBallot): Buffer {
  return createHash('sha256').update(`\u0000${leafText(leaf)}`).digest();
}

export function randomToken(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
