/** 案件数据 · What several case pages read, and how they hear of changes. */
import { useEffect, useMemo, useRef } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { useText } from '#platform/web/i18n.ts';
import { useLiveEvents } from '#platform/web/live.ts';
import type { Choice } from '#platform/web/ui/index.ts';
import { listCategories } from '../contract/index.ts';
import type { listCases, readCase } from '../contract/index.ts';

const NAMES_FRESH_MS = 300_000;
const LIVE_PAUSE_MS = 1_200;

export type CaseRow = OutputOf<typeof listCases>['rows'][number];
export type CaseDetail = OutputOf<typeof readCase>;

/** 类别选项 */
export function useCategoryChoices(): readonly Choice[] {
  const text = useText();
  const found = useRead(listCategories, {}, { fresh_ms: NAMES_FRESH_MS }).data?.categories;
  return useMemo(() => (found ?? []).map((category) => ({ value: category.code, label: text({ zh: category.nameZh, en: category.nameEn }) })), [found, text]);
}

/** 案件实时 · Asks again when cases change; gathered for a moment, since a round dispatches hundreds at once. */
export function useCasesLive(caseId?: string): void {
  const invalidate = useInvalidate();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(['cases'], (event) => {
    if (caseId !== undefined && event.subjectId !== caseId) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void invalidate(['cases']);
    }, LIVE_PAUSE_MS);
  });
}
