/**
 * 命令行：校核 · `lianchuang figures proofread <file>` reads a .txt or .docx and prints what disagrees, without a server; with `--programme` the
 * server holds its numbers against the figures of that programme, too.
 */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { proofreadText, proofWeightWords, proofWords } from '../contract/index.ts';
import { MANUSCRIPT_LENGTH_MAX, proofread } from '../domain/index.ts';
import { manuscriptText, ManuscriptFileError } from '../server/manuscript-file.ts';
import { isWord, soundOf } from '../server/knowledge.ts';
import { addCheck, asProgramme } from './check.ts';
import type { ClientFor } from './check.ts';

export { demoToken } from './check.ts';

export interface ProofReport { readonly contradictions: number; readonly lines: readonly string[] }

const CONTEXT = 14;

function placeOf(text: string, start: number, end: number): string {
  const line = text.slice(0, start).split('\n').length;
  const words = `${text.slice(Math.max(start - CONTEXT, 0), start)}【${text.slice(start, end)}】${text.slice(end, end + CONTEXT)}`;
  return `    ${line}: ${words.replaceAll(/\s+/g, '')}`;
}

type Held = Pick<OutputOf<typeof proofreadText>, 'discrepancies' | 'characters' | 'quantities' | 'cards' | 'bound'>;
const byItself = (text: string): Held => { const { discrepancies, characters, quantities } = proofread(text, { isWord, soundOf }); return { discrepancies: discrepancies.map((each) => ({ ...each, spans: [...each.spans] })), characters, quantities, cards: 0, bound: [] }; };

/** 校核报告 · One paragraph a discrepancy: its weight, what it is, the arithmetic, every place; then the numbers that a figure says. @param held by a server, or by itself */
export function proofReport(text: string, held: Held = byItself(text)): ProofReport {
  const { discrepancies, characters, quantities, cards, bound } = held;
  const lines = discrepancies.flatMap((discrepancy, at) => [
    `${at + 1}. [${proofWeightWords[discrepancy.weight].zh} ${proofWeightWords[discrepancy.weight].en}] ${proofWords[discrepancy.rule].title.zh} · ${proofWords[discrepancy.rule].title.en}`,
    `   ${fillText(proofWords[discrepancy.rule].text.zh, discrepancy.facts)}`, `   ${fillText(proofWords[discrepancy.rule].text.en, discrepancy.facts)}`,
    ...discrepancy.spans.slice(0, 8).map(({ start, end }) => placeOf(text, start, end)), '',
  ]);
  const count = (weight: string): number => discrepancies.filter((discrepancy) => discrepancy.weight === weight).length;
  return {
    contradictions: count('contradiction'),
    lines: [...lines, ...bound.map(({ start, end, code, labelZh, labelEn }) => `  ${text.slice(start, end)}  = ${code} ${labelZh} · ${labelEn}`), ...(cards === 0 ? [] : [`${bound.length} 个数与数字卡相符 numbers agree with a figure，${cards} 张数字卡 figures`]), `${characters} 字 characters · ${quantities} 个数量 quantities · ${count('contradiction')} 处矛盾 contradictions · ${count('doubt')} 处疑点 doubts · ${count('note')} 条提示 notes`],
  };
}

export function figuresCommands(parent: Command, clientFor: ClientFor): void {
  addCheck(parent, clientFor);
  parent.command('proofread')
    .description('校核稿件：数字、比例、名单、届次、地名是否自相矛盾；加 --programme 时并与该项目的数字卡对照 · where a manuscript contradicts itself; with --programme also where it contradicts the figures of that programme')
    .argument('<file>', '.txt 或 .docx · .txt or .docx')
    .option('--json', '输出 JSON · print JSON')
    .option('--strict', '有矛盾时以退出码 1 结束 · exit with 1 when there are contradictions')
    .action(async (file: string, options: { json?: boolean; strict?: boolean }, self: Command) => {
      const { programme, ...flags } = self.optsWithGlobals<{ url?: string; programme?: string }>();
      try {
        const text = manuscriptText(await readFile(file));
        if (text.length > MANUSCRIPT_LENGTH_MAX) throw new ManuscriptFileError({ zh: `超过 ${MANUSCRIPT_LENGTH_MAX} 字`, en: `more than ${MANUSCRIPT_LENGTH_MAX} characters` });
        const held = programme === undefined ? byItself(text) : await asProgramme(flags, clientFor, programme, (client) => client.call(proofreadText, { text }));
        if (held === null) throw new ManuscriptFileError({ zh: `没有登录项目“${programme ?? ''}”，请先 lianchuang login`, en: `not signed in to the programme “${programme ?? ''}”; run lianchuang login first` });
        const report = proofReport(text, held);
        process.stdout.write(options.json === true ? `${JSON.stringify(held, null, 2)}\n` : `${report.lines.join('\n')}\n`);
        if (options.strict === true && report.contradictions > 0) process.exitCode = 1;
      } catch (error) {
        const reason = error instanceof ManuscriptFileError ? error.reason : { zh: '找不到或打不开文件', en: 'the file is not there or cannot be opened' };
        process.stderr.write(`${file}: ${reason.zh} · ${reason.en}\n`);
        process.exitCode = 2;
      }
    });
}
