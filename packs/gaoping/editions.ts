/** 高平双标准 · The two standards that one work serves here: civilised city and hygienic city, with what the office decided of how they meet. Our own sentences; nothing of the official texts. */
import type { CrosswalkLink, EditionDocument } from '#modules/frameworks/domain/index.ts';
import { buildEdition } from '../demo-city-edition/build.ts';
import { themes } from '../demo-city-edition/source/themes.ts';
import { hygieneLinks } from '../demo-hygiene-edition/links.ts';
import { hygieneThemes } from '../demo-hygiene-edition/themes.ts';

const SOURCE = '为演示而编写，不是官方标准原文。Written for demonstration, not the official text.';
const FIRST_YEAR = { year: 2021, version: '1', effectiveFrom: '2021-01-01', effectiveTo: null } as const;
const ofTheNation = (built: EditionDocument, family: string): EditionDocument => ({ ...built, family, level: 'national', source: SOURCE });

export const CIVILISED = 'gaoping-civilised-2021';
export const HYGIENIC = 'gaoping-hygienic-2021';

/** 文明城市标准 · Nine themes, 140 standards. */
export function gaopingCivilised(): EditionDocument {
  return ofTheNation(buildEdition({ ...FIRST_YEAR, code: CIVILISED, title: { zh: '全国文明城市测评体系（演示·合成）2021 年版', en: 'National civilised-city framework (demo, synthetic), 2021 edition' } }, themes), 'gaoping-civilised');
}

/** 卫生城市标准 · Eight themes, forty standards, of the sites that they look at. */
export function gaopingHygienic(): EditionDocument {
  const built = buildEdition({ ...FIRST_YEAR, code: HYGIENIC, title: { zh: '国家卫生城市标准（演示·合成）2021 年版', en: 'National hygienic-city standard (demo, synthetic), 2021 edition' } }, hygieneThemes);
  const used = new Set(built.checkItems.flatMap(({ siteTypes }) => siteTypes));
  return ofTheNation({ ...built, negativeItems: [], siteTypes: built.siteTypes.filter(({ code }) => used.has(code)) }, 'gaoping-hygienic');
}

/** 双城对应 · Decided one by one: where one record serves both, where it covers a part, and what was looked at and has nothing to do with it. */
export const gaopingLinks: readonly CrosswalkLink[] = hygieneLinks;
