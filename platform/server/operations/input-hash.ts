/** 输入指纹 · Tells one input from another without telling what it was. */
import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '#kernel/canonical-json.ts';

/** As `sha256Hex` of the kernel, by the machine's own hash: a group of ballots or a spreadsheet is long. */
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** A plain hash of a password that anybody may read is a password that anybody may guess. */
const SECRET_MEMBER = /password|token|secret/i;

/** Files by their content, secrets by a keyed hash that only this installation can make, everything else as it stands. */
function hashable(secret: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: value.byteLength, sha256: sha256(value) };
  if (Array.isArray(value)) return value.map((member) => hashable(secret, member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [
    name, SECRET_MEMBER.test(name) && member !== undefined ? { hmac: createHmac('sha256', secret).update(canonicalJson(member)).digest('hex') } : hashable(secret, member),
  ]));
}

/** @returns the same for the same input; another password, another hash */
export function inputHashOf(secret: string, input: unknown): string {
  return sha256(canonicalJson(hashable(secret, input)));
}
