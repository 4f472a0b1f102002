/** 查找结果 · Asks every finder at once, a moment after the last key; an older answer never overtakes a newer question. */
import { useEffect, useState } from 'react';
import { useClient } from '../client.tsx';
import { usePreferences } from '../preferences.ts';
import { useAbilities, useProgrammeIfAny } from '../session.tsx';
import { useFinders } from './finders.ts';
import type { Finder, Found } from './finders.ts';

const TYPING_MS = 160;

/** 查找状态 */
export interface FoundState {
  readonly pending: boolean;
  readonly failed: boolean;
  readonly kinds: readonly { readonly finder: Finder; readonly rows: readonly Found[] }[];
}

const nothing: FoundState = { pending: false, failed: false, kinds: [] };

/** 查找 */
export function useFound(query: string): FoundState {
  const client = useClient();
  const load = useFinders();
  const can = useAbilities();
  const programme = useProgrammeIfAny()?.code;
  const isEnglish = usePreferences().locale === 'en';
  const [state, setState] = useState<FoundState>(nothing);
  const q = query.trim();
  useEffect(() => {
    if (q === '' || programme === undefined) { setState(nothing); return undefined; }
    const stop = new AbortController();
    setState((before) => ({ ...before, pending: true, failed: false }));
    const timer = setTimeout(async () => {
      const finders = (await load().catch(() => [])).filter((finder) => can(finder.permission));
      const answers = await Promise.allSettled(finders.map((finder) => finder.find(client, q, { programme, signal: stop.signal, isEnglish })));
      if (stop.signal.aborted) return;
      setState({
        pending: false,
        failed: answers.length > 0 && answers.every(({ status }) => status === 'rejected'),
        kinds: answers.flatMap((answer, at) => (answer.status === 'fulfilled' && answer.value.length > 0 ? [{ finder: finders[at] as Finder, rows: answer.value }] : [])),
      });
    }, TYPING_MS);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [q, programme, client, load, can, isEnglish]);
  return state;
}
