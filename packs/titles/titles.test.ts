import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { titleCatalogue } from '#modules/honours/contract/index.ts';
import { titleIssues } from '#modules/honours/domain/index.ts';
import { jsonText } from '../json-text.ts';
import { catalogues } from './source.ts';

const names = Object.keys(catalogues) as (keyof typeof catalogues)[];
const all = names.map((name) => titleCatalogue.parse(catalogues[name])).flatMap(({ titles }) => titles);

describe('the title catalogues', () => {
  it.each(names)('%s lies in the tree as its rows make it', (name) => {
    expect(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')).toBe(jsonText(catalogues[name]));
  });
  it('contradict themselves nowhere, and name each title once', () => {
    expect(all.flatMap((title) => titleIssues(title).map((issue) => ({ title: title.code, ...issue })))).toEqual([]);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });
  it('refer only to titles that they hold', () => {
    const codes = new Set(all.map(({ code }) => code));
    const named = all.flatMap(({ upwardTitleCode, rules }) => [...(upwardTitleCode === null ? [] : [upwardTitleCode]), ...rules.prerequisites.flatMap((needed) => (needed.kind === 'declared' ? [] : needed.titles))]);
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });
  it('hold what the programme runs: stars with levels, five classes, six selections, four tiers, the yearly selection', () => {
    const of = (code: string) => all.find((title) => title.code === code);
    expect(of('five-star-household')?.rules.stars).toHaveLength(5);
    expect(of('ten-star-household')?.rules.levels.map(({ starsFrom }) => starsFrom)).toEqual([5, 8, 10]);
    expect(of('county-moral-model')?.rules.classes).toHaveLength(5);
    expect(of('good-neighbours')?.rules.classes).toHaveLength(6);
    for (const kind of ['village', 'unit', 'campus', 'family']) for (const tier of ['nation', 'province', 'prefecture', 'county']) expect(of(`${tier}-${kind}`)?.tier).toBe(tier);
    expect(['moving-person', 'moving-nominee', 'moving-collective'].every((code) => of(code) !== undefined)).toBe(true);
  });
  it('ask nobody for income, belief or the number of children', () => {
    expect(/收入|宗教信仰|民族|生育/.test(JSON.stringify(all.map(({ source: _source, ...title }) => title)))).toBe(false);
  });
});
