import { attachable, widenScope } from '#modules/files/server/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { addDecision, createMeeting, finishDecision, listDecisions, listMeetings, readMeeting, settleDecision, updateDecision, updateMeeting } from '../../contract/index.ts';
import { decisionIsOverdue, decisionMayBecome } from '../../domain/index.ts';
import type { DecisionState } from '../../domain/index.ts';
import { knownIds } from '../queries/ground.ts';
import { decisionPage, decisionTotal, insertDecision, lockDecision, lockMeeting, meetingPage, meetingTotal, replaceDecision, saveDecisionState, taskThere, upsertMeeting } from '../queries/meetings.ts';
import type { DecisionRow, MeetingRow } from '../queries/meetings.ts';
import { planPage } from '../queries/plans.ts';
import { unitOut } from './tasks.ts';

const DECISIONS_MAX = 200;

const meetingOut = (row: MeetingRow) => ({ id: row.id, title: row.title, kind: row.kind, heldOn: row.held_on, venue: row.venue, plan: row.plan === null ? null : unitOut(row.plan), chair: row.chair, decisionCount: row.decision_count, openCount: row.open_count, version: row.version });
const decisionOut = (row: DecisionRow, today: string) => ({
  id: row.id, meeting: row.meeting, number: row.number, words: row.words, organisation: unitOut(row.organisation), dueOn: row.due_on, task: row.task, state: row.state, isOverdue: decisionIsOverdue({ state: row.state, dueOn: row.due_on }, today), note: row.note, closedBy: row.closer, closedAt: row.closed_at === null ? null : new Date(row.closed_at).toISOString(), version: row.version,
});

export const listMeetingsBound = bindRead(listMeetings, async (ctx, { page, pageSize, sort, ...filter }) => ({ rows: (await meetingPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(meetingOut), total: await meetingTotal(ctx, filter), page, pageSize }));

export const readMeetingBound = bindRead(readMeeting, async (ctx, { meetingId }) => {
  const [row] = await meetingPage(ctx, { id: meetingId }, 'title', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const decisions = await decisionPage(ctx, { meetingId }, 'meeting', { limit: DECISIONS_MAX, offset: 0 });
  return { ...meetingOut(row), units: row.units.map(unitOut), persons: row.persons, document: row.document, minutes: row.minutes, fileIds: row.file_ids, decisions: decisions.map((each) => decisionOut(each, ctx.today)) };
});

export const listDecisionsBound = bindRead(listDecisions, async (ctx, { page, pageSize, sort, ...filter }) => ({ rows: (await decisionPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => decisionOut(row, ctx.today)), total: await decisionTotal(ctx, filter), page, pageSize }));

type Facts = ParsedInputOf<typeof createMeeting>;
type Misfit = 'plans.organisation_unknown' | 'plans.person_unknown' | 'plans.plan_unknown' | 'plans.photo_unknown' | 'plans.dates_out_of_order';

async function misfit(ctx: ReadContext, meeting: Facts, knownFiles: readonly string[]): Promise<{ code: Misfit; pointer: string } | null> {
  if (meeting.heldOn > ctx.today) return { code: 'plans.dates_out_of_order', pointer: '/heldOn' };
  const units = new Set(meeting.unitIds);
  if ((await knownIds(ctx.tx, ctx.programmeId, 'places.organisations', [...units])).size !== units.size) return { code: 'plans.organisation_unknown', pointer: '/unitIds' };
  const persons = new Set([...meeting.personIds, ...(meeting.chairId === null ? [] : [meeting.chairId])]);
  if ((await knownIds(ctx.tx, ctx.programmeId, 'people.persons', [...persons])).size !== persons.size) return { code: 'plans.person_unknown', pointer: '/personIds' };
  if (meeting.planId !== null && (await planPage(ctx.tx, ctx.programmeId, { id: meeting.planId }, 'code', { limit: 1, offset: 0 })).length === 0) return { code: 'plans.plan_unknown', pointer: '/planId' };
  const files = [...new Set(meeting.fileIds)].filter((id) => !knownFiles.includes(id));
  return files.length > 0 && (await attachable(ctx.tx, ctx.programmeId, files)).length !== files.length ? { code: 'plans.photo_unknown', pointer: '/fileIds' } : null;
}

async function keepMeeting(ctx: WriteContext, id: string, meeting: Facts, act: string): Promise<void> {
  await upsertMeeting(ctx.tx, ctx.programmeId, { ...meeting, id, unitIds: [...new Set(meeting.unitIds)], personIds: [...new Set(meeting.personIds)], searchText: searchTextOf(meeting.title, meeting.document) });
  // Whoever attended sees the minutes.
  if (meeting.fileIds.length > 0) for (const organisationId of new Set(meeting.unitIds)) await widenScope(ctx.tx, ctx.programmeId, [...meeting.fileIds], { placeId: null, siteId: null, organisationId });
  ctx.record({ kind: 'meeting', id, change: { act } });
  ctx.emit({ topic: 'plans', subjectId: id });
}

export const createMeetingBound = bindWrite(createMeeting, async (ctx, meeting) => {
  const wrong = await misfit(ctx, meeting, []);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await keepMeeting(ctx, id, meeting, 'create');
  return { id, version: 1 };
});

export const updateMeetingBound = bindWrite(updateMeeting, async (ctx, { meetingId, version, ...meeting }) => {
  const known = (await lockMeeting(ctx, meetingId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const [before] = await meetingPage(ctx, { id: meetingId }, 'title', { limit: 1, offset: 0 });
  const wrong = await misfit(ctx, meeting, before?.file_ids ?? []);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  await keepMeeting(ctx, meetingId, meeting, 'update');
  return { id: meetingId, version: version + 1 };
});

type Decided = Omit<ParsedInputOf<typeof addDecision>, 'meetingId'>;
async function decisionMisfit(ctx: ReadContext, decision: Decided): Promise<{ code: 'plans.organisation_unknown' | 'plans.task_unknown'; pointer: string } | null> {
  if ((await knownIds(ctx.tx, ctx.programmeId, 'places.organisations', [decision.organisationId])).size === 0) return { code: 'plans.organisation_unknown', pointer: '/organisationId' };
  return decision.taskId !== null && !await taskThere(ctx.tx, ctx.programmeId, decision.taskId) ? { code: 'plans.task_unknown', pointer: '/taskId' } : null;
}

function trace(ctx: WriteContext, meetingId: string, organisationId: string, change: Readonly<Record<string, unknown>>, reason?: string): void {
  ctx.record({ kind: 'meeting', id: meetingId, change, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'plans', subjectId: meetingId, organisationId });
}

export const addDecisionBound = bindWrite(addDecision, async (ctx, { meetingId, ...decision }) => {
  const meeting = (await lockMeeting(ctx, meetingId)) ?? ctx.notFound();
  if (decision.dueOn < meeting.held_on) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/dueOn'] });
  const wrong = await decisionMisfit(ctx, decision);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  const number = await insertDecision(ctx.tx, ctx.programmeId, { ...decision, id, meetingId, searchText: searchTextOf(decision.words) });
  trace(ctx, meetingId, decision.organisationId, { act: 'addDecision', decision: id, number });
  return { id, number };
});

export const updateDecisionBound = bindWrite(updateDecision, async (ctx, { decisionId, version, ...decision }) => {
  const known = (await lockDecision(ctx, decisionId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (known.state !== 'open') return ctx.refuse('plans.decision_state_wrong');
  const meeting = await lockMeeting(ctx, known.meeting_id);
  if (meeting !== undefined && decision.dueOn < meeting.held_on) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/dueOn'] });
  const wrong = await decisionMisfit(ctx, decision);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  await replaceDecision(ctx.tx, ctx.programmeId, { ...decision, id: decisionId, meetingId: known.meeting_id, searchText: searchTextOf(decision.words) });
  trace(ctx, known.meeting_id, decision.organisationId, { act: 'updateDecision', decision: decisionId });
  return { id: decisionId, version: version + 1 };
});

type Unsettled = 'plans.decision_state_wrong' | 'platform.changed_meanwhile';

async function become(ctx: WriteContext, { decisionId, version }: { readonly decisionId: string; readonly version: number }, state: DecisionState, note: string): Promise<{ id: string; version: number } | Refusal<Unsettled>> {
  const known = (await lockDecision(ctx, decisionId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile') as Refusal<Unsettled>;
  if (!decisionMayBecome(known.state, state)) return ctx.refuse('plans.decision_state_wrong') as Refusal<Unsettled>;
  await saveDecisionState(ctx.tx, ctx.programmeId, decisionId, state, { personId: ctx.personId, at: new Date(ctx.now).toISOString(), note });
  trace(ctx, known.meeting_id, known.organisation_id, { act: 'decisionState', decision: decisionId, state }, note);
  return { id: decisionId, version: version + 1 };
}

export const finishDecisionBound = bindWrite(finishDecision, (ctx, { note, ...input }) => become(ctx, input, 'done', note));
export const settleDecisionBound = bindWrite(settleDecision, (ctx, { note, state, ...input }) => become(ctx, input, state, note));
