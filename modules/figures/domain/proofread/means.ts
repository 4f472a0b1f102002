/** 平均数 · A mean against the total and the number that it is the mean of, wherever they stand in the same statement. */
import { overlap, statementAt } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention } from './mentions.ts';
import { namedDays } from './days.ts';
import { CHINESE, chineseValue } from './numerals.ts';

const COUNTED = '人户村家名店校镇乡条处场座支所项件桌册辆盏栋班站天月组站点队个';
const MEAN = new RegExp(`(?:(?<by>[人户村店校镇场队生班站年日月栋家组])均|(?:平均)?每(?:一)?(?<each>个?[${COUNTED}][\\u4e00-\\u9fff（()）]{0,6}?))[^，,；;。、\\d]{0,8}$`, 'u');
/** “每家奖励2000元”: no mean by its words, but times the number it is the total. */
const EACH = new RegExp(`^每(?<each>[${COUNTED}])[\\u4e00-\\u9fff]{0,6}$`, 'u');
/** The same measure in a greater unit: a road of 6.2公里 is told by 米. */
const GREATER: Readonly<Record<string, { readonly unit: string; readonly times: number }>> = { 公里: { unit: '米', times: 1_000 }, 千米: { unit: '米', times: 1_000 }, 公顷: { unit: '亩', times: 15 }, 吨: { unit: '公斤', times: 1_000 } };

/** @returns the mention in that unit, or null where it measures something else */
function inUnit(mention: Mention, unit: string): Mention | null {
  if (mention.unit === unit || (mention.unit === '人次' && (unit === '人' || unit === '次')) || (/^[人名位]$/u.test(mention.unit) && /^[人名位]$/u.test(unit))) return mention;
  const greater = GREATER[mention.unit];
  if (greater?.unit !== unit) return null;
  const { times } = greater;
  return { ...mention, unit, value: mention.value * times, low: mention.low * times, high: mention.high * times, step: mention.step * times };
}

/** Bodies of a place are counted once in an account; people and households only near by. @unit characters */
const NEAR_HEADS = 400;
/** How far behind the mean its total may stand. @unit characters */
const BEHIND = 20;
const PEOPLE = /^[人名位]$/u;

/** Whether a quantity counts what the mean is by: 户均 by 户, 站均 by 服务站12个. */
function isHead(by: string, { unit, noun, subject }: Mention): boolean {
  if (by === '人' || by === '名') return PEOPLE.test(unit);
  if (by === '生') return PEOPLE.test(unit) && /生/u.test(noun.slice(0, 4) + subject.slice(-4));
  if (by === '日' || by === '天') return unit === '天';
  if (by === '年') return false;
  if (by === '场') return unit === '场' || unit === '场次';
  if (unit === by && by !== '个') return true;
  const what = by.replace(/^个/u, '').replaceAll(/[（()）]/gu, '');
  if (by.startsWith('个') && what === '') return unit === '个';
  return /^[个家所处座]$/u.test(unit) && (what.length > 1 ? noun.replaceAll(/[（()）]/gu, '').startsWith(what.slice(0, 2)) || subject.endsWith(what) : noun.slice(0, 6).includes(what) || subject.slice(-6).includes(what));
}

const sum = (one: Mention, other: Mention): Mention => ({ ...other, value: one.value + other.value, low: one.low + other.low, high: one.high + other.high });

function fits(total: Mention, heads: Pick<Mention, 'low' | 'high'>, mean: Mention): boolean {
  return overlap(
    { low: (total.low - total.step / 2) / heads.high, high: (Math.min(total.high, total.value * 1.2) + total.step / 2) / Math.max(heads.low, 1) },
    { low: mean.low - mean.step / 2 - mean.value * 0.005, high: mean.high + mean.step / 2 + mean.value * 0.005 },
  );
}

/** Days that the statement names without counting them: the year, a week, from one date to another. */
const daysOf = (words: string, by: string): number[] => (by === '年' ? [...words.matchAll(new RegExp(`(${CHINESE}|\\d{1,2})年(?=来|间|累计|共|里)`, 'gu'))].map(([, count = '']) => Number(count) || (chineseValue(count)?.value ?? 0)).filter((count) => count > 1) : [...(/全年|年度|\d{4}年/u.test(words) && by !== '月' ? [365, 366] : []), ...(by === '月' && /全年|年度|\d{4}年/u.test(words) ? [12] : []), ...(by === '月' ? [] : namedDays(words))]);

/** The words before a quantity with what they bracket: 每个县（区）. */
const leadOf = (text: string, { start }: Mention): string => /[^，,；;。、：:\n]*$/u.exec(text.slice(Math.max(start - 24, 0), start))?.[0] ?? '';

/** 人均 · “共 A 元……N 人，人均 M 元”; “户均 M 元，共节约 A 元”; “每家 M 元，全年 A 元”. */
export function means(manuscript: Manuscript): Discrepancy[] {
  const { mentions, text } = manuscript;
  const led = new Map(mentions.map((mention) => [mention, MEAN.exec(leadOf(text, mention))]));
  const isMean = new Set(mentions.filter((mention) => led.get(mention) !== null || EACH.test(mention.subject)));
  return mentions.flatMap((mean): Discrepancy[] => {
    const matched = led.get(mean) ?? null;
    const each = matched === null ? EACH.exec(mean.subject)?.groups?.['each'] : undefined;
    const by = matched?.groups?.['by'] ?? matched?.groups?.['each'] ?? each;
    if (by === undefined || mean.unit === '' || (mean.unit === '个' && /^(?:多)?(?:小时|月|星期|钟头)/u.test(mean.noun)) || mean.unit === '%' || by === '月' && each !== undefined) return [];
    const statement = statementAt(manuscript, mean.start);
    const inside = statement.mentions.filter((mention) => mention !== mean && mention.unit !== '%' && !isMean.has(mention));
    const measured = inside.flatMap((mention) => { const same = inUnit(mention, mean.unit); return same !== null && same.value >= mean.value ? [same] : []; });
    const before = measured.filter(({ start }) => start < mean.start);
    // Behind the mean only what says that it is the total.
    const behind = measured.filter(({ start, subject }) => start > mean.start && start - mean.end < BEHIND && (/^(?:共|累计|合计|总|全年)/u.test(subject) || /参加|参与|惠及|吸引/u.test(subject)) && (each === undefined || mean.unit === '元'));
    const totals = each === undefined ? [...before, ...behind] : behind;
    const nearest = (each === undefined ? before.at(-1) : undefined) ?? behind[0];
    if (nearest === undefined) return [];
    const before1 = inside.filter((mention) => mention.value > 1 && mention.start !== nearest.start && mention.start < mean.start);
    const counting = before1.filter((mention) => isHead(by, mention));
    // 人均 of attendances where nobody counted people; 户均 of businesses, which are counted by 家.
    const stand = by === '人' ? '人次' : by === '户' ? '家' : null;
    const heads = counting.length > 0 ? counting : before1.filter(({ unit }) => unit === stand);
    const days = /^[日天月年]$/u.test(by) ? daysOf(text.slice(statement.start, mean.end), by) : [];
    const far = mentions.filter((mention) => mention.start < statement.start && mention.value > 1 && isHead(by, mention) && (/[村校镇生班]|个[县市区镇村]/u.test(by) || mean.start - mention.start < NEAR_HEADS));
    const near = heads.at(-1);
    if (near === undefined && (each !== undefined || (far.length === 0 && days.length === 0))) return [];
    const sums = totals.slice(1).map((total, at) => sum(totals[at] as Mention, total));
    // Whatever else the statement counts may be what it was divided by.
    const divisors: readonly Pick<Mention, 'low' | 'high'>[] = [...heads, ...heads.slice(1).map((head, at) => sum(heads[at] as Mention, head)), ...(near === undefined ? [...inside.filter(({ unit, value, start }) => unit !== mean.unit && unit !== '' && value > 1 && start < mean.start), ...far] : []), ...days.map((count) => ({ low: count, high: count }))];
    if ([...totals, ...sums].some((total) => divisors.some((each1) => fits(total, each1, mean)))) return [];
    const counted = near ?? far.at(-1);
    const [day] = days;
    const shown = counted ?? (day === undefined ? undefined : { ...mean, value: day, text: `${day}${by === '月' ? '个月' : by === '年' ? '年' : '天'}` });
    if (shown === undefined) return [];
    // A mean of a day or a month whose days are not told is no more than a doubt.
    return [{ rule: 'meanContradicted', weight: near === undefined ? 'doubt' : 'contradiction', spans: [mean, nearest, ...(counted === undefined ? [] : [counted])], facts: { stated: mean.text, total: nearest.text, heads: shown.text, computed: plain(Math.round((nearest.value / shown.value) * 100) / 100) } }];
  });
}
