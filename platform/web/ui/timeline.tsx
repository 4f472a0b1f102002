/** 时间线 · What happened to a thing: who, when, what, in order. */
import type { ReactNode } from 'react';
import type { Tone } from '../tokens.ts';
import { DateText } from './time.tsx';

/** 事件 */
export interface TimelineEvent {
  readonly id: string;
  readonly at: string;
  readonly title: ReactNode;
  readonly by?: string | undefined;
  readonly note?: ReactNode;
  readonly tone?: Tone;
}

/** 时间线 · Newest last, as it happened; give it reversed to read from today. */
export function Timeline({ events, label }: { readonly events: readonly TimelineEvent[]; readonly label: string }) {
  return (
    <ol className="lc-timeline" aria-label={label}>
      {events.map((event) => (
        <li key={event.id} className={`lc-tone-mark-${event.tone ?? 'neutral'}`}>
          <p className="lc-timeline-head">
            <strong>{event.title}</strong>
            {event.by !== undefined && <span>{event.by}</span>}
            <span className="lc-quiet lc-small"><DateText value={event.at} style="dateTime" /></span>
          </p>
          {event.note !== undefined && <div className="lc-timeline-note">{event.note}</div>}
        </li>
      ))}
    </ol>
  );
}
