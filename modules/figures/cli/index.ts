/** 命令行：校核 · `lianchuang figures proofread <file>` reads a .txt or .docx and prints what disagrees, without a server. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fillText } from '#platform/contract/index.ts';
import { proofWeightWords, proofWords } from '../contract/index.ts';
import { MANUSCRIPT_LENGTH_MAX, proofread } from '../domain/index.ts';
import { manuscriptText, ManuscriptFileError } from '../server/manuscript-file.ts';
import type { Client } from '#platform/contract/index.ts';
import { isWord } from '../server/knowledge.ts';
import { addCheck } from './check.ts';

export { demoToken } from './check.ts';

export interface ProofReport { readonly contradictions: number; readonly lines: readonly string[] }

const CONTEXT = 14;

function placeOf(text: string, start: number, end: number): string {
  const line = text.slice(0, start).split('\n').length;
  const words = `${text.slice(Math.max(start - CONTEXT, 0), start)}【${text.slice(start, end)}】${text.slice(end, end + CONTEXT)}`;
  return `    ${line}: ${words.replaceAll(/\s+/g, '')}`;
}

/** 校核报告 · One paragraph a discrepancy: its weight, what it is, the arithmetic, every place. */
export function proofReport(text: string): ProofReport {
  const { discrepancies, characters, quantities } = proofread(text, { isWord });
  const lines = discrepancies.flatMap((discrepancy, at) => [
    `${at + 1}. [${proofWeightWords[discrepancy.weight].zh} ${proofWeightWords[discrepancy.weight].en}] ${proofWords[discrepancy.rule].title.zh} · ${proofWords[discrepancy.rule].title.en}`,
    `   ${fillText(proofWords[discrepancy.rule].text.zh, discrepancy.facts)}`, `   ${fillText(proofWords[discrepancy.rule].text.en, discrepancy.facts)}`,
    ...discrepancy.spans.slice(0, 8).map(({ start, end }) => placeOf(text, start, end)), '',
  ]);
  const count = (weight: string): number => discrepancies.filter((discrepancy) => discrepancy.weight === weight).length;
  return {
    contradictions: count('contradiction'),
    lines: [...lines, `${characters} 字 characters · ${quantities} 个数量 quantities · ${count('contradiction')} 处矛盾 contradictions · ${count('doubt')} 处疑点 doubts · ${count('note')} 条提示 notes`],
  };
}

export function figuresCommands(parent: Command, clientFor: (flags: object) => Promise<Client>): void {
  addCheck(parent, clientFor);
  parent.command('proofread')
    .description('校核稿件：数字、比例、名单、届次、地名是否自相矛盾 · where a manuscript contradicts itself')
    .argument('<file>', '.txt 或 .docx · .txt or .docx')
    .option('--json', '输出 JSON · print JSON')
    .option('--strict', '有矛盾时以退出码 1 结束 · exit with 1 when there are contradictions')
    .action(async (file: string, options: { json?: boolean; strict?: boolean }) => {
      try {
        const text = manuscriptText(await readFile(file));
        if (text.length > MANUSCRIPT_LENGTH_MAX) throw new ManuscriptFileError({ zh: `超过 ${MANUSCRIPT_LENGTH_MAX} 字`, en: `more than ${MANUSCRIPT_LENGTH_MAX} characters` });
        const report = proofReport(text);
        process.stdout.write(options.json === true ? `${JSON.stringify(proofread(text, { isWord }), null, 2)}\n` : `${report.lines.join('\n')}\n`);
        if (options.strict === true && report.contradictions > 0) process.exitCode = 1;
      } catch (error) {
        const reason = error instanceof ManuscriptFileError ? error.reason : { zh: '找不到或打不开文件', en: 'the file is not there or cannot be opened' };
        process.stderr.write(`${file}: ${reason.zh} · ${reason.en}\n`);
        process.exitCode = 2;
      }
    });
}
