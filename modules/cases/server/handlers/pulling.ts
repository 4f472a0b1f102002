import { isUuid } from '#kernel/ids.ts';
import { bindRead, changesSince } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { PULL_CASES_MAX, pullCases } from '../../contract/index.ts';
import { PERMISSION_OF_ACT } from '../../domain/index.ts';
import type { CaseState } from '../../domain/index.ts';
import { abilitiesOn, heldReaches } from '../abilities.ts';
import { caseDetailRows } from '../queries/case-detail.ts';
import { FIELD_STATES, fieldCaseIds, latestEvents, photosOfPulled } from '../queries/pulling.ts';
import { categoryRows } from '../queries/work.ts';
import { rowOut } from '../row-out.ts';

const EVENTS_SHOWN = 6;
const FIELD_PERMISSIONS: ReadonlySet<string> = new Set(['cases.rectify', 'cases.verify']);

/** Those of these cases that wait for this person, as the device keeps them. */
async function casesOut(ctx: ReadContext, caseIds: readonly string[]) {
  const held = await heldReaches(ctx);
  const found = (await caseDetailRows(ctx.tx, ctx.programmeId, caseIds)).filter((row) => FIELD_STATES.includes(row.state)).map((row) => ({ row, acts: abilitiesOn(ctx.personId, row, held) }));
  const mine = found.filter(({ acts }) => acts.some((act) => FIELD_PERMISSIONS.has(PERMISSION_OF_ACT[act])));
  const ids = mine.map(({ row }) => row.id);
  const events = Map.groupBy(await latestEvents(ctx, ids, EVENTS_SHOWN), (event) => event.case_id);
  const photos = Map.groupBy(await photosOfPulled(ctx, ids), (photo) => photo.case_id);
  const photoCount = new Map((await categoryRows(ctx.tx, ctx.programmeId)).map((category) => [category.code, category.after_photo_count_min]));
  return mine.map(({ row, acts }) => {
    const { overdueMinutes: _late, ...shown } = rowOut(row, ctx.now);
    return {
      ...shown, description: row.description, standardCode: row.standard_code, standardText: row.standard_text, longitude: row.longitude, latitude: row.latitude,
      rectifiedAt: row.rectified_at, limit: row.limit_type === null || row.limit_amount === null ? null : { type: row.limit_type, amount: row.limit_amount },
      afterPhotoCountMin: photoCount.get(row.category_code) ?? 1,
      photos: (photos.get(row.id) ?? []).map((photo) => ({ fileId: photo.file_id, role: photo.role as 'near' })),
      events: (events.get(row.id) ?? []).map((event) => ({ at: event.at, act: event.act as 'report', toState: event.to_state as CaseState, personName: event.name, note: event.note, claimedAt: event.claimed_at })),
      acts,
    };
  });
}

export const pullCasesBound = bindRead(pullCases, async (ctx, { cursor }) => {
  const since = await changesSince(ctx, 'cases', cursor);
  if (since.kind === 'delta') {
    const asked = [...new Set(since.changes.map((change) => change.subjectId))].filter(isUuid);
    const rows = await casesOut(ctx, asked);
    const known = new Set(rows.map(({ id }) => id));
    // What changed out of reach was never here; what left the reach told those who had it.
    const mayHave = new Set(since.changes.filter((change) => change.inReach).map((change) => change.subjectId));
    return { cursor: since.cursor(null), full: false, more: false, rows, removedIds: asked.filter((id) => !known.has(id) && mayHave.has(id)) };
  }
  const begin = since.after !== null && isUuid(since.after) ? since.after : null;
  const ids = await fieldCaseIds(ctx, begin, PULL_CASES_MAX + 1);
  const more = ids.length > PULL_CASES_MAX;
  const page = ids.slice(0, PULL_CASES_MAX);
  return { cursor: since.cursor(more ? (page.at(-1) ?? null) : null), full: begin === null, more, rows: await casesOut(ctx, page), removedIds: [] };
});
