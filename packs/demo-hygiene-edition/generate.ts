import { writeFileSync } from 'node:fs';
import type { EditionDocument } from '#modules/frameworks/domain/index.ts';
import { buildEdition } from '../demo-city-edition/build.ts';
import { jsonText } from '../json-text.ts';
import { hygieneThemes } from './themes.ts';

/** 演示卫生体系 · A second framework beside the first, to show how one work serves both (双城联动). Synthetic. */
export function demoHygieneEdition(): EditionDocument {
  const built = buildEdition({
    code: 'demo-county-hygiene-2026', year: 2026, version: '1',
    title: { zh: '县级卫生城市标准（演示·合成）2026 年版', en: 'County hygiene standard (demo, synthetic), 2026 edition' },
    effectiveFrom: '2026-01-01', effectiveTo: null,
  }, hygieneThemes);
  const used = new Set(built.checkItems.flatMap(({ siteTypes }) => siteTypes));
  return {
    ...built, family: 'demo-county-hygiene', negativeItems: [], siteTypes: built.siteTypes.filter(({ code }) => used.has(code)),
    source: '为演示而编写，不是官方标准原文；仅前两章章名与指标所涉方面参照公开文件。Written for demonstration, not the official text: only the first two chapter names and the subjects follow published documents.',
  };
}

if (import.meta.main) writeFileSync(new URL('edition.json', import.meta.url), jsonText(demoHygieneEdition()));
