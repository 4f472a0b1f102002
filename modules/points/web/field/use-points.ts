/** 随身积分 · What the phone holds of points, and the two things one does with it. */
import { useMemo } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { UNDO_MS, useSay } from '#platform/web/field/ui.tsx';
import type { LocalText } from '#platform/web/i18n.ts';
import { useOffline, useOfflineRows, useOfflineStatus } from '#platform/web/offline/use-offline.tsx';
import type { pullDeeds } from '../../contract/index.ts';
import { recordDeed, reviewDeeds } from '../../contract/index.ts';
import { DEED_DRAFT, pointsOnPhone, POINTS } from './deed-rows.ts';
import type { DeedDraft, PointsOnPhone, PulledDeed, PulledHousehold } from './deed-rows.ts';
import { fieldPointsMessages as words } from './messages.ts';

/** 全部随身积分 · Null until read from the phone. */
export function usePoints(): PointsOnPhone | null {
  const rows = useOfflineRows<OutputOf<typeof pullDeeds>['rows'][number]>(POINTS);
  const { items } = useOfflineStatus();
  return useMemo(() => (rows === null ? null : pointsOnPhone(rows, items)), [rows, items]);
}

const told = (key: 'agreed' | 'declined' | 'recorded', label: string): LocalText => ({ zh: words.zh[key].replace('{label}', label), en: words.en[key].replace('{label}', label) });

/** Ten seconds to take the record back. */
function useUndo(): (id: string) => () => void {
  const offline = useOffline();
  const say = useSay();
  return (id) => () => {
    void offline.withdraw(id).then((isBack) => { say({ zh: words.zh[isBack ? 'undone' : 'tooLate'], en: words.en[isBack ? 'undone' : 'tooLate'] }, isBack ? {} : { tone: 'warn' }); });
  };
}

export function useReview(): (deed: PulledDeed, agree: boolean, reason: string | null) => Promise<void> {
  const offline = useOffline();
  const say = useSay();
  const undo = useUndo();
  return async (deed, agree, reason) => {
    const label = `${deed.label} ${deed.ruleLabel}`;
    const item = await offline.enqueue({ operation: reviewDeeds, input: { deedIds: [deed.id], agree, reason }, subject: `deed:${deed.id}`, label, holdFor_ms: UNDO_MS });
    say(told(agree ? 'agreed' : 'declined', label), { undo: undo(item.id) });
  };
}

export function useRecord(): (draft: DeedDraft, day: string, household: PulledHousehold, ruleLabel: string) => Promise<void> {
  const offline = useOffline();
  const say = useSay();
  const undo = useUndo();
  return async (draft, day, household, ruleLabel) => {
    const label = `${household.label} ${ruleLabel}`;
    const item = await offline.enqueue({
      operation: recordDeed, input: { subjectId: household.id, ruleCode: draft.ruleCode, happenedOn: day, evidence: draft.evidence.trim() === '' ? null : draft.evidence.trim(), photos: draft.hashes.map(() => ({ fileId: '' })) },
      subject: `household:${household.id}`, label, holdFor_ms: UNDO_MS, draft: DEED_DRAFT, photos: draft.hashes.map((sha256, at) => ({ sha256, pointer: `/photos/${at}/fileId` })), ...(household.placeId === null ? {} : { photoSubject: { placeId: household.placeId } }),
    });
    say(told('recorded', label), { undo: undo(item.id) });
  };
}
