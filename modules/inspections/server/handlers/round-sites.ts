import { canonicalJson } from '#kernel/canonical-json.ts';
import { bindRead, heldPermissions } from '#platform/server/operations/index.ts';
import { expectedObservedCount } from '#modules/frameworks/domain/index.ts';
import { listRoundSites, readRoundSite } from '../../contract/index.ts';
import { roundFacts, sampleKey, sampleView } from '../queries/rounds.ts';
import { checkListRows, roundSitePage, roundSiteRow, roundSiteTotal } from '../queries/round-sites.ts';
import type { CheckListRow, RoundSiteFilter, RoundSiteRow } from '../queries/round-sites.ts';

const siteOut = (row: RoundSiteRow) => ({
  siteId: row.site_id, siteCode: row.site_code, siteName: row.site_name, siteTypeCode: row.site_type_code, siteTypeZh: row.site_type_zh, siteTypeEn: row.site_type_en,
  zoneId: row.zone_id, zoneZh: row.zone_zh, zoneEn: row.zone_en, placeZh: row.place_zh, placeEn: row.place_en, longitude: row.longitude, latitude: row.latitude, lengthM: row.length_m,
  organisationZh: row.organisation_zh, organisationEn: row.organisation_en, siteLeaderName: row.site_leader_name, inspectorId: row.inspector_id, inspectorName: row.inspector_name,
  state: row.state, doneAt: row.done_at, checkItemCount: row.check_item_count, observedItemCount: row.observed_item_count, unmetItemCount: row.unmet_item_count, met: row.met, observed: row.observed,
});

export const listRoundSitesBound = bindRead(listRoundSites, async (ctx, { page, pageSize, sort, mine, ...given }) => {
  if ((await roundFacts(ctx.tx, ctx.programmeId, given.roundId)) === undefined) ctx.notFound();
  const filter: RoundSiteFilter = { ...given, inspectorId: mine === 'true' ? ctx.personId : given.inspectorId };
  const view = await sampleView(ctx);
  const key = `inspections.listRoundSites/${sampleKey(view)}/${canonicalJson(JSON.parse(JSON.stringify(filter)))}`;
  return { rows: (await roundSitePage(ctx, view, filter, sort, page, pageSize)).map(siteOut), total: await ctx.remember(key, () => roundSiteTotal(ctx, view, filter)), page, pageSize };
});

const checkItemOut = (row: CheckListRow, lengthM: number | null) => ({
  id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, themeZh: row.theme_zh, themeEn: row.theme_en, standardCode: row.standard_code, standardZh: row.standard_zh,
  standardEn: row.standard_en, rule: row.rule, exceptionsZh: row.exceptions_zh, exceptionsEn: row.exceptions_en, photoOnUnmet: row.photo_on_unmet,
  expectedObservedCount: expectedObservedCount(row.rule, { lengthMetres: lengthM }),
  observation: row.observed_count === null ? null : {
    checkItemId: row.id, observedCount: row.observed_count, metCount: row.met_count ?? 0, notApplicable: row.not_applicable === true, note: row.note,
    observedAt: row.observed_at ?? '', inspectorName: row.inspector_name ?? '', revision: row.revision ?? 1, photoIds: row.photo_ids,
  },
  findingId: row.finding_id, findingState: row.finding_state, caseId: row.case_id,
});

export const readRoundSiteBound = bindRead(readRoundSite, async (ctx, { roundId, siteId }) => {
  const row = (await roundSiteRow(ctx, await sampleView(ctx), roundId, siteId)) ?? ctx.notFound();
  const held = await heldPermissions(ctx, ['inspections.manage', 'inspections.record']);
  const isOpen = row.round_state === 'drawn' || row.round_state === 'inProgress';
  const list = await checkListRows(ctx, roundId, { siteId, editionId: row.edition_id, siteTypeCode: row.site_type_code });
  return {
    ...siteOut(row),
    mayRecord: isOpen && held.has('inspections.record') && (row.inspector_id === ctx.personId || held.has('inspections.manage')),
    checkItems: list.map((item) => checkItemOut(item, row.length_m)),
  };
});
