import { attachable, widenScope } from '#modules/files/server/index.ts';
import { bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { observationIssueWords, recordObservations } from '../../contract/index.ts';
import { hasConflict, isUnmet, validateObservation } from '../../domain/index.ts';
import { correctedInstant } from '#platform/contract/index.ts';
import {
  checksToRecord, keptObservations, lockSiteToRecord, openFindings, replacePhotos, saveSiteState, upsertObservations, withdrawFindings,
} from '../queries/recording.ts';
import type { CheckToRecord, KeptObservation, ObservationToKeep, SiteOfRound, SiteToRecord } from '../queries/recording.ts';
import { roundFacts, startRound } from '../queries/rounds.ts';
import { stateParams } from '../words.ts';
import { tellOfSite } from '../tell.ts';

type IssueCode = keyof typeof observationIssueWords;
interface Fault { readonly pointer: string; readonly code: IssueCode }

/** What is wrong with each observation handed in, by its place in the list. */
function faultsOf(observations: readonly ObservationToKeep[], checks: ReadonlyMap<string, CheckToRecord>): Fault[] {
  const seen = new Set<string>();
  return observations.flatMap((observation, at): Fault[] => {
    const pointer = `/observations/${at}`;
    const check = checks.get(observation.checkItemId);
    if (check === undefined) return [{ pointer: `${pointer}/checkItemId`, code: 'check_item_unknown' }];
    if (seen.has(observation.checkItemId)) return [{ pointer: `${pointer}/checkItemId`, code: 'check_item_twice' }];
    seen.add(observation.checkItemId);
    const issues = validateObservation({ ...observation, photoCount: observation.photoIds.length }, { photoOnUnmet: check.photo_on_unmet });
    return issues.map((issue) => ({ pointer: pointer + (issue.pointer === '/photos' ? '/photoIds' : issue.pointer), code: issue.code }));
  });
}

/** Handed in twice, the same observation changes nothing and counts no revision. */
function isSame(observation: ObservationToKeep, kept: KeptObservation | undefined): boolean {
  return kept !== undefined && kept.observed_count === observation.observedCount && kept.met_count === observation.metCount && kept.not_applicable === observation.notApplicable
    && kept.note === observation.note && kept.photo_ids.join() === [...new Set(observation.photoIds)].toSorted().join();
}

const counted = (counts: { observedCount: number; metCount: number; notApplicable: boolean }) =>
  ({ met: counts.metCount, observed: counts.observedCount, notApplicable: counts.notApplicable });

/** One entry of `inspections.observationsChanged` for each observation that is new or other than before. */
function changesOf(site: SiteToRecord, changed: readonly ObservationToKeep[], checks: ReadonlyMap<string, CheckToRecord>, kept: ReadonlyMap<string, KeptObservation>) {
  return changed.map((observation) => {
    const check = checks.get(observation.checkItemId) as CheckToRecord;
    const before = kept.get(observation.checkItemId);
    return {
      siteId: site.site_id, siteTypeCode: site.site_type_code, zoneId: site.zone_id, organisationId: site.organisation_id, checkItemId: check.id,
      standardId: check.standard_id, themeId: check.theme_id, after: counted(observation),
      before: before === undefined ? null : { met: before.met_count, observed: before.observed_count, notApplicable: before.not_applicable },
    };
  });
}

async function keepObservations(ctx: WriteContext, place: SiteOfRound, changed: readonly ObservationToKeep[]): Promise<void> {
  const { tx, programmeId } = ctx;
  if (changed.length === 0) return;
  await upsertObservations(tx, programmeId, place, changed, { personId: ctx.personId, at: new Date(ctx.now).toISOString(), device: ctx.device });
  await replacePhotos(tx, programmeId, place, changed);
  await widenScope(tx, programmeId, [...new Set(changed.flatMap(({ photoIds }) => photoIds))], place);
  const unmet = changed.filter(isUnmet);
  if (unmet.length > 0) await openFindings(tx, programmeId, place, unmet.map(({ checkItemId, observedAt }) => ({ id: ctx.newId(), checkItemId, observedAt })));
  if (unmet.length < changed.length) await withdrawFindings(tx, programmeId, place, changed.filter((one) => !isUnmet(one)).map(({ checkItemId }) => checkItemId));
}

/** Only who walks the site, or who runs the round, says what was seen there. */
async function mayRecord(ctx: WriteContext, site: SiteToRecord): Promise<boolean> {
  return site.inspector_id === ctx.personId || (await heldPermissions(ctx, ['inspections.manage'])).has('inspections.manage');
}

const byId = <T, K extends string>(items: readonly (T & Record<K, string>)[], key: K): Map<string, T> => new Map(items.map((item) => [item[key], item]));

type Given = Omit<ObservationToKeep, 'claimedAt'> & { readonly baseRevision: number | null };

/** When it was observed, by our clock: a device whose clock is off is corrected, and what it said is kept beside. */
function timed(ctx: WriteContext, { baseRevision: _baseRevision, ...observation }: Given): ObservationToKeep {
  if (ctx.device.clockOffset_ms === null) return { ...observation, claimedAt: null };
  const claimed = Date.parse(observation.observedAt);
  const observedAt = correctedInstant(claimed, ctx.device.clockOffset_ms, ctx.now);
  return observedAt === claimed ? { ...observation, claimedAt: null } : { ...observation, observedAt: new Date(observedAt).toISOString(), claimedAt: observation.observedAt };
}

/** Observations decided on something older than what stands, and other than it; with who wrote last. */
function conflictsOf(ctx: WriteContext, given: readonly Given[], kept: ReadonlyMap<string, KeptObservation>): { pointers: string[]; who: string } | null {
  const found = given.flatMap((observation, at) => {
    const stands = kept.get(observation.checkItemId);
    if (stands === undefined || isSame({ ...observation, claimedAt: null }, stands)) return [];
    const isOwn = stands.inspector_id === ctx.personId && stands.device_id !== null && stands.device_id === ctx.device.id;
    return hasConflict({ baseRevision: observation.baseRevision, revision: stands.revision, isOwn }) ? [{ pointer: `/observations/${at}`, who: stands.inspector_name }] : [];
  });
  return found[0] === undefined ? null : { pointers: found.map(({ pointer }) => pointer), who: found[0].who };
}

export const recordObservationsBound = bindWrite(recordObservations, async (ctx, { roundId, siteId, observations: given, done }) => {
  const observations = given.map((observation) => timed(ctx, observation));
  const { tx, programmeId } = ctx;
  const round = (await roundFacts(tx, programmeId, roundId)) ?? ctx.notFound();
  await startRound(tx, programmeId, roundId);
  const site = await lockSiteToRecord(tx, programmeId, roundId, siteId);
  if (site === undefined) return ctx.refuse('inspections.site_not_drawn', {}, { pointers: ['/siteId'] });
  if (site.round_state !== 'inProgress') return ctx.refuse('inspections.act_not_allowed', stateParams(site.round_state));
  if (!(await mayRecord(ctx, site))) return ctx.refuse('inspections.not_your_site');
  const ids = [...new Set(observations.map(({ checkItemId }) => checkItemId))];
  const checks = byId(await checksToRecord(tx, programmeId, round.edition_id, site.site_type_code, ids), 'id');
  const faults = faultsOf(observations, checks);
  const [first] = faults;
  if (first !== undefined) {
    const words = observationIssueWords[first.code];
    return ctx.refuse('inspections.observation_invalid', { count: faults.length, firstZh: words.zh, firstEn: words.en }, { pointers: faults.slice(0, 100).map(({ pointer }) => pointer) });
  }
  const photoIds = [...new Set(observations.flatMap((observation) => observation.photoIds))];
  if ((await attachable(tx, programmeId, photoIds)).length < photoIds.length) return ctx.refuse('inspections.photo_not_found', {}, { pointers: ['/observations'] });
  const kept = byId(await keptObservations(tx, programmeId, roundId, siteId, ids), 'check_item_id');
  const conflict = conflictsOf(ctx, given, kept);
  if (conflict !== null) return ctx.refuse('inspections.observation_conflict', { count: conflict.pointers.length, who: conflict.who }, { pointers: conflict.pointers });
  const changed = observations.filter((observation) => !isSame(observation, kept.get(observation.checkItemId)));
  const place = { roundId, siteId, placeId: site.place_id, organisationId: site.organisation_id };
  await keepObservations(ctx, place, changed);
  const state = done || site.state === 'done' ? ('done' as const) : ('started' as const);
  if (state !== site.state) await saveSiteState(tx, programmeId, place, state, new Date(ctx.now).toISOString());
  const unmetCount = observations.filter(isUnmet).length;
  ctx.record({ kind: 'roundSite', id: siteId, change: { round: roundId, recorded: changed.length, unmet: unmetCount, from: site.state, to: state } });
  tellOfSite(ctx, roundId, site);
  // Last, because the score's cells are shared by all who record: nobody should wait for them longer than needed.
  if (changed.length > 0) await ctx.announce('inspections.observationsChanged', { roundId, changes: changesOf(site, changed, checks, kept) });
  return { recordedCount: changed.length, findingCount: unmetCount, state };
});
