/** 文稿编辑 · Between the text of an account and the pieces that its editor shows. Pure; the editor only draws them. */
import { isShare } from '#modules/figures/domain/index.ts';
import { numberWords, readLanguage } from '../domain/index.ts';
import type { Card, Piece } from '../domain/index.ts';

/** A card as it comes from the server: names of rows are not among what an editor shows. */
export type ShownCard = Omit<Card, 'names' | 'namesWithheld'>;

/** 色块 · What stands in place of a tag: `source` is what it is in the text. */
export interface Chip { readonly source: string; readonly piece: Exclude<Piece, { kind: 'text' }>; readonly words: string | null; readonly card: ShownCard | undefined }

/** 分块 · Text and chips in their order; joined by their sources they are the text. */
export function editorPieces(source: string, cards: ReadonlyMap<string, ShownCard>): (string | Chip)[] {
  return readLanguage(source).pieces.map((piece) => {
    if (piece.kind === 'text') return piece.source;
    const card = piece.kind === 'figure' || piece.kind === 'if' ? cards.get(piece.code) : undefined;
    const words = piece.kind === 'figure' && card !== undefined && piece.format !== 'names' ? numberWords({ ...card, names: [], namesWithheld: 0 }, piece.format, piece.argument) : null;
    return { source: piece.source, piece, words, card };
  });
}

interface NodeLike { readonly nodeType: number; readonly nodeName: string; readonly nodeValue: string | null; readonly childNodes: ArrayLike<NodeLike> }
const TEXT_NODE = 3;
const SOURCE = 'data-source';

function sourceOfNode(node: NodeLike, isFirst: boolean): string {
  if (node.nodeType === TEXT_NODE) return (node.nodeValue ?? '').replaceAll('\u200b', '').replaceAll('\u00a0', ' ');
  const own = (node as unknown as { getAttribute?: (name: string) => string | null }).getAttribute?.(SOURCE) ?? null;
  if (own !== null) return own;
  if (node.nodeName === 'BR') return '\n';
  const inner = Array.from(node.childNodes).map((child, at) => sourceOfNode(child, at === 0)).join('');
  // Some browsers make a block of each line.
  return (node.nodeName === 'DIV' || node.nodeName === 'P') && !isFirst ? `\n${inner}` : inner;
}

/** 还原 · The text that an editable element holds. */
export const sourceOf = (root: NodeLike): string => Array.from(root.childNodes).map((child, at) => sourceOfNode(child, at === 0)).join('');

/** 数字标记 · @param step of 余 and 多, where one is wanted */
export function figureTag(code: string, format: string, step?: number): string {
  return `{{figure:${code}${format === 'plain' ? '' : `|${format}`}${step === undefined ? '' : `:${step}`}}}`;
}

const WITHOUT_UNIT: ReadonlySet<string> = new Set(['names', 'part', 'whole', 'share']);

/** 单位 · What goes behind the number of a figure that is inserted: a percentage brings its own sign, and names and the parts of a ratio have another unit or none. */
export function unitBehind(figure: { readonly kind: string; readonly unit: string }, format: string): string {
  return WITHOUT_UNIT.has(format) || isShare(figure) ? '' : figure.unit;
}

/** 标出位置 · A sentence cut round the number in it. */
export function aroundNumber(sentence: string, number: string): readonly [string, string, string] {
  const at = sentence.indexOf(number);
  return at < 0 ? [sentence, '', ''] : [sentence.slice(0, at), number, sentence.slice(at + number.length)];
}
