/** 随身积分 · What the phone holds, with what was done on it and has not come back laid over. Pure. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import type { pullDeeds } from '../../contract/index.ts';
import { pointsSource } from '../offline.ts';

/** 来源名 */
export const POINTS = pointsSource.name;
/** Key of the deed that is being written. */
export const DEED_DRAFT = 'deed:new';

type PulledRow = OutputOf<typeof pullDeeds>['rows'][number];
export type PulledHousehold = Extract<PulledRow, { kind: 'household' }>;
export type PulledDeed = Extract<PulledRow, { kind: 'deed' }>;
export type PulledRules = Extract<PulledRow, { kind: 'rules' }>;

/** 草稿 · What is chosen so far. */
export interface DeedDraft { readonly ruleCode: string | null; readonly householdId: string | null; readonly day: string | null; readonly evidence: string; readonly hashes: readonly string[] }
export const EMPTY_DRAFT: DeedDraft = { ruleCode: null, householdId: null, day: null, evidence: '', hashes: [] };

export interface PointsOnPhone { readonly households: readonly PulledHousehold[]; readonly rules: PulledRules | null; readonly deeds: readonly PulledDeed[]; readonly waiting: readonly QueueItem[] }

const isOver = ({ state }: QueueItem): boolean => state === 'synced' || state === 'discarded';

/** 叠加 · A deed that was reviewed here no longer waits; one that was recorded here waits to be handed in. */
export function pointsOnPhone(rows: readonly PulledRow[], items: readonly QueueItem[]): PointsOnPhone {
  const reviewed = new Set(items.filter((item) => item.operation === 'points.reviewDeeds' && item.state !== 'discarded' && item.state !== 'refused').flatMap((item) => (item.input as { deedIds: readonly string[] }).deedIds));
  return {
    households: rows.filter((row) => row.kind === 'household'), rules: rows.find((row) => row.kind === 'rules') ?? null,
    deeds: rows.filter((row) => row.kind === 'deed').filter(({ id }) => !reviewed.has(id)), waiting: items.filter((item) => item.operation === 'points.recordDeed' && !isOver(item)),
  };
}

/** 找户 · By name, number or pinyin; the first few, for a list that fits a thumb. */
export function findHouseholds(households: readonly PulledHousehold[], wanted: string, most: number): PulledHousehold[] {
  const text = wanted.trim().toLowerCase();
  return (text === '' ? households : households.filter(({ label, code, search }) => label.toLowerCase().includes(text) || code.toLowerCase().includes(text) || search.toLowerCase().includes(text))).slice(0, most);
}
