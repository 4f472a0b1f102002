import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { ratio } from '#kernel/ratio.ts';
import { writeXlsx, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { WrittenSheet } from '#platform/server/spreadsheet/index.ts';
import { exportScores, listScores, readRanking, readScores, recountScores, setRankingRules } from '../../contract/index.ts';
import { RANKING_TASKS_MIN, rankEntries } from '../../domain/index.ts';
import { saveRankingSettings } from '#modules/places/server/index.ts';
import { countedAndKept, keptCells, rankingSettings, replaceCells, roundOf } from '../queries/cells.ts';
import type { CellRow } from '../queries/cells.ts';
import { scorePicture } from '../picture.ts';
import type { ScoreRow } from '../picture.ts';

const WEAKEST_SHOWN = 10;

export const definition = {
  zh: '得分率＝达标判定数÷观测判定数。每个检查项按规则折算为若干判定（如每200米一段）；不适用的不计。',
  en: 'Rate = judgements met ÷ judgements observed. A check item counts as many judgements as its rule says (one a 200 m stretch, for instance); what does not apply is not counted.',
};

const byRate = (a: ScoreRow, b: ScoreRow): number => (a.rate ?? 2) - (b.rate ?? 2) || b.observed - a.observed;

export const readScoresBound = bindRead(readScores, async (ctx, input) => {
  const picture = await scorePicture(ctx.tx, ctx.programmeId, input.roundId, ctx.scope);
  if (picture === null) return ctx.notFound();
  return {
    roundId: input.roundId, previousRoundId: picture.round.previous_round_id, comparable: picture.comparable,
    definitionZh: definition.zh, definitionEn: definition.en, asOf: new Date(ctx.now).toISOString(),
    overall: picture.overall, weighted: picture.weighted, themes: picture.themes, siteTypes: picture.of('siteType'), zones: picture.of('zone'),
    organisations: picture.of('organisation'), zoneThemes: picture.zoneThemes,
    weakestStandards: picture.of('standard').filter((row) => row.observed > 0).sort(byRate).slice(0, WEAKEST_SHOWN),
  };
});

export const listScoresBound = bindRead(listScores, async (ctx, input) => {
  const picture = await scorePicture(ctx.tx, ctx.programmeId, input.roundId, ctx.scope);
  if (picture === null) return ctx.notFound();
  const rows = picture.of(input.dimension);
  return { rows: input.sort === 'rate' ? rows.sort(byRate) : rows };
});

const reasons = {
  noTask: { zh: '本轮无任务，不排名', en: 'no task in this round, not ranked' },
  tooFewTasks: { zh: '任务数不足，不排名', en: 'too few tasks, not ranked' },
  underAppeal: { zh: '申诉中，暂不排名', en: 'under appeal, not ranked for now' },
} as const;

export const readRankingBound = bindRead(readRanking, async (ctx, input) => {
  const picture = await scorePicture(ctx.tx, ctx.programmeId, input.roundId, ctx.scope);
  if (picture === null) return ctx.notFound();
  const settings = (await rankingSettings(ctx.tx, ctx.programmeId)) ?? { enabled: false, minimumCount: RANKING_TASKS_MIN };
  if (!settings.enabled) return { ...settings, rows: [] };
  // A rank is a place among all. Whoever sees a part is shown the ranks of what lies wholly in it, and no other rows.
  const whole = new Map((await keptCells(ctx.tx, ctx.programmeId, input.roundId)).filter((cell) => cell.dimension === input.dimension).map((cell) => [cell.key, cell]));
  const rows = picture.of(input.dimension).filter((row) => whole.get(row.key)?.observed_count === row.observed && whole.get(row.key)?.item_count === row.itemCount);
  const ranking = rankEntries(input.dimension, [...whole.values()].map((cell) => ({
    key: cell.key, share: ratio(cell.met_count, cell.observed_count), taskCount: cell.item_count, isUnderAppeal: false,
  })), settings.minimumCount);
  const named = new Map(rows.map((row) => [row.key, row]));
  return {
    ...settings,
    rows: [
      ...ranking.ranked.filter((entry) => named.has(entry.key)).map((entry) => ({ ...(named.get(entry.key) as ScoreRow), rank: entry.rank, reasonZh: null, reasonEn: null })),
      ...ranking.unranked.filter((entry) => named.has(entry.key)).map((entry) => ({ ...(named.get(entry.key) as ScoreRow), rank: null, reasonZh: reasons[entry.reason].zh, reasonEn: reasons[entry.reason].en })),
    ],
  };
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

function sheetOf(name: string, rows: readonly ScoreRow[], language: 'zh' | 'en'): WrittenSheet {
  const zh = language === 'zh';
  const headers = zh ? ['编码', '名称', '达标判定', '观测判定', '得分率(%)', '较上轮(百分点)', '检查项次', '不适用'] : ['Code', 'Name', 'Met', 'Observed', 'Rate (%)', 'Change (pp)', 'Check items', 'Not applicable'];
  return {
    name, hasAutoFilter: true,
    columns: headers.map((header, index) => ({ header, width: index === 1 ? 36 : 14, style: index < 2 ? 'text' as const : index === 4 || index === 5 ? 'number' as const : 'integer' as const })),
    rows: rows.map((row) => [row.code, zh ? row.nameZh : row.nameEn, row.met, row.observed, row.rate === null ? null : Math.round(row.rate * 1_000) / 10, row.changePp === null ? null : Math.round(row.changePp * 10) / 10, row.itemCount, row.notApplicable]),
  };
}

export const exportScoresBound = bindRead(exportScores, async (ctx, input) => {
  const picture = await scorePicture(ctx.tx, ctx.programmeId, input.roundId, ctx.scope);
  if (picture === null) return ctx.notFound();
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const titles = language === 'zh'
    ? ['总体', '测评项目', '点位类型', '片区', '责任单位', '测评标准', '点位'] : ['Overall', 'Themes', 'Site types', 'Zones', 'Organisations', 'Standards', 'Sites'];
  const parts: ScoreRow[][] = [[picture.overall], picture.themes, picture.of('siteType'), picture.of('zone'), picture.of('organisation'), picture.of('standard'), picture.of('site')];
  const sheets = parts.map((rows, index) => sheetOf(titles[index] as string, rows, language));
  return { fileName: `${language === 'zh' ? '得分' : 'scores'}-${input.roundId}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeXlsx({ sheets }) };
});
