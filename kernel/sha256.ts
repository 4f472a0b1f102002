import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * 摘要字节 · SHA-256 of bytes, or of a text's UTF-8 bytes.
 *
 * Synchronous and the same in browser and server, which Web Crypto is not.
 */
export function sha256Bytes(text: string | Uint8Array): Uint8Array {
  return sha256(typeof text === 'string' ? utf8ToBytes(text) : text);
}

/**
 * 摘要 · SHA-256 as 64 lower-case hexadecimal digits.
 *
 * @example sha256Hex('abc') // 'ba7816bf…15ad'
 */
export function sha256Hex(text: string | Uint8Array): string {
  return bytesToHex(sha256Bytes(text));
}
