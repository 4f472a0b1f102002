import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { CONFIDENCE_LEVEL } from '#kernel/interval.ts';
import { ratio } from '#kernel/ratio.ts';
import { writeXlsx, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { WrittenSheet } from '#platform/server/spreadsheet/index.ts';
import { exportScores, listScores, readRanking, readScores, recountScores, setRankingRules } from '../../contract/index.ts';
import { indistinctRanks, RANKING_TASKS_MIN, rankEntries } from '../../domain/index.ts';
import type { ScoreDimension } from '../../domain/index.ts';
import { saveRankingSettings } from '#modules/places/server/index.ts';
import { countedAndKept, keptCells, rankingSettings, replaceCells, roundOf } from '../queries/cells.ts';
import type { CellRow } from '../queries/cells.ts';
import { roundConfidence } from '../confidence.ts';
import { confidenceText, indistinctText } from '../confidence-words.ts';
import { scorePicture } from '../picture.ts';
import type { ScoreRow } from '../picture.ts';

const WEAKEST_SHOWN = 10;

export const definition = {
  zh: '得分率＝达标判定数÷观测判定数。每个检查项按规则折算为若干判定（如每200米一段）；不适用的不计。',
  en: 'Rate = judgements met ÷ judgements observed. A check item counts as many judgements as its rule says (one a 200 m stretch, for instance); what does not apply is not counted.',
};

const byRate = (a: ScoreRow, b: ScoreRow): number => (a.rate ?? 2) - (b.rate ?? 2) || b.observed - a.observed;

/** A picture with what its sample says of the sites nobody looked at. */
async function pictureWithConfidence(ctx: ReadContext, roundId: string) {
  const picture = await scorePicture(ctx.tx, ctx.programmeId, roundId, ctx.scope);
  if (picture === null) return null;
  const found = await roundConfidence(ctx.tx, ctx.programmeId, roundId, ctx.scope, (standardId) => picture.scoreMaxOf(standardId));
  const said = confidenceText(found);
  return {
    picture, weighted: found.weighted, boundsOf: found.boundsOf,
    confidence: { kind: found.kind, level: CONFIDENCE_LEVEL, saidZh: said.zh, saidEn: said.en, design: found.design },
    within: <Row extends ScoreRow>(dimension: Exclude<ScoreDimension, 'zoneTheme'>, rows: readonly Row[]) => rows.map((row) => ({ ...row, ...found.of(dimension, row.key) })),
  };
}

export const readScoresBound = bindRead(readScores, async (ctx, input) => {
  const known = await pictureWithConfidence(ctx, input.roundId);
  if (known === null) return ctx.notFound();
  const { picture, within } = known;
  return {
    roundId: input.roundId, previousRoundId: picture.round.previous_round_id, comparable: picture.comparable,
    definitionZh: definition.zh, definitionEn: definition.en, asOf: new Date(ctx.now).toISOString(), confidence: known.confidence,
    overall: within('overall', [picture.overall])[0] as ShownRow,
    weighted: { ...picture.weighted, interval: known.weighted }, themes: within('theme', picture.themes), siteTypes: within('siteType', picture.of('siteType')), zones: within('zone', picture.of('zone')),
    organisations: within('organisation', picture.of('organisation')), zoneThemes: picture.zoneThemes,
    weakestStandards: within('standard', picture.of('standard').filter((row) => row.observed > 0).sort(byRate).slice(0, WEAKEST_SHOWN)),
  };
});

export const listScoresBound = bindRead(listScores, async (ctx, input) => {
  const known = await pictureWithConfidence(ctx, input.roundId);
  if (known === null) return ctx.notFound();
  const rows = known.within(input.dimension, known.picture.of(input.dimension));
  return { confidence: known.confidence, rows: input.sort === 'rate' ? rows.sort(byRate) : rows };
});

const reasons = {
  noTask: { zh: '本轮无任务，不排名', en: 'no task in this round, not ranked' },
  tooFewTasks: { zh: '任务数不足，不排名', en: 'too few tasks, not ranked' },
  underAppeal: { zh: '申诉中，暂不排名', en: 'under appeal, not ranked for now' },
} as const;

type KnownRound = NonNullable<Awaited<ReturnType<typeof pictureWithConfidence>>>;

/**
 * A rank is a place among all. Whoever sees a part is shown the ranks of what lies wholly in it, and no other rows. Ranks go by
 * the rate of the sample; whose intervals overlap is told beside them.
 */
async function rankedRows(ctx: ReadContext, roundId: string, { picture, within, boundsOf }: KnownRound, dimension: 'zone' | 'organisation', minimumCount: number) {
  const whole = new Map((await keptCells(ctx.tx, ctx.programmeId, roundId)).filter((cell) => cell.dimension === dimension).map((cell) => [cell.key, cell]));
  const rows = picture.of(dimension).filter((row) => whole.get(row.key)?.observed_count === row.observed && whole.get(row.key)?.item_count === row.itemCount);
  const ranking = rankEntries(dimension, [...whole.values()].map((cell) => ({
    key: cell.key, share: ratio(cell.met_count, cell.observed_count), taskCount: cell.item_count, isUnderAppeal: false,
  })), minimumCount);
  const named = new Map(within(dimension, rows).map((row) => [row.key, row]));
  const ranked = ranking.ranked.flatMap((entry) => { const row = named.get(entry.key); return row === undefined ? [] : [{ ...row, rank: entry.rank, reasonZh: null, reasonEn: null }]; });
  const indistinct = indistinctRanks(ranked.map(({ rank, key }) => ({ rank, interval: boundsOf(dimension, key) })));
  return [
    ...ranked.map((row, at) => ({ ...row, indistinctFrom: indistinct[at] ?? [] })),
    ...ranking.unranked.flatMap((entry) => {
      const row = named.get(entry.key);
      return row === undefined ? [] : [{ ...row, rank: null, indistinctFrom: [], reasonZh: reasons[entry.reason].zh, reasonEn: reasons[entry.reason].en }];
    }),
  ];
}

async function rankingRules(ctx: ReadContext) {
  return (await rankingSettings(ctx.tx, ctx.programmeId)) ?? { enabled: false, minimumCount: RANKING_TASKS_MIN };
}

export const readRankingBound = bindRead(readRanking, async (ctx, input) => {
  const settings = await rankingRules(ctx);
  const known = await pictureWithConfidence(ctx, input.roundId);
  if (known === null) return ctx.notFound();
  if (!settings.enabled) return { ...settings, confidence: null, rows: [] };
  return { ...settings, confidence: known.confidence, rows: await rankedRows(ctx, input.roundId, known, input.dimension, settings.minimumCount) };
});

export const setRankingRulesBound = bindWrite(setRankingRules, async (ctx, input) => {
  await saveRankingSettings(ctx.tx, ctx.programmeId, input);
  ctx.record({ kind: 'programme', id: ctx.programmeId, change: { ranking: input } });
  return input;
});

export const recountScoresBound = bindWrite(recountScores, async (ctx, input) => {
  const round = await roundOf(ctx.tx, ctx.programmeId, input.roundId);
  if (round === undefined) return ctx.notFound();
  const textOf = (cell: CellRow): string =>
    `${cell.dimension}:${cell.key}=${cell.met_count}/${cell.observed_count}/${cell.item_count}/${cell.not_applicable_count}`;
  const both = await countedAndKept(ctx.tx, ctx.programmeId, input.roundId);
  const counted = new Set(both.counted.map(textOf));
  const kept = new Set(both.kept.map(textOf));
  const differingCount = counted.symmetricDifference(kept).size;
  const repaired = input.repair && differingCount > 0;
  if (repaired) await replaceCells(ctx.tx, ctx.programmeId, input.roundId);
  ctx.record({ kind: 'round', id: input.roundId, change: { recount: { differingCount, repaired } } });
  return { cellCount: counted.size, differingCount, repaired };
});

type ShownRow = ReturnType<KnownRound['within']>[number];

const tenth = (share: number | null | undefined): number | null => (share === null || share === undefined ? null : Math.round(share * 1_000) / 10);

const sheetHeaders = {
  zh: ['编码', '名称', '达标判定', '观测判定', '得分率(%)', '较上轮(百分点)', '检查项次', '不适用', '全部点位估计(%)', '区间下限(%)', '区间上限(%)'],
  en: ['Code', 'Name', 'Met', 'Observed', 'Rate (%)', 'Change (pp)', 'Check items', 'Not applicable', 'Estimate of all sites (%)', 'Interval from (%)', 'Interval to (%)'],
} as const;
const INTEGER_COLUMNS = new Set([2, 3, 6, 7]);

function sheetOf(name: string, rows: readonly ShownRow[], language: 'zh' | 'en'): WrittenSheet {
  return {
    name, hasAutoFilter: true,
    columns: sheetHeaders[language].map((header, index) => ({ header, width: index === 1 ? 36 : 14, style: index < 2 ? 'text' as const : INTEGER_COLUMNS.has(index) ? 'integer' as const : 'number' as const })),
    rows: rows.map((row) => [
      row.code, language === 'zh' ? row.nameZh : row.nameEn, row.met, row.observed, tenth(row.rate), row.changePp === null ? null : Math.round(row.changePp * 10) / 10, row.itemCount, row.notApplicable,
      tenth(row.interval?.estimate), tenth(row.interval?.low), tenth(row.interval?.high),
    ]),
  };
}

function rankingSheet(name: string, rows: Awaited<ReturnType<typeof rankedRows>>, language: 'zh' | 'en'): WrittenSheet {
  const headers = language === 'zh' ? ['名次', '名称', '得分率(%)', '区间下限(%)', '区间上限(%)', '说明'] : ['Rank', 'Name', 'Rate (%)', 'Interval from (%)', 'Interval to (%)', 'Remark'];
  return {
    name, hasAutoFilter: true,
    columns: headers.map((header, index) => ({ header, width: index === 1 || index === 5 ? 36 : 14, style: index === 0 ? 'integer' as const : index === 1 || index === 5 ? 'text' as const : 'number' as const })),
    rows: rows.map((row) => [
      row.rank, language === 'zh' ? row.nameZh : row.nameEn, tenth(row.rate), tenth(row.interval?.low), tenth(row.interval?.high),
      (language === 'zh' ? row.reasonZh : row.reasonEn) ?? indistinctText(row.indistinctFrom)?.[language] ?? null,
    ]),
  };
}

export const exportScoresBound = bindRead(exportScores, async (ctx, input) => {
  const known = await pictureWithConfidence(ctx, input.roundId);
  if (known === null) return ctx.notFound();
  const { picture, within } = known;
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const zh = language === 'zh';
  const titles = zh
    ? ['总体', '测评项目', '点位类型', '片区', '责任单位', '测评标准', '点位'] : ['Overall', 'Themes', 'Site types', 'Zones', 'Organisations', 'Standards', 'Sites'];
  const parts: ShownRow[][] = [
    within('overall', [picture.overall]), ...(['theme', 'siteType', 'zone', 'organisation', 'standard', 'site'] as const).map((dimension) => within(dimension, picture.of(dimension))),
  ];
  const sheets = parts.map((rows, index) => sheetOf(titles[index] as string, rows, language));
  const rules = await rankingRules(ctx);
  if (rules.enabled) {
    for (const [dimension, name] of [['zone', zh ? '片区排名' : 'Ranking of zones'], ['organisation', zh ? '责任单位排名' : 'Ranking of units']] as const) {
      sheets.push(rankingSheet(name, await rankedRows(ctx, input.roundId, known, dimension, rules.minimumCount), language));
    }
  }
  sheets.push({ name: zh ? '口径' : 'How counted', hasAutoFilter: false, columns: [{ header: zh ? '说明' : 'Words', width: 120, style: 'text' }], rows: [[definition[language]], [zh ? known.confidence.saidZh : known.confidence.saidEn]] });
  return { fileName: `${zh ? '得分' : 'scores'}-${input.roundId}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeXlsx({ sheets }) };
});
