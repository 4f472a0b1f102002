/** 随身点位 · A site as the phone holds it, with what this phone has recorded and not yet heard back about. Pure. */
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import type { pullRoundSites, recordObservations } from '../../contract/index.ts';
import { checkRule } from '#modules/frameworks/contract/index.ts';
import { expectedObservedCount } from '#modules/frameworks/domain/index.ts';
import { canAssignIn, canRecordIn } from '../../domain/index.ts';
import type { RoundState } from '../../domain/index.ts';
import { roundSitesSource } from '../offline.ts';
import { observationsOf } from '../recording-draft.ts';
import type { JudgedLine, RecordingDraft } from '../recording-draft.ts';

/** 来源名 · Of the rows the phone carries. */
export const ROUND_SITES = roundSitesSource.name;

export type PulledRow = OutputOf<typeof pullRoundSites>['rows'][number];
type PulledSite = Extract<PulledRow, { kind: 'site' }>;
type PulledItem = Extract<PulledRow, { kind: 'checkList' }>['items'][number];

/** 检查项 · As the phone knows it, at this site. @unit lengthMetres: metres, null where a site has no length */
export type FieldLine = Omit<PulledItem, 'checkItemId'> & JudgedLine & { readonly lengthMetres: number | null };
/** 随身点位 */
export type FieldSite = Omit<PulledSite, 'observations'> & { readonly roundNameZh: string; readonly roundNameEn: string; readonly checkItems: readonly FieldLine[] };

function lineOf(item: PulledItem, site: PulledSite): FieldLine {
  const { checkItemId, ...rest } = item;
  const rule = checkRule.safeParse(item.rule);
  return {
    ...rest, id: checkItemId, lengthMetres: site.lengthM, observation: site.observations.find((one) => one.checkItemId === checkItemId) ?? null,
    expectedObservedCount: rule.success ? expectedObservedCount(rule.data, { lengthMetres: site.lengthM }) : 1,
  };
}

/** The first record of a drawn round starts it. */
const isInField = (state: RoundState): boolean => canRecordIn(state) || canAssignIn(state);

/** 拼点位 · Rounds, check lists and sites travel apart, each once; a site of a round that can no longer be recorded is left out. */
export function sitesOf(rows: readonly PulledRow[]): FieldSite[] {
  const rounds = new Map(rows.flatMap((row) => (row.kind === 'round' ? [[row.roundId, row]] : [])));
  const lists = new Map(rows.flatMap((row) => (row.kind === 'checkList' ? [[row.id, row.items]] : [])));
  return rows.flatMap((row) => {
    const round = row.kind === 'site' ? rounds.get(row.roundId) : undefined;
    if (row.kind !== 'site' || round === undefined || !isInField(round.state)) return [];
    const { observations: _observations, ...site } = row;
    return [{ ...site, roundNameZh: round.nameZh, roundNameEn: round.nameEn, checkItems: (lists.get(row.checkListId) ?? []).map((item) => lineOf(item, row)) }];
  });
}
export type RecordInput = InputOf<typeof recordObservations>;
export type SiteKey = Pick<FieldSite, 'roundId' | 'siteId'>;

/** 主题 · Records about one site go out one after the other. */
export const subjectOf = ({ roundId, siteId }: SiteKey): string => `roundSite:${roundId}/${siteId}`;
/** 草稿名 */
export const draftKeyOf = (key: SiteKey): string => `record:${subjectOf(key)}`;

/** A photo that waits on this phone stands in a draft by its hash, one of the server by its id. */
export const isHash = (id: string): boolean => /^[0-9a-f]{64}$/.test(id);

const isOnItsWay = ({ state }: QueueItem): boolean => state !== 'synced' && state !== 'discarded';

/** 本机记录 · The records of this phone about a site that the pulled row does not show yet. */
export function recordsOf(key: SiteKey, items: readonly QueueItem[], pulledAt: string | null): QueueItem[] {
  return items.filter((item) => item.subject === subjectOf(key) && (isOnItsWay(item) || (item.state === 'synced' && pulledAt !== null && (item.syncedAt ?? '') > pulledAt)));
}

function photosOf(item: QueueItem, at: number): string[] {
  return item.photos.filter(({ pointer }) => pointer.startsWith(`/observations/${at}/`)).map(({ sha256 }) => sha256);
}

/** 叠加 · The check list as it will stand once everything recorded here has arrived. */
export function linesOf(site: FieldSite, records: readonly QueueItem[]): FieldLine[] {
  const latest = new Map<string, JudgedLine['observation']>();
  for (const item of records) {
    for (const [at, given] of (item.input as RecordInput).observations.entries()) {
      latest.set(given.checkItemId, {
        checkItemId: given.checkItemId, observedCount: given.observedCount, metCount: given.metCount, notApplicable: given.notApplicable ?? false, note: given.note ?? null, observedAt: given.observedAt,
        inspectorName: '', revision: given.baseRevision ?? 0, photoIds: [...(given.photoIds ?? []), ...photosOf(item, at)],
      });
    }
  }
  return site.checkItems.map((line) => ({ ...line, observation: latest.get(line.id) ?? line.observation }));
}

export type SiteProgress = 'waiting' | 'started' | 'done';

/** 进度 · As the person sees it: what was handed in here counts although the server has not said so. */
export function progressOf(site: FieldSite, records: readonly QueueItem[], hasDraft: boolean): SiteProgress {
  if (records.some(({ input }) => (input as RecordInput).done === true) || site.state === 'done') return 'done';
  return site.state === 'started' || records.length > 0 || hasDraft ? 'started' : 'waiting';
}

/** 交上内容 · What goes into the queue: ids of the server stay in the input, photos of this phone are named by their place. */
export function recordOf(site: SiteKey, draft: RecordingDraft, lines: readonly JudgedLine[], done: boolean): { readonly input: RecordInput; readonly photos: readonly { sha256: string; pointer: string }[] } {
  const seen = new Map(lines.map(({ id, observation }) => [id, observation?.revision ?? 0]));
  const all = observationsOf(draft, lines).map((one) => ({ ...one, baseRevision: seen.get(one.checkItemId) ?? 0 }));
  const photos = all.flatMap(({ photoIds = [] }, at) => photoIds.filter(isHash).map((sha256) => ({ sha256, pointer: `/observations/${at}/photoIds/-` })));
  const observations = all.map((one) => ({ ...one, photoIds: (one.photoIds ?? []).filter((id) => !isHash(id)) }));
  return { input: { roundId: site.roundId, siteId: site.siteId, observations, done }, photos };
}

/** 全部内容 · To finish a site whose checks all stand, they are sent once more as they are. */
export function wholeDraft(lines: readonly JudgedLine[]): RecordingDraft {
  return Object.fromEntries(lines.flatMap(({ id, observation }) => (observation === null ? [] : [[id, { ...observation, note: observation.note ?? '', photoIds: observation.photoIds }]])));
}

/** 草稿照片 · Those of this phone, which a draft must keep alive. */
export const hashesIn = (draft: RecordingDraft): string[] => [...new Set(Object.values(draft).flatMap(({ photoIds }) => photoIds.filter(isHash)))];
