/** The shapes in which cases travel. */
import { z } from 'zod';
import { LIMIT_TYPES } from '#kernel/deadline.ts';
import { booleanParam, idOf, instant, listParam, localDate } from '#platform/contract/index.ts';
import { CASE_ACTS, CASE_SOURCES, CASE_STATES } from '../domain/index.ts';

export const PHOTO_ROLES = ['near', 'far', 'before', 'after', 'evidence'] as const;
export const BULK_MAX = 500;

export const caseState = z.enum(CASE_STATES);
export const caseSource = z.enum(CASE_SOURCES);
/** What a page may offer; `decideExtension` answers a request, which is no step of the case itself. */
export const caseAbility = z.enum([...CASE_ACTS, 'decideExtension']);
/** What stands in the story. */
export const caseStoryAct = z.enum([...CASE_ACTS, 'report', 'askExtension', 'refuseExtension', 'escalate', 'undo', 'message', 'answerResident']);

export const limit = z.object({ type: z.enum(LIMIT_TYPES), amount: z.number().positive().max(1_000) });
export const photoRef = z.object({ fileId: idOf, role: z.enum(PHOTO_ROLES) });
export const personRef = z.object({ id: idOf, name: z.string() });
/** 当事人 · Who took a step, and as what: their organisation, and the role or title they had on that day. */
export const storyPerson = personRef.extend({
  organisationNameZh: z.string().nullable(), organisationNameEn: z.string().nullable(), roleZh: z.string().nullable(), roleEn: z.string().nullable(),
});

export const caseFilter = {
  state: listParam(caseState).describe('状态 states, comma-separated'),
  category: listParam(z.string().max(60)).describe('类别 category codes'),
  source: listParam(caseSource).describe('来源 sources'),
  zoneId: idOf.optional().describe('片区 zone'),
  placeId: idOf.optional().describe('地点及其下级 place and everything below it'),
  siteId: idOf.optional().describe('点位 site'),
  organisationId: idOf.optional().describe('责任单位 responsible organisation'),
  overdue: booleanParam.describe('只看超期未整改 late and not fixed'),
  mine: booleanParam.describe('只看由我负责的 where I am the site leader, or of my organisation'),
  q: z.string().trim().max(100).optional().describe('编号或标题 number or words of the title'),
  from: localDate.optional().describe('上报日期自 reported from this day'),
  to: localDate.optional().describe('上报日期至 to this day, inclusive'),
  closedFrom: localDate.optional().describe('销号日期自 closed from this day'),
  closedTo: localDate.optional().describe('销号日期至 to this day, inclusive'),
};

export const caseRow = z.object({
  id: idOf,
  number: z.string(),
  version: z.number().int(),
  state: caseState,
  source: caseSource,
  title: z.string(),
  categoryCode: z.string(),
  categoryNameZh: z.string(),
  categoryNameEn: z.string(),
  siteId: idOf.nullable(),
  siteCode: z.string().nullable(),
  siteName: z.string().nullable(),
  placeId: idOf,
  placeNameZh: z.string().nullable(),
  placeNameEn: z.string().nullable(),
  zoneId: idOf.nullable(),
  zoneNameZh: z.string().nullable(),
  zoneNameEn: z.string().nullable(),
  organisationId: idOf.nullable(),
  organisationNameZh: z.string().nullable(),
  organisationNameEn: z.string().nullable(),
  siteLeaderId: idOf.nullable(),
  siteLeaderName: z.string().nullable(),
  reportedAt: instant,
  /** Null before dispatch and while the clock stands still. */
  deadlineAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Minutes by the clock since the deadline; null when it is not late, or its fix was reported. */
  overdueMinutes: z.number().int().nullable(),
  /** 0 handler · 1 liaison · 2 head of the organisation · 3 programme office */
  escalationLevel: z.number().int(),
  reworkCount: z.number().int(),
  reboundCount: z.number().int(),
  firstPhotoId: idOf.nullable(),
});

export const caseEvent = z.object({
  id: idOf,
  at: instant,
  act: caseStoryAct,
  fromState: caseState.nullable(),
  toState: caseState,
  /** Null when the system itself acted. */
  person: storyPerson.nullable(),
  note: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});

export const casePhoto = z.object({
  fileId: idOf,
  role: z.enum(PHOTO_ROLES),
  addedAt: instant,
  addedBy: personRef.nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  capturedAt: instant.nullable(),
});

export const caseStage = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), limit, deadlineAt: instant.nullable() });

/** 时限线 · The clock as a line: which time counted, which did not, and how much of what was allowed is used. */
export const clockLine = z.object({
  startedAt: instant,
  /** Where the line ends: the deadline, or the present of a case that is later than it. */
  endsAt: instant,
  /** Up to when time was counted: now, or the moment the fix was reported. */
  seenAt: instant,
  unit: z.enum(['minute', 'day']), used: z.number().int(), allowed: z.number(),
  spans: z.array(z.object({ from: instant, to: instant, kind: z.enum(['counted', 'paused']) })),
  /** What extensions added, in the unit of the limit. */
  extraAmounts: z.array(z.number()),
});

export const caseDetail = caseRow.omit({ firstPhotoId: true }).extend({
  description: z.string().nullable(),
  standardCode: z.string().nullable(),
  standardText: z.string().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  /** Null for what a resident sent in without a name. */
  reportedBy: personRef.nullable(),
  /** What a resident’s online report (随手拍) has besides; null for every other case. */
  resident: z.object({ address: z.string().nullable(), answer: z.string().nullable(), photosPublic: z.boolean(), supporterCount: z.number().int() }).nullable(),
  dispatchedAt: instant.nullable(),
  dispatchedBy: personRef.nullable(),
  acceptedAt: instant.nullable(),
  rectifiedAt: instant.nullable(),
  rectifiedBy: personRef.nullable(),
  verifiedBy: personRef.nullable(),
  limit: limit.nullable(),
  clock: clockLine.nullable(),
  /** Who answers today beside those named on the case: the liaison, and who leads the site now, possibly for somebody who is away. */
  answering: z.object({ liaison: personRef.nullable(), leaderNow: personRef.nullable(), coveringFor: personRef.nullable() }),
  stages: z.array(caseStage),
  /** How many photos of the fix this category asks for. */
  afterPhotoCountMin: z.number().int(),
  extensionCount: z.number().int(),
  returnCount: z.number().int(),
  extensionRequest: z.object({ askedBy: personRef, askedAt: instant, extraAmount: z.number(), reason: z.string() }).nullable(),
  events: z.array(caseEvent),
  photos: z.array(casePhoto),
  /** What the reader may do now. */
  acts: z.array(caseAbility),
});

/** What every step on one case answers with. */
export const caseAfterStep = z.object({
  id: idOf, number: z.string(), state: caseState, version: z.number().int(), deadlineAt: instant.nullable(),
});

/** Every step names the version it was decided on, so that nobody overwrites what they have not seen. */
export const stepInput = { caseId: idOf, version: z.number().int().min(1) };
/** A step that may have been taken in the field, long before word of it comes. */
export const fieldStepInput = { ...stepInput, claimedAt: instant.optional().describe('手机上完成的时间 when it was done, by the clock of the device that sends its clock along') };
export const note = z.string().trim().max(2_000);
export const reason = note.min(1);
