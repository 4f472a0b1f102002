/** 撤销 · After an act on many records the toast offers to take it back; the list of such acts does so too. */
import { useCallback } from 'react';
import { undoBulkAct } from '#platform/contract/bulk-acts.ts';
import { EVERYTHING, problemOf, useClient, useInvalidate } from './client.tsx';
import { defineMessages, useT } from './i18n.ts';
import type { LocalText } from './i18n.ts';
import { useProgramme } from './session.tsx';
import { useToast } from './ui/toast.tsx';

const messages = defineMessages({
  zh: { undo: '撤销', undone: '已撤销 {n} 条', undoneLeft: '已撤销 {n} 条；{left} 条此后又有变动，保持现状' },
  en: { undo: 'Undo', undone: '{n} taken back', undoneLeft: '{n} taken back; {left} changed since and were left' },
});
const same = (words: string): LocalText => ({ zh: words, en: words });

/** 使用撤销 · Takes an act back and says what became of it, also when the page that began it is gone. */
export function useUndo(): (bulkActId: string) => Promise<void> {
  const client = useClient();
  const { code } = useProgramme();
  const invalidate = useInvalidate();
  const toast = useToast();
  const t = useT(messages);
  return useCallback(async (bulkActId) => {
    try {
      const { undone, left } = await client.call(undoBulkAct, { bulkActId }, { programme: code });
      await invalidate(EVERYTHING);
      toast(same(t(left.length === 0 ? 'undone' : 'undoneLeft', { n: undone, left: left.length })), left.length === 0 ? 'ok' : 'warn');
    } catch (error) {
      const { title, advice } = problemOf(error);
      toast(same(`${title} ${advice}`), 'warn');
    }
  }, [client, code, invalidate, toast, t]);
}

/** 使用可撤销提示 · @example const say = useUndoableToast(); … onSuccess: ({ bulkActId }) => say(words, bulkActId) */
export function useUndoableToast(): (words: LocalText, bulkActId: string | null) => void {
  const toast = useToast();
  const undo = useUndo();
  const t = useT(messages);
  return useCallback((words, bulkActId) => toast(words, 'ok', bulkActId === null ? undefined : { label: t('undo'), run: () => void undo(bulkActId) }), [toast, undo, t]);
}
