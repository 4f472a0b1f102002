import { writeFileSync } from 'node:fs';
import type { EditionDocument } from '#modules/frameworks/domain/index.ts';
import { jsonText } from '../json-text.ts';
import { buildEdition } from './build.ts';
import { mappingBetween } from './mapping.ts';
import { nextThemes, RENAMED } from './source/next-edition.ts';
import { themes } from './source/themes.ts';

/** 演示体系 · The synthetic edition of 2026. */
export function demoEdition(): EditionDocument {
  return buildEdition(
    {
      code: 'demo-county-city-2026', year: 2026, version: '1',
      title: { zh: '县级文明城市测评体系（演示·合成）2026 年版', en: 'County civilised-city framework (demo, synthetic), 2026 edition' },
      effectiveFrom: '2026-01-01', effectiveTo: null,
    },
    themes,
  );
}

/** 演示体系下一版 · Its revision, with the mapping of codes, to show how a programme moves on. */
export function demoEditionNext(): EditionDocument {
  const newer = nextThemes(themes);
  return buildEdition(
    {
      code: 'demo-county-city-2027', year: 2027, version: '2',
      title: { zh: '县级文明城市测评体系（演示·合成）2027 年修订版', en: 'County civilised-city framework (demo, synthetic), 2027 revision' },
      effectiveFrom: '2027-01-01', effectiveTo: null,
      mapping: { fromEdition: 'demo-county-city-2026', pairs: mappingBetween(themes, newer, RENAMED) },
    },
    newer,
  );
}

if (import.meta.main) {
  writeFileSync(new URL('edition.json', import.meta.url), jsonText(demoEdition()));
  writeFileSync(new URL('edition-next.json', import.meta.url), jsonText(demoEditionNext()));
}
