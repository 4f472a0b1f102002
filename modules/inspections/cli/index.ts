/**
 * 命令行：核验抽样 · `lianchuang inspections verify-draw <file>` makes a published draw again on this machine, without a server.
 */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { drawDifferenceWords } from '../contract/index.ts';
import { verifyDraw } from '../domain/index.ts';
import type { DrawDifference, DrawRecord } from '../domain/index.ts';

const ratio = z.object({ numerator: z.number(), denominator: z.number() });
const count = { size: z.number(), count: z.number(), quota: ratio };

/** What a draw record must look like before it can be made again. */
const drawFile = z.object({
  format: z.string(), seed: z.string(), seedCommitment: z.string(), frameHash: z.string(), sampleSize: z.number(),
  frame: z.array(z.object({ siteCode: z.string(), siteTypeCode: z.string(), zoneCode: z.string() })),
  method: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('proportional'), minPerSiteType: z.number() }), z.object({ kind: z.literal('perStratum'), sitesPerStratum: z.number() }),
  ]),
  allocation: z.object({
    siteTypes: z.array(z.object({ siteTypeCode: z.string(), ...count })), strata: z.array(z.object({ siteTypeCode: z.string(), zoneCode: z.string(), remainder: ratio, ...count })),
  }),
  selected: z.array(z.string()),
  round: z.object({ code: z.string(), publishedCommitment: z.string().nullable() }).partial().optional(),
});

export interface DrawCheck { readonly reproducible: boolean; readonly lines: readonly string[] }

function line({ code, detail }: DrawDifference): string {
  const { zh, en } = drawDifferenceWords[code];
  return `× ${zh} · ${en}${detail === '' ? '' : `: ${detail}`}`;
}

/**
 * 核验抽样文件 · Checks the text of a published draw.
 *
 * @param published the commitment somebody wrote down before the draw, where they have it
 */
export function checkDrawText(text: string, published?: string): DrawCheck {
  let value: unknown;
  try { value = JSON.parse(text); } catch { return { reproducible: false, lines: ['× 不是 JSON 文件 · this is not a JSON file'] }; }
  const parsed = drawFile.safeParse(value);
  if (!parsed.success) {
    return { reproducible: false, lines: parsed.error.issues.map((issue) => `× 不是抽样记录 · this is not a draw record: /${issue.path.join('/')} ${issue.message}`) };
  }
  const { round, ...record } = parsed.data;
  const differences: string[] = [];
  for (const commitment of [published, round?.publishedCommitment]) {
    if (typeof commitment === 'string' && commitment.toLowerCase() !== record.seedCommitment) {
      differences.push(`× 与事先公布的承诺值不符 · it is not the commitment published before: ${commitment}`);
    }
  }
  const result = verifyDraw(record as DrawRecord);
  if (!result.ok) differences.push(...result.error.map(line));
  if (differences.length > 0 || !result.ok) return { reproducible: false, lines: differences };
  const { frameSize, selectedCount } = result.value;
  return { reproducible: true, lines: [`抽样可复现 reproducible · ${selectedCount} / ${frameSize} · seed ${record.seed} · frame ${record.frameHash}`] };
}

/** Adds this module's own commands. */
export function inspectionsCommands(parent: Command): void {
  parent.command('verify-draw <file>').description('核验公开的抽样记录（离线） · make a published draw again, offline')
    .option('--commitment <hex>', '抽样前公布的承诺值 · the commitment published before the draw')
    .action(async (file: string, options: { commitment?: string }) => {
      const { reproducible, lines } = checkDrawText(await readFile(file, 'utf8'), options.commitment);
      for (const text of lines) console.log(text);
      if (!reproducible) process.exitCode = 1;
    });
}
