/**
 * Figures of the five demonstration programmes against their bare SQL, a figure over very many records read from its kept parts, its rows
 * turned far down, whole accounts written from their templates, and the first load of the demonstration itself against COPY of the same rows.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import pino from 'pino';
import { previewAccount } from '#modules/bulletins/contract/index.ts';
import { figureCodes } from '#modules/bulletins/domain/index.ts';
import { checkFigures, keepFigures, listFigureRows, listFigures, saveFigure } from '#modules/figures/contract/index.ts';
import { statementOf } from '#modules/figures/server/index.ts';
import { saveRegister } from '#modules/records/contract/index.ts';
import { loadConfig } from '#platform/server/config/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { packBytes } from '#platform/server/packs/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { openInstallation } from '../apps/compose.ts';
import type { Installation } from '../apps/compose.ts';
import { actorsOf } from '../apps/demo/acting.ts';
import { PUBLISHED_ACCOUNTS } from '../apps/demo/accounts.ts';
import { loadDemo } from '../apps/demo/load.ts';
import { serverModules } from '../apps/modules.ts';
import { middle } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const RECORDS = Number(process.env['BENCH_RECORDS'] ?? 1_000_000);
const RUNS = 7;
const FIGURES_BAR = 1.5;
const COPY_BAR = 0.1;
const LOAD_BAR_S = 60;
const ACCOUNT_BAR_MS = 2_000;
const CHANGED = 100;
const PAGE = 25;

const sources = serverModules.flatMap((module) => module.figureSources ?? []);

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

interface Programme { readonly id: string; readonly code: string; readonly officeId: string }

const programmesOf = (installation: Installation): Promise<Programme[]> => rows<Programme>(installation.owner.db, sql`select g.id, g.code, min(p.id::text) as "officeId" from places.programmes g
  join people.persons p on p.programme_id = g.id join people.assignments a on a.programme_id = p.programme_id and a.person_id = p.id and a.role_code = 'programmeOffice'
  where exists (select 1 from figures.figures f where f.programme_id = g.id) group by g.id, g.code order by g.code`);

const actors = (installation: Installation, programme: Programme) => actorsOf({ runtime: installation.runtime, programmeId: programme.id });
const now = (installation: Installation, { officeId }: Programme) => ({ at: installation.runtime.clock(), by: officeId });

/** Every figure of a programme as the statement that its owner would write. */
async function bareStatements(installation: Installation, programme: Programme) {
  const ctx = { tx: installation.owner.db as unknown as Tx, programmeId: programme.id, today: new Date(installation.runtime.clock()).toISOString().slice(0, 10), utcOffsetMinutes: 480, now: installation.runtime.clock(), scope: { everything: true, placeIds: [], siteIds: [], organisationIds: [] } } as unknown as ReadContext;
  const shapes = new Map((await Promise.all(sources.map(async (source) => source.shapes(ctx)))).flat().map((shape) => [shape.code, shape]));
  const found = await rows<{ code: string; definition: Parameters<typeof statementOf>[0]['definition'] }>(installation.owner.db, sql`select code, definition from figures.figures where programme_id = ${programme.id} and not is_retired`);
  const counted = found.filter(({ definition }) => definition.source !== null && shapes.has(definition.source) && definition.aggregate.kind !== 'ratioOfFigures');
  const statements = counted.flatMap(({ definition }) => {
    const shape = definition.source === null ? undefined : shapes.get(definition.source);
    const statement = shape === undefined ? null : statementOf({ definition, ground: { shape, asOf: definition.asOf ?? ctx.today, programmeId: programme.id } });
    return statement === null ? [] : [statement.compile(installation.owner.db)];
  });
  return { count: found.length, codes: counted.map(({ code }) => code), statements };
}

async function figuresAgainstBare(installation: Installation): Promise<Line> {
  const programmes = await programmesOf(installation);
  const prepared = await Promise.all(programmes.map(async (programme) => ({ programme, ...await bareStatements(installation, programme) })));
  const client = new pg.Client({ connectionString: installation.ownerUrl });
  await client.connect();
  const bare = async () => { for (const { statements } of prepared) for (const { sql: text, parameters } of statements) await client.query(text, parameters as unknown[]); };
  const ours = async () => { for (const { programme } of prepared) await actors(installation, programme).read(listFigures, { pageSize: 200 }, now(installation, programme)); };
  await bare();
  await ours();
  const took = { ours: [] as number[], bare: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) { took.ours.push(await msOf(ours)); took.bare.push(await msOf(bare)); }
  await client.end();
  const [mine, floor] = [middle(took.ours), middle(took.bare)];
  const count = prepared.reduce((sum, { count: own }) => sum + own, 0);
  return { name: `all ${count} figures of ${programmes.length} programmes, through session, rights and row-level security`, value: `${mine.toFixed(0)} ms`, floor: `${floor.toFixed(0)} ms bare SQL, figure by figure as owner`, ratio: mine / floor, bar: `≤ ${FIGURES_BAR}`, met: mine / floor <= FIGURES_BAR };
}

/** A whole account as its office previews it: figures computed, sentences written, proofread; against the bare statements of the figures that it quotes. */
async function accountsAgainstBare(installation: Installation): Promise<Line> {
  const client = new pg.Client({ connectionString: installation.ownerUrl });
  await client.connect();
  const [ours, bare]: [number[], number[]] = [[], []];
  let slowest = { code: '', ms: 0 };
  for (const programme of await programmesOf(installation)) {
    const as = actors(installation, programme);
    const { templates } = JSON.parse(new TextDecoder().decode(await packBytes(`accounts/${programme.code}.json`))) as { templates: { code: string; kind: InputOf<typeof previewAccount>['kind']; title: string; body: string }[] };
    const template = templates.find(({ code }) => code === PUBLISHED_ACCOUNTS[programme.code as keyof typeof PUBLISHED_ACCOUNTS]);
    if (template === undefined) throw new Error(`the programme ${programme.code} has no account`);
    const { codes, statements } = await bareStatements(installation, programme);
    const quoted = figureCodes(template.title, template.body);
    const floor = statements.filter((_each, at) => quoted.includes(codes[at] as string));
    const compose = (run: number) => as.write(previewAccount, { kind: template.kind, title: template.title, content: template.body }, now(installation, programme), `bench/account/${programme.code}/${run}`);
    await compose(-1);
    const took: number[] = [];
    for (let run = 0; run < RUNS; run += 1) took.push(await msOf(() => compose(run)));
    const plain: number[] = [];
    for (let run = 0; run < RUNS; run += 1) plain.push(await msOf(async () => { for (const { sql: text, parameters } of floor) await client.query(text, parameters as unknown[]); }));
    ours.push(middle(took));
    bare.push(middle(plain));
    if (middle(took) > slowest.ms) slowest = { code: programme.code, ms: middle(took) };
  }
  await client.end();
  const sum = (of: readonly number[]): number => of.reduce((all, each) => all + each, 0);
  return { name: `a whole account written from its template, ${ours.length} programmes, the slowest (${slowest.code})`, value: `${slowest.ms.toFixed(0)} ms; all ${sum(ours).toFixed(0)} ms`, floor: `${sum(bare).toFixed(0)} ms bare SQL of the figures that they quote`, ratio: sum(ours) / sum(bare), bar: '< 2 s each', met: slowest.ms < ACCOUNT_BAR_MS };
}

async function seedRecords(installation: Installation, programme: Programme): Promise<number> {
  const { id } = await actors(installation, programme).write(saveRegister, { code: 'bench', zh: '大台账', en: 'Large', titleField: 'name', dayField: 'on', fields: [{ code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'on', zh: '日期', en: 'On', type: 'date' }, { code: 'amount', zh: '数量', en: 'Amount', type: 'number' }] }, now(installation, programme), 'bench/register');
  return msOf(async () => {
    for (let from = 0; from < RECORDS; from += 250_000) {
      await sql`insert into records.records (programme_id, id, register_id, code, title, on_date, fields, is_synthetic, recorded_at, recorded_by, search_text)
        select ${programme.id}, uuidv7(), ${id}, 'B' || n, '示例' || n, date '2020-01-01' + (n % 2000)::int, jsonb_build_object('name', '示例' || n, 'amount', n % 97), true, now(), ${programme.officeId}, ''
          from generate_series(${from + 1}::int, ${Math.min(from + 250_000, RECORDS)}::int) n`.execute(installation.owner.db);
    }
    await sql`analyze records.records`.execute(installation.owner.db);
  });
}

async function largeFigure(installation: Installation): Promise<Line[]> {
  const [programme] = await programmesOf(installation);
  if (programme === undefined) throw new Error('the demonstration has no programme with figures');
  const loaded = await seedRecords(installation, programme);
  const as = actors(installation, programme);
  const figure = await as.write(saveFigure, { code: 'bench.sum', labelZh: '大数', labelEn: 'Large', unit: '个', definition: { source: 'records.bench', where: [{ column: 'amount', is: 'least', value: 10 }], aggregate: { kind: 'sum', column: 'amount' } } }, now(installation, programme), 'bench/figure');
  const read = async () => (await as.write(checkFigures, { figures: [{ id: 'bench.sum', value: 0 }] }, now(installation, programme), `bench/read/${performance.now()}`)).rows[0]?.computed;
  const recount: number[] = [];
  for (let run = 0; run < 3; run += 1) recount.push(await msOf(read));
  const counted = await read();
  const first = await msOf(() => as.write(keepFigures, {}, now(installation, programme), 'bench/keep/first'));
  const change = () => sql`update records.records set fields = jsonb_set(fields, '{amount}', '50') where id in (select id from records.records where programme_id = ${programme.id} and code like 'B%' order by random() limit ${CHANGED})`.execute(installation.owner.db);
  await change();
  const kept: number[] = [];
  for (let run = 0; run < RUNS; run += 1) kept.push(await msOf(read));
  const value = await read();
  const again = await msOf(() => as.write(keepFigures, {}, now(installation, programme), 'bench/keep/again'));
  const { rows: [check] } = await sql<{ value: number }>`select sum((fields ->> 'amount')::numeric)::float8 as value from records.records where programme_id = ${programme.id} and register_id = (select id from records.registers where programme_id = ${programme.id} and code = 'bench') and (fields ->> 'amount')::numeric >= 10 and withdrawn_at is null`.execute(installation.owner.db);
  const right = value === check?.value && counted !== value;
  const turn = (input: object) => msOf(() => as.read(listFigureRows, { figureId: figure.id, pageSize: PAGE, sort: 'recent', ...input } as never, now(installation, programme)));
  let after: string | null = null;
  const pages: number[] = [];
  for (let page = 0; page < 20; page += 1) {
    const found: { next: string | null } = await as.read(listFigureRows, { figureId: figure.id, pageSize: PAGE, sort: 'recent', ...(after === null ? {} : { after }) }, now(installation, programme));
    after = found.next;
    pages.push(await turn(after === null ? {} : { after }));
  }
  const deep = await turn({ page: 2_400 });
  return [
    { name: `a figure over ${RECORDS.toLocaleString('en')} records after ${CHANGED} changes, read exactly from its parts`, value: `${middle(kept).toFixed(0)} ms`, floor: `${middle(recount).toFixed(0)} ms recount`, ratio: middle(recount) / middle(kept), bar: 'quicker than a recount, and the same', met: right && middle(kept) < middle(recount), note: `loaded in ${(loaded / 1_000).toFixed(0)} s` },
    { name: 'the same kept anew', value: `${again.toFixed(0)} ms for the changed parts`, floor: `${first.toFixed(0)} ms for all 4,096`, ratio: first / again, bar: 'quicker than all', met: again < first },
    { name: `rows behind it, ${PAGE} a page`, value: `${middle(pages).toFixed(0)} ms the next page by its cursor`, floor: `${deep.toFixed(0)} ms page 2,400 by its number`, bar: '< 300 ms', met: middle(pages) < 300 },
  ];
}

/** COPY of every row of the demonstration into tables with the same indexes and constraints. @returns seconds and rows */
async function copyFloor(installation: Installation): Promise<{ seconds: number; count: number }> {
  const tables = await rows<{ name: string; count: number }>(installation.owner.db, sql`select n.nspname || '.' || c.relname as name, c.reltuples::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname not like 'pg_%' and c.reltuples > 50 order by c.reltuples desc`);
  const client = new pg.Client({ connectionString: installation.ownerUrl });
  await client.connect();
  let [seconds, count] = [0, 0];
  await client.query('create schema copied');
  for (const [at, { name }] of tables.entries()) {
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(copyTo(`copy ${name} to stdout (format binary)`))) chunks.push(chunk as Buffer);
    await client.query(`create table copied.t${at} (like ${name} including all)`);
    seconds += (await msOf(() => pipeline(Readable.from(chunks), client.query(copyFrom(`copy copied.t${at} from stdin (format binary)`))))) / 1_000;
    count += Number((await client.query(`select count(*) as count from copied.t${at}`)).rows[0].count);
  }
  await client.query('drop schema copied cascade');
  await client.end();
  return { seconds, count };
}

export async function benchFigures(): Promise<Line[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-bench-'));
  const installation = await openInstallation(loadConfig({ LIANCHUANG_DATA_DIR: dataDir, LIANCHUANG_SECRET: '5eed'.repeat(16), LIANCHUANG_LOG_LEVEL: 'warn' }), pino({ level: process.env['BENCH_LOG'] ?? 'silent' }), { demoPassword: 'bench', jobs: false });
  try {
    const load = (await msOf(() => loadDemo(installation, () => undefined))) / 1_000;
    await sql`analyze`.execute(installation.owner.db);
    const copy = await copyFloor(installation);
    const first: Line = { name: `load of the whole demonstration, ${copy.count.toLocaleString('en')} rows through operations with audit`, value: `${load.toFixed(0)} s`, floor: `${copy.seconds.toFixed(1)} s COPY`, ratio: copy.seconds / load, bar: `< ${LOAD_BAR_S} s and ≥ ${COPY_BAR}`, met: load < LOAD_BAR_S && copy.seconds / load >= COPY_BAR };
    const figures = await figuresAgainstBare(installation);
    const accounts = await accountsAgainstBare(installation);
    return [first, figures, accounts, ...await largeFigure(installation)];
  } finally {
    await installation.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
