/** 空状态与占位 · An empty place says what belongs there and how to begin. */
import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Inbox } from 'lucide-react';
import { useT } from '../i18n.ts';
import { uiMessages } from './messages.ts';

interface EmptyStateProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly advice?: ReactNode;
  readonly action?: ReactNode;
  /** The title is the heading of the page: where there is nothing else. */
  readonly whole?: boolean;
}

/** 空状态 · `advice` teaches the next step; `action` takes it. */
export function EmptyState({ icon: Icon = Inbox, title, advice, action, whole }: EmptyStateProps) {
  const Title = whole ? 'h1' : 'p';
  return (
    <div className="lc-empty">
      <span className="lc-empty-icon" aria-hidden="true"><Icon size={26} strokeWidth={1.5} /></span>
      <Title className="lc-empty-title">{title}</Title>
      {advice !== undefined && <p className="lc-empty-advice">{advice}</p>}
      {action !== undefined && <div className="lc-row">{action}</div>}
    </div>
  );
}

const LINE_WIDTHS = [92, 74, 84, 60];

/** 占位线 · One grey line. @unit width: percent */
export function SkeletonLine({ width }: { readonly width: number }) {
  return <span className="lc-skeleton-line" style={{ width: `${width}%` }} aria-hidden="true" />;
}

/** 载入占位 · Grey lines in place of what is coming; says so once to screen readers. */
export function Skeleton({ lines = 3, height }: { readonly lines?: number; readonly height?: string }) {
  const t = useT(uiMessages);
  return (
    <div className="lc-skeleton" role="status">
      <span className="lc-visually-hidden">{t('loading')}</span>
      {height !== undefined
        ? <span className="lc-skeleton-block" style={{ height }} aria-hidden="true" />
        : Array.from({ length: lines }, (_, at) => <SkeletonLine key={at} width={LINE_WIDTHS[at % LINE_WIDTHS.length] ?? 80} />)}
    </div>
  );
}
