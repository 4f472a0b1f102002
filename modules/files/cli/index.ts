/** 命令行：核验签收单 · `lianchuang files verify-receipt <file>` checks a signed receipt on this machine, without a server. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { isSignedBy, keyIdOf } from '#platform/server/signing/index.ts';

const receiptFile = z.object({ text: z.string(), signature: z.string(), keyId: z.string(), publicKey: z.string() });
const signedText = z.object({
  kind: z.literal('lianchuang receipt'), version: z.literal(1), programme: z.string(), personId: z.string(), at: z.string(), keyId: z.string(),
  photos: z.array(z.object({ sha256: z.string(), held: z.boolean() })),
  operations: z.array(z.object({ operation: z.string(), key: z.string(), appliedAt: z.string().nullable() })),
});

export interface ReceiptCheck { readonly isGenuine: boolean; readonly lines: readonly string[] }
const no = (line: string): ReceiptCheck => ({ isGenuine: false, lines: [`× ${line}`] });

/** What the signed text says, in words. */
function wordsOf(text: string): ReceiptCheck {
  const signed = signedText.parse(JSON.parse(text));
  const missing = [
    ...signed.photos.filter(({ held }) => !held).map(({ sha256 }) => `  缺照片 photo not held: ${sha256}`),
    ...signed.operations.filter(({ appliedAt }) => appliedAt === null).map(({ operation, key }) => `  缺记录 record not applied: ${operation} ${key}`),
  ];
  return {
    isGenuine: true,
    lines: [
      `签收单有效 the receipt is genuine · ${signed.programme} · ${signed.at} · key ${signed.keyId}`,
      `照片 photos ${signed.photos.filter(({ held }) => held).length} / ${signed.photos.length} · 记录 records ${signed.operations.filter(({ appliedAt }) => appliedAt !== null).length} / ${signed.operations.length}`,
      ...missing,
    ],
  };
}

/**
 * 核验签收单 · Checks the text of one receipt, or of a list of them.
 *
 * @param published the server's public key or key id, written down from `GET /api/receipt-key`; without it the receipt is only known to fit the key it carries
 */
export function checkReceiptText(text: string, published?: string): ReceiptCheck {
  let value: unknown;
  try { value = JSON.parse(text); } catch { return no('不是 JSON 文件 · this is not a JSON file'); }
  const parsed = z.array(receiptFile).min(1).safeParse(Array.isArray(value) ? value : [value]);
  if (!parsed.success) return no('不是签收单 · this is not a receipt');
  const lines: string[] = [];
  for (const one of parsed.data) {
    const keyId = keyIdOf(one.publicKey);
    if (keyId !== one.keyId) return no('公钥与编号不符 · the public key does not fit its id');
    if (published !== undefined && published !== one.publicKey && published !== keyId) return no(`不是这台服务器签的 · signed by another key: ${keyId}`);
    if (!isSignedBy(one.publicKey, one.text, one.signature)) return no('内容被改动过 · the text is not what was signed');
    lines.push(...wordsOf(one.text).lines);
  }
  if (published === undefined) lines.push('请与服务器公布的公钥核对 · compare the key with the one the server publishes (--key)');
  return { isGenuine: true, lines };
}

/** Adds this module's own commands. */
export function filesCommands(parent: Command): void {
  parent.command('verify-receipt <file>').description('核验签收单（离线） · verify a signed receipt, offline')
    .option('--key <hex>', '服务器公布的公钥或编号 · the server’s published public key or its id')
    .action(async (file: string, options: { key?: string }) => {
      const { isGenuine, lines } = checkReceiptText(await readFile(file, 'utf8'), options.key);
      for (const text of lines) console.log(text);
      if (!isGenuine) process.exitCode = 1;
    });
}
