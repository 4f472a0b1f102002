/** 开立案件 · New cases, one or thousands, in a handful of statements. */
import { instant } from '#kernel/local-date.ts';
import { invariant } from '#kernel/result.ts';
import { widenScopes } from '#modules/files/server/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { applyStep, caseDeadline, limitFor, needsOnSiteCheck, reportedCase } from '../domain/index.ts';
import type { CaseProgress, CaseSource, CaseState, CaseStep, DeadlineTable } from '../domain/index.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { insertCases, insertEvents, insertPhotos, takeNumbers } from './queries/case-steps.ts';
import type { EventRow, NewCaseRow } from './queries/case-steps.ts';
import { categoryRows, deadlineTable, workCalendar } from './queries/work.ts';
import { emitCase, fileOfCase } from './take-step.ts';

export interface CaseDraft {
  readonly source: CaseSource;
  readonly categoryCode: string;
  readonly title: string;
  readonly description?: string | null;
  readonly placeId: string;
  readonly zoneId: string | null;
  readonly siteId: string | null;
  readonly organisationId: string | null;
  readonly siteLeaderId: string | null;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  /** The clause that is not met, in words frozen now. */
  readonly standardCode?: string | null;
  readonly standardText?: string | null;
  /** Null for what a resident sent in. */
  readonly reportedBy: string | null;
  /** When it was seen; now, unless told. */
  readonly reportedAt?: string;
  readonly photos?: readonly { readonly fileId: string; readonly role: 'near' | 'far' | 'before' | 'after' | 'evidence' }[];
  /** Send it at once to those it names. */
  readonly dispatch: boolean;
}

export interface OpenedCase { readonly id: string; readonly number: string; readonly state: CaseState; readonly version: number; readonly deadlineAt: string | null }

const FIRST_VERSION = 1;

interface Opening { readonly row: NewCaseRow; readonly events: readonly EventRow[] }

function progressThrough(ctx: WriteContext, draft: CaseDraft, table: DeadlineTable, calendar: WorkCalendar): { progress: CaseProgress; limit: ReturnType<typeof limitFor> | null } {
  const step = (progress: CaseProgress, part: { act: 'register'; checkedOnSiteBy: null } | { act: 'dispatch'; limit: ReturnType<typeof limitFor> }): CaseProgress => {
    const next = applyStep(progress, { ...part, by: draft.reportedBy, at: instant(ctx.now) } as CaseStep, calendar);
    invariant(next.ok, 'a new case may be registered and dispatched');
    return next.value;
  };
  const reported = reportedCase(draft.source);
  if (needsOnSiteCheck(draft.source)) return { progress: reported, limit: null };
  const registered = step(reported, { act: 'register', checkedOnSiteBy: null });
  if (!draft.dispatch || (draft.organisationId === null && draft.siteLeaderId === null)) return { progress: registered, limit: null };
  const limit = limitFor(draft.categoryCode, table);
  return { progress: step(registered, { act: 'dispatch', limit }), limit };
}

function opening(ctx: WriteContext, draft: CaseDraft, number: string, table: DeadlineTable, calendar: WorkCalendar): Opening {
  const { progress, limit } = progressThrough(ctx, draft, table, calendar);
  const at = new Date(ctx.now).toISOString();
  const deadline = caseDeadline(progress, calendar);
  const row: NewCaseRow = {
    id: ctx.newId(), number, state: progress.state, source: draft.source, category_code: draft.categoryCode, title: draft.title,
    description: draft.description ?? null, place_id: draft.placeId, zone_id: draft.zoneId, site_id: draft.siteId, organisation_id: draft.organisationId,
    site_leader_id: draft.siteLeaderId, longitude: draft.longitude ?? null, latitude: draft.latitude ?? null, standard_code: draft.standardCode ?? null,
    standard_text: draft.standardText ?? null, reported_at: draft.reportedAt ?? at, first_photo_id: draft.photos?.[0]?.fileId ?? null, reported_by: draft.reportedBy,
    dispatched_at: limit === null ? null : at, dispatched_by: limit === null ? null : ctx.actor.personId,
    limit_type: limit?.type ?? null, limit_amount: limit?.amount ?? null, clock: progress.clock,
    search_text: searchTextOf(draft.title, number),
    deadline_at: deadline === null ? null : new Date(deadline).toISOString(),
  };
  const story = { case_id: row.id, at, note: null };
  const reportedTo = limit === null ? progress.state : 'registered';
  const events: EventRow[] = [{ ...story, id: ctx.newId(), act: 'report', from_state: null, to_state: reportedTo, person_id: draft.reportedBy, details: {} }];
  if (limit !== null) {
    events.push({
      ...story, id: ctx.newId(), act: 'dispatch', from_state: 'registered', to_state: 'dispatched', person_id: ctx.actor.personId,
      details: { organisationId: draft.organisationId, siteLeaderId: draft.siteLeaderId, limit, deadlineAt: row.deadline_at },
    });
  }
  return { row, events };
}

/**
 * 批量开立 · Opens cases with numbers of this year, in the order of the drafts. What the programme's own people saw is
 * registered at once; with `dispatch` it goes on to those the draft names, with the deadline of its category.
 *
 * Categories, places and photos must be known and in reach: the caller has checked them or made them.
 */
export async function openCases(ctx: WriteContext, drafts: readonly CaseDraft[]): Promise<OpenedCase[]> {
  if (drafts.length === 0) return [];
  const { tx, programmeId } = ctx;
  const calendar = await workCalendar(tx, programmeId);
  const table = deadlineTable(await categoryRows(tx, programmeId));
  const year = Number(ctx.today.slice(0, 4));
  const first = await takeNumbers(tx, programmeId, year, drafts.length);
  const openings = drafts.map((draft, at) => opening(ctx, draft, `${year}-${String(first + at).padStart(6, '0')}`, table, calendar));
  await insertCases(tx, programmeId, openings.map(({ row }) => row));
  await insertEvents(tx, programmeId, openings.flatMap(({ events }) => events));
  await insertPhotos(tx, programmeId, openings.flatMap(({ row }, at) =>
    (drafts[at]?.photos ?? []).map(({ fileId, role }) => ({ case_id: row.id, file_id: fileId, role, added_at: row.reported_at, added_by: row.reported_by }))));
  await widenScopes(tx, programmeId, openings.flatMap(({ row }, at) => (drafts[at]?.photos ?? []).map(({ fileId }) => fileOfCase(fileId, row))));
  for (const { row } of openings) emitCase(ctx, row, 'report');
  const opened = openings.map(({ row }) => ({ id: row.id, number: row.number, state: row.state, version: FIRST_VERSION, deadlineAt: row.deadline_at }));
  ctx.record({ kind: 'case', id: opened[0]?.id as string, change: { act: 'open', count: opened.length, first: opened[0]?.number, last: opened.at(-1)?.number } });
  return opened;
}
