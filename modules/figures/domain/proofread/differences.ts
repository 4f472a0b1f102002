/** 差额 · How much more, less, higher or lower, against the two values that it is the difference of. */
import { statementAt } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention } from './mentions.ts';
import { sameUnit } from './rates.ts';

const UP = '增加|增长|增|提高|提升|上升|净增|扩大|延长|多|高出|高|领先|增多';
const DOWN = '减少|下降|降低|降|回落|缩短|压减|缩减|少|低|落后|减';
const ONLY_CHANGE = new RegExp(`^[，,、（(]?(?:共|累计|净|同比|环比|三年|一年|两年|五年|年均|各|分别|较上年|比上年|大幅|共计)?(?<way>${UP}|${DOWN})(?:了|出)?$`, 'u');
const ONLY_DOWN = new RegExp(`^(?:${DOWN})$`, 'u');
const isDown = (way: string): boolean => ONLY_DOWN.test(way);
const isPoints = ({ unit }: Mention): boolean => unit.endsWith('百分点');
/** What a difference is a difference of: points of percentages, else its own unit. */
const isOf = (difference: Mention, mention: Mention): boolean => (isPoints(difference) ? mention.unit === '%' : sameUnit(mention, difference));

function told(difference: Mention, from: Mention, to: Mention, way?: string): Discrepancy[] {
  const all = [difference, from, to];
  const expected = Math.abs(to.value - from.value);
  const slack = all.reduce((sum, { step }) => sum + (step < 1 || step > 1 ? step / 2 : 0), 0) + (all.some(({ isVague }) => isVague) ? Math.max(expected, difference.value) * 0.15 + difference.step : 0);
  const isTurned = way !== undefined && expected > slack && (to.value < from.value) !== isDown(way);
  if (!isTurned && Math.abs(expected - difference.value) <= slack + 1e-9) return [];
  const unit = isPoints(difference) ? '个百分点' : difference.unit;
  return [{ rule: 'changeContradicted', weight: 'contradiction', spans: [difference, from, to], facts: { stated: difference.text, from: from.text, to: to.text, computed: `${plain(Math.round((to.value - from.value) * 1e4) / 1e4)}${unit}` } }];
}

/** 增减数 · “由 A 增加到 B，增加 C”, “A，比上年的 B 增加 C”, “A，提高 C，上年为 B”, “新增 C，由 A 增加到 B”. */
export function differences(manuscript: Manuscript): Discrepancy[] {
  const { text } = manuscript;
  return manuscript.mentions.flatMap((difference): Discrepancy[] => {
    if (difference.unit === '' || difference.unit === '%') return [];
    const { mentions } = statementAt(manuscript, difference.start);
    const earlier = mentions.filter((mention) => mention.start < difference.start && isOf(difference, mention));
    const [one, two] = [earlier.at(-1), earlier.at(-2)];
    const later = mentions.find((mention) => mention.start > difference.start && isOf(difference, mention));
    if (one !== undefined && two !== undefined && /^(?:二者|两者)?(?:相差|差距)(?:达|为|了|仅|近)?$/u.test(difference.subject) && difference.start - one.end < 10 && one.start - two.end < 24) return told(difference, two, one);
    const way = one === undefined ? undefined : ONLY_CHANGE.exec(text.slice(one.end, difference.start))?.groups?.['way'];
    if (one !== undefined && two !== undefined && way !== undefined && one.start - two.end < 40) {
      const between = text.slice(two.end, one.start);
      if (/(?:到|至|为)(?:现在的?|目前的?|今年的?|\d{4}年的?|当前的?)?$/u.test(between) && !/[。；;，,]/u.test(between) && /[由从]|的$|年$/u.test(two.subject)) return told(difference, two, one, way);
      if (/[比较]/u.test(between) && !/[。；;]/u.test(between) && /^[，,]?(?:同比)?[比较][^，,]{0,14}$/u.test(between)) return told(difference, one, two, way);
    }
    // “93.8%，提高1.6个百分点，较4月份的91.2%”, “118场，增加18场，上年为100场”.
    if (one !== undefined && way !== undefined && later !== undefined && later.start - difference.end < 16 && /^(?:[比较][^，,]{1,10}|(?:去年|上年|上月|上季度)(?:同期)?(?:为|是)?)$/u.test(later.subject) && !/增|减|升|降/u.test(text.slice(difference.end, later.start))) return told(difference, later, one, way);
    // “88.6分，比第一名低4.3分，第一名为93.9分”.
    const than = one === undefined ? null : /^[，,]?(?:比|较)(?<who>[^，,\d]{2,8})(?<how>低|高|少|多|落后|领先)(?:了|出)?$/u.exec(text.slice(one.end, difference.start));
    if (one !== undefined && than !== null && later !== undefined && later.start - difference.end < 16 && later.subject.startsWith(than.groups?.['who'] ?? '\n')) return told(difference, later, one, than.groups?.['how']);
    const next = later === undefined ? undefined : mentions.find((mention) => mention.start > later.start && isOf(difference, mention));
    if (later !== undefined && next !== undefined && /(?:新增|净增|增加)[^，,\d]{0,10}$/u.test(difference.subject) && later.start - difference.end < 14 && /^[由从]$/u.test(later.subject) && /^[^，,。；;]{0,6}(?:增加|增长|扩大|发展)?(?:到|至)(?:了)?$/u.test(text.slice(later.end, next.start))) return told(difference, later, next);
    return [];
  });
}

/** 升降位次 · “从第3位升至第1位，上升3个位次”; “在12个县区中排名第13”. */
export function ranks({ text }: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  const value = (written = ''): number => Number(written) || ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].indexOf(written);
  for (const match of text.matchAll(/(?<![\d第])(\d{1,3})个[\u4e00-\u9fff（()）]{1,10}(?:中|里)[^。；;\n\d]{0,16}(?:排名|排在|排|位列|位居|名列|居|列)(?:全[省市县区国州])?(?:的)?第(\d{1,3}|[一二三四五六七八九十])(?:位|名)?/gu)) {
    const [stated, of = '', rank = ''] = match;
    if (value(rank) > Number(of)) found.push({ rule: 'rankImpossible', weight: 'contradiction', spans: [{ start: match.index, end: match.index + stated.length }], facts: { stated: `第${rank}`, of: `${of}个` } });
  }
  for (const match of text.matchAll(/第(\d{1,3}|[一二三四五六七八九十])(?:位|名)?[^。；;\n第]{0,24}第(\d{1,3}|[一二三四五六七八九十])(?:位|名)?[，,]?(?:上升|提升|跃升|前进|前移|进位|下降|后退|下滑)了?(\d{1,2}|[一二两三四五六七八九十])(?:个位次|个名次|位|名)/gu)) {
    const [stated, from, to, by = ''] = match;
    const moved = Math.abs(value(from) - value(to));
    if (moved !== value(by === '两' ? '二' : by)) found.push({ rule: 'changeContradicted', weight: 'contradiction', spans: [{ start: match.index, end: match.index + stated.length }], facts: { stated: `${by}个位次`, from: `第${from ?? ''}位`, to: `第${to ?? ''}位`, computed: `${moved}个位次` } });
  }
  return found;
}

const RANKED = /^[，,（(]?(?:排名|位列|位居|名列|列|居)?(?:全[市县区省])?第([一二三四五六七八九十])/u;
const LISTED_LEAST = 5;

/** 名次与得分 · A better place with a lower score; a ranked list with one score out of its order. */
export function orders({ mentions, text }: Manuscript): Discrepancy[] {
  const scores = mentions.filter(({ unit, isVague }) => unit === '分' && !isVague);
  const ranked = scores.flatMap((score) => { const rank = RANKED.exec(text.slice(score.end, score.end + 12))?.[1]; return rank === undefined ? [] : [{ score, rank: '一二三四五六七八九十'.indexOf(rank) }]; });
  const found = ranked.slice(1).flatMap(({ score, rank }, at): Discrepancy[] => {
    const before = ranked[at];
    return before !== undefined && rank === before.rank + 1 && score.value > before.score.value && score.start - before.score.end < 60
      ? [{ rule: 'rankImpossible', weight: 'contradiction', spans: [score, before.score], facts: { stated: `${score.text}第${'一二三四五六七八九十'[rank] ?? ''}`, of: `${before.score.text}第${'一二三四五六七八九十'[before.rank] ?? ''}` } }] : [];
  });
  let run: Mention[] = [];
  for (const score of [...scores, undefined]) {
    const last = run.at(-1);
    if (score !== undefined && (last === undefined || /^[)）]?[、，,；;]\D{2,14}$/u.test(text.slice(last.end, score.start)))) { run.push(score); continue; }
    const falls = run.slice(1).filter((each, at) => each.value > (run[at] as Mention).value);
    const [first] = run;
    const [up] = falls;
    if (first !== undefined && up !== undefined && run.length >= LISTED_LEAST && falls.length === 1 && run.at(-1) !== undefined && (run.at(-1) as Mention).value < first.value && /排名|名次|位次|依次|由高到低|从高到低/u.test(text.slice(Math.max(first.start - 60, 0), first.start))) {
      const before = run[run.indexOf(up) - 1] as Mention;
      found.push({ rule: 'rankImpossible', weight: 'doubt', spans: [up, before], facts: { stated: up.text, of: before.text } });
    }
    run = score === undefined ? [] : [score];
  }
  return found;
}
