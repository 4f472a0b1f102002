/** 随身案件 · The cases on this phone, and one step on one of them. */
import { useMemo } from 'react';
import type { Operation } from '#platform/contract/index.ts';
import { readThumbnail } from '#modules/files/contract/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { useFieldGo } from '#platform/web/field/router.tsx';
import { UNDO_MS, useSay } from '#platform/web/field/ui.tsx';
import type { LocalText } from '#platform/web/i18n.ts';
import { useOffline, useOfflineRows, useOfflineStatus } from '#platform/web/offline/use-offline.tsx';
import { caseOnPhone, CASES, subjectOf } from './case-rows.ts';
import type { CaseOnPhone, FieldCase } from './case-rows.ts';
import { fieldCaseMessages as words } from './messages.ts';

/** 全部随身案件 · Null until read from the phone. */
export function useFieldCases(): readonly CaseOnPhone[] | null {
  const rows = useOfflineRows<FieldCase>(CASES);
  const { items } = useOfflineStatus();
  return useMemo(() => rows?.map((row) => caseOnPhone(row, items)) ?? null, [rows, items]);
}

/** 照片地址 */
export function useAddressOf(): (fileId: string) => string {
  const { client, person } = useFieldApp();
  return (fileId) => client.urlOf(readThumbnail, { fileId }, person.code);
}

type Done = 'accept' | 'rectify' | 'return' | 'extend' | 'pass' | 'fail';

export interface Step {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
  readonly photos?: readonly { readonly sha256: string; readonly pointer: string }[];
}

const told = (done: Done, number: string): LocalText => ({ zh: words.zh[`done_${done}`].replace('{number}', number), en: words.en[`done_${done}`].replace('{number}', number) });

/** 办一步 · One or two steps on a case into the queue, each on the version that the one before it makes; ten seconds to take them back. */
export function useSteps(): (on: CaseOnPhone, steps: readonly Step[], done: Done, draft?: string) => Promise<void> {
  const offline = useOffline();
  const say = useSay();
  const go = useFieldGo();
  return async (on, steps, done, draft) => {
    const { row } = on;
    const claimedAt = new Date().toISOString();
    const ids: string[] = [];
    for (const [at, { operation, input, photos }] of steps.entries()) {
      const item = await offline.enqueue({
        operation, input: { caseId: row.id, version: on.version + at, claimedAt, ...input }, subject: subjectOf(row.id), label: `${row.number} ${row.title}`, holdFor_ms: UNDO_MS,
        ...(photos === undefined ? {} : { photos }), ...(draft === undefined || at < steps.length - 1 ? {} : { draft }),
        photoSubject: row.siteId === null ? { placeId: row.placeId } : { siteId: row.siteId },
      });
      ids.push(item.id);
    }
    const undo = async () => {
      for (const id of ids.toReversed()) if (!(await offline.withdraw(id))) { say({ zh: words.zh.tooLate, en: words.en.tooLate }, { tone: 'warn' }); return; }
      say({ zh: words.zh.undone, en: words.en.undone });
    };
    say(told(done, row.number), { undo: () => void undo() });
    go('/cases');
  };
}
