/**
 * 命令行：文稿 · `lianchuang bulletins account [template]` writes the account of a programme from a template: its words, then each number with the
 * figure behind it. Without `--keep` nothing is kept. Of a demonstration it signs in by the logins that the sign-in page shows.
 */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { demoToken, proofReport } from '#modules/figures/cli/index.ts';
import { ProblemError } from '#platform/contract/index.ts';
import type { Client, OutputOf } from '#platform/contract/index.ts';
import { downloadBulletin, draftAccount, listTemplates, previewAccount, readTemplate } from '../contract/index.ts';

type ClientFor = (flags: object) => Promise<Client>;
type Preview = OutputOf<typeof previewAccount>;
interface Flags { url?: string; programme?: string; keep?: boolean; docx?: string; json?: boolean }

const lineText = (runs: Preview['title']): string => runs.map(({ text }) => text).join('');

/** 文稿全文与数字 · The words, then a line for every number that they quote. */
export function accountLines(preview: Preview): string[] {
  const byCode = new Map(preview.cards.map((card) => [card.code, card]));
  const places = [preview.title, ...preview.lines.map(({ runs }) => runs)].flatMap((runs) => runs.filter((run) => run.code !== null));
  const { loose, missing, proof } = preview.review;
  return [
    lineText(preview.title), '', ...preview.lines.map(({ kind, runs }) => `${kind === 'heading' ? '\n' : '　　'}${lineText(runs)}`), '',
    ...places.map(({ text, code }) => {
      const card = byCode.get(code ?? '');
      const made = card === undefined || card.denominator === null ? '' : ` = ${card.numerator ?? 0}/${card.denominator}`;
      return `  ${text}  ← ${code ?? ''} ${card?.labelZh ?? ''}${made}，记录 rows ${card?.rowCount ?? 0}，截至 as of ${card?.asOf ?? ''}`;
    }), '',
    `${preview.wordCount}/${preview.wordLimit} 字 characters · ${places.length} 个数字有出处 numbers with a figure · ${loose.length} 个无出处 without · ${missing.length} 个没有值 without a value · ${proof.length} 处校核提示 proofreading notes`,
    ...loose.map(({ line, number, sentence }) => `  × ${line}: ${number}  ${sentence}`),
  ];
}

/** The programme's client; of a demonstration its own office. */
async function officeClient(flags: Flags, clientFor: ClientFor): Promise<Client> {
  const client = await clientFor(flags);
  try { await client.call(listTemplates, {}); return client; } catch (error) {
    if (!(error instanceof ProblemError) || flags.programme === undefined) throw error;
    const token = await demoToken(flags, clientFor, flags.programme).catch(() => null);
    if (token === null) throw error;
    return clientFor({ ...flags, token });
  }
}

async function writeAccount(template: string | undefined, flags: Flags, clientFor: ClientFor): Promise<void> {
  const client = await officeClient(flags, clientFor);
  const { rows } = await client.call(listTemplates, {});
  const chosen = template === undefined ? rows[0] : rows.find(({ code }) => code === template);
  if (chosen === undefined) {
    process.stderr.write(`没有这个模板 no such template: ${template ?? '—'}\n${rows.map(({ code, nameZh, nameEn }) => `  ${code}  ${nameZh} · ${nameEn}`).join('\n')}\n`);
    process.exitCode = 2;
    return;
  }
  const { kind, title, body } = await client.call(readTemplate, { templateId: chosen.id });
  const preview = await client.call(previewAccount, { kind, title, content: body });
  process.stdout.write(flags.json === true ? `${JSON.stringify(preview, null, 2)}\n` : `${accountLines(preview).join('\n')}\n`);
  if (preview.review.loose.length + preview.review.missing.length > 0) process.exitCode = 1;
  const contradictions = proofReport([lineText(preview.title), ...preview.lines.map(({ runs }) => lineText(runs))].join('\n')).contradictions;
  if (contradictions > 0) process.exitCode = 1;
  if (flags.keep !== true && flags.docx === undefined) return;
  const { id: bulletinId } = await client.call(draftAccount, { templateCode: chosen.code });
  process.stderr.write(`草稿 draft ${bulletinId}\n`);
  if (flags.docx === undefined) return;
  const file = await client.call(downloadBulletin, { bulletinId });
  await writeFile(flags.docx, file.body);
  process.stderr.write(`${flags.docx}\n`);
}

export function bulletinsCommands(parent: Command, clientFor: ClientFor): void {
  parent.command('account')
    .description('由模板写出文稿，每个数字都有出处 · the account of a programme from a template, every number with its figure')
    .argument('[template]', '模板代码，不填用第一个 · code of the template, the first when left out')
    .option('--keep', '存为草稿 · keep it as a draft')
    .option('--docx <file>', '存为草稿并写出 docx · keep it as a draft and write the docx')
    .option('--json', '输出 JSON · print JSON')
    .action(async (template: string | undefined, _options: unknown, self: Command) => writeAccount(template, self.optsWithGlobals<Flags>(), clientFor));
}
