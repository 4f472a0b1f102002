import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { bindRead, heldPermissions } from '#platform/server/operations/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { PULL_HOUSEHOLDS_MAX, pullDeeds } from '../../contract/index.ts';
import { deedPage } from '../queries/deeds.ts';
import { householdsForPhone } from '../queries/pulling.ts';
import { bookInForce } from '../queries/rules.ts';

const DEEDS_MAX = 300;
type Row = OutputOf<typeof pullDeeds>['rows'][number];

/**
 * The cursor is the digest of what the phone holds: the same rows again are answered with none. What it carries changes by
 * several modules (a household is registered, a rule book begins), so no one topic could tell.
 */
export const pullDeedsBound = bindRead(pullDeeds, async (ctx, { cursor }) => {
  const held = await heldPermissions(ctx, ['points.record', 'points.review']);
  const found: Row[] = [];
  if (held.has('points.record')) {
    const households = await householdsForPhone(ctx, PULL_HOUSEHOLDS_MAX + 1);
    const book = await bookInForce(ctx.tx, ctx.programmeId, ctx.today);
    if (book !== undefined) found.push({ kind: 'rules', id: book.id, effectiveFrom: book.effective_from, today: ctx.today, rules: book.rules.map((rule) => ({ ...rule })), isCut: households.length > PULL_HOUSEHOLDS_MAX });
    for (const row of households.slice(0, PULL_HOUSEHOLDS_MAX)) found.push({ kind: 'household', id: row.id, code: row.code, label: row.label, search: row.search, balance: row.balance, placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en });
  }
  if (held.has('points.review')) {
    const waiting = (await deedPage(ctx, { state: 'recorded' }, 'recent', { limit: DEEDS_MAX, offset: 0 })).filter((deed) => deed.recorded_by !== ctx.actor.personId);
    for (const row of waiting) found.push({ kind: 'deed', id: row.id, label: row.subject_label, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, evidence: row.evidence, recordedByName: row.recorded_by_name, photoIds: row.photo_ids, placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en });
  }
  const digest = sha256Hex(canonicalJson(found));
  return digest === cursor ? { cursor: digest, full: false, more: false, rows: [], removedIds: [] } : { cursor: digest, full: true, more: false, rows: found, removedIds: [] };
});
