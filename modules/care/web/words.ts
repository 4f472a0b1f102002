/** 关爱显示 */
import { useText } from '#platform/web/i18n.ts';
import { numberText } from '#platform/web/format.ts';
import type { Tone } from '#platform/web/tokens.ts';
import type { DeliveryState, RecipientState, SchemeState } from '../domain/index.ts';

export const schemeTones: Readonly<Record<SchemeState, Tone>> = { draft: 'neutral', open: 'ok', closed: 'held' };
export const recipientTones: Readonly<Record<RecipientState, Tone>> = { proposed: 'warn', confirmed: 'ok', declined: 'held', withdrawn: 'held' };
export const deliveryTones: Readonly<Record<DeliveryState, Tone>> = { stands: 'ok', flagged: 'danger', undone: 'held', explained: 'info' };

const FEN = 100;
/** 元 · Fen as yuan. */
export const yuanText = (fen: number): string => `¥${numberText(fen / FEN, fen % FEN === 0 ? 0 : 2)}`;

interface Named { readonly nameZh: string; readonly nameEn: string }
/** 双语名称 · The first that is there, in the reader's language, or a dash. */
export function useNameOf(): (...named: readonly (Named | null)[]) => string {
  const text = useText();
  return (...named) => { const first = named.find((each) => each !== null); return first === undefined || first === null ? '—' : text({ zh: first.nameZh, en: first.nameEn }); };
}
