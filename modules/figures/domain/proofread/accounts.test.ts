/** 校核的查全与误报 · Accounts that nobody tuned a rule to, with planted faults: how many are found, and how often proofreading cries wolf. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pinyin } from 'pinyin-pro';
import { proofread } from './index.ts';
import type { Discrepancy } from './index.ts';

const FOLDER = new URL('../../../../tests/fixtures/accounts/', import.meta.url);
const words = new Intl.Segmenter('zh', { granularity: 'word' });
const isWord = (text: string): boolean => [...words.segment(text)].length === 1;

interface Planted { readonly rule: string; readonly start: number; readonly end: number }
interface Account { readonly name: string; readonly text: string; readonly planted: readonly Planted[] }

/** Takes the marks out. @param marked with `⟦rule|words⟧` round what is wrong */
function accountOf(name: string, marked: string): Account {
  const planted: Planted[] = [];
  let text = '';
  let from = 0;
  for (const mark of marked.matchAll(/⟦(\w+)\|([^⟧]*)⟧/gu)) {
    text += marked.slice(from, mark.index);
    planted.push({ rule: mark[1] as string, start: text.length, end: text.length + (mark[2] as string).length });
    text += mark[2] as string;
    from = mark.index + mark[0].length;
  }
  return { name, text: text + marked.slice(from), planted };
}

const accountsIn = (folder: string): Account[] => readdirSync(new URL(folder, FOLDER)).filter((name) => name.endsWith('.txt')).sort().map((name) => accountOf(`${folder}${name}`, readFileSync(new URL(`${folder}${name}`, FOLDER), 'utf8')));
const touches = (discrepancy: Discrepancy, { start, end }: Planted): boolean => discrepancy.spans.some((span) => span.start < end && start < span.end);

interface Reading extends Account { readonly missed: readonly Planted[]; readonly alarms: readonly Discrepancy[] }
function read(account: Account): Reading {
  const { discrepancies } = proofread(account.text, { isWord, soundOf: (character) => pinyin(character, { toneType: 'none' }) });
  return {
    ...account, missed: account.planted.filter((fault) => !discrepancies.some((discrepancy) => touches(discrepancy, fault))),
    alarms: discrepancies.filter((discrepancy) => discrepancy.weight !== 'note' && !account.planted.some((fault) => touches(discrepancy, fault))),
  };
}

function table(readings: readonly Reading[]): string {
  const lines = readings.map(({ name, text, planted, missed, alarms }) => [
    `${name.padEnd(44)} ${String(text.length).padStart(5)} characters  planted ${planted.length}  found ${planted.length - missed.length}  false alarms ${alarms.length}`,
    ...missed.map((fault) => `    missed ${fault.rule}: ${text.slice(fault.start, fault.end)}`), ...alarms.map(({ rule, spans }) => `    alarm  ${rule}: ${spans.slice(0, 3).map((span) => text.slice(span.start, span.end)).join(' | ')}`),
  ].join('\n'));
  return lines.join('\n');
}

const planted = (readings: readonly Reading[]): number => readings.reduce((sum, reading) => sum + reading.planted.length, 0);
const found = (readings: readonly Reading[]): number => readings.reduce((sum, reading) => sum + reading.planted.length - reading.missed.length, 0);

describe('accounts with planted faults', () => {
  it.each([['', 0.9], ['unseen/', 0.8]])('in tests/fixtures/accounts/%s: most faults are found, and false alarms are a handful a page', (folder, recall) => {
    const readings = accountsIn(folder).map(read);
    console.log(`\n${table(readings)}\n${found(readings)} of ${planted(readings)} planted faults found`);
    expect(readings.length).toBeGreaterThanOrEqual(4);
    expect(found(readings) / planted(readings)).toBeGreaterThanOrEqual(recall);
    for (const { name, alarms } of readings) expect.soft(alarms.length, name).toBeLessThanOrEqual(3);
  });
});
