/** 图例符号 · The shapes of `markers.ts`, as drawn on the map, for legends. */
import type { ReactNode } from 'react';
import type { Tone } from '../tokens.ts';

const shapes: Record<Tone, ReactNode> = {
  danger: <path d="M8 .8 15.2 8 8 15.2.8 8z" fill="var(--danger)" />,
  warn: <path d="m8 1 6.1 3.5v7L8 15l-6.1-3.5v-7z" fill="var(--warn)" />,
  info: <rect x="2" y="2" width="12" height="12" rx="2.5" fill="var(--info)" />,
  ok: <circle cx="8" cy="8" r="6.3" fill="var(--ok)" />,
  neutral: <circle cx="8" cy="8" r="5.6" fill="var(--raised)" stroke="var(--neutral)" strokeWidth="1.5" />,
  held: <rect x="2.2" y="2.2" width="11.6" height="11.6" rx="2.5" fill="var(--raised)" stroke="var(--held)" strokeWidth="1.5" strokeDasharray="2.6 2" />,
};

/** 图例符号 */
export function ToneSymbol({ tone }: { readonly tone: Tone }) {
  return <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true">{shapes[tone]}</svg>;
}
