import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkItemsFor, editionSize, standardsOf, validateEdition } from '#modules/frameworks/domain/index.ts';
import { jsonText } from '../json-text.ts';
import { demoEdition, demoEditionNext } from './generate.ts';

const edition = demoEdition();
const next = demoEditionNext();
const hundredths = (score: number): number => Math.round(score * 100);
const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

describe('the demo edition', () => {
  test('has the shape of the real one: 9 themes, 72 contents, 140 standards, 29 site types', () => {
    expect(editionSize(edition)).toEqual({ themes: 9, contents: 72, standards: 140, checkItems: 228, siteTypes: 29, negativeItems: 12 });
  });

  test('says in its title and source that it is synthetic', () => {
    expect(edition.synthetic).toBe(true);
    expect(edition.title.zh).toContain('（演示·合成）');
    expect(edition.source).toContain('不是官方测评体系原文');
  });

  test('passes the import check without an error or a warning', () => {
    expect(validateEdition(edition)).toEqual([]);
    expect(validateEdition(next)).toEqual([]);
  });

  test('adds up exactly: standards to their content, contents to 100', () => {
    for (const one of [edition, next]) {
      const contents = one.themes.flatMap((theme) => theme.contents);
      for (const content of contents) {
        const sum = content.standards.reduce((total, standard) => total + hundredths(standard.scoreMax), 0);
        expect(sum, content.code).toBe(hundredths(content.scoreMax));
      }
      expect(contents.reduce((total, content) => total + hundredths(content.scoreMax), 0)).toBe(10_000);
    }
  });

  test('gives every standard methods that make up a hundred per cent', () => {
    for (const { standard } of standardsOf(edition)) {
      expect(standard.methods.reduce((total, { weight }) => total + weight, 0), standard.code).toBe(100);
    }
  });

  test('has between 12 and 30 checks for every site type, and about two dozen for a main street', () => {
    for (const siteType of edition.siteTypes) {
      const count = checkItemsFor(edition, siteType.code).length;
      expect(count, siteType.code).toBeGreaterThanOrEqual(12);
      expect(count, siteType.code).toBeLessThanOrEqual(30);
    }
    expect(checkItemsFor(edition, 'main-street').length).toBe(26);
  });

  test('inspects a standard in the field if and only if it has check items', () => {
    const checked = new Set(edition.checkItems.map((checkItem) => checkItem.standardCode));
    for (const { standard } of standardsOf(edition)) {
      expect(checked.has(standard.code), standard.code).toBe(standard.methods.some(({ method }) => method === 'field'));
    }
  });

  test('knows all five kinds of rule, among them one display per 200 m and three within 500 m', () => {
    expect(new Set(edition.checkItems.map((checkItem) => checkItem.rule.kind))).toEqual(new Set(['yesNo', 'minCount', 'perLength', 'window', 'share']));
    expect(edition.checkItems.map((checkItem) => checkItem.rule)).toContainEqual({ kind: 'perLength', count: 1, everyMetres: 200 });
    expect(edition.checkItems.map((checkItem) => checkItem.rule)).toContainEqual({ kind: 'window', count: 3, windowMetres: 500 });
  });

  test('never says the same thing twice in one language', () => {
    for (const words of [edition.checkItems.map(({ zh }) => zh), edition.checkItems.map(({ en }) => en), standardsOf(edition).map(({ standard }) => standard.zh)]) {
      expect(words.length).toBe(new Set(words).size);
    }
  });

  test('sends every fault to a case category that has a limit', () => {
    const { categories } = JSON.parse(textOf('../case-categories.json')) as { categories: { code: string; stages: { limit: { amount: number } }[] }[] };
    const known = new Map(categories.map((category) => [category.code, category]));
    for (const checkItem of [...edition.checkItems, ...next.checkItems]) {
      expect(known.get(checkItem.caseCategory)?.stages.every((stage) => stage.limit.amount > 0), checkItem.code).toBe(true);
    }
  });

  test('is committed as generated', () => {
    expect(textOf('edition.json')).toBe(jsonText(edition));
    expect(textOf('edition-next.json')).toBe(jsonText(next));
  });
});

describe('the revised edition', () => {
  test('tells what became of every code that did not stay as it was', () => {
    const wordsOf = (one: typeof edition): Map<string, string> =>
      new Map([...standardsOf(one).map(({ standard }) => standard), ...one.checkItems].map(({ code, zh }) => [code, zh]));
    const [before, after] = [wordsOf(edition), wordsOf(next)];
    const pairs = next.mapping?.pairs ?? [];
    const named = new Set(pairs.map((pair) => pair.from));
    const added = new Set(pairs.filter((pair) => pair.from === null).map((pair) => pair.to));
    for (const [code, zh] of before) if (!named.has(code)) expect(after.get(code), code).toBe(zh);
    for (const pair of pairs) if (pair.relation === 'kept') expect(after.get(pair.to ?? '')).toBe(before.get(pair.from ?? ''));
    const reached = pairs.filter((pair) => pair.from !== null && pair.to !== null).length;
    const untouched = [...before.keys()].filter((code) => !named.has(code)).length;
    expect(reached + untouched + added.size).toBe(after.size);
    expect(pairs.length).toBe(12);
  });
});
