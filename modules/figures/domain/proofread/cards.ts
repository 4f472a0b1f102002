/**
 * 对照数字卡 · Numbers of a manuscript held against the figures of the programme: a number whose words are those of a figure says what the
 * figure says, or is told. Which figure is meant is read from unit and words; where two could be meant, nothing is said.
 */
import type { FigureKind } from '../definition/index.ts';
import type { Discrepancy } from './discrepancy.ts';
import { plain } from './discrepancy.ts';
import type { Manuscript } from './manuscript.ts';
import type { Mention, Span } from './mentions.ts';
import { namesEarlier, PART } from './repeats.ts';

/** 数字卡 · What a figure is called and what it says now. @unit value: as the figure's unit; of a ratio from 0 to 1 */
export interface ProofCard { readonly code: string; readonly labelZh: string; readonly unit: string; readonly kind: FigureKind; readonly value: number }

/** 相符 · A number of the text that a figure says. */
export interface Bound { readonly span: Span; readonly code: string }

/** Counting words that people change for one another. */
const FAMILIES = [['人', '名', '位'], ['个', '家', '所', '座', '处', '支', '项', '类', '条', '种', '队', '村'], ['次', '场', '场次'], ['平方米', '㎡']] as const;
const familyOf = (unit: string): string => FAMILIES.find((family) => (family as readonly string[]).includes(unit))?.[0] ?? unit;
const isMeant = ({ unit, value, kind }: ProofCard, mention: Mention): boolean => Number.isFinite(value) && kind !== 'rank' && (kind === 'ratio' ? mention.unit === '%' : mention.unit !== '%' && familyOf(unit) === familyOf(mention.unit));

const FILLER = /数量|总数|总量|人数|个数|情况|累计|现有|目前|数$/gu;
const characters = (text: string): string => text.replaceAll(/[（(][^（()）]*[)）]/gu, '').replaceAll(/[^\u4e00-\u9fff]/gu, '');
function pairsOf(label: string): string[] {
  const words = characters(label).replaceAll(FILLER, '');
  return words.length < 2 ? [] : Array.from({ length: words.length - 1 }, (_each, at) => words.slice(at, at + 2));
}

const BACK = 40;
const ON = 24;

/** The words round a number, as far as they are its own: no further than the numbers beside it. */
function around({ text, mentions }: Manuscript, mention: Mention, at: number): string {
  const [from, to] = [Math.max(mention.start - BACK, mentions[at - 1]?.end ?? 0), Math.min(mention.end + ON, mentions[at + 1]?.start ?? text.length)];
  const clauses = /[^。；;：:！!？?\n\t]*$/u.exec(text.slice(from, mention.start))?.[0] ?? '';
  // 2人当选甲，15人当选乙: up to the comma the words are those of the number before.
  const before = (mentions[at - 1]?.end ?? 0) > mention.start - BACK ? clauses.replace(/^[^，,、]*[，,、]/u, '') : clauses;
  const behind = /^[^。；;，,！!？?\n\t]*/u.exec(text.slice(mention.end, to))?.[0] ?? '';
  return `${before}${behind}`;
}

/** As written, to the last digit that is written; vague words leave their range. */
function says(mention: Mention, { kind, value }: ProofCard): boolean {
  const stated = kind === 'ratio' ? value * 100 : value;
  if (mention.isVague) return mention.low <= stated && stated <= mention.high;
  return mention.step > 1 || kind === 'ratio' || !Number.isInteger(mention.value) ? Math.abs(stated - mention.value) <= mention.step / 2 + 1e-9 : stated === mention.value;
}

/** The words of a figure, nearly all of them and what they end in, before its number is told to be another; a third where the number is the same. */
const SURE = 0.75;
const LIKELY = 1 / 3;
const NEAR = 0.05;
const LEVELS = /国家|全国|中国|[省市县区镇乡村]级/gu;

interface Held { readonly bound: readonly Bound[]; readonly discrepancies: readonly Discrepancy[] }

const cardText = ({ kind, value, unit }: ProofCard): string => (kind === 'ratio' ? `${plain(value * 100)}%` : `${plain(value)}${unit}`);

/** 对照 @param cards figures that have a value */
export function heldAgainstCards(manuscript: Manuscript, cards: readonly ProofCard[]): Held {
  const known = cards.map((card) => ({ card, pairs: pairsOf(card.labelZh), levels: card.labelZh.match(LEVELS) ?? [] })).filter(({ pairs }) => pairs.length > 0);
  const [bound, discrepancies]: [Bound[], Discrepancy[]] = [[], []];
  for (const [at, mention] of manuscript.mentions.entries()) {
    const lead = around(manuscript, mention, at);
    const words = characters(lead);
    const scored = known.filter(({ card, levels }) => isMeant(card, mention) && levels.every((level) => words.includes(level)))
      .map(({ card, pairs }) => ({ card, score: pairs.filter((pair) => words.includes(pair)).length / pairs.length, hasHead: words.includes(pairs.at(-1) as string) })).filter(({ score }) => score >= LIKELY).toSorted((one, other) => other.score - one.score);
    const same = scored.find(({ card }) => says(mention, card));
    if (same !== undefined) { bound.push({ span: mention, code: same.card.code }); continue; }
    const [best, next] = scored;
    if (best === undefined || best.score < SURE || !best.hasHead || (next !== undefined && best.score - next.score < NEAR) || PART.test(lead.replaceAll(/比[例率重]/gu, '')) || namesEarlier(lead)) continue;
    discrepancies.push({ rule: 'cardDiffers', weight: 'doubt', spans: [{ start: mention.start, end: mention.end }], facts: { stated: mention.text, name: best.card.labelZh, card: cardText(best.card), code: best.card.code } });
  }
  return { bound, discrepancies };
}
