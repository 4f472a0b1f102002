import { z } from 'zod';
import { defineOperation, fileOutput, instant, listParam, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { ROUND_STATES } from '../domain/index.ts';

const roundState = z.enum(ROUND_STATES);

export const roundSummary = z.object({
  id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), state: roundState, startsOn: z.string(), endsOn: z.string(),
  editionId: z.uuid(), editionCode: z.string(), editionTitleZh: z.string(), editionTitleEn: z.string(), synthetic: z.boolean(), sampleSize: z.number().int(),
  drawnCount: z.number().int(), doneCount: z.number().int(), startedCount: z.number().int(), observationCount: z.number().int(),
  findingCount: z.number().int(), openFindingCount: z.number().int(), dispatchedFindingCount: z.number().int(),
  seedCommitment: z.string().nullable(), drawnAt: z.string().nullable(), closedAt: z.string().nullable(), previousRoundId: z.uuid().nullable(),
});

export const listRounds = defineOperation({
  id: 'inspections.listRounds', summary: { zh: '督查轮次列表', en: 'Inspection rounds' },
  method: 'GET', path: '/rounds', permission: 'inspections.read',
  input: z.object({ ...pageInput, state: listParam(roundState), q: z.string().trim().max(100).optional().describe('名称、编号或拼音 name, code or pinyin'), sort: sortInput(['recent', 'name', 'code', 'ends']) }), output: pageOf(roundSummary),
});

/** 进度预测 · At the speed of late; null where the reader sees only a part, and of a part nothing can be foretold. */
const pace = z.object({
  left: z.number().int(), daysLeft: z.number().int(), neededPerDay: z.number().nullable(), donePerDay: z.number(), finishOn: localDate.nullable(), isLate: z.boolean(),
}).nullable();
/** `unmet`: findings that stand. */
const progress = z.object({
  key: z.string(), nameZh: z.string(), nameEn: z.string(), total: z.number().int(), started: z.number().int(), done: z.number().int(), unmet: z.number().int(),
});

export const readRound = defineOperation({
  id: 'inspections.readRound', summary: { zh: '读取轮次与进度', en: 'Read a round and its progress' },
  method: 'GET', path: '/rounds/:roundId', permission: 'inspections.read',
  input: z.object({ roundId: z.uuid() }),
  output: roundSummary.extend({
    seed: z.string().nullable(), frameHash: z.string().nullable(), frameSize: z.number().int().nullable(),
    /** Acts open now to the person who asks. */
    acts: z.array(z.string()),
    byZone: z.array(progress.extend({ pace })),
    pace,
    /** Observations that were changed after they had been recorded. */
    correctionCount: z.number().int(),
    /** 抽样保密 · Which sites of it the reader may see, and whether the numbers count all of them all the same. */
    sight: z.object({ everySite: z.boolean(), countsOfAll: z.boolean(), ownSites: z.boolean(), begunSites: z.boolean() }),
    byInspector: z.array(progress), bySiteType: z.array(progress),
    /** Working of the draw, stratum by stratum. */
    allocation: z.array(z.object({ siteTypeCode: z.string(), siteTypeZh: z.string(), siteTypeEn: z.string(), size: z.number().int(), count: z.number().int(), quota: z.string() })),
  }),
});

/** A round is planned with the commitment of its seed: sha-256 of the seed, published before anybody can know the draw. */
export const planRound = defineOperation({
  id: 'inspections.planRound', reach: 'programme', summary: { zh: '计划一轮督查', en: 'Plan a round' },
  method: 'POST', path: '/rounds', permission: 'inspections.manage',
  input: z.object({
    code: z.string().trim().min(1).max(40).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), nameZh: z.string().trim().min(1).max(100), nameEn: z.string().trim().min(1).max(100),
    editionId: z.uuid(), startsOn: localDate, endsOn: localDate, sampleSize: z.number().int().min(1).max(20_000),
    previousRoundId: z.uuid().nullable().default(null),
    /** Left out: the server makes a seed, keeps it sealed, and publishes its commitment. */
    seedCommitment: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  }),
  output: z.object({ id: z.uuid(), seedCommitment: z.string() }),
  errors: ['inspections.round_code_taken', 'inspections.edition_not_usable', 'inspections.dates_out_of_order'],
});

export const drawSites = defineOperation({
  id: 'inspections.drawSites', reach: 'programme', summary: { zh: '抽取点位（分层随机，种子公开）', en: 'Draw the sites (stratified random from a published seed)' },
  method: 'POST', path: '/rounds/:roundId/draw', permission: 'inspections.manage',
  input: z.object({
    roundId: z.uuid(),
    /** The seed whose commitment was published; left out when the server holds it sealed. */
    seed: z.string().min(8).max(200).optional(),
    siteTypeCodes: z.array(z.string()).max(100).optional(), zoneIds: z.array(z.uuid()).max(100).optional(),
    minPerSiteType: z.number().int().min(0).max(100).default(1),
  }),
  output: z.object({ drawnCount: z.number().int(), seed: z.string(), frameHash: z.string(), frameSize: z.number().int() }),
  errors: ['inspections.act_not_allowed', 'inspections.draw_refused', 'inspections.seed_not_committed'],
});

/** The draw as one JSON file: with it anybody can make the draw again. Published when the round is closed. */
export const readDraw = defineOperation({
  id: 'inspections.readDraw', summary: { zh: '下载公开的抽样记录', en: 'Download the published draw' },
  method: 'GET', path: '/rounds/:roundId/draw', permission: 'inspections.read',
  input: z.object({ roundId: z.uuid() }), output: fileOutput, errors: ['inspections.draw_still_secret'],
});

export const assignInspectors = defineOperation({
  id: 'inspections.assignInspectors', reach: 'programme', summary: { zh: '把点位分给督查员', en: 'Assign the sites to inspectors' },
  method: 'POST', path: '/rounds/:roundId/assign', permission: 'inspections.manage',
  input: z.object({
    roundId: z.uuid(),
    /** Left out: every inspector of the programme, each in the zones they cover. */
    inspectorIds: z.array(z.uuid()).max(500).optional(),
  }),
  output: z.object({ assignedCount: z.number().int(), inspectors: z.array(z.object({ personId: z.uuid(), name: z.string(), siteCount: z.number().int() })) }),
  errors: ['inspections.act_not_allowed', 'inspections.draw_refused'],
});

export const reassignSites = defineOperation({
  id: 'inspections.reassignSites', reach: 'programme', summary: { zh: '改派点位', en: 'Reassign sites' },
  method: 'POST', path: '/rounds/:roundId/reassign', permission: 'inspections.manage',
  input: z.object({ roundId: z.uuid(), siteIds: z.array(z.uuid()).min(1).max(500), inspectorId: z.uuid() }),
  output: z.object({ assignedCount: z.number().int() }),
  errors: ['inspections.act_not_allowed', 'inspections.site_not_drawn', 'inspections.inspector_out_of_reach'],
});

export const roundSite = z.object({
  siteId: z.uuid(), siteCode: z.string(), siteName: z.string(), siteTypeCode: z.string(), siteTypeZh: z.string(), siteTypeEn: z.string(),
  zoneId: z.uuid().nullable(), zoneZh: z.string().nullable(), zoneEn: z.string().nullable(), placeZh: z.string(), placeEn: z.string(), longitude: z.number(), latitude: z.number(), lengthM: z.number().nullable(),
  organisationZh: z.string().nullable(), organisationEn: z.string().nullable(), siteLeaderName: z.string().nullable(),
  inspectorId: z.uuid().nullable(), inspectorName: z.string().nullable(), state: z.enum(['waiting', 'started', 'done']), doneAt: z.string().nullable(),
  checkItemCount: z.number().int(), observedItemCount: z.number().int(), unmetItemCount: z.number().int(), met: z.number(), observed: z.number(),
});

export const listRoundSites = defineOperation({
  id: 'inspections.listRoundSites', summary: { zh: '本轮点位', en: 'Sites of a round' },
  method: 'GET', path: '/rounds/:roundId/sites', permission: 'inspections.read',
  input: z.object({
    roundId: z.uuid(), ...pageInput, state: listParam(z.enum(['waiting', 'started', 'done'])), zoneId: z.uuid().optional(), siteType: z.string().optional(),
    inspectorId: z.uuid().optional(), mine: z.enum(['true', 'false']).optional(), q: z.string().trim().max(100).optional(), sort: sortInput(['code', 'name', 'state', 'rate']),
  }),
  output: pageOf(roundSite),
});

export const observationOut = z.object({
  checkItemId: z.uuid(), observedCount: z.number().int(), metCount: z.number().int(), notApplicable: z.boolean(), note: z.string().nullable(),
  observedAt: z.string(), inspectorName: z.string(), revision: z.number().int(), photoIds: z.array(z.uuid()),
});

/** One site of a round with its check list and what was observed. */
export const readRoundSite = defineOperation({
  id: 'inspections.readRoundSite', summary: { zh: '点位检查表与观测', en: 'Check list and observations of a site' },
  method: 'GET', path: '/rounds/:roundId/sites/:siteId', permission: 'inspections.read',
  input: z.object({ roundId: z.uuid(), siteId: z.uuid() }),
  output: roundSite.extend({
    mayRecord: z.boolean(),
    checkItems: z.array(z.object({
      id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), themeZh: z.string(), themeEn: z.string(), standardCode: z.string(), standardZh: z.string(), standardEn: z.string(),
      rule: z.unknown(), exceptionsZh: z.string().nullable(), exceptionsEn: z.string().nullable(), photoOnUnmet: z.boolean(), expectedObservedCount: z.number().int(),
      observation: observationOut.nullable(), findingId: z.uuid().nullable(), findingState: z.string().nullable(), caseId: z.uuid().nullable(),
    })),
  }),
});

export const observationInput = z.object({
  checkItemId: z.uuid(), observedCount: z.number().int().min(0).max(10_000), metCount: z.number().int().min(0).max(10_000), notApplicable: z.boolean().default(false),
  note: z.string().trim().max(500).nullable().default(null), observedAt: instant, photoIds: z.array(z.uuid()).max(9).default([]),
  /** 依据的版本 · The revision the device had seen when the person decided, 0 for none; null makes no claim and always holds. */
  baseRevision: z.number().int().min(0).nullable().default(null),
});

/** Records or corrects observations of one site; unmet ones become findings in the same breath. */
export const recordObservations = defineOperation({
  id: 'inspections.recordObservations', summary: { zh: '记录点位观测', en: 'Record observations of a site' },
  method: 'PUT', path: '/rounds/:roundId/sites/:siteId/observations', permission: 'inspections.record',
  input: z.object({
    roundId: z.uuid(), siteId: z.uuid(), observations: z.array(observationInput).min(1).max(400),
    /** The site is finished; check items not mentioned stay unobserved. */
    done: z.boolean().default(false),
  }),
  output: z.object({ recordedCount: z.number().int(), findingCount: z.number().int(), state: z.enum(['waiting', 'started', 'done']) }),
  errors: ['inspections.act_not_allowed', 'inspections.site_not_drawn', 'inspections.not_your_site', 'inspections.observation_invalid', 'inspections.photo_not_found', 'inspections.observation_conflict'],
});

export const findingRow = z.object({
  id: z.uuid(), roundId: z.uuid(), siteId: z.uuid(), siteCode: z.string(), siteName: z.string(), siteTypeZh: z.string(), siteTypeEn: z.string(), zoneZh: z.string().nullable(), zoneEn: z.string().nullable(),
  checkItemId: z.uuid(), checkItemCode: z.string(), checkItemZh: z.string(), checkItemEn: z.string(), standardCode: z.string(), themeZh: z.string(), themeEn: z.string(),
  organisationZh: z.string().nullable(), organisationEn: z.string().nullable(), observedCount: z.number().int(), metCount: z.number().int(), note: z.string().nullable(), photoIds: z.array(z.uuid()),
  state: z.enum(['open', 'dispatched', 'dismissed', 'withdrawn']), caseId: z.uuid().nullable(), caseNumber: z.string().nullable(), foundAt: z.string(),
});

export const listFindings = defineOperation({
  id: 'inspections.listFindings', summary: { zh: '问题清单', en: 'Findings' },
  method: 'GET', path: '/findings', permission: 'inspections.read',
  input: z.object({
    ...pageInput, roundId: z.uuid().optional(), state: listParam(z.enum(['open', 'dispatched', 'dismissed', 'withdrawn'])), zoneId: z.uuid().optional(), organisationId: z.uuid().optional(),
    siteId: z.uuid().optional(), caseId: z.uuid().optional(), themeId: z.uuid().optional(), standardId: z.uuid().optional(), siteType: z.string().optional(), q: z.string().trim().max(100).optional(), sort: sortInput(['recent', 'site', 'standard']),
  }),
  output: pageOf(findingRow),
});

/** Findings into cases, singly or all at once; each goes to who answered for the site on the first day of the round. */
export const dispatchFindings = defineOperation({
  id: 'inspections.dispatchFindings', summary: { zh: '交办问题', en: 'Dispatch findings as cases' },
  method: 'POST', path: '/rounds/:roundId/dispatch', permission: 'inspections.dispatch',
  input: z.object({ roundId: z.uuid(), findingIds: z.array(z.uuid()).min(1).max(5_000).optional(), all: z.boolean().default(false), note: z.string().trim().max(500).optional() }),
  output: z.object({ dispatchedCount: z.number().int(), firstNumber: z.string().nullable(), lastNumber: z.string().nullable(), withoutOrganisationCount: z.number().int(),
    /** So many that they go on as a task: nothing is dispatched yet when this answers, everything or nothing when the task ends. */
    taskId: z.uuid().nullable(),
    /** By which it can be taken back within a day: cases nobody touched are voided, their findings open again. */
    bulkActId: z.uuid().nullable(),
  }),
  errors: ['inspections.nothing_to_dispatch', 'inspections.category_unknown'],
});

export const dismissFinding = defineOperation({
  id: 'inspections.dismissFinding', summary: { zh: '不交办（说明原因）', en: 'Dismiss a finding with a reason' },
  method: 'POST', path: '/findings/:findingId/dismiss', permission: 'inspections.dispatch',
  input: z.object({ findingId: z.uuid(), reason: z.string().trim().min(2).max(500) }),
  output: z.object({ state: z.literal('dismissed') }), errors: ['inspections.act_not_allowed'],
});

export const closeRound = defineOperation({
  id: 'inspections.closeRound', reach: 'programme', summary: { zh: '结束本轮', en: 'Close the round' },
  method: 'POST', path: '/rounds/:roundId/close', permission: 'inspections.manage',
  input: z.object({ roundId: z.uuid(), gapsReason: z.string().trim().min(2).max(500).optional() }),
  output: z.object({ state: roundState, unfinishedCount: z.number().int() }),
  errors: ['inspections.act_not_allowed', 'inspections.round_incomplete'],
});

export const exportObservations = defineOperation({
  id: 'inspections.exportObservations', summary: { zh: '导出观测（xlsx）', en: 'Export observations (xlsx)' },
  method: 'GET', path: '/rounds/:roundId/observations/export', permission: 'inspections.read',
  input: z.object({ roundId: z.uuid(), siteId: z.uuid().optional(), zoneId: z.uuid().optional() }), output: fileOutput,
  errors: ['inspections.too_many_rows'],
});

/** The observations behind a number: by any dimension a score is read in. */
export const listObservations = defineOperation({
  id: 'inspections.listObservations', summary: { zh: '观测明细', en: 'Observations' },
  method: 'GET', path: '/rounds/:roundId/observations', permission: 'inspections.read',
  input: z.object({
    roundId: z.uuid(), ...pageInput, zoneId: z.uuid().optional(), organisationId: z.uuid().optional(), siteId: z.uuid().optional(), siteType: z.string().optional(),
    themeId: z.uuid().optional(), standardId: z.uuid().optional(), met: z.enum(['all', 'met', 'unmet', 'notApplicable']).default('all'), q: z.string().trim().max(100).optional(), sort: sortInput(['site', 'standard', 'rate', 'recent']),
  }),
  output: pageOf(z.object({
    siteId: z.uuid(), siteCode: z.string(), siteName: z.string(), siteTypeZh: z.string(), siteTypeEn: z.string(), zoneZh: z.string().nullable(), zoneEn: z.string().nullable(),
    checkItemId: z.uuid(), checkItemCode: z.string(), checkItemZh: z.string(), checkItemEn: z.string(), standardCode: z.string(),
    observedCount: z.number().int(), metCount: z.number().int(), notApplicable: z.boolean(), note: z.string().nullable(), observedAt: z.string(), photoIds: z.array(z.uuid()), caseId: z.uuid().nullable(),
  })).extend({ met: z.number().int(), observed: z.number().int() }),
});
