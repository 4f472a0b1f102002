/** 积分显示 */
import type { Tone } from '#platform/web/tokens.ts';
import type { BookState, DeedState, SignalState } from '../domain/index.ts';

export const deedTones: Readonly<Record<DeedState, Tone>> = { recorded: 'warn', noticed: 'info', posted: 'ok', declined: 'held', corrected: 'held' };
export const signalTones: Readonly<Record<SignalState, Tone>> = { open: 'warn', explained: 'ok', confirmed: 'danger', gone: 'held' };
export const objectionTones: Readonly<Record<'open' | 'resolved', Tone>> = { open: 'warn', resolved: 'ok' };
export const bookTones: Readonly<Record<BookState, Tone>> = { draft: 'neutral', inForce: 'ok', discarded: 'held' };
/** 带符号的分值 · A minus that is as wide as the plus. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0');
/** 季度名称 · `2026-4` as people write it. */
export const quarterName = (t: (key: 'quarterOf', values: { year: string; n: string }) => string, quarter: string): string => t('quarterOf', { year: quarter.slice(0, 4), n: quarter.slice(5) });
