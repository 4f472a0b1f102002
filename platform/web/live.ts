/**
 * 实时事件 · Server-sent events of this programme. All components on a page share one connection.
 */
import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { forgetSession, useProgrammeIfAny } from './session.tsx';

/** 实时事件 · What the server announces: the topic, the thing it is about, and when. */
export interface LiveEvent {
  readonly topic: string;
  readonly subjectId: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Listener = { readonly topics: ReadonlySet<string>; readonly hear: (event: LiveEvent) => void; readonly signedOut: () => void };

const listeners = new Set<Listener>();
let source: EventSource | null = null;
let openAddress = '';
let scheduled = false;

function topicsWanted(): string[] {
  return [...new Set([...listeners].flatMap((listener) => [...listener.topics]))].sort();
}

/** Opens one connection for all topics listened to; batched, since a page mounts several listeners at once. */
function reconnect(programme: string): void {
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    const topics = topicsWanted();
    const wanted = topics.length === 0 ? '' : `/api/programmes/${encodeURIComponent(programme)}/events?topics=${encodeURIComponent(topics.join(','))}`;
    if (wanted === openAddress) return;
    source?.close();
    source = null;
    openAddress = wanted;
    if (wanted === '') return;
    source = new EventSource(wanted);
    source.addEventListener('signedOut', () => {
      source?.close();
      for (const listener of listeners) listener.signedOut();
    });
    for (const topic of topics) source.addEventListener(topic, (message) => announce(topic, message.data as string));
  });
}

function announce(topic: string, text: string): void {
  const data = JSON.parse(text) as Record<string, unknown>;
  const event: LiveEvent = { topic, subjectId: String(data['subjectId'] ?? ''), at: String(data['at'] ?? ''), data };
  for (const listener of listeners) if (listener.topics.has(topic)) listener.hear(event);
}

/**
 * 监听实时事件 · Hears the topics while the component is on the page. The browser reconnects by itself.
 *
 * @example useLiveEvents(['cases'], () => invalidate(['cases']));
 */
export function useLiveEvents(topics: readonly string[], onEvent: (event: LiveEvent) => void): void {
  const programme = useProgrammeIfAny()?.code;
  const queries = useQueryClient();
  const hear = useRef(onEvent);
  hear.current = onEvent;
  const key = topics.join(',');
  useEffect(() => {
    if (programme === undefined || key === '') return undefined;
    const listener: Listener = { topics: new Set(key.split(',')), hear: (event) => hear.current(event), signedOut: () => forgetSession(queries) };
    listeners.add(listener);
    reconnect(programme);
    return () => {
      listeners.delete(listener);
      reconnect(programme);
    };
  }, [programme, key, queries]);
}
