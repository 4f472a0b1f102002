/** One round's cells with names, rates and change: what pages, exports and bulletins read. */
import { percentagePoints, ratio, ratioValue } from '#kernel/ratio.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Scope } from '#platform/server/operations/index.ts';
import { areEditionsComparable, OVERALL_KEY, weightedScore, weightedThemeScores } from '../domain/index.ts';
import type { ScoreDimension, StandardCount } from '../domain/index.ts';
import { countCells, keptCells, namesOf, roundOf } from './queries/cells.ts';
import type { CellRow, NameRow, RoundRow } from './queries/cells.ts';

export interface ScoreRow {
  readonly key: string; readonly nameZh: string; readonly nameEn: string; readonly code: string | null;
  readonly met: number; readonly observed: number; readonly itemCount: number; readonly notApplicable: number; readonly siteCount: number | null;
  readonly rate: number | null; readonly changePp: number | null; readonly previousMet: number | null; readonly previousObserved: number | null;
}

export interface ScorePicture {
  readonly round: RoundRow;
  readonly comparable: boolean;
  readonly overall: ScoreRow;
  readonly weighted: { readonly score: number; readonly scoreMax: number; readonly observedStandardCount: number };
  of(dimension: Exclude<ScoreDimension, 'overall' | 'zoneTheme'>): ScoreRow[];
  /** @unit score points of a standard */
  scoreMaxOf(standardId: string): number;
  readonly themes: (ScoreRow & { readonly weightedScore: number; readonly weightedScoreMax: number })[];
  readonly zoneThemes: { zoneId: string; themeId: string; met: number; observed: number; rate: number | null }[];
}

const TEN_THOUSANDTHS = 10_000;

/** Whoever reaches everything reads the kept cells; anybody else gets their own part counted from what they may see. */
function cellsFor(tx: Tx, programmeId: string, roundId: string, scope: Scope): Promise<CellRow[]> {
  return scope.everything ? keptCells(tx, programmeId, roundId) : countCells(tx, programmeId, roundId);
}

function keyOf(dimension: string, key: string): string {
  return `${dimension}:${key}`;
}

function rowOf(name: Pick<NameRow, 'key' | 'code' | 'name_zh' | 'name_en' | 'site_count'>, cell: CellRow | undefined, previous: CellRow | undefined): ScoreRow {
  const met = cell?.met_count ?? 0;
  const observed = cell?.observed_count ?? 0;
  const changePp = previous === undefined ? null : percentagePoints(ratio(met, observed), ratio(previous.met_count, previous.observed_count));
  return {
    key: name.key, nameZh: name.name_zh, nameEn: name.name_en, code: name.code, met, observed,
    itemCount: cell?.item_count ?? 0, notApplicable: cell?.not_applicable_count ?? 0, siteCount: name.site_count,
    rate: ratioValue(ratio(met, observed)), changePp, previousMet: previous?.met_count ?? null, previousObserved: previous?.observed_count ?? null,
  };
}

function isComparable(round: RoundRow): boolean {
  if (round.previous_round_id === null || round.previous_edition_code === null) return false;
  return areEditionsComparable({ editionCode: round.edition_code, mapping: null }, round.previous_edition_code);
}

/** 得分总览 · The whole picture, or null when there is no such round. */
export async function scorePicture(tx: Tx, programmeId: string, roundId: string, scope: Scope): Promise<ScorePicture | null> {
  const round = await roundOf(tx, programmeId, roundId);
  if (round === undefined) return null;
  const comparable = isComparable(round);
  const cells = new Map((await cellsFor(tx, programmeId, roundId, scope)).map((cell) => [keyOf(cell.dimension, cell.key), cell]));
  const before = new Map(!comparable ? [] : (await cellsFor(tx, programmeId, round.previous_round_id as string, scope)).map((cell) => [keyOf(cell.dimension, cell.key), cell]));
  const names = await namesOf(tx, programmeId, roundId, round.edition_id);
  const of = (dimension: ScoreDimension): ScoreRow[] => names
    .filter((name) => name.dimension === dimension && cells.has(keyOf(dimension, name.key)))
    .sort((a, b) => a.sort_order - b.sort_order || ((a.code ?? '') < (b.code ?? '') ? -1 : 1))
    .map((name) => rowOf(name, cells.get(keyOf(dimension, name.key)), before.get(keyOf(dimension, name.key))));
  const standards: StandardCount[] = names.filter((name) => name.dimension === 'standard').map((name) => {
    const cell = cells.get(keyOf('standard', name.key));
    return {
      standardKey: name.key, themeKey: name.theme_id ?? '', scoreMax: (name.score_max_hundredths ?? 0) / 100, met: cell?.met_count ?? 0, observed: cell?.observed_count ?? 0,
    };
  });
  const whole = weightedScore(standards);
  const scoreMaxes = new Map(standards.map(({ standardKey, scoreMax }) => [standardKey, scoreMax]));
  const byTheme = new Map(weightedThemeScores(standards).map((theme) => [theme.themeKey, theme]));
  return {
    round, comparable, of, scoreMaxOf: (standardId) => scoreMaxes.get(standardId) ?? 0,
    overall: rowOf({ key: OVERALL_KEY, code: null, name_zh: '总体', name_en: 'Overall', site_count: null }, cells.get(keyOf('overall', OVERALL_KEY)), before.get(keyOf('overall', OVERALL_KEY))),
    weighted: { score: whole.score.numerator / TEN_THOUSANDTHS, scoreMax: whole.score.denominator / TEN_THOUSANDTHS, observedStandardCount: whole.observedStandards },
    themes: of('theme').map((row) => {
      const theme = byTheme.get(row.key);
      return { ...row, weightedScore: (theme?.score.numerator ?? 0) / TEN_THOUSANDTHS, weightedScoreMax: (theme?.score.denominator ?? 0) / TEN_THOUSANDTHS };
    }),
    zoneThemes: [...cells.values()].filter((cell) => cell.dimension === 'zoneTheme').map((cell) => {
      const [zoneId = '', themeId = ''] = cell.key.split('/');
      return { zoneId, themeId, met: cell.met_count, observed: cell.observed_count, rate: ratioValue(ratio(cell.met_count, cell.observed_count)) };
    }),
  };
}
