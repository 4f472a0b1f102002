/** 随身案件 · A case as the phone holds it, moved on by what was done here and not yet heard back about. Pure. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import type { pullCases } from '../../contract/index.ts';
import { nextState } from '../../domain/index.ts';
import type { CaseAct, CaseState } from '../../domain/index.ts';
import type { Ability } from '../case-view.ts';
import { casesSource } from '../offline.ts';

/** 来源名 · Of the rows the phone carries. */
export const CASES = casesSource.name;

/** Key of the draft of a fix, before the id of the case. */
export const FIX_DRAFT = 'fix:';

export type FieldCase = OutputOf<typeof pullCases>['rows'][number];

export const subjectOf = (caseId: string): string => `case:${caseId}`;

/** 队列中的动作 · What each queued operation does to a case. */
const ACT_OF: Readonly<Record<string, CaseAct>> = {
  'cases.acceptCase': 'accept', 'cases.returnCase': 'return', 'cases.rectifyCase': 'rectify', 'cases.verifyCase': 'verifyPass',
};

function actOf({ operation, input }: QueueItem): CaseAct | null {
  if (operation === 'cases.verifyCase' && (input as { outcome?: string }).outcome === 'fail') return 'verifyFail';
  return ACT_OF[operation] ?? null;
}

/** 本机动作 · Acts of this phone that the pulled row does not show yet. */
export function actsHere(row: FieldCase, items: readonly QueueItem[]): QueueItem[] {
  return items.filter((item) => item.subject === subjectOf(row.id) && item.state !== 'discarded' && ((item.input as { version: number }).version >= row.version));
}

export interface CaseOnPhone {
  readonly row: FieldCase;
  readonly state: CaseState;
  /** For the next step: every step here counts one on. */
  readonly version: number;
  readonly acts: readonly Ability[];
  readonly records: readonly QueueItem[];
}

/** What the same person may still do after a step, before the server says so. */
const AFTER: Readonly<Partial<Record<CaseAct, readonly Ability[]>>> = { accept: ['rectify', 'extend', 'return'] };

/** 叠加 · The case as it will stand once everything done here has arrived. */
export function caseOnPhone(row: FieldCase, items: readonly QueueItem[]): CaseOnPhone {
  const records = actsHere(row, items);
  let { state, version }: { state: CaseState; version: number } = row;
  let acts = row.acts as readonly Ability[];
  for (const item of records) {
    const act = actOf(item);
    version = Math.max(version, (item.input as { version: number }).version + 1);
    if (act === null) { acts = acts.filter((one) => one !== 'extend'); continue; }
    const next = nextState(state, act);
    if (!next.ok) continue;
    state = next.value;
    acts = AFTER[act]?.filter((one) => one !== 'extend' || row.acts.includes('extend')) ?? [];
  }
  return { row, state, version, acts, records };
}

/** 按钟排 · What waits for the person first, then by deadline; without one last. */
export function byClock(cases: readonly CaseOnPhone[]): CaseOnPhone[] {
  const clock = ({ row }: CaseOnPhone) => row.deadlineAt ?? '9999';
  return cases.toSorted((a, b) => Number(b.acts.length > 0) - Number(a.acts.length > 0) || clock(a).localeCompare(clock(b)) || a.row.number.localeCompare(b.row.number));
}
