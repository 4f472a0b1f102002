/** Goal: a page that was published, of five counties, is proofread with its faults found and a handful of alarms. Method: the page beside the repository, where there is one; no rule knows it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../definition/index.ts';
import type { FigureDefinition } from '../definition/index.ts';
import { proofread } from './index.ts';
import type { ProofCard } from './index.ts';

const ROOT = new URL('../../../../', import.meta.url);
const SEEDS = new URL('../shared/seeds/', ROOT);
const isThere = existsSync(new URL('page.txt', SEEDS));
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const isWord = (text: string): boolean => [...segmenter.segment(text)].length === 1;
const json = <T>(url: URL): T => JSON.parse(readFileSync(url, 'utf8')) as T;
const ALARMS_MOST = 6;

interface Entry { readonly id: string; readonly programme: string; readonly value: number }
interface Defined { readonly code: string; readonly labelZh: string; readonly unit: string; readonly definition: FigureDefinition }

/** The figures of a programme, each saying what the page published of it. */
function cardsOf(programme: string): ProofCard[] {
  const { figures } = json<{ figures: Entry[] }>(new URL('figures.json', SEEDS));
  return json<{ figures: Defined[] }>(new URL(`packs/figures/${programme}.json`, ROOT)).figures.flatMap(({ code, labelZh, unit, definition }) => {
    const entry = figures.find(({ id }) => id === `${programme}.${code}`);
    return entry === undefined ? [] : [{ code, labelZh, unit, kind: kindOf(definition.aggregate), value: entry.value }];
  });
}

describe.skipIf(!isThere)('the published page', () => {
  const page = isThere ? readFileSync(new URL('page.txt', SEEDS), 'utf8') : '';
  const read = (cards: readonly ProofCard[] = []) => proofread(page, { isWord, cards });
  const words = ({ start, end }: { readonly start: number; readonly end: number }): string => page.slice(start, end);

  it('is found to contradict itself where it does, and little else', () => {
    const { discrepancies } = read();
    const found = (rule: string) => discrepancies.filter((each) => each.rule === rule).map(({ spans }) => spans.map(words));
    expect(found('ratioContradicted')).toEqual([['62%', '60039人', '60万']]);
    expect(found('listedTwice').flat().every((item) => item.includes('大学生志愿服务西部计划'))).toBe(true);
    expect(found('listedTwice')).toHaveLength(1);
    expect(found('editionsDisagree')[0]?.join()).toMatch(/第十届.*九届|九届.*第十届/u);
    expect(new Set(found('nameSpellings')[0])).toEqual(new Set(['湟源', '涪源', '涪陵']));
    expect(discrepancies.length).toBeLessThanOrEqual(ALARMS_MOST);
  });

  it.each([['wanyuan', 15], ['huangyuan', 30], ['haidian', 4]])('of %s: its numbers are those of the figures, and only what another county says of the same thing is told', (programme, least) => {
    const { bound, discrepancies } = read(cardsOf(programme));
    expect(bound.length).toBeGreaterThanOrEqual(least);
    expect(discrepancies.filter(({ rule }) => rule === 'cardDiffers').length).toBeLessThanOrEqual(1);
  });
});
