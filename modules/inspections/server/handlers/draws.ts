import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { assignInspectors, drawRefusalWords, drawSites, readDraw, reassignSites } from '../../contract/index.ts';
import { assignSites, canAssignIn, drawSample, isSeedCommitted, nextRoundState } from '../../domain/index.ts';
import type { AssignRefusal, DrawRefusal } from '../../domain/index.ts';
import { drawRecord, frameSites, giveSites, insertRoundSites, inspectorRows, saveDraw, sitesToGive } from '../queries/draws.ts';
import type { InspectorRow, SiteToGive } from '../queries/draws.ts';
import { lockRound, roundFacts, sampleView } from '../queries/rounds.ts';
import { stateParams } from '../words.ts';
import { tellOfSite } from '../tell.ts';

const refusalParams = (refusal: DrawRefusal | AssignRefusal) => ({ reasonZh: drawRefusalWords[refusal].zh, reasonEn: drawRefusalWords[refusal].en });

export const drawSitesBound = bindWrite(drawSites, async (ctx, input) => {
  const { tx, programmeId } = ctx;
  const round = (await lockRound(tx, programmeId, input.roundId)) ?? ctx.notFound();
  if (!nextRoundState(round.state, 'draw').ok) return ctx.refuse('inspections.act_not_allowed', stateParams(round.state));
  // A sealed seed is drawn with as it is: whoever could give another one could choose the sample.
  const seed = round.seed_sealed ?? input.seed;
  if (seed === undefined) return ctx.refuse('inspections.draw_refused', refusalParams('seed_missing'), { pointers: ['/seed'] });
  const isStranger = input.seed !== undefined && input.seed !== seed;
  if (isStranger || round.seed_commitment === null || !isSeedCommitted(round.seed_commitment, seed)) return ctx.refuse('inspections.seed_not_committed', {}, { pointers: ['/seed'] });
  const frame = await frameSites(tx, programmeId, { editionId: round.edition_id, day: round.starts_on, siteTypeCodes: input.siteTypeCodes, zoneIds: input.zoneIds });
  const drawn = drawSample({ seed, frame, sampleSize: round.sample_size, method: { kind: 'proportional', minPerSiteType: input.minPerSiteType } });
  if (!drawn.ok) return ctx.refuse('inspections.draw_refused', refusalParams(drawn.error));
  const record = drawn.value;
  await saveDraw(tx, programmeId, round.id, record, new Date(ctx.now).toISOString());
  const drawnCount = await insertRoundSites(tx, programmeId, round.id, record.selected, round.starts_on);
  ctx.record({ kind: 'round', id: round.id, change: { act: 'draw', from: round.state, to: 'drawn', seed, frameHash: record.frameHash, frameSize: frame.length, drawn: drawnCount } });
  ctx.emit({ topic: 'rounds', subjectId: round.id });
  // A rehearsal is no draw: whoever saw a sealed seed there could still walk away from it.
  const isStillSealed = ctx.dryRun && round.seed_sealed !== null;
  return { drawnCount, seed: isStillSealed ? '' : seed, frameHash: record.frameHash, frameSize: frame.length };
});

/** The record as anybody may check it: the draw itself, and what it is the draw of. */
export async function drawFileOf(ctx: ReadContext, roundId: string): Promise<{ fileName: string; mediaType: string; body: Uint8Array }> {
  const round = (await roundFacts(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const record = (await drawRecord(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const text = JSON.stringify({ round: { code: round.code, nameZh: round.name_zh, nameEn: round.name_en, startsOn: round.starts_on, publishedCommitment: round.seed_commitment }, ...record }, null, 1);
  return { fileName: `draw-${round.code}.json`, mediaType: 'application/json', body: new TextEncoder().encode(`${text}\n`) };
}

export const readDrawBound = bindRead(readDraw, async (ctx, { roundId }) => {
  const round = (await roundFacts(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  // With the record, or with the seed and the list of sites, anybody knows where the inspectors will come.
  if (round.state !== 'closed' && !(await sampleView(ctx)).all) return ctx.refuse('inspections.draw_still_secret');
  return drawFileOf(ctx, roundId);
});

function reaches(inspector: InspectorRow, site: SiteToGive): boolean {
  return inspector.everything || inspector.place_ids.includes(site.place_id) || inspector.site_ids.includes(site.site_id)
    || (site.organisation_id !== null && inspector.organisation_ids.includes(site.organisation_id));
}

/** Who reaches the whole programme goes anywhere; whoever covers no whole zone is asked only when nobody else is left. */
const NOWHERE = ['-/-'];

export const assignInspectorsBound = bindWrite(assignInspectors, async (ctx, { roundId, inspectorIds }) => {
  const { tx, programmeId } = ctx;
  const round = (await lockRound(tx, programmeId, roundId)) ?? ctx.notFound();
  if (!canAssignIn(round.state)) return ctx.refuse('inspections.act_not_allowed', stateParams(round.state));
  const inspectors = await inspectorRows(tx, programmeId, ctx.today, inspectorIds);
  const sites = await sitesToGive(tx, programmeId, roundId, null);
  // By codes, not by ids, so that the same city and seed give everybody the same sites again.
  const assigned = assignSites(
    sites.map((site) => ({ siteCode: site.site_code, zoneCode: site.zone_code })),
    inspectors.map((row) => ({ inspectorId: row.code, zoneCodes: row.everything ? [] : row.zone_codes.length === 0 ? NOWHERE : row.zone_codes })),
  );
  if (!assigned.ok) return ctx.refuse('inspections.draw_refused', refusalParams(assigned.error));
  const byCode = new Map(inspectors.map((row) => [row.code, row]));
  const siteByCode = new Map(sites.map((site) => [site.site_code, site]));
  // A site that its inspector could not even open would be lost; better it shows as nobody's.
  const given = assigned.value.map(({ siteCode, inspectorId }) => {
    const [site, inspector] = [siteByCode.get(siteCode) as SiteToGive, byCode.get(inspectorId) as InspectorRow];
    return { siteId: site.site_id, inspectorId: reaches(inspector, site) ? inspector.id : null };
  });
  await giveSites(tx, programmeId, roundId, given);
  const counts = new Map<string, number>();
  for (const { inspectorId } of given) if (inspectorId !== null) counts.set(inspectorId, (counts.get(inspectorId) ?? 0) + 1);
  const assignedCount = given.filter(({ inspectorId }) => inspectorId !== null).length;
  ctx.record({ kind: 'round', id: roundId, change: { act: 'assign', assigned: assignedCount, inspectors: counts.size } });
  ctx.emit({ topic: 'rounds', subjectId: roundId });
  return { assignedCount, inspectors: inspectors.map((row) => ({ personId: row.id, name: row.name, siteCount: counts.get(row.id) ?? 0 })) };
});

export const reassignSitesBound = bindWrite(reassignSites, async (ctx, { roundId, siteIds, inspectorId }) => {
  const { tx, programmeId } = ctx;
  const round = (await lockRound(tx, programmeId, roundId)) ?? ctx.notFound();
  if (!canAssignIn(round.state)) return ctx.refuse('inspections.act_not_allowed', stateParams(round.state));
  const chosen = [...new Set(siteIds)];
  const sites = await sitesToGive(tx, programmeId, roundId, chosen);
  if (sites.length < chosen.length) return ctx.refuse('inspections.site_not_drawn');
  const [inspector] = await inspectorRows(tx, programmeId, ctx.today, [inspectorId]);
  const beyond = sites.filter((site) => inspector === undefined || !reaches(inspector, site)).length;
  if (beyond > 0) return ctx.refuse('inspections.inspector_out_of_reach', { count: beyond }, { pointers: ['/inspectorId'] });
  await giveSites(tx, programmeId, roundId, sites.map((site) => ({ siteId: site.site_id, inspectorId })));
  ctx.record({ kind: 'round', id: roundId, change: { act: 'reassign', inspectorId, sites: sites.map((site) => site.site_id) } });
  for (const site of sites) tellOfSite(ctx, roundId, site, { assigned: true });
  return { assignedCount: sites.length };
});
