/** Goal: the accounts that come with the packs quote every figure of their programme and no other number. Method: the shipped templates with values from anywhere, read by the rules that approve and proofread. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templatesFile } from '#modules/bulletins/contract/index.ts';
import { draftedText, figureCodes, lineText, looseNumbers, readLanguage, renderAccount, WORD_LIMITS } from '#modules/bulletins/domain/index.ts';
import type { Card } from '#modules/bulletins/domain/index.ts';
import { figuresFile } from '#modules/figures/contract/index.ts';
import { kindOf } from '#modules/figures/domain/index.ts';

const PROGRAMMES = ['gaoping', 'wanyuan', 'jizhou', 'huangyuan', 'haidian'] as const;
const DAY = { year: '2026', today: '2026年9月21日', programme: '示例市文明创建' };
const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as unknown;

async function packOf(programme: string) {
  const { templates } = templatesFile.parse(await json(`${programme}.json`));
  const { figures } = figuresFile.parse(await json(`../figures/${programme}.json`));
  return { templates, figures };
}

describe.each(PROGRAMMES)('the account of %s', (programme) => {
  it('names only figures that there are, and each of them', async () => {
    const { templates, figures } = await packOf(programme);
    const known = new Set(figures.map(({ code }) => code));
    const quoted = templates.map(({ title, body }) => figureCodes(title, body));
    expect(quoted.flat().filter((code) => !known.has(code))).toEqual([]);
    expect([...known].filter((code) => quoted[0]?.includes(code) !== true)).toEqual([]);
    for (const { title, body } of templates) expect([...readLanguage(title).faults, ...readLanguage(body).faults]).toEqual([]);
  });

  it('holds no number that is not a figure’s, whatever the figures say, and keeps to its length', async () => {
    const { templates, figures } = await packOf(programme);
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: figures.length, maxLength: figures.length }), (values) => {
      const cards = new Map(figures.map(({ code, labelZh, labelEn, unit, definition }, at): [string, Card] => {
        const kind = kindOf(definition.aggregate as never);
        const value = values[at] ?? 0;
        return [code, { code, figureId: code, labelZh, labelEn, unit, kind, scopeNote: '', value: kind === 'ratio' ? 0.98 : value, numerator: kind === 'ratio' ? value : null, denominator: kind === 'ratio' ? value : null, rowCount: 1, asOf: '2026-09-21', names: ['示例甲', '示例乙'], namesWithheld: 0 }];
      }));
      for (const { kind, title, body } of templates) {
        const { lines, missing } = renderAccount(draftedText(body, DAY), cards);
        const head = renderAccount(draftedText(title, DAY), cards).lines[0]?.runs ?? [];
        expect([looseNumbers(head, lines), missing]).toEqual([[], []]);
        expect(lines.map(lineText).join('').length).toBeLessThan(WORD_LIMITS[kind]);
      }
    }), { numRuns: 30 });
  });
});
