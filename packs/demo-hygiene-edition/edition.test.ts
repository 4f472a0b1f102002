import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { editionSize, validateEdition } from '#modules/frameworks/domain/index.ts';
import { jsonText } from '../json-text.ts';
import { demoHygieneEdition } from './generate.ts';

describe('the second framework of the demo', () => {
  const edition = demoHygieneEdition();
  test('is the file beside it, and comes in without an error or a warning', () => {
    expect(readFileSync(new URL('edition.json', import.meta.url), 'utf8')).toBe(jsonText(edition));
    expect(validateEdition(edition)).toEqual([]);
  });
  test('has eight themes of five standards, worth a hundred together, and says that it is synthetic', () => {
    expect(editionSize(edition)).toMatchObject({ themes: 8, standards: 40 });
    expect(edition.themes.flatMap(({ contents }) => contents).reduce((sum, { scoreMax }) => sum + scoreMax, 0)).toBe(100);
    expect([edition.synthetic, edition.title.zh.includes('（演示·合成）')]).toEqual([true, true]);
  });
});
