import { isUuid } from '#kernel/ids.ts';
import { bindRead, changesSince } from '#platform/server/operations/index.ts';
import type { Change, ReadContext } from '#platform/server/operations/index.ts';
import { PULL_SITES_MAX, pullRoundSites } from '../../contract/index.ts';
import { checkListsOf, myKinds, myRounds, mySitesAfter, mySitesAmong, observationsAt } from '../queries/pulling.ts';
import type { PulledSiteRow } from '../queries/pulling.ts';

const siteIdOf = (roundId: string, siteId: string): string => `${roundId}/${siteId}`;
const checkListIdOf = (editionId: string, siteTypeCode: string): string => `checkList/${editionId}/${siteTypeCode}`;

async function sitesOut(ctx: ReadContext, sites: readonly PulledSiteRow[]) {
  const observed = Map.groupBy(await observationsAt(ctx, sites), (row) => siteIdOf(row.round_id, row.site_id));
  return sites.map((row) => {
    const id = siteIdOf(row.round_id, row.site_id);
    return {
      id, kind: 'site' as const, roundId: row.round_id, siteId: row.site_id, siteCode: row.site_code, siteName: row.site_name, siteTypeCode: row.site_type_code,
      siteTypeZh: row.site_type_zh, siteTypeEn: row.site_type_en, zoneZh: row.zone_zh, zoneEn: row.zone_en, placeZh: row.place_zh, placeEn: row.place_en, longitude: row.longitude,
      latitude: row.latitude, lengthM: row.length_m, organisationZh: row.organisation_zh, organisationEn: row.organisation_en, siteLeaderName: row.site_leader_name, state: row.state,
      doneAt: row.done_at, checkListId: checkListIdOf(row.edition_id, row.site_type_code),
      observations: (observed.get(id) ?? []).map((one) => ({
        checkItemId: one.check_item_id, observedCount: one.observed_count, metCount: one.met_count, notApplicable: one.not_applicable, note: one.note, observedAt: one.observed_at,
        inspectorName: one.inspector_name, revision: one.revision, photoIds: one.photo_ids,
      })),
    };
  });
}

async function roundsOut(ctx: ReadContext) {
  return (await myRounds(ctx)).map((row) => ({
    id: `round/${row.id}`, kind: 'round' as const, roundId: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, state: row.state, startsOn: row.starts_on, endsOn: row.ends_on,
  }));
}

async function checkListsOut(ctx: ReadContext) {
  const kinds = (await myKinds(ctx)).map((row) => ({ editionId: row.edition_id, siteTypeCode: row.site_type_code }));
  const lists = Map.groupBy(await checkListsOf(ctx, kinds), (row) => checkListIdOf(row.edition_id, row.site_type_code));
  return [...lists].map(([id, items]) => ({
    id, kind: 'checkList' as const,
    items: items.map((row) => ({
      checkItemId: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, themeZh: row.theme_zh, themeEn: row.theme_en, standardCode: row.standard_code, rule: row.rule,
      exceptionsZh: row.exceptions_zh, exceptionsEn: row.exceptions_en, photoOnUnmet: row.photo_on_unmet,
    })),
  }));
}

/** Who walks which site, and which rounds run, decides what belongs on the device at all: then everything is sent. */
const changesWho = (change: Change): boolean => change.siteId === null || change.payload['assigned'] === true;

export const pullRoundSitesBound = bindRead(pullRoundSites, async (ctx, { cursor }) => {
  const since = await changesSince(ctx, 'rounds', cursor);
  if (since.kind === 'delta' && !since.changes.some(changesWho)) {
    const keys = [...new Map(since.changes.map((change) => [siteIdOf(change.subjectId, change.siteId as string), { roundId: change.subjectId, siteId: change.siteId as string }])).values()];
    // Nothing leaves a device here: whose a site is changes by events that send everything. Naming what others walk as
    // removed would tell the sample of a running round.
    return { cursor: since.cursor(null), full: false, more: false, rows: await sitesOut(ctx, await mySitesAmong(ctx, keys)), removedIds: [] };
  }
  const [roundId = '', siteId = ''] = (since.kind === 'full' ? since.after : null)?.split('/') ?? [];
  const begin = isUuid(roundId) && isUuid(siteId) ? { roundId, siteId } : null;
  const sites = await mySitesAfter(ctx, begin, PULL_SITES_MAX + 1);
  const more = sites.length > PULL_SITES_MAX;
  const page = sites.slice(0, PULL_SITES_MAX);
  const last = page.at(-1);
  const shared = begin === null ? [...await roundsOut(ctx), ...await checkListsOut(ctx)] : [];
  return {
    cursor: since.cursor(more && last !== undefined ? siteIdOf(last.round_id, last.site_id) : null),
    full: begin === null, more, rows: [...shared, ...await sitesOut(ctx, page)], removedIds: [],
  };
});
