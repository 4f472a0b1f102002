/**
 * Selections of a whole county: eligibility and quotas of 100,000 candidates against the very statements they send, and a village round
 * of 36,000 households through the import, first to look at and then to keep, with rows that are wrong.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '#platform/contract/index.ts';
import { readTask } from '#platform/contract/tasks.ts';
import { adoptTitles, createSelectionRound, importNominations, judgeEligibility, listTitles, readQuotas } from '#modules/honours/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { clientOf } from './lib/client.ts';
import { openGround } from './lib/ground.ts';
import type { Ground, Served } from './lib/ground.ts';
import { recordPool, replay } from './lib/recorder.ts';
import type { RecordedTransaction } from './lib/recorder.ts';
import type { Line } from './lib/report.ts';
import { startServerChild } from './lib/server.ts';

const CANDIDATES = Number(process.env['BENCH_CANDIDATES'] ?? 100_000);
const HOUSEHOLDS = 36_000;
const BAD_ROWS = 36;
const RATIO_BAR = 1.5;
const MEMORY_BAR_MIB = 400;
const MIB = 2 ** 20;
const DAY = '2026-09-21';
const STAGES = ['nomination', 'eligibility', 'publicNotice', 'decision', 'conferral', 'publication'] as const;

async function act<Output>(served: Served, ground: Ground, operation: Operation, input: unknown): Promise<Output> {
  const caller = { asPerson: { programmeId: ground.id('programme'), personId: ground.id('person/office') } };
  const answer = await perform(served.runtime, served.runtime.operations.get(operation.id) as Bound, caller, input, { requestId: 'bench', locale: 'zh-CN' });
  if (!answer.ok) throw new Error(`${operation.id}: ${answer.problem.code}`);
  return answer.output as Output;
}

interface Titles { readonly rows: readonly { id: string; code: string }[] }
async function titleIds(served: Served, ground: Ground): Promise<Map<string, string>> {
  for (const name of ['civilised', 'households']) await act(served, ground, adoptTitles, { name });
  return new Map((await act<Titles>(served, ground, listTitles, { pageSize: 200 })).rows.map(({ code, id }) => [code, id]));
}

const stages = (kinds: readonly string[]) => kinds.map((kind) => ({ kind, startsOn: DAY, endsOn: '2026-12-01' }));

/** Units that are candidates for a province's title, two in three of them with the title that it asks for; four in five of the eligible are chosen for the quotas. */
async function manyCandidates(ground: Ground, roundId: string, titles: ReadonlyMap<string, string>): Promise<void> {
  const programme = ground.id('programme');
  await sql`insert into honours.subjects (programme_id, id, kind, code, label, place_id, search_text) select ${programme}, uuidv7(), 'unit', 'B-' || n, '示例单位' || n, ${ground.id('place/e1')}, '' from generate_series(1, ${CANDIDATES}) n`.execute(ground.owner.db);
  await sql`insert into honours.awards (programme_id, id, title_id, subject_id, subject_kind, place_id, validity, document, number, rule_version)
    select programme_id, uuidv7(), ${titles.get('prefecture-unit')}, id, kind, place_id, daterange('2024-01-01', null), '示例', code, 1 from honours.subjects where programme_id = ${programme} and code like 'B-%' and right(code, 1) not in ('1', '4', '7')`.execute(ground.owner.db);
  await sql`insert into honours.candidates (programme_id, id, round_id, title_id, subject_id, place_id, groups, source, blind_number, state, nominated_at, nominated_by)
    select programme_id, uuidv7(), ${roundId}, ${titles.get('province-unit')}, id, place_id, jsonb_build_object('county', 'c' || (length(code) + ascii(right(code, 1))) % 7, 'belonging', case right(code, 1) when '9' then 'direct' else 'local' end, 'industry', 'i' || substr(code, 3)::integer % 20), 'organisation', row_number() over (order by id), 'nominated', now(), ${ground.id('person/office')}
      from honours.subjects where programme_id = ${programme} and code like 'B-%'`.execute(ground.owner.db);
  await sql`update honours.round_stages set state = case kind when 'nomination' then 'done' when 'eligibility' then 'open' else 'waiting' end where round_id = ${roundId}`.execute(ground.owner.db);
  for (const table of ['subjects', 'awards', 'candidates']) await sql`analyze ${sql.table(`honours.${table}`)}`.execute(ground.owner.db);
}

async function benchEligibility(): Promise<Line> {
  const ground = await openGround();
  const first = await ground.serve();
  const titles = await titleIds(first, ground);
  const { id: roundId } = await act<{ id: string }>(first, ground, createSelectionRound, { code: 'B', name: '示例评选', conditions: '示例', titles: [{ titleId: titles.get('province-unit'), seats: 100 }], stages: stages(STAGES) });
  await manyCandidates(ground, roundId, titles);
  await first.close();
  // The copy is the state before: replayed there, every statement finds what it found the first time.
  const before = await ground.copy('replayed');
  const served = await ground.serve();
  const tape = recordPool(served.application.pool);
  const started = performance.now();
  const counts = await act<{ eligible: number; ineligible: number; open: number }>(served, ground, judgeEligibility, { roundId });
  const { findings } = await act<{ findings: unknown[] }>(served, ground, readQuotas, { roundId });
  const seconds = (performance.now() - started) / 1_000;
  tape.stop();
  const transactions = tape.transactions.filter((transaction: RecordedTransaction) => transaction.some(({ text }) => /honours\.candidates/.test(text)));
  await served.close();
  const bare = await replay(before.applicationUrl, transactions, 1);
  await ground.close();
  const ratio = seconds / bare.seconds;
  const isWhole = counts.eligible + counts.ineligible + counts.open === CANDIDATES && findings.length > 0;
  return {
    name: `eligibility and quotas of ${CANDIDATES.toLocaleString('en')} candidates`, value: `${seconds.toFixed(1)} s; ${counts.eligible} eligible, ${counts.ineligible} not`, floor: `${bare.seconds.toFixed(1)} s the same statements, bare`, ratio,
    bar: `< ${RATIO_BAR} times the floor`, met: ratio < RATIO_BAR && isWhole && bare.failed === 0,
  };
}

const STARS = '爱党爱国星、诚实守信星、遵纪守法星、勤劳致富星、孝老爱亲星';
const isBad = (at: number): boolean => at % (HOUSEHOLDS / BAD_ROWS) === 7;

function householdSheet(): Uint8Array {
  const lines = Array.from({ length: HOUSEHOLDS }, (_, at) => `H-${at},示例${at}户,${['e1a', 'e1b', 'w1a'][at % 3]},${at + 1}号,${isBad(at) ? '不存在星' : STARS},是,户主签字`);
  return new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星,同意公开,同意方式\n${lines.join('\n')}\n`);
}

async function benchHouseholds(): Promise<Line[]> {
  const ground = await openGround();
  const first = await ground.serve();
  const titles = await titleIds(first, ground);
  const titleId = titles.get('ten-star-household') as string;
  const { id: roundId } = await act<{ id: string }>(first, ground, createSelectionRound, { code: 'H', name: '示例评议', conditions: '示例', titles: [{ titleId }], stages: stages(['nomination', 'groupReview', 'publicNotice', 'decision', 'conferral']) });
  await first.close();
  const server = await startServerChild(ground);
  const client = await clientOf(ground, server.url);
  const body = householdSheet();
  const idle = (await server.memory()).now;
  const lines: Line[] = [];
  for (const [mode, name] of [['preview', 'preview'], ['good', 'import of the good rows']] as const) {
    const started = performance.now();
    const answer = await client.call(importNominations, { roundId, titleId, file: { fileName: 'households.csv', body }, mode });
    let report = answer.report ?? null;
    while (report === null) {
      await sleep(100);
      const task = await client.call(readTask, { taskId: answer.taskId as string });
      if (task.state !== 'waiting' && task.state !== 'running') ({ report = null } = task as { report?: typeof report });
      if (task.state === 'failed' || task.state === 'cancelled') throw new Error(`the ${name} ${task.state}`);
    }
    const seconds = (performance.now() - started) / 1_000;
    lines.push({
      name: `${name}: a village round of ${HOUSEHOLDS.toLocaleString('en')} households with ${BAD_ROWS} bad rows`, value: `${seconds.toFixed(1)} s, ${Math.round(HOUSEHOLDS / seconds)} rows/s`, bar: 'every bad row named', note: `${report.badRowCount} named`,
      met: report.badRowCount === BAD_ROWS,
    });
  }
  const { peak } = await server.memory();
  await server.close();
  await ground.close();
  return [...lines, { name: 'memory of the server meanwhile', value: `${Math.round(peak / MIB)} MiB at most, ${Math.round(idle / MIB)} MiB before`, bar: `< ${MEMORY_BAR_MIB} MiB`, met: peak / MIB < MEMORY_BAR_MIB }];
}

export async function benchSelection(): Promise<Line[]> {
  return [await benchEligibility(), ...await benchHouseholds()];
}
