/** 公示状态 · One that is published and not begun is told apart: nobody outside sees it yet. */
import type { Tone } from '#platform/web/tokens.ts';
import { StateTag } from '#platform/web/ui/index.ts';
import { noticeStartsLater, noticeStateWords } from '../contract/index.ts';
import type { NoticeState } from '../domain/index.ts';

const TONES: Readonly<Record<NoticeState, Tone>> = { draft: 'neutral', published: 'ok', closed: 'info', withdrawn: 'held' };

export function NoticeStateTag({ notice: { state, startsLater } }: { readonly notice: { readonly state: NoticeState; readonly startsLater: boolean } }) {
  return state === 'published' && startsLater ? <StateTag tone="info" text={noticeStartsLater} /> : <StateTag tone={TONES[state]} text={noticeStateWords[state]} />;
}
