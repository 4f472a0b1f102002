/**
 * Scores of a round of a whole city. Floor: one aggregate written by hand, with the same groupings, by the owner of the
 * tables, whom no policy slows down. Then one observation is changed, and only what depends on it may move.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createClient } from '#platform/contract/index.ts';
import type { Client } from '#platform/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { recordObservations } from '#modules/inspections/contract/index.ts';
import { recountScores } from '#modules/scoring/contract/index.ts';
import { openGround } from './lib/ground.ts';
import type { Ground } from './lib/ground.ts';
import { seedLargeRound } from './lib/large-round.ts';
import { middle } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const SITES = Number(process.env['BENCH_SITES'] ?? 2_000);
const RUNS = 5;
const CHANGES = 15;
const RATIO_BAR = 0.5;
/** One cell in each dimension a score is read in. */
const CELLS_PER_OBSERVATION = 8;

const byHand = `
  select k.theme_id, k.standard_id, s.site_type_code, s.zone_id, s.organisation_id, s.site_id, sum(o.met_count) as met, sum(o.observed_count) as observed,
         count(*) filter (where not o.not_applicable) as items, count(*) filter (where o.not_applicable) as not_applicable
    from inspections.observations o
    join inspections.round_sites s using (programme_id, round_id, site_id)
    join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id
   where o.programme_id = $1 and o.round_id = $2
   group by grouping sets ((), (k.theme_id), (k.standard_id), (s.site_type_code), (s.zone_id), (s.organisation_id), (s.site_id), (s.zone_id, k.theme_id))`;

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Turn about, so that a busy moment of the machine falls on both. @unit milliseconds */
async function turnAbout(ours: () => Promise<unknown>, floor: () => Promise<unknown>): Promise<{ ours: number; floor: number }> {
  await ours();
  await floor();
  const took = { ours: [] as number[], floor: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    took.ours.push(await millisecondsOf(ours));
    took.floor.push(await millisecondsOf(floor));
  }
  return { ours: middle(took.ours), floor: middle(took.floor) };
}

interface Cell { identity: string; xmin: string; figures: string }

/** Every kept cell with the transaction that wrote it. */
async function cellsOf(ground: Ground, roundId: string): Promise<Map<string, Cell>> {
  const found = await rows<Cell>(ground.owner.db, sql`select dimension || ':' || key as identity, xmin::text as xmin,
    met_count || '/' || observed_count || '/' || item_count || '/' || not_applicable_count as figures from scoring.score_cells where round_id = ${roundId}`);
  return new Map(found.map((cell) => [cell.identity, cell]));
}

interface Observed { site_id: string; check_item_id: string; observed_count: number }

/** Observations that were met in full, of checks that need no photo and belong to their site's type: each can be found wanting. */
function changeable(ground: Ground, roundId: string, count: number): Promise<Observed[]> {
  return rows<Observed>(ground.owner.db, sql`select o.site_id, o.check_item_id, o.observed_count from inspections.observations o
      join inspections.round_sites s using (programme_id, round_id, site_id) join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id
     where o.round_id = ${roundId} and o.met_count = o.observed_count and not o.not_applicable and not k.photo_on_unmet and s.site_type_code = any(k.site_type_codes)
     order by md5(o.site_id::text || o.check_item_id::text) limit ${count}`);
}

async function changedObservations(ground: Ground, office: Client, roundId: string): Promise<{ milliseconds: number; cellsMax: number; asExpected: boolean }> {
  const took: number[] = [];
  let cellsMax = 0;
  let asExpected = true;
  for (const { site_id, check_item_id, observed_count } of await changeable(ground, roundId, CHANGES)) {
    const before = await cellsOf(ground, roundId);
    took.push(await millisecondsOf(() => office.call(recordObservations, {
      roundId, siteId: site_id, observations: [{ checkItemId: check_item_id, observedCount: observed_count, metCount: observed_count - 1, observedAt: '2026-06-03T02:00:00Z' }],
    })));
    const after = await cellsOf(ground, roundId);
    const moved = [...after.values()].filter((cell) => before.get(cell.identity)?.xmin !== cell.xmin);
    cellsMax = Math.max(cellsMax, moved.length);
    asExpected &&= before.size === after.size && moved.length > 0 && moved.every((cell) => before.get(cell.identity)?.figures !== cell.figures);
  }
  return { milliseconds: middle(took), cellsMax, asExpected };
}

async function linesOf(ground: Ground): Promise<Line[]> {
  const round = await seedLargeRound(ground, SITES);
  const { roundId } = round;
  const served = await ground.serve();
  const token = await ground.tokenOf('office');
  const office = createClient({ baseUrl: served.url, programme: 'alpha', token, newKey: randomUUID, fetch: (address, init) => fetch(address, init as RequestInit) });
  const plain = new pg.Client({ connectionString: ground.ownerUrl });
  await plain.connect();
  const empty = () => sql`delete from scoring.score_cells where round_id = ${roundId}`.execute(ground.owner.db);
  const handwritten = () => plain.query({ name: 'by-hand', text: byHand, values: [ground.id('programme'), roundId] });
  const compared = await turnAbout(() => office.call(recountScores, { roundId }), handwritten);
  await empty();
  const written = await millisecondsOf(() => office.call(recountScores, { roundId, repair: true }));
  const changed = await changedObservations(ground, office, roundId);
  const proof = await office.call(recountScores, { roundId });
  await plain.end();
  await served.close();
  const size = `${round.observationCount.toLocaleString('en')} observations, ${round.siteCount.toLocaleString('en')} sites, ${round.standardCount} standards`;
  const ratio = compared.floor / compared.ours;
  const exact = changed.asExpected && proof.differingCount === 0;
  return [
    {
      name: `score a round anew and compare: ${size}`, value: `${Math.round(compared.ours)} ms through the operation; ${Math.round(written)} ms with all ${proof.cellCount.toLocaleString('en')} cells written`,
      floor: `${Math.round(compared.floor)} ms one aggregate by hand`, ratio, bar: `≥ ${RATIO_BAR} (within 2×)`, met: ratio >= RATIO_BAR,
    },
    {
      name: 'one changed observation, scores included', value: `${changed.milliseconds.toFixed(1)} ms, at most ${changed.cellsMax} cells rewritten`, floor: `${Math.round(compared.ours)} ms for a recount`,
      ratio: compared.ours / changed.milliseconds, bar: `≤ ${CELLS_PER_OBSERVATION} cells, quicker than a recount`,
      met: exact && changed.cellsMax <= CELLS_PER_OBSERVATION && changed.milliseconds < compared.ours, note: exact ? 'a recount afterwards agrees' : 'a recount afterwards differs',
    },
  ];
}

export async function benchScore(): Promise<Line[]> {
  const ground = await openGround();
  try { return await linesOf(ground); } finally { await ground.close(); }
}
