/** Whom a case goes to and how long they get. */
import { isTimeLimit } from '#kernel/deadline.ts';
import type { TimeLimit } from '#kernel/deadline.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dutiesAt } from '#modules/people/server/index.ts';
import type { DutiesOfSite } from '#modules/people/server/index.ts';
import { organisationNames } from '#modules/places/server/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { limitFor } from '../domain/index.ts';
import type { DeadlineTable } from '../domain/index.ts';
import type { CaseRow } from './queries/case-steps.ts';
import { categoryRows, deadlineTable } from './queries/work.ts';
import type { StepPlan, StepRefusal } from './take-step.ts';

export interface DispatchOrder { readonly organisationId?: string | undefined; readonly limit?: TimeLimit | undefined; readonly note?: string | undefined }

/** What dispatching a lot of cases needs to know, looked up once. */
export interface DispatchGround { readonly duties: ReadonlyMap<string, DutiesOfSite>; readonly table: DeadlineTable }

export async function dispatchGround(ctx: ReadContext, rows: readonly CaseRow[]): Promise<DispatchGround> {
  const siteIds = [...new Set(rows.flatMap((row) => (row.site_id === null ? [] : [row.site_id])))];
  return {
    duties: await dutiesAt(ctx.tx, ctx.programmeId, siteIds, ctx.today),
    table: deadlineTable(await categoryRows(ctx.tx, ctx.programmeId)),
  };
}

/** What is wrong with the order itself, whatever the case. */
export async function orderFault(ctx: ReadContext, order: DispatchOrder): Promise<{ code: 'cases.limit_invalid' | 'cases.organisation_unknown'; pointer: string } | null> {
  if (order.limit !== undefined && !isTimeLimit(order.limit)) return { code: 'cases.limit_invalid', pointer: '/limit' };
  if (order.organisationId === undefined) return null;
  const known = await organisationNames(ctx.tx, ctx.programmeId, [order.organisationId]);
  return known.length > 0 ? null : { code: 'cases.organisation_unknown', pointer: '/organisationId' };
}

/**
 * The order if there is one, else who answers for the site today. A site leader comes along only with the organisation
 * that answers for the site: another organisation's case is not theirs to fix.
 */
export function dispatchPlan(row: CaseRow, order: DispatchOrder, ground: DispatchGround): Result<StepPlan, StepRefusal> {
  const duty = row.site_id === null ? undefined : ground.duties.get(row.site_id);
  const organisationId = order.organisationId ?? duty?.organisationId ?? null;
  const isDutyHolder = order.organisationId === undefined || order.organisationId === duty?.organisationId;
  const siteLeaderId = isDutyHolder ? (duty?.siteLeaderId ?? null) : null;
  if (organisationId === null && siteLeaderId === null) return err({ code: 'cases.nobody_responsible', params: {} });
  const limit = order.limit ?? limitFor(row.category_code, ground.table);
  return ok({
    step: { act: 'dispatch', limit }, note: order.note, assign: { organisationId, siteLeaderId },
    details: { organisationId, siteLeaderId, limit },
  });
}
