/** 公开票箱 · What lies in the box and what is signed about it. All of it is text, so that anybody can make it again. */
import { sha256Hex } from '#kernel/sha256.ts';

/** 密封选票 · A credential's message and signature, and the choice sealed with it; each base64url. */
export interface SealedBallot { readonly credential: string; readonly signature: string; readonly sealed: string }

export const CREDENTIAL_BYTES = 32;
export const ISSUER_KEY_BITS = 2048;
/** Uncompressed P-256 point, then the filled choice and its tag. */
export const POINT_BYTES = 65;
export const TAG_BYTES = 16;

/** 叶文本 */
export function leafText({ credential, signature, sealed }: SealedBallot): string {
  return `${credential}.${signature}.${sealed}`;
}

/** What the key of one sealed choice is bound to: it opens in this ballot and under this credential only. */
export function sealingContext(ballotId: string, credential: string): string {
  return `lianchuang ballot choice v1/${ballotId}/${credential}`;
}

/** Base64url characters of so many bytes. */
export function textLengthOf(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 唯一写法 · Whether a text is so many bytes in the one way that leaves the spare bits of its last sign empty: the same bytes written otherwise would be another text, and one credential would be many. */
export function isPlainText(text: string, bytes: number): boolean {
  if (text.length !== textLengthOf(bytes) || !/^[\w-]+$/.test(text)) return false;
  const spareBits = (text.length * 6) % 8;
  return SIGNS.indexOf(text.at(-1) as string) % 2 ** spareBits === 0;
}

/** 票箱签名 · The box at one moment. Each signature names the one before, so none can be taken out later. */
export interface BoxHead {
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly at: string;
  /** SHA-256 of the head before; 64 zeros before the first. */
  readonly previous: string;
  /** Base64 Ed25519 over `headText`. */
  readonly signature: string;
}

export const FIRST_PREVIOUS = '0'.repeat(64);

/** 签名文本 */
export function headText(box: { readonly ballotId: string; readonly definitionHash: string }, head: Omit<BoxHead, 'signature'>): string {
  return ['lianchuang ballot box v1', box.ballotId, box.definitionHash, head.size, head.root, head.at, head.previous].join('\n');
}

export function headHash(box: { readonly ballotId: string; readonly definitionHash: string }, head: Omit<BoxHead, 'signature'>): string {
  return sha256Hex(headText(box, head));
}

/** 回执 · What the voter keeps: which leaf, at which place, signed. It says that a ballot lies in the box, not what is in it. */
export interface Receipt { readonly ballotId: string; readonly index: number; readonly leafHash: string; readonly signature: string }

/** 回执文本 */
export function receiptText({ ballotId, index, leafHash }: Omit<Receipt, 'signature'>): string {
  return ['lianchuang ballot receipt v1', ballotId, index, leafHash].join('\n');
}
