import { createHash } from 'node:crypto';

/** 查询码摘要 · What is kept of a code: who reads the table cannot follow anybody's report. */
export function followTokenHash(token: string): Buffer {
  return createHash('sha256').update(`follow/${token}`).digest();
}
