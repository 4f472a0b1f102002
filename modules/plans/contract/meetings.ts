/** 会议与议定事项 · Who met, what was decided, which unit answers for it by when, and by which task. */
import { z } from 'zod';
import { booleanParam, defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { DECISION_STATES, MEETING_KINDS } from '../domain/index.ts';
import { unitRef } from './tasks.ts';

const kind = z.enum(MEETING_KINDS);
const state = z.enum(DECISION_STATES);
const person = z.object({ id: idOf, name: z.string() });

export const meetingRow = z.object({ id: idOf, title: z.string(), kind, heldOn: localDate, venue: z.string().nullable(), plan: unitRef.nullable(), chair: person.nullable(), decisionCount: z.number().int(), openCount: z.number().int(), version: z.number().int() });
export const decisionRow = z.object({
  id: idOf, meeting: z.object({ id: idOf, title: z.string(), heldOn: localDate }), number: z.number().int(), words: z.string(), organisation: unitRef, dueOn: localDate, task: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(), state, isOverdue: z.boolean(), note: z.string().nullable(), closedBy: z.string().nullable(), closedAt: instant.nullable(), version: z.number().int(),
});

export const listMeetings = defineOperation({
  id: 'plans.listMeetings', summary: { zh: '会议', en: 'Meetings' },
  method: 'GET', path: '/meetings', permission: 'plans.read', input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('议题或拼音 title or pinyin'), kind: kind.optional(), planId: idOf.optional(), sort: sortInput(['recent', 'title']) }), output: pageOf(meetingRow),
});
export const exportMeetings = exportOf(listMeetings, { id: 'plans.exportMeetings', path: '/meeting-export', zh: '导出会议（xlsx）', en: 'Export meetings (xlsx)' });

export const readMeeting = defineOperation({
  id: 'plans.readMeeting', summary: { zh: '查看会议', en: 'Read a meeting' },
  method: 'GET', path: '/meetings/:meetingId', permission: 'plans.read', input: z.object({ meetingId: idOf }),
  output: meetingRow.extend({ units: z.array(unitRef), persons: z.array(person), document: z.string().nullable(), minutes: z.string(), fileIds: z.array(idOf), decisions: z.array(decisionRow) }),
});

const facts = {
  title: z.string().trim().min(1).max(200), kind, heldOn: localDate, venue: z.string().trim().min(1).max(120).nullable().default(null), planId: idOf.nullable().default(null), chairId: idOf.nullable().default(null).describe('主持人 who chaired'), unitIds: z.array(idOf).max(200).default([]).describe('参会单位 units that attended'), personIds: z.array(idOf).max(200).default([]).describe('参会人员 persons that attended'),
  document: z.string().trim().min(1).max(200).nullable().default(null).describe('纪要文号 number of the minutes'), minutes: z.string().trim().max(20_000).default(''), fileIds: z.array(idOf).max(20).default([]).describe('纪要图片 pictures of the minutes'),
};
const refusals = ['plans.organisation_unknown', 'plans.person_unknown', 'plans.plan_unknown', 'plans.photo_unknown', 'plans.dates_out_of_order'] as const;
const saved = z.object({ id: idOf, version: z.number().int() });

export const createMeeting = defineOperation({ id: 'plans.createMeeting', reach: 'programme', summary: { zh: '登记会议', en: 'Enter a meeting' }, method: 'POST', path: '/meetings', permission: 'plans.manage', input: z.object(facts), output: saved, errors: refusals });
export const updateMeeting = defineOperation({ id: 'plans.updateMeeting', reach: 'programme', summary: { zh: '修改会议', en: 'Change a meeting' }, method: 'PUT', path: '/meetings/:meetingId', permission: 'plans.manage', input: z.object({ meetingId: idOf, version: z.number().int().min(1), ...facts }), output: saved, errors: [...refusals, 'platform.changed_meanwhile'] });

const decided = { words: z.string().trim().min(2).max(1_000), organisationId: idOf.describe('责任单位 the unit that answers for it'), dueOn: localDate, taskId: idOf.nullable().default(null).describe('由哪项任务落实 the task that carries it out') };
const decisionRefusals = ['plans.organisation_unknown', 'plans.task_unknown', 'plans.dates_out_of_order'] as const;

export const addDecision = defineOperation({ id: 'plans.addDecision', reach: 'programme', summary: { zh: '登记议定事项', en: 'Enter a decision' }, method: 'POST', path: '/meetings/:meetingId/decisions', permission: 'plans.manage', input: z.object({ meetingId: idOf, ...decided }), output: z.object({ id: idOf, number: z.number().int() }), errors: decisionRefusals });
export const updateDecision = defineOperation({ id: 'plans.updateDecision', reach: 'programme', summary: { zh: '修改议定事项', en: 'Change a decision' }, method: 'PUT', path: '/decisions/:decisionId', permission: 'plans.manage', input: z.object({ decisionId: idOf, version: z.number().int().min(1), ...decided }), output: saved, errors: [...decisionRefusals, 'plans.decision_state_wrong', 'platform.changed_meanwhile'] });

const said = z.string().trim().min(2).max(1_000);
export const finishDecision = defineOperation({ id: 'plans.finishDecision', summary: { zh: '报告议定事项已办', en: 'Say that a decision is carried out' }, method: 'POST', path: '/decisions/:decisionId/finish', permission: 'plans.deliver', input: z.object({ decisionId: idOf, version: z.number().int().min(1), note: said.describe('办理情况 what was done') }), output: saved, errors: ['plans.decision_state_wrong', 'platform.changed_meanwhile'] });
export const settleDecision = defineOperation({ id: 'plans.settleDecision', reach: 'programme', summary: { zh: '取消或重开议定事项', en: 'Drop a decision, or open it again' }, method: 'POST', path: '/decisions/:decisionId/settlement', permission: 'plans.manage', input: z.object({ decisionId: idOf, version: z.number().int().min(1), state: z.enum(['open', 'dropped']), note: said }), output: saved, errors: ['plans.decision_state_wrong', 'platform.changed_meanwhile'] });

export const listDecisions = defineOperation({
  id: 'plans.listDecisions', summary: { zh: '议定事项', en: 'Decisions' },
  method: 'GET', path: '/decisions', permission: 'plans.read', input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('内容或拼音 words or pinyin'), meetingId: idOf.optional(), organisationId: idOf.optional(), state: state.optional(), overdue: booleanParam.describe('只看超期 overdue only'), sort: sortInput(['due', 'meeting']) }), output: pageOf(decisionRow),
});
export const exportDecisions = exportOf(listDecisions, { id: 'plans.exportDecisions', path: '/decision-export', zh: '导出议定事项（xlsx）', en: 'Export decisions (xlsx)' });
