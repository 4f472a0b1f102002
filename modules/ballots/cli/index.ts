/**
 * 命令行：核验计票 · `lianchuang ballots verify-tally <file>`, or the same under `honours`, makes root, signatures and tally again from the
 * published file, without a server. The file is read line by line.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { differenceWords } from '../contract/index.ts';
import { verifyPublished } from '../domain/index.ts';
import type { Verification } from '../domain/index.ts';
import { cryptoFor } from '../server/crypto.ts';

export interface TallyCheck { readonly isSound: boolean; readonly lines: readonly string[] }

function linesOf(check: Verification, expected: { readonly boxKey?: string | undefined; readonly root?: string | undefined }): TallyCheck {
  const wrong = check.differences.map(({ code, detail }) => `× ${differenceWords[code].zh} · ${differenceWords[code].en}${detail === '' ? '' : `: ${detail}`}`);
  if (check.differenceCount > check.differences.length) wrong.push(`× … ${check.differenceCount}`);
  if (expected.boxKey !== undefined && check.definition !== null && check.definition.boxKey !== expected.boxKey.toLowerCase()) wrong.push(`× 不是这个安装的签名公钥 · signed with another installation's key: ${check.definition.boxKey}`);
  if (expected.root !== undefined && check.root !== expected.root.toLowerCase()) wrong.push(`× 与事先记下的树根不同 · another root than the one written down: ${check.root}`);
  if (wrong.length > 0 || check.counted === null || check.quarantined === null || check.definition === null) return { isSound: false, lines: wrong };
  const { counted, quarantined } = check;
  return {
    isSound: true,
    lines: [
      `核验一致 sound · ${check.definition.title}`,
      `密封选票 sealed ${check.sealed} · 纸票 paper ${check.paper} · 签名 heads ${check.heads} · root ${check.root}`,
      `有效 valid ${counted.valid} · 无效 spoilt ${counted.spoilt} · 隔离 quarantined ${quarantined.ballots}`,
      ...counted.classes.flatMap((group) => [`[${group.code}] ${group.label}`, ...group.options.map((option) => `  ${option.rank}. ${option.label} ${option.votes}${option.isTied ? ' =' : ''}${option.isIn ? ' ✓' : ''}`)]),
    ],
  };
}

/** 核验公布文件 @param expected what somebody wrote down before: the installation's key, the last root */
export async function checkTallyFile(path: string, expected: { readonly boxKey?: string | undefined; readonly root?: string | undefined } = {}, onProgress?: (lines: number) => void): Promise<TallyCheck> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  return linesOf(await verifyPublished(lines, cryptoFor, onProgress), expected);
}

export function ballotsCommands(parent: Command): void {
  parent.command('verify-tally')
    .description('重新计票并核验公布文件；ballots 和 honours 下是同一个命令 · count a published ballot again and check every signature; the same command under ballots and under honours')
    .argument('<file>', '公布文件 published file (.ndjson)')
    .option('--key <hex>', '这个安装的签名公钥 the installation’s public key')
    .option('--root <hex>', '事先记下的树根 a root written down before')
    .action(async (file: string, options: { key?: string; root?: string }) => {
      const { isSound, lines } = await checkTallyFile(file, { boxKey: options.key, root: options.root });
      process.stdout.write(`${lines.join('\n')}\n`);
      if (!isSound) process.exitCode = 1;
    });
}
