/** 并村承接 · A village of the demonstration that was merged into its neighbour, with its title carried on by rule: its history stands with the old village, the title with the new. */
import { closePlace, createPlace, listPlaces } from '#modules/places/contract/index.ts';
import { conferAward, createSubject, createTitle, listSubjects, publishAward, succeedSubject } from '#modules/honours/contract/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { daysBefore } from '../../packs/honours/sheets.ts';
import type { Actors, Moment } from './acting.ts';
import { momentOf } from './round.ts';

/** A title that no published figure counts, so that those stay what they are. */
export const MERGED_TITLE = 'demo-customs-village';

/** The old village lies in the past alone: drawn, honoured and closed before the story's day, so that no list of today has one place more. @errors throws when a step is refused */
export async function playMergedVillage(actors: Actors, by: string, today: string): Promise<void> {
  const day = (back: number) => localDate(daysBefore(today, back));
  const back = (days: number): Moment => ({ at: momentOf(day(days), 9 * 60), by });
  const key = (step: string): string => `demo/merged-village/${step}`;
  const places = (await actors.read(listPlaces, { kinds: 'village,community' }, back(44))).rows;
  const neighbours = (await actors.read(listSubjects, { kind: 'village', sort: '-code', pageSize: 200 }, back(44))).rows;
  const next = neighbours.find(({ place, label }) => places.some(({ id, nameZh }) => id === place?.id && nameZh === label));
  const parentId = places.find(({ id }) => id === next?.place?.id)?.parentId ?? null;
  if (next?.place == null || parentId === null) throw new Error('the demonstration has no village that another could be merged into');
  const { id: titleId } = await actors.write(createTitle, {
    code: MERGED_TITLE, nameZh: '移风易俗示范村（演示）', nameEn: 'Village of good customs (demonstration)', tier: 'county', subjectKind: 'village', authority: '示例县文明委', source: '示例，由本县文件规定', rules: { onMerge: 'carries' },
  }, back(45), key('title'));
  const { id: placeId } = await actors.write(createPlace, { kind: 'village', code: 'demo-old-bridge', nameZh: '老桥村（已并入邻村）', nameEn: 'Old Bridge Village (merged)', parentId }, back(44), key('place'));
  const { id: subjectId, version } = await actors.write(createSubject, { kind: 'village', code: 'WY-OLD-BRIDGE', label: '老桥村（演示）', placeId }, back(44), key('subject'));
  const { id: awardId } = await actors.write(conferAward, { titleId, subjectId, on: day(40), document: '演示〔2026〕21号' }, back(40), key('award'));
  await actors.write(publishAward, { awardId }, back(39), key('shown'));
  await actors.write(closePlace, { placeId, version: 1, validTo: day(10), sitesToPlaceId: next.place.id, successorIds: [next.place.id], reason: '村级建制调整，并入邻村（演示）' }, back(10), key('closed'));
  await actors.write(succeedSubject, { subjectId, version, succession: 'merged', on: day(10), successorId: next.id, document: '示例县政府〔2026〕8号（演示）' }, back(8), key('succession'));
}
