/** 公示显示 */
import type { Tone } from '#platform/web/tokens.ts';
import type { NoticeState } from '../domain/index.ts';

export const noticeTones: Readonly<Record<NoticeState, Tone>> = { draft: 'neutral', published: 'ok', closed: 'info', withdrawn: 'held' };
