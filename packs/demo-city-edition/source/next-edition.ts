import { item, standard, type ContentSource, type ItemSource, type StandardSource, type ThemeSource } from './vocabulary.ts';

/**
 * What the later version changes. Rows are found by their words, since their codes are about to move.
 * Scores taken away and given add up to nothing.
 */
const DROPPED_STANDARD = '文明家庭评选面向普通家庭';
const MOVED_STANDARD = '无违法搭建';
const MOVED_TO_CONTENT = '背街小巷与老旧片区';
const DROPPED_ITEM = '店招牌匾规范，无缺字破损';
const RENAMED_STANDARD = { from: '诉求按期办结并回访', zh: '诉求按期办结，回访结果公开', en: 'Requests are settled in time and the follow-up is public' };
const RENAMED_ITEM = {
  from: '骑电动自行车佩戴头盔的占九成以上', zh: '骑电动自行车及搭乘人佩戴头盔的占九成以上',
  en: 'At least 90% of the e-bike riders and their passengers wear a helmet',
};
const ADDED_ITEM = {
  toStandard: '非机动车停放整齐',
  item: item('充电柜、换电柜完好，周边无堆物', 'Charging and battery cabinets are sound and kept clear', 'residential-compound back-lane', 'fire-hazard'),
};
const ADDED_STANDARD = {
  toContent: '车辆停放',
  standard: standard('新能源汽车充电位专位专用', 'Charging bays are kept for cars that charge', 5, { field: 100 }, 'traffic-police', [
    item('充电位标识清楚，无燃油车占用', 'Charging bays are marked and no other car stands in them', 'residential-compound shop-supermarket', 'vehicle-order'),
    item('充电设备可用，无裸线破损', 'Chargers work and show no bare wire', 'residential-compound shop-supermarket', 'facility-damage'),
  ]),
};

/** 下一版 · The themes after the change. */
export function nextThemes(themes: readonly ThemeSource[]): ThemeSource[] {
  const moved = themes.flatMap((theme) => theme.contents).flatMap((content) => content.standards).find((one) => one.zh === MOVED_STANDARD);
  if (moved === undefined) throw new Error(`no standard reads ${MOVED_STANDARD}`);
  return themes.map((theme) => ({ ...theme, contents: theme.contents.map((content) => nextContent(content, moved)) }));
}

function nextContent(content: ContentSource, moved: StandardSource): ContentSource {
  const kept = content.standards.filter((one) => one.zh !== DROPPED_STANDARD && one.zh !== MOVED_STANDARD).map(nextStandard);
  if (content.zh === MOVED_TO_CONTENT) kept.push(nextStandard(moved));
  if (content.zh === ADDED_STANDARD.toContent) kept.push(ADDED_STANDARD.standard);
  return { ...content, standards: kept };
}

function nextStandard(source: StandardSource): StandardSource {
  const items = source.items.filter((one) => one.zh !== DROPPED_ITEM).map(nextItem);
  if (source.zh === ADDED_ITEM.toStandard) items.push(ADDED_ITEM.item);
  const words = source.zh === RENAMED_STANDARD.from ? { zh: RENAMED_STANDARD.zh, en: RENAMED_STANDARD.en } : {};
  return { ...source, ...words, items };
}

function nextItem(source: ItemSource): ItemSource {
  return source.zh === RENAMED_ITEM.from ? { ...source, zh: RENAMED_ITEM.zh, en: RENAMED_ITEM.en } : source;
}

/** 改名 · The new words of a row that was renamed, by its old words. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  [RENAMED_STANDARD.from, RENAMED_STANDARD.zh],
  [RENAMED_ITEM.from, RENAMED_ITEM.zh],
]);
