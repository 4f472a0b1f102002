import { canonicalJson } from '#kernel/canonical-json.ts';
import { percentagePointsText, percentText, ratio, type Ratio } from '#kernel/ratio.ts';
import { invariant } from '#kernel/result.ts';
import { sha256Hex } from '#kernel/sha256.ts';

/**
 * 数字 · One published number: what it is called, how it is counted, what it was made of, and where its records are listed.
 *
 * @unit numerator, denominator: of what `unitZh` names, whole in a round's bulletin; the denominator of a count is null
 */
export type Figure = {
  readonly id: string;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly definitionZh: string;
  readonly definitionEn: string;
  readonly kind: 'count' | 'ratio';
  readonly numerator: number;
  readonly denominator: number | null;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly href: string;
  /** Of a figure that a written account quotes: what the figures module froze with it, once it is published. */
  readonly frozen?: { readonly freezeId: string; readonly queryHash: string; readonly rowsHash: string; readonly rowCount: number };
};

/** 数字文本 · A figure as it is printed: a count as it stands, a share as a percentage with one decimal. */
export function figureText(figure: Figure): string {
  if (figure.kind === 'count') return String(figure.numerator);
  // Sums of hectares have parts of one, which the exact ratio does not take.
  const { numerator, denominator } = figure;
  return denominator !== null && denominator !== 0 && !(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)) ? `${(100 * numerator / denominator).toFixed(1)}%` : percentText(ratioOf(figure));
}

/** 数字全文 · With numerator and denominator beside it, for comparing two readings of one figure. */
export function figureFullText(figure: Figure): string {
  return figure.kind === 'count' ? String(figure.numerator) : `${figureText(figure)}（${figure.numerator}/${figure.denominator ?? 0}）`;
}

/** @errors InvariantError for a count, which is no share */
export function ratioOf(figure: Figure): Ratio {
  invariant(figure.kind === 'ratio' && figure.denominator !== null, `${figure.id} is no share`);
  return ratio(figure.numerator, figure.denominator);
}

/** 数字摘要 · SHA-256 of the canonical text of all figures, in their order. The same figures give the same hash anywhere. */
export function figuresHash(figures: readonly Figure[]): string {
  return sha256Hex(canonicalJson(figures));
}

/** 变动 · One figure that no longer says what was frozen; null where it is no longer or was not yet counted. */
export type FigureDrift = { readonly id: string; readonly labelZh: string; readonly labelEn: string; readonly frozen: string; readonly now: string };

/** 核对 · Which figures the records would give differently today. */
export function figureDrift(frozen: readonly Figure[], now: readonly Figure[]): FigureDrift[] {
  const current = new Map(now.map((figure) => [figure.id, figure]));
  const known = new Set(frozen.map((figure) => figure.id));
  const textOf = (figure: Figure | undefined): string => (figure === undefined ? '—' : figureFullText(figure));
  const driftOf = (figure: Figure, before: Figure | undefined, after: Figure | undefined): FigureDrift =>
    ({ id: figure.id, labelZh: figure.labelZh, labelEn: figure.labelEn, frozen: textOf(before), now: textOf(after) });
  return [
    ...frozen.filter((figure) => textOf(figure) !== textOf(current.get(figure.id))).map((figure) => driftOf(figure, figure, current.get(figure.id))),
    ...now.filter((figure) => !known.has(figure.id)).map((figure) => driftOf(figure, undefined, figure)),
  ];
}

/** 取数 · Speaks figures by id, so that a sentence cannot hold a number that is no figure. */
export type FigureSpeaker = {
  /** The figure as printed. */
  readonly of: (id: string) => string;
  readonly numerator: (id: string) => string;
  readonly denominator: (id: string) => string;
  readonly isKnown: (id: string) => boolean;
  /** `+1.6`, `-0.3` or `—`, from the exact shares. */
  readonly points: (id: string, previousId: string) => string;
  /** 较上轮上升1.6个百分点; empty when there is nothing to compare with. */
  readonly changeWords: (id: string, previousId: string) => string;
};

/** @errors InvariantError when a sentence asks for a figure that does not exist */
export function figureSpeaker(figures: readonly Figure[]): FigureSpeaker {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const get = (id: string): Figure => {
    const figure = byId.get(id);
    invariant(figure !== undefined, `no figure ${id}`);
    return figure;
  };
  const points = (id: string, previousId: string): string =>
    (byId.has(previousId) ? percentagePointsText(ratioOf(get(id)), ratioOf(get(previousId))) : '—');
  return {
    of: (id) => figureText(get(id)),
    numerator: (id) => String(get(id).numerator),
    denominator: (id) => String(get(id).denominator ?? ''),
    isKnown: (id) => byId.has(id),
    points,
    changeWords(id, previousId) {
      const change = points(id, previousId);
      if (change === '—') return '';
      if (/^-?[0.]+$/.test(change)) return '，与上轮持平';
      return `，较上轮${change.startsWith('-') ? '下降' : '上升'}${change.replace(/^[+-]/, '')}个百分点`;
    },
  };
}
