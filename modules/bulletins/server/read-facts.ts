/** 汇总事实 · One reading of a round for its bulletin; needs a reader who reaches the whole programme. */
import { scorePicture } from '#modules/scoring/server/index.ts';
import type { ScoreRow } from '#modules/scoring/server/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { JUDGEMENTS_MIN } from '../domain/index.ts';
import type { CaseTally, InspectionFacts, NamedTally, Tally } from '../domain/index.ts';
import { caseTallies, findingCounts, roundRow } from './queries/facts.ts';
import type { CaseTallyRow, RoundRow } from './queries/facts.ts';

const WEAKEST_SHOWN = 10;

function tallyOf(row: ScoreRow): Tally {
  const previous = row.previousMet === null || row.previousObserved === null ? null : { met: row.previousMet, observed: row.previousObserved };
  return { met: row.met, observed: row.observed, itemCount: row.itemCount, notApplicable: row.notApplicable, previous };
}

function namedOf(row: ScoreRow): NamedTally {
  return { ...tallyOf(row), key: row.key, code: row.code ?? row.key, zh: row.nameZh, en: row.nameEn, siteCount: row.siteCount };
}

const casesOf = (row: CaseTallyRow | undefined): CaseTally => ({
  total: row?.total ?? 0, closed: row?.closed ?? 0, closedOnTime: row?.closed_on_time ?? 0, rectified: row?.rectified ?? 0, overdue: row?.overdue ?? 0,
  shelved: row?.shelved ?? 0, reworks: row?.reworks ?? 0,
});

/** The lowest rates first, more judgements before fewer; what everybody met is no weakness. */
function weakestOf(rows: readonly ScoreRow[]): NamedTally[] {
  return rows.filter((row) => row.observed >= JUDGEMENTS_MIN && row.met < row.observed)
    .toSorted((left, right) => left.met * right.observed - right.met * left.observed || right.observed - left.observed || ((left.code ?? '') < (right.code ?? '') ? -1 : 1))
    .slice(0, WEAKEST_SHOWN).map(namedOf);
}

function roundOut(round: RoundRow): InspectionFacts['round'] {
  return {
    id: round.id, zh: round.name_zh, en: round.name_en, startsOn: round.starts_on, endsOn: round.ends_on, editionZh: round.edition_zh, seed: round.seed, frameHash: round.frame_hash,
  };
}

/** @returns null when there is no such round */
export async function readFacts(ctx: ReadContext, roundId: string): Promise<{ facts: InspectionFacts; state: string } | null> {
  const { tx, programmeId } = ctx;
  const round = await roundRow(tx, programmeId, roundId);
  const picture = await scorePicture(tx, programmeId, roundId, ctx.scope);
  if (round === undefined || picture === null) return null;
  const tallies = await caseTallies(tx, programmeId, roundId, new Date(ctx.now).toISOString());
  const facts: InspectionFacts = {
    round: roundOut(round),
    sites: { drawn: round.drawn_count, done: round.done_count, inspectors: round.inspector_count },
    overall: tallyOf(picture.overall),
    themes: picture.of('theme').map(namedOf), zones: picture.of('zone').map(namedOf), siteTypes: picture.of('siteType').map(namedOf),
    weakestStandards: weakestOf(picture.of('standard')),
    findings: await findingCounts(tx, programmeId, roundId),
    cases: casesOf(tallies.find((row) => row.key === null)),
    organisations: tallies.filter((row) => row.key !== null).map((row) => ({ ...casesOf(row), key: row.key as string, code: row.code as string, zh: row.name_zh as string, en: row.name_en as string })),
    countedOn: ctx.today,
  };
  return { facts, state: round.state };
}
