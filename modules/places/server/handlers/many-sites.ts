/** Many sites at once, judged one by one and written in one statement; what cannot change is named and left. */
import { fillText, platformProblems } from '#platform/contract/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { keepBulkAct, movedOn } from '#platform/server/bulk/index.ts';
import type { BulkItem, LeftItem, Reversal } from '#platform/server/bulk/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { changeSites, placesProblems } from '../../contract/index.ts';
import { dutiesFrom, lockSites, lockSitesBy, saveSiteStates } from '../queries/many-sites.ts';
import type { DutyEnded, SiteInLot, SiteState } from '../queries/many-sites.ts';
import { siteTypeOf } from '../queries/programmes.ts';
import { readerOf } from './programmes.ts';
import { filterOf } from './sites.ts';

const KIND = 'places.changeSites';
const CODES_SHOWN = 20;

type Change = ParsedInputOf<typeof changeSites>['change'];
type Problem = 'platform.not_found' | 'platform.changed_meanwhile' | 'places.site_closed' | 'places.site_open' | 'places.dates_out_of_order' | 'places.line_needed' | 'places.site_type_same';
type Judged = { readonly label: string; readonly site: SiteInLot | undefined; readonly result: SiteState | Problem };
interface Before { readonly siteTypeCode: string; readonly validTo: string | null; readonly duties: readonly DutyEnded[] }

const mayChange = (ctx: WriteContext, site: SiteInLot): boolean => ctx.scope.everything || ctx.scope.placeIds.includes(site.place_id);
const stateOf = (site: SiteInLot): SiteState => ({ id: site.id, siteTypeCode: site.site_type_code, validTo: site.valid_to });

/** What one site becomes, or why it stays. */
function judge(site: SiteInLot, change: Change, today: string, lineNeeded: boolean): SiteState | Problem {
  const closed = site.valid_to !== null && site.valid_to <= today;
  if (change.kind === 'reopen') return closed ? { ...stateOf(site), validTo: null } : 'places.site_open';
  if (closed) return 'places.site_closed';
  if (change.kind === 'close') return change.validTo <= site.valid_from ? 'places.dates_out_of_order' : { ...stateOf(site), validTo: change.validTo };
  if (lineNeeded && site.length_m === null) return 'places.line_needed';
  return change.siteTypeCode === site.site_type_code ? 'places.site_type_same' : { ...stateOf(site), siteTypeCode: change.siteTypeCode };
}

function summaryOf(ctx: WriteContext, judged: readonly Judged[]) {
  const done = judged.flatMap(({ site, result }) => (typeof result === 'string' || site === undefined ? [] : [site]));
  const groups = Map.groupBy(judged.filter(({ result }) => typeof result === 'string'), ({ result }) => result as Problem);
  const title = (problem: Problem): string => {
    const words = ({ ...platformProblems, ...placesProblems } as Record<string, { title: { zh: string; en: string } }>)[problem];
    return words === undefined ? problem : fillText(words.title[ctx.locale === 'en' ? 'en' : 'zh'], {});
  };
  return {
    done: done.length, refused: judged.length - done.length,
    refusals: [...groups].map(([problem, group]) => ({ problem, title: title(problem), count: group.length, codes: group.slice(0, CODES_SHOWN).map(({ label }) => label) })),
    sample: done.slice(0, CODES_SHOWN).map((site) => ({ siteId: site.id, code: site.code, name: site.name })),
  };
}

export const changeSitesBound = bindWrite(changeSites, async (ctx, { sites, all, change }) => {
  const type = change.kind === 'siteType' ? await siteTypeOf(ctx.tx, ctx.programmeId, change.siteTypeCode) : undefined;
  if (change.kind === 'siteType' && type === undefined) return ctx.refuse('places.site_type_unknown', {}, { pointers: ['/change/siteTypeCode'] });
  const found = all === undefined ? await lockSites(ctx.tx, ctx.programmeId, (sites ?? []).map(({ siteId }) => siteId))
    : await lockSitesBy(ctx.tx, readerOf(ctx), filterOf(all.filter), all.count + 1);
  if (all !== undefined && found.length !== all.count) return ctx.refuse('places.selection_changed', { shown: all.count }, { pointers: ['/all/count'] });
  const byId = new Map(found.map((site) => [site.id, site]));
  const chosen = sites === undefined ? found.map((site) => ({ siteId: site.id, version: site.version })) : [...new Map(sites.map((each) => [each.siteId, each])).values()];
  const judged = chosen.map(({ siteId, version }): Judged => {
    const site = byId.get(siteId);
    // What is out of reach is as absent: not even its code is told.
    if (site === undefined || !mayChange(ctx, site)) return { label: '—', site: undefined, result: 'platform.not_found' };
    return { label: site.code, site, result: site.version === version ? judge(site, change, ctx.today, type?.geometry === 'line') : 'platform.changed_meanwhile' };
  });
  const changing = judged.flatMap(({ site, result }) => (site === undefined || typeof result === 'string' ? [] : [{ site, after: result }]));
  const ended = change.kind === 'close' ? Map.groupBy(await dutiesFrom(ctx.tx, ctx.programmeId, changing.map(({ site }) => site.id), change.validTo), (duty) => duty.siteId) : new Map<string, DutyEnded[]>();
  await saveSiteStates(ctx.tx, ctx.programmeId, changing.map(({ after }) => after));
  if (change.kind === 'close') await ctx.announce('places.sitesClosed', { siteIds: changing.map(({ site }) => site.id), validTo: change.validTo });
  ctx.record({ kind: 'sites', id: change.kind, reason: change.kind === 'close' ? change.reason : undefined, change: { ...change, reason: undefined, sites: changing.map(({ site }) => site.id) } });
  for (const { site } of changing) ctx.emit({ topic: 'sites', subjectId: site.id, siteId: site.id, placeId: site.place_id });
  const bulkActId = await keepBulkAct(ctx, KIND, changing.map(({ site }) => ({
    id: site.id, label: site.code, after: site.version + 1,
    before: { siteTypeCode: site.site_type_code, validTo: site.valid_to, duties: ended.get(site.id) ?? [] } satisfies Before,
  })));
  return { ...summaryOf(ctx, judged), bulkActId };
});

/** Back to the type and the days they had; duties that the closing cut short go on as if it had not been. */
async function undoChange(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]> {
  const now = new Map((await lockSites(ctx.tx, ctx.programmeId, items.map(({ id }) => id))).map((site) => [site.id, site]));
  const same = items.filter(({ id, after }) => { const site = now.get(id); return site !== undefined && mayChange(ctx, site) && site.version === after; });
  const before = same.map((item) => ({ item, was: item.before as Before }));
  await saveSiteStates(ctx.tx, ctx.programmeId, before.map(({ item, was }) => ({ id: item.id, siteTypeCode: was.siteTypeCode, validTo: was.validTo })));
  await ctx.announce('places.sitesReopened', { duties: before.flatMap(({ was }) => was.duties) });
  ctx.record({ kind: 'sites', id: 'undo', change: { sites: same.map(({ id }) => id) } });
  for (const { id } of same) ctx.emit({ topic: 'sites', subjectId: id, siteId: id, placeId: now.get(id)?.place_id });
  const kept = new Set(same.map(({ id }) => id));
  return items.filter(({ id }) => !kept.has(id)).map(movedOn);
}

export const placesReversals: readonly Reversal[] = [
  { kind: KIND, permission: 'places.manageSites', words: { zh: '批量停用、恢复点位或改类型', en: 'Closing, reopening or retyping sites' }, undo: undoChange },
];
