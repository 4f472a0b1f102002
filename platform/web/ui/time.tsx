/** 时间 · Dates and deadlines. What is urgent is told relative to now; what is official keeps its absolute date. */
import { useSyncExternalStore } from 'react';
import { dateText, distanceTo } from '../format.ts';
import type { DateStyle, Distance } from '../format.ts';
import { useT } from '../i18n.ts';
import { usePreferences } from '../preferences.ts';
import { uiMessages } from './messages.ts';

const TICK_MS = 30_000;
const DAY_MS = 86_400_000;
const watchers = new Set<() => void>();
let now_ms = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

function watch(listener: () => void): () => void {
  watchers.add(listener);
  ticking ??= setInterval(() => {
    now_ms = Date.now();
    for (const each of watchers) each();
  }, TICK_MS);
  return () => {
    watchers.delete(listener);
    if (watchers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** 当前时刻 · Now, moving on every half minute; one clock for the whole page. @unit ms */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now_ms);
}

function useDistance(): (distance: Distance) => string {
  const t = useT(uiMessages);
  return ({ amount, of }) => t(of === 'day' ? 'days' : of === 'hour' ? 'hours' : 'minutes', { n: amount });
}

/** 日期 · A date or an instant in the reader's language. `relative` adds how long ago. */
export function DateText({ value, style = 'date', relative }: { readonly value: string | null | undefined; readonly style?: DateStyle; readonly relative?: boolean }) {
  const { locale } = usePreferences();
  const t = useT(uiMessages);
  const now = useNow();
  const say = useDistance();
  if (value === null || value === undefined) return <span className="lc-quiet">—</span>;
  const text = dateText(value, locale, style);
  if (!relative) return <time dateTime={value} className="lc-number">{text}</time>;
  const distance = distanceTo(Date.parse(value), now);
  return (
    <time dateTime={value} className="lc-number" title={dateText(value, locale, 'dateTime')}>
      {t(distance.past ? 'ago' : 'fromNow', { amount: say(distance) })}
    </time>
  );
}

interface DeadlineTextProps {
  /** ISO instant. */
  readonly at: string | null | undefined;
  /** When it was done; the deadline then no longer runs. */
  readonly doneAt?: string | null;
  /** One line, for tables. */
  readonly short?: boolean;
}

/** 期限 · How long is left or how long it is overdue, with the deadline itself beside it. Under a day is marked. */
export function DeadlineText({ at, doneAt, short }: DeadlineTextProps) {
  const { locale } = usePreferences();
  const t = useT(uiMessages);
  const now = useNow();
  const say = useDistance();
  if (at === null || at === undefined) return <span className="lc-quiet">{t('dueNone')}</span>;
  const at_ms = Date.parse(at);
  const done = doneAt !== null && doneAt !== undefined;
  const distance = distanceTo(at_ms, done ? Date.parse(doneAt) : now);
  const tone = done ? (distance.past ? 'warn' : 'ok') : distance.past ? 'danger' : at_ms - now < DAY_MS ? 'warn' : 'neutral';
  const words = done
    ? t(distance.past ? 'doneLate' : 'doneOnTime')
    : t(distance.past ? 'overdueBy' : 'dueIn', { amount: say(distance) });
  return (
    <span className={`lc-deadline lc-tone-text-${tone} ${short ? 'lc-deadline-short' : ''}`}>
      <span className="lc-deadline-words">{!done && distance.past && <span aria-hidden="true">◆ </span>}{!done && !distance.past && tone === 'warn' && <span aria-hidden="true">▲ </span>}{words}</span>
      <time dateTime={at} className="lc-deadline-at">{dateText(at, locale, 'dateTime')}</time>
    </span>
  );
}
