import { z } from 'zod';
import { defineOperation, fileOutput } from '#platform/contract/index.ts';

/** What the sample says of all sites of the frame, with 95 % confidence; shares from 0 to 1. */
const interval = z.object({ estimate: z.number(), low: z.number(), high: z.number(), siteCount: z.number().int() }).nullable();

const scoreRow = z.object({
  key: z.string(), nameZh: z.string(), nameEn: z.string(), code: z.string().nullable(),
  met: z.number().int(), observed: z.number().int(), itemCount: z.number().int(), notApplicable: z.number().int(), siteCount: z.number().int().nullable(),
  /** 得分率 met/observed, or null when nothing was observed. */
  rate: z.number().nullable(),
  /** Change against the round before, in percentage points; null when not comparable. */
  changePp: z.number().nullable(),
  previousMet: z.number().int().nullable(), previousObserved: z.number().int().nullable(),
  /** Null where the round has no intervals, and for a part that has none, with the reason. */
  interval, withoutInterval: z.enum(['census', 'oneSite', 'nothingSeen']).nullable(),
});

/** 抽样误差 · Whether the round has intervals, what they stand on, and the words for it. */
const confidence = z.object({
  kind: z.enum(['sample', 'census', 'running', 'notDrawn', 'partly']), level: z.number(), saidZh: z.string(), saidEn: z.string(),
  design: z.object({ frameSize: z.number().int(), drawnCount: z.number().int(), seenCount: z.number().int(), strataCount: z.number().int(), joinedStrata: z.number().int(), uncoveredSites: z.number().int() }).nullable(),
});

/** The whole picture of one round; every number opens into inspections.listObservations with the same key. */
export const readScores = defineOperation({
  id: 'scoring.readScores', summary: { zh: '一轮的得分', en: 'Scores of a round' },
  method: 'GET', path: '/rounds/:roundId/scores', permission: 'scoring.read',
  input: z.object({ roundId: z.uuid() }),
  output: z.object({
    roundId: z.uuid(), previousRoundId: z.uuid().nullable(), comparable: z.boolean(), definitionZh: z.string(), definitionEn: z.string(), asOf: z.string(),
    overall: scoreRow,
    /** Σ over observed standards of score × rate, beside the score of the observed standards; score points. */
    weighted: z.object({ score: z.number(), scoreMax: z.number(), observedStandardCount: z.number().int(), interval }),
    confidence,
    themes: z.array(scoreRow.extend({ weightedScore: z.number(), weightedScoreMax: z.number() })),
    siteTypes: z.array(scoreRow), zones: z.array(scoreRow), organisations: z.array(scoreRow), zoneThemes: z.array(z.object({ zoneId: z.string(), themeId: z.string(), met: z.number().int(), observed: z.number().int(), rate: z.number().nullable() })),
    weakestStandards: z.array(scoreRow),
  }),
});

export const listScores = defineOperation({
  id: 'scoring.listScores', summary: { zh: '按维度列出得分', en: 'Scores by one dimension' },
  method: 'GET', path: '/rounds/:roundId/scores/:dimension', permission: 'scoring.read',
  input: z.object({ roundId: z.uuid(), dimension: z.enum(['theme', 'standard', 'siteType', 'zone', 'organisation', 'site']), sort: z.enum(['rate', 'code']).default('rate') }),
  output: z.object({ confidence, rows: z.array(scoreRow) }),
});

/** Ranks of areas and organisations, never of persons. Off unless the programme turns it on. */
export const readRanking = defineOperation({
  id: 'scoring.readRanking', summary: { zh: '片区或责任单位排名', en: 'Ranking of zones or responsible organisations' },
  method: 'GET', path: '/rounds/:roundId/ranking/:dimension', permission: 'scoring.read',
  input: z.object({ roundId: z.uuid(), dimension: z.enum(['zone', 'organisation']) }),
  output: z.object({
    enabled: z.boolean(), minimumCount: z.number().int(), confidence: confidence.nullable().describe('排名关闭时为空 null while ranking is off'),
    /** `indistinctFrom`: other ranks whose intervals overlap with this one's. */
    rows: z.array(scoreRow.extend({ rank: z.number().int().nullable(), indistinctFrom: z.array(z.number().int()), reasonZh: z.string().nullable(), reasonEn: z.string().nullable() })),
  }),
});

export const setRankingRules = defineOperation({
  id: 'scoring.setRankingRules', reach: 'programme', summary: { zh: '设置排名规则', en: 'Set the ranking rules' },
  method: 'PUT', path: '/scoring/ranking-rules', permission: 'scoring.manage',
  input: z.object({ enabled: z.boolean(), minimumCount: z.number().int().min(1).max(10_000) }),
  output: z.object({ enabled: z.boolean(), minimumCount: z.number().int() }),
});

/** Counts the round anew from its observations and says whether the kept cells agree; `repair` writes them anew. */
export const recountScores = defineOperation({
  id: 'scoring.recountScores', reach: 'programme', summary: { zh: '重新核算并比对', en: 'Recount and compare' },
  method: 'POST', path: '/rounds/:roundId/scores/recount', permission: 'scoring.manage',
  input: z.object({ roundId: z.uuid(), repair: z.boolean().default(false) }),
  output: z.object({ cellCount: z.number().int(), differingCount: z.number().int(), repaired: z.boolean() }),
});

export const exportScores = defineOperation({
  id: 'scoring.exportScores', summary: { zh: '导出得分（xlsx）', en: 'Export scores (xlsx)' },
  method: 'GET', path: '/rounds/:roundId/scores-export', permission: 'scoring.read',
  input: z.object({ roundId: z.uuid() }), output: fileOutput,
});
