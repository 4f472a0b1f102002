/**
 * 命令行：核对数字 · `lianchuang figures check --expect <file>` holds published numbers against the records, programme by programme, and ends
 * with 1 when one that should be reproduced is not. Of a demonstration it signs in by the logins that the sign-in page shows.
 */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { localDate, ProblemError } from '#platform/contract/index.ts';
import type { Client, OutputOf } from '#platform/contract/index.ts';
import { signIn } from '#modules/people/contract/index.ts';
import { checkFigures, entryToCheck, publishedList, verdictWords } from '../contract/index.ts';
import type { ListedFigure } from '../contract/index.ts';

export type ClientFor = (flags: object) => Promise<Client>;
type Row = OutputOf<typeof checkFigures>['rows'][number];

const demoConfig = z.object({ demo: z.boolean(), demoPassword: z.string().optional(), demoLogins: z.array(z.object({ username: z.string(), programme: z.string(), roleEn: z.string() })).default([]) });
const NOT_IN = new Set(['platform.not_signed_in', 'platform.programme_not_found']);

/** The demonstration’s own office login for a programme, or null where this is none. */
export async function demoToken(flags: { url?: string }, clientFor: ClientFor, programme: string): Promise<string | null> {
  const url = flags.url ?? (process.env['LIANCHUANG_CLI_URL'] || 'http://127.0.0.1:4180');
  const config = demoConfig.safeParse(await (await fetch(new URL('/api/config', url))).json().catch(() => null));
  const login = config.data?.demoLogins.find((each) => each.programme === programme && /programme office/i.test(each.roleEn));
  if (config.data?.demo !== true || config.data.demoPassword === undefined || login === undefined) return null;
  return (await (await clientFor(flags)).call(signIn, { username: login.username, password: config.data.demoPassword })).token;
}

/** 以某项目 · Asks as whoever is signed in, and in a demonstration as its office. @returns null where nobody may */
export async function asProgramme<T>(flags: { url?: string }, clientFor: ClientFor, programme: string | undefined, ask: (client: Client) => Promise<T>): Promise<T | null> {
  const of = programme === undefined ? {} : { programme };
  try { return await ask(await clientFor({ ...flags, ...of })); } catch (error) {
    if (!(error instanceof ProblemError) || !NOT_IN.has(error.code) || programme === undefined) throw error;
    const token = await demoToken(flags, clientFor, programme).catch(() => null);
    return token === null ? null : ask(await clientFor({ ...flags, ...of, token }));
  }
}

/** @param asOf the day of entries that have none of their own */
async function checkProgramme(flags: { url?: string }, clientFor: ClientFor, programme: string | undefined, figures: readonly ListedFigure[], asOf: string | undefined): Promise<Row[] | null> {
  const input = { figures: figures.map((entry) => entryToCheck(entry, asOf)) };
  return asProgramme(flags, clientFor, programme, async (client) => (await client.call(checkFigures, input)).rows);
}

const number = (value: number | null): string => (value === null ? '—' : String(Number(value.toFixed(4))));
/** A character of Chinese is two columns wide. */
const wide = (text: string): number => [...text].reduce((sum, each) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(each) ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - wide(text)));

/** 核对表 · One line a figure; under an inconsistent one its arithmetic. */
export function checkLines(rows: readonly Row[]): string[] {
  const cells = rows.map((row) => [row.id, row.label, `${row.qualifier === 'more_than' ? '≥ ' : ''}${number(row.published)}`, number(row.computed), String(row.rowCount), `${row.isAsExpected ? '' : '× '}${verdictWords[row.verdict].zh} ${verdictWords[row.verdict].en}`]);
  const head = ['数字 figure', '名称 label', '公布 published', '计算 computed', '记录 rows', '结论 verdict'];
  const widths = head.map((title, at) => Math.max(wide(title), ...cells.map((line) => wide(line[at] as string))) + 2);
  const line = (parts: readonly string[]): string => parts.map((part, at) => padded(part, widths[at] as number)).join('').trimEnd();
  return [line(head), ...rows.flatMap((row, at) => {
    const told = line(cells[at] as string[]);
    if (row.verdict !== 'inconsistent' || row.denominator === null || row.denominator === 0) return [told];
    return [told, `    ${number(row.numerator)} / ${number(row.denominator)} = ${number(row.computed)}，不是 not ${number(row.published)}；要得到它，分母须约为 it would need a denominator of about ${Math.round((row.numerator ?? 0) / row.published)}`];
  })];
}

function parsedList(text: string): ReturnType<typeof publishedList.safeParse> | null {
  try { return publishedList.safeParse(JSON.parse(text)); } catch { return null; }
}

export function addCheck(parent: Command, clientFor: ClientFor): void {
  parent.command('check')
    .description('核对公布的数字：公布、计算、背后的记录、结论；未登录时在演示中用演示的创建办账号，其他服务器须先登录 · published numbers against the records behind them; not signed in, it uses the office login of a demonstration, elsewhere sign in first')
    .requiredOption('--expect <file>', '公布的数字（JSON） · published numbers as JSON')
    .option('--as-of <day>', '公布日，如 2026-10-01：之后的记录不计 · day of publication: rows of later days are left out')
    .option('--json', '输出 JSON · print JSON')
    .action(async (_options: unknown, self: Command) => {
      const flags = self.optsWithGlobals<{ url?: string; programme?: string; expect: string; asOf?: string; json?: boolean }>();
      const { expect, json, asOf, ...global } = flags;
      if (!localDate.optional().safeParse(asOf).success) {
        process.stderr.write(`--as-of ${asOf ?? ''}: 日期须如 2026-10-01 · a day such as 2026-10-01\n`);
        process.exitCode = 2;
        return;
      }
      // A file that is not there is told as that, by the one place that all commands share.
      const text = await readFile(expect, 'utf8');
      const parsed = parsedList(text);
      if (parsed === null || !parsed.success) {
        process.stderr.write(`${expect}: 读不出公布的数字 · holds no published numbers${parsed === null ? '' : `: ${parsed.error.issues[0]?.path.join('/') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`}\n`);
        process.exitCode = 2;
        return;
      }
      const rows: Row[] = [];
      for (const [programme, figures] of Map.groupBy(parsed.data.figures, (entry) => entry.programme ?? global.programme)) {
        rows.push(...(await checkProgramme(global, clientFor, programme, figures, asOf ?? parsed.data.as_of) ?? figures.map((entry): Row => ({ id: entry.id, figureId: null, label: entry.label, unit: entry.unit, published: entry.value, qualifier: entry.qualifier, asOf: null, computed: null, numerator: null, denominator: null, rowCount: 0, verdict: 'notPermitted', isAsExpected: !entry.reproduce }))));
      }
      const wrong = rows.filter((row) => !row.isAsExpected).length;
      const inconsistent = rows.filter((row) => row.verdict === 'inconsistent').length;
      process.stdout.write(json === true ? `${JSON.stringify(rows, null, 2)}\n` : `${checkLines(rows).join('\n')}\n\n${rows.length} 个数字 figures · ${rows.filter((row) => row.verdict === 'matches').length} 个一致 match · ${inconsistent} 个与分子分母矛盾 contradicted by their counts · ${wrong} 个未复现 not reproduced\n`);
      if (wrong > 0) process.exitCode = 1;
    });
}
