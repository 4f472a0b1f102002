/**
 * 命令行：核验账本 · `lianchuang points verify` asks the server to prove its ledger from the first entry, says what it found and ends
 * with 1 when anything is wrong.
 */
import type { Command } from 'commander';
import type { Client, OutputOf } from '#platform/contract/index.ts';
import { ledgerFaultWords, verifyAccounts } from '../contract/index.ts';

/** 核验结果的文字 */
export function verificationLines(found: OutputOf<typeof verifyAccounts>): string[] {
  const counted = `区块 blocks ${found.blockCount} · 过账 postings ${found.postingCount} · 转移 transfers ${found.transferCount} · 分录 entries ${found.entryCount} · 账户 accounts ${found.accountCount}`;
  if (found.isSound) return ['账本核验一致 the ledger is sound', counted, `链头 head ${found.headHash}`];
  const told = found.differences.map(({ fault, at }) => `× ${ledgerFaultWords[fault].zh} · ${ledgerFaultWords[fault].en}: ${at}`);
  if (found.differenceCount > told.length) told.push(`× … ${found.differenceCount}`);
  return [counted, ...told];
}

export function pointsCommands(parent: Command, clientFor: (flags: object) => Promise<Client>): void {
  parent.command('verify')
    .description('从第一笔起核验整个账本；须先登录（people sign-in） · prove the whole ledger from its first entry; sign in first (people sign-in)')
    .option('--head <hash>', '事先记下的链头 the head of the chain written down before; it must still be in it')
    .action(async (_options: unknown, self: Command) => {
      const found = await (await clientFor(self.optsWithGlobals())).call(verifyAccounts, self.opts<{ head?: string }>().head === undefined ? {} : { knownHash: self.opts<{ head?: string }>().head });
      process.stdout.write(`${verificationLines(found).join('\n')}\n`);
      if (!found.isSound) process.exitCode = 1;
    });
}
