import { canonicalJson } from '#kernel/canonical-json.ts';
import { openCases } from '#modules/cases/server/index.ts';
import type { CaseDraft } from '#modules/cases/server/index.ts';
import { keepBulkAct } from '#platform/server/bulk/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { currentTask, reportProgress, startTask } from '#platform/server/tasks/index.ts';
import { dismissFinding, dispatchFindings, listFindings } from '../../contract/index.ts';
import { findingPage, findingTotal, linkCases, lockFinding, lockOpenFindings, saveDismissal, unknownCategories } from '../queries/findings.ts';
import type { FindingRow, FindingToDispatch } from '../queries/findings.ts';
import { roundFacts, sampleKey, sampleView } from '../queries/rounds.ts';
import { findingStateParams } from '../words.ts';
import { tellOfSite } from '../tell.ts';
import { DISPATCHED_KIND } from './many-findings.ts';

const TITLE_LENGTH_MAX = 200;
/** From here on nobody should have to wait; below, the answer is there before a task would have begun. */
const TASK_FROM_FINDINGS = 1_000;
const FINDINGS_A_TIME = 200;

const findingOut = (row: FindingRow) => ({
  id: row.id, roundId: row.round_id, siteId: row.site_id, siteCode: row.site_code, siteName: row.site_name, siteTypeZh: row.site_type_zh, siteTypeEn: row.site_type_en,
  zoneZh: row.zone_zh, zoneEn: row.zone_en, checkItemId: row.check_item_id, checkItemCode: row.check_item_code, checkItemZh: row.check_item_zh, checkItemEn: row.check_item_en,
  standardCode: row.standard_code, themeZh: row.theme_zh, themeEn: row.theme_en, organisationZh: row.organisation_zh, organisationEn: row.organisation_en,
  observedCount: row.observed_count, metCount: row.met_count, note: row.note, photoIds: row.photo_ids, state: row.state, caseId: row.case_id, caseNumber: row.case_number, foundAt: row.found_at,
});

export const listFindingsBound = bindRead(listFindings, async (ctx, { page, pageSize, sort, ...filter }) => {
  const view = await sampleView(ctx);
  const key = `inspections.listFindings/${sampleKey(view)}/${canonicalJson(JSON.parse(JSON.stringify(filter)))}`;
  return { rows: (await findingPage(ctx, view, filter, sort, page, pageSize)).map(findingOut), total: await ctx.remember(key, () => findingTotal(ctx, view, filter)), page, pageSize };
});

function titleOf(finding: FindingToDispatch): string {
  const title = [...`${finding.site_name}：${finding.check_item_zh}`];
  return title.length > TITLE_LENGTH_MAX ? `${title.slice(0, TITLE_LENGTH_MAX - 1).join('')}…` : title.join('');
}

/** The clause in words frozen now, so that a later edition does not reword what was found. */
function draftOf(finding: FindingToDispatch, note: string | undefined): CaseDraft {
  const parts = [finding.note, `检查 ${finding.observed_count} 处，达标 ${finding.met_count} 处。`, note === undefined || note === '' ? null : `交办要求：${note}`];
  return {
    source: 'inspection', categoryCode: finding.case_category, title: titleOf(finding), description: parts.filter((part) => part !== null).join('\n'),
    placeId: finding.place_id, zoneId: finding.zone_id, siteId: finding.site_id, organisationId: finding.organisation_id, siteLeaderId: finding.site_leader_id,
    longitude: finding.longitude, latitude: finding.latitude, standardCode: finding.standard_code, standardText: `${finding.standard_zh}——${finding.check_item_zh}`,
    reportedBy: finding.inspector_id, reportedAt: finding.observed_at, photos: finding.photo_ids.map((fileId) => ({ fileId, role: 'before' as const })),
    dispatch: finding.organisation_id !== null,
  };
}

export const dispatchFindingsBound = bindWrite(dispatchFindings, async (ctx, { roundId, findingIds, all, note }) => {
  const { tx, programmeId } = ctx;
  if ((await roundFacts(tx, programmeId, roundId)) === undefined) ctx.notFound();
  if (findingIds === undefined && !all) return ctx.refuse('inspections.nothing_to_dispatch');
  const findings = await lockOpenFindings(ctx, roundId, findingIds ?? null);
  if (findings.length === 0) return ctx.refuse('inspections.nothing_to_dispatch');
  if (findings.length >= TASK_FROM_FINDINGS && currentTask() === undefined && !ctx.dryRun) {
    const { summary } = dispatchFindings;
    const taskId = await startTask(ctx, dispatchFindings, { roundId, findingIds, all, note }, { zh: `${summary.zh}：${findings.length} 条`, en: `${summary.en}: ${findings.length}` });
    return { dispatchedCount: 0, firstNumber: null, lastNumber: null, withoutOrganisationCount: 0, taskId, bulkActId: null };
  }
  const [unknown] = await unknownCategories(tx, programmeId, [...new Set(findings.map((finding) => finding.case_category))]);
  if (unknown !== undefined) return ctx.refuse('inspections.category_unknown', { code: unknown });
  const opened: { id: string; number: string; version: number }[] = [];
  for (let from = 0; from < findings.length; from += FINDINGS_A_TIME) {
    await reportProgress(from, findings.length);
    opened.push(...await openCases(ctx, findings.slice(from, from + FINDINGS_A_TIME).map((finding) => draftOf(finding, note))));
  }
  await linkCases(tx, programmeId, findings.map((finding, at) => ({ findingId: finding.id, caseId: opened[at]?.id as string })));
  const withoutOrganisationCount = findings.filter((finding) => finding.organisation_id === null).length;
  ctx.record({ kind: 'round', id: roundId, change: { act: 'dispatch', findings: findings.length, withoutOrganisation: withoutOrganisationCount } });
  const sites = new Map(findings.map((finding) => [finding.site_id, finding]));
  for (const site of sites.values()) tellOfSite(ctx, roundId, site);
  const bulkActId = await keepBulkAct(ctx, DISPATCHED_KIND, opened.map(({ id: caseId, number, version }, at) => ({ id: caseId, label: number, before: { findingId: findings[at]?.id as string }, after: version })));
  return { dispatchedCount: findings.length - withoutOrganisationCount, firstNumber: opened[0]?.number ?? null, lastNumber: opened.at(-1)?.number ?? null, withoutOrganisationCount, taskId: null, bulkActId };
});

export const dismissFindingBound = bindWrite(dismissFinding, async (ctx, { findingId, reason }) => {
  const finding = (await lockFinding(ctx.tx, ctx.programmeId, findingId)) ?? ctx.notFound();
  if (finding.state !== 'open') return ctx.refuse('inspections.act_not_allowed', findingStateParams(finding.state));
  await saveDismissal(ctx.tx, ctx.programmeId, findingId, reason);
  ctx.record({ kind: 'finding', id: findingId, reason, change: { from: finding.state, to: 'dismissed' } });
  tellOfSite(ctx, finding.round_id, finding);
  return { state: 'dismissed' as const };
});
