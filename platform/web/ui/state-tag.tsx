/** 状态标签 · A state as shape and words; colour only helps. */
import type { ReactNode } from 'react';
import type { Tone } from '../tokens.ts';
import { useText } from '../i18n.ts';
import type { LocalText } from '../i18n.ts';

/** 形状 · Each tone's own mark in a 12-unit square. */
function ToneMark({ tone }: { tone: Tone }) {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  const marks: Record<Tone, ReactNode> = {
    neutral: <circle cx="6" cy="6" r="4.1" {...line} />,
    info: <><circle cx="6" cy="6" r="4.1" {...line} /><path d="M6 1.9a4.1 4.1 0 0 1 0 8.2z" fill="currentColor" /></>,
    warn: <path d="M6 1.6 11 10.4H1z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />,
    danger: <path d="M6 .9 11.1 6 6 11.1.9 6z" fill="currentColor" />,
    ok: <path d="M2 6.4 4.8 9.2 10 3.4" {...line} strokeWidth={2} />,
    held: <path d="M4 2.4v7.2M8 2.4v7.2" {...line} strokeWidth={2.2} />,
  };
  return <svg className="lc-mark" viewBox="0 0 12 12" width="0.8em" height="0.8em" aria-hidden="true">{marks[tone]}</svg>;
}

/**
 * 状态标签 · Modules keep one table from their states to tone and words, and show every state through this.
 *
 * @example <StateTag tone="danger" text={{ zh: '已超期', en: 'Overdue' }} />
 */
export function StateTag({ tone, text, quiet }: { readonly tone: Tone; readonly text: LocalText | string; /** Without ground, for dense tables. */ readonly quiet?: boolean }) {
  const pick = useText();
  return (
    <span className={`lc-tag ${quiet ? 'lc-tag-quiet' : ''} lc-tone-${tone}`}>
      <ToneMark tone={tone} />
      <span>{typeof text === 'string' ? text : pick(text)}</span>
    </span>
  );
}

/** 标签 · A plain label without a state: a type, a theme, a code. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className="lc-tag lc-tag-plain">{children}</span>;
}
